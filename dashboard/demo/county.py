"""A county with an October year: 18 townships, 179 villages that report every month."""

from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.demo import offers, plans
from dashboard.demo.assessment import write_county_assessment
from dashboard.demo.base import base_table
from dashboard.demo.counts import apportion
from dashboard.demo.decisions import write_county_decisions
from dashboard.demo.geometry import draw_territory
from dashboard.demo.history import vital_history
from dashboard.demo.mesh import Place
from dashboard.demo.names import Name
from dashboard.demo.plans import HALF, Span, Trend
from dashboard.demo.services import service_table
from dashboard.demo.settings import Outline, SeriesBreak, settings_text
from dashboard.demo.targets import write_county_targets
from dashboard.demo.tree import TOWNSHIPS, VILLAGES, Level, level_below, root_level
from dashboard.demo.vital import Habits, SecondBirths
from dashboard.demo.writing import write_boundaries, write_facts, write_settings, write_units
from dashboard.domain.periods import Calendar

_TOWNSHIPS = 18
_VILLAGES = 179
_LEAST_VILLAGES = 6
_WORST = SecondBirths({9: (27, 5), 13: (16, 3)}, ratio=533)

OUTLINE = Outline(
    id="county",
    name_zh="云岭县（演示）",
    name_en="Yunling County (demo)",
    start_month=10,
    as_of="2026-03-31",
    population="end",
    headline=(
        "birth_rate",
        "sex_ratio_at_birth",
        "natural_increase",
        "policy_compliance",
        "sex_ratio_at_birth_parity_2",
        "three_check",
    ),
    boundaries={"townships.shp": "township", "villages.shp": "village"},
    breaks=(
        SeriesBreak(
            period="2021-10",
            text_zh="人口数按第七次全国人口普查结果修订",
            text_en="population revised by the 2020 census",
            indicators=("population", "birth_rate", "death_rate", "natural_increase"),
        ),
        SeriesBreak(
            period="2021-08",
            text_zh="三孩生育政策实施，符合政策的范围扩大",
            text_en="three-child policy in force: more births comply",
            indicators=("policy_compliance",),
        ),
    ),
)
SPAN = Span(Calendar(10), 2015 * 12 + 9, 126)


def write_county(out: Path, *, seed: int) -> None:
    """Write the county below ``out/data`` and ``out/shapefiles``."""
    rng = np.random.default_rng([seed, 1])
    levels = _levels(rng)
    folder = out / "data" / OUTLINE.id
    write_units(folder, levels)
    write_settings(folder, settings_text(OUTLINE))
    write_county_assessment(folder, levels[1])
    write_county_targets(folder, levels, span=SPAN, seed=seed)
    write_county_decisions(folder, levels)
    _write_facts(folder, levels, rng)
    counts = [np.array([_TOWNSHIPS]), levels[2].counts(_TOWNSHIPS)]
    townships, villages = draw_territory(
        counts, place=Place(108.94, 33.62, 26), seed=seed, detail=2
    )
    write_boundaries(
        out / "shapefiles" / OUTLINE.id,
        {"townships": (levels[1], townships), "villages": (levels[2], villages)},
    )


def _levels(rng: np.random.Generator) -> list[Level]:
    root = root_level("990121", Name("云岭县", "Yunling County"), "county")
    townships = level_below(
        rng, root, level="township", kinds=TOWNSHIPS, counts=np.array([_TOWNSHIPS])
    )
    spare = np.array([_VILLAGES - _LEAST_VILLAGES * _TOWNSHIPS])
    counts = _LEAST_VILLAGES + apportion(spare, townships.weights**0.5)[0]
    villages = level_below(rng, townships, level="village", kinds=VILLAGES, counts=counts)
    return [root, townships, villages]


def _write_facts(folder: Path, levels: list[Level], rng: np.random.Generator) -> None:
    root, townships, villages = levels
    calendar, first = SPAN.calendar, SPAN.first
    vital = vital_history(
        rng,
        plans.COUNTY,
        span=SPAN,
        habits=Habits.of(rng, villages.weights, villages.parent, bias=0.25),
        weights=villages.weights,
        second={"2026H1": _WORST},
    )
    monthly = vital.rename(columns={"month": "start"}).assign(months=1)
    own = np.arange(villages.size)
    quarters = base_table(rng, vital, above=own, first=first, months=3)
    checks = service_table(rng, quarters, services=offers.THREE_CHECK, span=SPAN)
    halves = base_table(rng, vital, above=own, first=first, months=HALF)
    women = service_table(rng, halves, services=offers.WOMEN, span=SPAN)
    base = base_table(rng, vital, above=villages.parent, first=first, months=HALF)
    services = service_table(
        rng,
        base,
        services=offers.PLANNING + offers.FAMILY + offers.RECORDS,
        counts=offers.CHILDCARE,
        span=SPAN,
    )
    tables = {
        "vital": (monthly, villages),
        "three_check": (offers.alone(checks, offers.THREE_CHECK), villages),
        "women": (offers.alone(women, offers.WOMEN), villages),
        "services": (offers.as_reported(services), townships),
        "county": (_county_counts(), root),
    }
    for name, (table, level) in tables.items():
        write_facts(folder, name, table, level=level, calendar=calendar)


def _county_counts() -> pd.DataFrame:
    """Return what only the county as a whole counts."""
    cases, recipients = Trend(121, 75), Trend(97, 184)
    rows = []
    for start in SPAN.halves:
        year = SPAN.calendar.year_of(start)
        rows.append(
            {
                "unit": 0,
                "start": start,
                "months": HALF,
                "cases_filed": round(cases.at(year, SPAN.years)),
                "benefit_recipients": round(recipients.at(year, SPAN.years)),
            }
        )
    return pd.DataFrame(rows)
