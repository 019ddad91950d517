"""Targets, contracts and projects of the fictional territories as files."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard import catalogue
from dashboard.demo.counts import apportion, scatter_within
from dashboard.demo.plans import HALF, Span
from dashboard.demo.target_plans import (
    CITY_TARGETS,
    COUNTY_TARGETS,
    DEPARTMENTS,
    DISTRICT_TARGETS,
    LEAST,
    Project,
    Rate,
    TargetPlan,
)
from dashboard.demo.tree import Level
from dashboard.demo.writing import ENCODING, write_facts
from dashboard.domain.periods import Grain, Period

_TARGET_COLUMNS = ("单位代码", "单位名称", "年度", "指标", "要求", "下限", "上限", "口径", "类别")
_CONTRACT_COLUMNS = ("年度", "签订单位", "应签日期", "签订日期")
_CONTRACT, _TASK = "责任目标", "年度任务"
_ALL, _MIGRANTS = "合计", "流动"
_Row = tuple[str, ...]


def write_county_targets(folder: Path, levels: list[Level], *, span: Span, seed: int) -> None:
    """Write the county's targets, contracts and projects; townships build."""
    _write(folder, COUNTY_TARGETS, levels[:2], sign="县", span=span, seed=seed)


def write_district_targets(folder: Path, levels: list[Level], *, span: Span, seed: int) -> None:
    """Write the district's targets, contracts and projects; streets build."""
    _write(folder, DISTRICT_TARGETS, levels[:2], sign="区", span=span, seed=seed)


def write_city_targets(folder: Path, levels: list[Level], *, span: Span, seed: int) -> None:
    """Write the city's targets, contracts and projects; counties build."""
    _write(folder, CITY_TARGETS, levels[:2], sign="市", span=span, seed=seed)


def _write(
    folder: Path, plan: TargetPlan, levels: list[Level], *, sign: str, span: Span, seed: int
) -> None:
    years = span.years[-2:]
    targets = [row for year in years for row in _targets(plan, levels, str(year))]
    _write_table(folder / "targets.csv", _TARGET_COLUMNS, targets)
    contracts = [
        row for year in years for row in _contracts(plan, levels[1], sign, span=span, year=year)
    ]
    _write_table(folder / "contracts.csv", _CONTRACT_COLUMNS, contracts)
    rng = np.random.default_rng([seed, 5, int(levels[0].codes[0])])
    built = _built(rng, plan, levels[1], span)
    write_facts(folder, "projects", built, level=levels[1], calendar=span.calendar)


def _write_table(path: Path, columns: tuple[str, ...], rows: list[_Row]) -> None:
    table = pd.DataFrame(rows, columns=list(columns))
    table.to_csv(path, index=False, encoding=ENCODING, lineterminator="\n")


def _targets(plan: TargetPlan, levels: list[Level], year: str) -> Iterator[_Row]:
    root, below = levels
    head = (root.codes[0], root.names[0].zh, year)
    for rates, scope, duty in (
        (plan.contract, _ALL, _CONTRACT),
        (plan.migrants, _MIGRANTS, _CONTRACT),
        (plan.tasks, _ALL, _TASK),
    ):
        for rate in rates:
            yield *head, *_limits(rate), scope, duty
    for project in plan.projects:
        yield *head, *_asked(project, project.asked)
        if project.each:
            shares = apportion(np.array([project.asked]), np.ones(below.size))[0].tolist()
            for code, name, share in zip(below.codes, below.names, shares, strict=True):
                yield code, name.zh, year, *_asked(project, share)


def _limits(rate: Rate) -> _Row:
    indicator, kind, limit = rate
    return indicator, kind, *((f"{limit:g}", "") if kind == LEAST else ("", f"{limit:g}"))


def _asked(project: Project, number: int) -> _Row:
    indicator = catalogue.load().indicators[project.measure]
    return *_limits((indicator.name_zh, LEAST, number)), _ALL, _TASK


def _contracts(
    plan: TargetPlan, units: Level, sign: str, *, span: Span, year: int
) -> Iterator[_Row]:
    """Yield the contracts of a year: they are signed in its first two months."""
    first = Period(span.calendar.year_start(year), Grain.MONTH)
    due = first.shifted(1).last_day
    parties = [name.zh for name in units.names]
    parties += [sign + name for name in DEPARTMENTS[: plan.departments]]
    unsigned = plan.unsigned if year == span.years[-1] else 0
    for place, party in enumerate(parties):
        signed = "" if place >= len(parties) - unsigned else _signed(first.first_day, place)
        yield str(year), party, due.isoformat(), signed


def _signed(first: date, place: int) -> str:
    return (first + timedelta(days=12 + place * 7 % 40)).isoformat()


def _built(rng: np.random.Generator, plan: TargetPlan, units: Level, span: Span) -> pd.DataFrame:
    """Return what was built in the half-years of the year before, and in this one's first."""
    starts = span.halves[-3:]
    table = pd.DataFrame(
        {
            "unit": np.tile(np.arange(units.size), len(starts)),
            "start": np.repeat(starts, units.size),
            "months": HALF,
        }
    )
    for project in plan.projects:
        weights = rng.lognormal(0, 0.4, units.size)
        counts = [
            scatter_within(rng, n, weights, at_most=np.full(units.size, n // units.size + 2))
            for n in project.built
        ]
        table[project.measure] = np.concatenate(counts)
    return table
