"""Hot spots: units whose value and whose neighbours' values lie together beyond chance.

Local Moran: Anselin, Local indicators of spatial association, Geographical Analysis
1995;27:93-115, with conditional permutations: a unit's own value stays, its neighbours' are
drawn from all others. As many tests as units find something by chance alone, so the false
discovery rate is held at 5%: Benjamini & Hochberg, Journal of the Royal Statistical Society B
1995;57:289-300; Caldas de Castro & Singer, Geographical Analysis 2006;38:180-208.

What ``esda.Moran_Local`` computes, two-sided, but for draws that equal what is observed: they
count as no less extreme here. ``esda`` compares sums of floating-point numbers in different
order, so that of ten units one whose two neighbours happened to be the lowest, which chance
brings once in 36 times, got a probability of one in 10,000.
"""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import scipy

from dashboard.domain.rates import FloatArray

FALSE_DISCOVERIES = 0.05
"""Share of the hot spots named that may be there by chance."""

LEAST_UNITS = 10
"""With fewer units hardly any arrangement is rare enough to be told from chance."""

_PERMUTATIONS = 9999
"""The least probability that they can show, 2 in 10,000, must be small after correction too."""

_SEED = 20_260_331
_EQUAL = 1e-9
"""Means of standardised values that differ by less are equal but for rounding."""

Positions = npt.NDArray[np.intp]


class Spot(StrEnum):
    """Where a unit stands among its neighbours."""

    HIGH_HIGH = "high_high"  # high among high ones: a hot spot
    LOW_LOW = "low_low"  # low among low ones: a cold spot
    HIGH_LOW = "high_low"  # high among low ones: an outlier
    LOW_HIGH = "low_high"
    NONE = "none"  # nothing beyond chance
    UNTESTED = "untested"  # no value, or no neighbour with one


_QUADRANTS = np.array([[Spot.LOW_LOW, Spot.LOW_HIGH], [Spot.HIGH_LOW, Spot.HIGH_HIGH]], object)
"""By whether the unit's own value is high, and whether its neighbours' mean is."""


def spots(values: FloatArray, neighbours: Sequence[Positions]) -> npt.NDArray[np.object_]:
    """Return the ``Spot`` of each unit.

    Args:
        values: One a unit, of like precision; NaN missing. A missing unit is left out as if
            it were not there.
        neighbours: Positions of the units that each borders on, the other way round as well.

    Returns:
        The same each time for the same values. All units are untested where fewer than
        ``LEAST_UNITS`` have a value and a neighbour with one, or all values are equal.
    """
    found = np.full(len(values), Spot.UNTESTED, dtype=object)
    given = ~np.isnan(values)
    known = [
        near[given[near]] if own else near[:0] for near, own in zip(neighbours, given, strict=True)
    ]
    tested = np.array([len(near) > 0 for near in known], dtype=bool)
    if tested.sum() < LEAST_UNITS or np.ptp(values[tested]) == 0:
        return found
    place = np.cumsum(tested) - 1
    near = [place[known[unit]] for unit in np.flatnonzero(tested)]
    scaled = (values[tested] - values[tested].mean()) / values[tested].std()
    means = np.array([scaled[those].mean() for those in near])
    beyond = scipy.stats.false_discovery_control(probabilities(scaled, near)) <= FALSE_DISCOVERIES
    quadrants = _QUADRANTS[(scaled > 0).astype(int), (means > 0).astype(int)]
    found[tested] = np.where(beyond, quadrants, Spot.NONE)
    return found


def probabilities(values: FloatArray, neighbours: Sequence[Positions]) -> FloatArray:
    """Return how often chance brings neighbours' means as far off as each unit's.

    Args:
        values: One a unit, standardised, none missing.
        neighbours: As for ``spots``, at least one each.

    Returns:
        Two-sided probabilities by conditional permutation, never 0.
    """
    drawing, others = np.random.default_rng(_SEED), len(values) - 1
    most = max(map(len, neighbours))
    drawn = np.array(
        [drawing.choice(others, most, replace=False) for _draw in range(_PERMUTATIONS)]
    )
    found = np.empty(len(values))
    for unit, near in enumerate(neighbours):
        chosen = drawn[:, : len(near)]
        means = values[chosen + (chosen >= unit)].mean(axis=1)
        own = values[near].mean()
        sides = (means >= own - _EQUAL).sum(), (means <= own + _EQUAL).sum()
        found[unit] = 2 * (min(sides) + 1) / (_PERMUTATIONS + 1)
    return np.minimum(found, 1.0)
