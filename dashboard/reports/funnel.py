"""The funnel's tables: units by size and value, and the limits of chance around the area's."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.against_area import sizes
from dashboard.domain.comparison import beyond
from dashboard.domain.figure import FIGURE_COLUMNS, Figure, figures_of
from dashboard.domain.funnel import INNER, OUTER, has_funnel, limits, reaches
from dashboard.domain.periods import Period
from dashboard.domain.rates import FloatArray
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition

POINT_COLUMNS = (*FIGURE_COLUMNS, "size", "reach", "off_norm")
CURVE_COLUMNS = ("size", "outer_lower", "inner_lower", "inner_upper", "outer_upper")
_STEPS = 80


@dataclass(frozen=True)
class Funnel:
    """Units of an area in a period, ready to be drawn as a funnel.

    Attributes:
        area: The area's figure; its value is the centre.
        points: ``POINT_COLUMNS``, one row a unit with a value: ``size`` makes it precise,
            ``reach`` says where it lies in the funnel, ``off_norm`` whether its own 95%
            interval lies beyond the normal band.
        curve: ``CURVE_COLUMNS``, limits by size in the indicator's unit; an open limit is
            infinite. Empty where the area has no value.
        unjudged: Number of units without a value.
    """

    area: Figure
    points: pd.DataFrame
    curve: pd.DataFrame
    unjudged: int


def funnel(
    edition: Edition, indicator: Indicator, *, period: Period, area: str, level: str, scope: str
) -> Funnel:
    """Return the funnel of an indicator with limits.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        period: Period shown.
        area: Code of the area whose value is the centre.
        level: Level of the units, which lie below it; the map's units.
        scope: Population that is counted.

    Raises:
        UnknownNameError: There is no such unit.
    """
    parts = edition.tree.parts(area, level=level, periods=[period])
    units = [unit.code for unit in parts]
    table = figures(edition, indicator, periods=[period], units=[area, *units], scope=scope)
    whole, below = figures_of(table.head(1))[0], table.iloc[1:]
    given = below[below["value"].notna()].reset_index(drop=True)
    if not has_funnel(indicator) or not whole.given:
        given = given.head(0)
    return Funnel(
        area=whole,
        points=_points(indicator, given, centre=whole.value),
        curve=_curve(indicator, given, centre=whole.value),
        unjudged=len(below) - len(given),
    )


def _sizes(indicator: Indicator, table: pd.DataFrame) -> FloatArray:
    return sizes(indicator, table["numerator"].to_numpy(), table["denominator"].to_numpy())


def _points(indicator: Indicator, table: pd.DataFrame, *, centre: float) -> pd.DataFrame:
    if table.empty:
        return pd.DataFrame(columns=list(POINT_COLUMNS))
    size = _sizes(indicator, table)
    off_norm = np.zeros(len(table), dtype=bool)
    if indicator.band:
        low, high = indicator.band
        above, below, _ = beyond(table["lower"], table["upper"], low=low, high=high)
        off_norm = above | below
    reach = reaches(indicator, table["numerator"], table["denominator"], centre=centre)
    return table.assign(size=size, reach=reach, off_norm=off_norm)


def _curve(indicator: Indicator, table: pd.DataFrame, *, centre: float) -> pd.DataFrame:
    """Return the limits from below the smallest unit to above the largest one."""
    if table.empty:
        return pd.DataFrame(columns=list(CURVE_COLUMNS))
    size = _sizes(indicator, table)
    roots = np.linspace((0.7 * size.min()) ** 0.5, (1.05 * size.max()) ** 0.5, _STEPS)
    outer, inner = (
        limits(indicator, roots**2, centre=centre, confidence=share) for share in (OUTER, INNER)
    )
    columns = (roots**2, outer[0], inner[0], inner[1], outer[1])
    return pd.DataFrame(dict(zip(CURVE_COLUMNS, columns, strict=True)))
