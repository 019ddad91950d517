"""The contribution's tables: what each unit adds to an area's value, and to its change.

What is not told of single units (withheld, not reported, units that came or went within a
period, or reports of the area alone) is the rest of the area's counts, so that parts and
rest always add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.contribution import (
    Counts,
    benchmark,
    beyond_chance,
    can_be_split,
    differ,
    excess,
    kitagawa,
    points,
    shares,
    without_each,
)
from dashboard.domain.figure import FIGURE_COLUMNS, Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition

MAKEUP_COLUMNS = (*FIGURE_COLUMNS, "without", "excess", "share", "points")
CHANGE_COLUMNS = ("unit_code", "before", "now", "rate", "mix")
_NOTHING = 1e-6
"""Below this many events or people a rest is the noise of adding up."""


@dataclass(frozen=True)
class Makeup:
    """What units add to an area's value in one period.

    Attributes:
        area: The area's figure.
        benchmark: Value from which it is explained, in the indicator's unit.
        units: ``MAKEUP_COLUMNS``, one row a unit whose counts are known: ``without`` is the
            area's value without it, ``excess`` its events beyond the benchmark's, ``share``
            of the area's, NaN unless they are ``sure``, ``points`` what it adds to the area's
            distance from the benchmark. Empty where the area has no value.
        unknown: Codes of the units that are not told of.
        rest: What they add, in ``points``.
        excess: The area's events beyond the benchmark's; of all units and the rest.
        sure: Whether these are beyond chance; else no unit is their cause.
        differ: Whether units differ beyond chance; None where that is not compared.
    """

    area: Figure
    benchmark: float
    units: pd.DataFrame
    unknown: tuple[str, ...]
    rest: float
    excess: float = 0.0
    sure: bool = False
    differ: bool | None = None


@dataclass(frozen=True)
class Change:
    """What units add to the change of an area's value between two periods.

    Attributes:
        before, now: The area's figures.
        units: ``CHANGE_COLUMNS``, one row a unit whose counts are known in both periods (0
            where it does not exist): its values, NaN where it has none, and Kitagawa's two
            components in the indicator's unit. Empty where the area lacks a value.
        unknown: Codes of the units that are not told of.
        rest: What they add, both components together.
    """

    before: Figure
    now: Figure
    units: pd.DataFrame
    unknown: tuple[str, ...]
    rest: float


def makeup(
    edition: Edition, indicator: Indicator, *, period: Period, area: str, level: str, scope: str
) -> Makeup:
    """Return what the units of a level below an area add to its value.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        period: Period shown.
        area: Code of the area.
        level: Level of the units, which lie below it; the map's units.
        scope: Population that is counted.

    Raises:
        UnknownNameError: There is no such unit.
    """
    codes = [unit.code for unit in edition.tree.parts(area, level=level, periods=[period])]
    table = figures(edition, indicator, periods=[period], units=[area, *codes], scope=scope)
    whole, below = figures_of(table.head(1))[0], table.iloc[1:].reset_index(drop=True)
    start = benchmark(indicator, whole.value)
    if not (whole.given and can_be_split(indicator) and len(below)):
        return Makeup(whole, start, pd.DataFrame(columns=list(MAKEUP_COLUMNS)), (), 0.0)
    area_counts, units = _counts(indicator, table.head(1), area=True), _counts(indicator, below)
    known = ~_missing(units)
    events, of_area = (
        excess(counts, expected=start / indicator.factor) for counts in (units, area_counts)
    )
    net, sure = float(of_area[0]), beyond_chance(indicator, whole)
    left = net - float(events[known].sum())
    left = left if abs(left) > _NOTHING else 0.0
    rows = below[known].assign(
        without=without_each(units, area_counts, factor=indicator.factor)[known],
        excess=events[known],
        share=shares(events[known], net if sure else np.nan),
        points=points(events[known], area_counts, factor=indicator.factor),
    )
    return Makeup(
        area=whole,
        benchmark=start,
        units=rows[list(MAKEUP_COLUMNS)].reset_index(drop=True),
        unknown=tuple(below.loc[~known, "unit_code"]),
        rest=float(points(np.array([left]), area_counts, factor=indicator.factor)[0]),
        excess=net,
        sure=sure,
        differ=differ(indicator, Counts(units.above[known], units.below[known])),
    )


def change(
    edition: Edition,
    indicator: Indicator,
    *,
    periods: tuple[Period, Period],
    area: str,
    level: str,
    scope: str,
) -> Change:
    """Return what the units of a level below an area add to the change of its value.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        periods: The earlier and the later period, of one length.
        area: Code of the area.
        level: Level of the units, which lie below it; the map's units.
        scope: Population that is counted.

    Raises:
        UnknownNameError: There is no such unit.
    """
    codes = [unit.code for unit in edition.tree.parts(area, level=level, periods=periods)]
    tables = [
        figures(edition, indicator, periods=[period], units=[area, *codes], scope=scope)
        for period in periods
    ]
    before, now = (figures_of(table.head(1))[0] for table in tables)
    if not (before.given and now.given and can_be_split(indicator) and codes):
        return Change(before, now, pd.DataFrame(columns=list(CHANGE_COLUMNS)), (), 0.0)
    areas = [_counts(indicator, table.head(1), area=True) for table in tables]
    counts = [
        _with_absent(edition, _counts(indicator, table.iloc[1:]), codes, period)
        for table, period in zip(tables, periods, strict=True)
    ]
    known = ~(_missing(counts[0]) | _missing(counts[1]))
    effects = kitagawa(*counts, areas=(areas[0], areas[1]), factor=indicator.factor)
    rate, mix = (effects.rate, effects.mix) if indicator.denominator else (sum(effects), 0.0)
    values = [table["value"].to_numpy(dtype=float)[1:] for table in tables]
    rows = pd.DataFrame(
        {"unit_code": codes, "before": values[0], "now": values[1], "rate": rate, "mix": mix}
    )
    parts = float((rows["rate"] + rows["mix"])[known].sum())
    rest = now.value - before.value - parts
    return Change(
        before=before,
        now=now,
        units=rows[known].reset_index(drop=True),
        unknown=tuple(rows.loc[~known, "unit_code"]),
        rest=rest if abs(rest) * areas[1].below[0] > _NOTHING * indicator.factor else 0.0,
    )


def _counts(indicator: Indicator, table: pd.DataFrame, *, area: bool = False) -> Counts:
    """Return the counts of figures; of a plain count as ``domain.contribution`` wants them."""
    above = table["numerator"].to_numpy(dtype=float)
    if indicator.denominator:
        return Counts(above, table["denominator"].to_numpy(dtype=float))
    return Counts(above, np.full(len(above), float(area)))


def _missing(units: Counts) -> npt.NDArray[np.bool_]:
    return np.asarray(np.isnan(units.above) | np.isnan(units.below))


def _with_absent(edition: Edition, units: Counts, codes: Sequence[str], period: Period) -> Counts:
    """Return the counts with 0 for units that do not exist in the period."""
    absent = np.array([not edition.tree[code].exists_in(period) for code in codes])
    return Counts(np.where(absent, 0.0, units.above), np.where(absent, 0.0, units.below))
