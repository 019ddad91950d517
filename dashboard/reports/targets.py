"""Targets of units beside what is done: the gauges of one unit, the matrix of many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.attainment import (
    Asked,
    Attainment,
    attainments,
    attainments_of,
)
from dashboard.domain.figure import FIGURE_COLUMNS, Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.statistical_year import YearSoFar, year_so_far
from dashboard.domain.status import Status
from dashboard.domain.targets import (
    Duty,
    Key,
    Target,
    is_cumulative,
    is_momentary,
    targets_of,
)
from dashboard.domain.units import Unit
from dashboard.reports.figures import figure_tables, figures
from dashboard.reports.pooling import POOLED, pooled_figures
from dashboard.reports.selection import Selection
from dashboard.storage.store import Edition

_VALUES = ["value", "lower", "upper"]


@dataclass(frozen=True)
class TargetLine:
    """One target of one unit.

    Attributes:
        target: What is asked; its unit is the one that it was given to.
        indicator: Catalogue entry.
        cumulative: Whether the value grows over the year, so that progress can be told.
        figure: The year so far.
        attainment: How the target stands.
    """

    target: Target
    indicator: Indicator
    cumulative: bool
    figure: Figure
    attainment: Attainment


@dataclass(frozen=True)
class TargetMatrix:
    """How the targets of several units stand.

    Attributes:
        units: Codes of the units, in the order of the rows.
        keys: What the targets are about, in the order of the columns.
        lines: By unit and key; none where a unit has no such target.
    """

    units: tuple[str, ...]
    keys: tuple[Key, ...]
    lines: Mapping[tuple[str, Key], TargetLine]


def focus_of(selection: Selection) -> Unit:
    """Return the unit whose targets are shown: a village answers through its township."""
    unit = selection.unit
    if unit.level == "village" and unit.parent:
        return selection.edition.tree[unit.parent]
    return unit


def so_far(edition: Edition, period: Period) -> YearSoFar:
    """Return how far the statistical year of ``period`` had gone at its end, or has gone now."""
    settings = edition.settings
    return year_so_far(settings.calendar, period, as_of=settings.as_of)


def unit_targets(
    edition: Edition, catalogue: Catalogue, *, period: Period, unit: str, scope: str
) -> list[TargetLine]:
    """Return the targets of a unit in the order in which they were given.

    Args:
        edition: Edition to read.
        catalogue: Measures and indicators.
        period: Period shown; the targets are those of its statistical year.
        unit: Code of the unit.
        scope: Population whose targets are wanted; ``all`` for those of every population.
    """
    matrix = target_matrix(edition, catalogue, period=period, units=[unit], scope=scope)
    return list(matrix.lines.values())


def target_matrix(
    edition: Edition,
    catalogue: Catalogue,
    *,
    period: Period,
    units: Sequence[str],
    scope: str,
) -> TargetMatrix:
    """Return the targets of several units; arguments as of ``unit_targets``."""
    year = so_far(edition, period)
    shown = {
        name: entry
        for name, entry in catalogue.indicators.items()
        if entry.status == "current" or edition.settings.historical
    }
    found = targets_of(
        edition.targets().targets, units, year=year.year, tree=edition.tree, indicators=shown
    )
    wanted = {key: asked for key, asked in found.items() if scope in ("all", key[1])}
    tables = _year_tables(edition, catalogue, list(wanted), units=units, year=year)
    lines = {
        (unit, key): line
        for key, asked in wanted.items()
        for unit, line in _lines(catalogue, key, asked, tables[key], year=year).items()
    }
    return TargetMatrix(tuple(units), tuple(wanted), lines)


def _lines(
    catalogue: Catalogue,
    key: Key,
    targets: Mapping[str, Target],
    table: pd.DataFrame,
    *,
    year: YearSoFar,
) -> dict[str, TargetLine]:
    indicator = catalogue.indicators[key[0]]
    cumulative = is_cumulative(indicator, catalogue.measures)
    rows = table[table["unit_code"].isin(targets)]
    listed = [targets[code] for code in rows["unit_code"]]
    low, high = np.array([target.limits for target in listed]).T
    asked = Asked(low, high, np.array([target.duty is Duty.TASK for target in listed]))
    judged = attainments(indicator, rows, asked=asked, so_far=year, cumulative=cumulative)
    parts = zip(listed, figures_of(rows), attainments_of(judged), strict=True)
    return {
        figure.unit_code: TargetLine(target, indicator, cumulative, figure, attainment)
        for target, figure, attainment in parts
    }


def _year_tables(
    edition: Edition,
    catalogue: Catalogue,
    keys: Sequence[Key],
    *,
    units: Sequence[str],
    year: YearSoFar,
) -> dict[Key, pd.DataFrame]:
    """Return the figures of the year so far of every unit, by indicator and scope."""
    tables: dict[Key, pd.DataFrame] = {}
    for scope in dict.fromkeys(scope for _name, scope in keys):
        entries = [catalogue.indicators[name] for name, of in keys if of == scope]
        if len(year.periods) == 1:
            read = figure_tables(edition, entries, periods=year.periods, units=units, scope=scope)
        else:
            read = {
                entry.id: _added(edition, catalogue, entry, units=units, scope=scope, year=year)
                for entry in entries
            }
        tables |= {(name, scope): table for name, table in read.items()}
    return tables


def _added(
    edition: Edition,
    catalogue: Catalogue,
    indicator: Indicator,
    *,
    units: Sequence[str],
    scope: str,
    year: YearSoFar,
) -> pd.DataFrame:
    """Return the figures of several periods as one.

    What is counted at a moment is that of the last one; events over a mean population are
    those of all over the mean of all.
    """
    last = year.periods[-1:]
    if is_momentary(indicator, catalogue.measures):
        return figures(edition, indicator, periods=last, units=units, scope=scope)
    table = pooled_figures(edition, indicator, periods=year.periods, units=units, scope=scope)
    if is_cumulative(indicator, catalogue.measures) and indicator.denominator:
        table[_VALUES] *= len(year.periods)
        table["denominator"] /= len(year.periods)
    partial = table["status"].isin([Status.OK, Status.CAUTIOUS, Status.TOO_FEW]) & (
        table[POOLED] < len(year.periods)
    )
    table.loc[partial, "status"] = str(Status.NOT_REPORTED)
    table.loc[partial, _VALUES] = np.nan
    return table[list(FIGURE_COLUMNS)]
