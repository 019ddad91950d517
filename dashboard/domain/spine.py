"""Spine charts: indicators of different units on one scale around a wider area's value."""

from dataclasses import dataclass
from math import isfinite, isnan

import numpy as np

from dashboard.catalogue import Direction
from dashboard.domain.rates import FloatArray

END = 1.0
"""Ends of the scale are minus and plus this; the wider area's value is 0."""


@dataclass(frozen=True)
class Spine:
    """Positions on the common scale; the wider area's value is 0.

    Attributes:
        value: The unit.
        lower, upper: Its 95% interval, cut off at the ends of the scale; NaN without one.
        least, most: The outermost siblings.
        first_quarter, third_quarter: Quartiles of the siblings.
    """

    value: float
    lower: float
    upper: float
    least: float
    most: float
    first_quarter: float
    third_quarter: float


def spine_of(
    value: float,
    *,
    area: float,
    siblings: FloatArray,
    interval: tuple[float, float],
    direction: Direction,
) -> Spine:
    """Return where a unit and its siblings lie around the wider area.

    The farther one of the outermost siblings lies at an end of the scale, so that the range
    of every indicator is as long on its longer side; where lower is better the scale is
    turned, so that right is better. After the spine charts of Public Health England, Fingertips.

    Args:
        value: The unit's value.
        area: The wider area's value.
        siblings: (n,) values of the area's units, the unit's own among them; none missing.
        interval: The unit's 95% interval; NaN where there is none, an infinite end where open.
        direction: Which way is better.
    """
    reach = float(np.max(np.abs(siblings - area))) or 1.0
    sign = -1.0 if direction is Direction.LOWER else 1.0

    def at(number: float) -> float:
        return sign * (number - area) / reach

    ends = sorted(_cut(at(end)) for end in interval)
    outer = sorted((at(float(siblings.min())), at(float(siblings.max()))))
    quarters = sorted(at(float(end)) for end in np.quantile(siblings, [0.25, 0.75]))
    return Spine(at(value), ends[0], ends[1], outer[0], outer[1], quarters[0], quarters[1])


def _cut(place: float) -> float:
    if isnan(place):
        return place
    return max(-END, min(END, place)) if isfinite(place) else (END if place > 0 else -END)
