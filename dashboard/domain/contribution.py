"""Contribution: which units make an area's value, and which ones changed it.

All is computed from counts, so units too few to be judged still count, and parts always add
up to the whole. A plain count has no denominators: give zeros for the units and 1 for the
area, and a part is the count itself.

Sources: Kitagawa, Components of a Difference Between Two Rates, Journal of the American
Statistical Association 1955;50:1168-1194. Das Gupta, Standardization and Decomposition of
Rates: A User's Manual, US Bureau of the Census, P23-186, 1993, chapter 2. Leaving one out:
Belsley, Kuh & Welsch, Regression Diagnostics, Wiley 1980, chapter 2. Whether units differ:
Pearson, Philosophical Magazine 1900;50:157-175.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import scipy

from dashboard.catalogue import Direction, Indicator
from dashboard.domain.comparison import position
from dashboard.domain.figure import Figure
from dashboard.domain.rates import FloatArray, ratio
from dashboard.domain.status import Position, Verdict

_LEVEL, _LEAST_COMPARED = 0.05, 2


class Counts(NamedTuple):
    """Numerators and denominators, of units or of one area."""

    above: FloatArray
    below: FloatArray


class Effects(NamedTuple):
    """What each unit does to an area's change, in the indicator's unit.

    Attributes:
        rate: By its own value, at the mean of its two weights.
        mix: By its weight, as far as its value differs from the area's.
    """

    rate: FloatArray
    mix: FloatArray


def can_be_split(indicator: Indicator) -> bool:
    """Return whether an area's value is the sum of parts of its units; no sum of rates is."""
    return indicator.aggregation != "sum_of_ratios"


def benchmark(indicator: Indicator, value: float) -> float:
    """Return from where an area's value is explained, in the indicator's unit.

    The nearer end of the norm for what lies beyond it, its upper end within; all of them for
    a percentage of which more is better; nothing for the rest.
    """
    if indicator.band:
        low, high = indicator.band
        return low if value < low else high
    return 100.0 if _of_all(indicator) else 0.0


def _of_all(indicator: Indicator) -> bool:
    return indicator.unit == "percent" and indicator.direction is Direction.HIGHER


def without_each(units: Counts, area: Counts, *, factor: float) -> FloatArray:
    """Return the area's value without each unit.

    Args:
        units: Counts of the units, of any length.
        area: Counts of the area that holds them.
        factor: What the ratio is multiplied by.

    Returns:
        One value a unit; NaN where a count is missing or nothing is left.
    """
    return ratio(area.above - units.above, area.below - units.below, factor=factor)


def excess(units: Counts, *, expected: float) -> FloatArray:
    """Return the events beyond those expected: boys less 1.07 times the girls.

    Args:
        units: Counts of the units.
        expected: Events expected for one of the denominator.

    Returns:
        Events, negative where there are fewer than expected; NaN where a count is missing.
    """
    return np.asarray(units.above - expected * units.below)


def shares(events: FloatArray, net: float) -> FloatArray:
    """Return each unit's share of an area's net events: those beyond, less those short of it.

    The sum of the units on one side alone is no total: by chance alone some units lie above
    what is expected and others below, so it is far from 0 where nothing is the matter.

    Args:
        events: What ``excess`` returns, of the units.
        net: The same of the area, the sum of its units'.

    Returns:
        Shares that add up to 1, negative for units on the other side; NaN where the net is 0
        or the events are missing.
    """
    return ratio(events, net)


def beyond_chance(indicator: Indicator, area: Figure) -> bool:
    """Return whether an area has more, or fewer, events than expected beyond chance.

    As the sentence on its value says it: its 95% interval lies beyond the norm, or holds no
    ``benchmark`` where there is no norm. A value without interval is no chance.
    """
    start = benchmark(indicator, area.value)
    low, high = indicator.band or (start, start)
    return position(area.lower, area.upper, low=low, high=high) is not Position.WITHIN


def differ(indicator: Indicator, units: Counts) -> bool | None:
    """Return whether units differ among themselves beyond chance.

    Pearson's chi-square of boys and girls by unit, at 5%, one degree of freedom less than there
    are units. Where they do not differ, no single unit makes the area's value.

    Returns:
        None where there is nothing to compare, or the indicator has no normal band.
    """
    cells = np.array([units.above, units.below])
    cells = cells[:, cells.sum(axis=0) > 0]
    if not indicator.band or cells.shape[1] < _LEAST_COMPARED or not cells.sum(axis=1).all():
        return None
    return bool(scipy.stats.chi2_contingency(cells, correction=False).pvalue < _LEVEL)


def points(events: FloatArray, area: Counts, *, factor: float) -> FloatArray:
    """Return by how much each unit moves the area's value away from the benchmark.

    Since N/D - b = sum of (n - b d)/D over the units, these add up to the distance between
    the area's value and the benchmark for which ``events`` are the excess.
    """
    return ratio(events, area.below, factor=factor)


def kitagawa(
    before: Counts, now: Counts, *, areas: tuple[Counts, Counts], factor: float
) -> Effects:
    """Return what each unit's value and weight do to the change of an area's value.

    With values r = n/d and weights w = d/D of a unit before (0) and now (1), and the mean R
    of the area's two values::

        rate = (r1 - r0) (w0 + w1)/2
        mix  = (w1 - w0) ((r0 + r1)/2 - R)

    Kitagawa's components. Weights add up to 1 in both periods, so R, which makes a unit's mix
    mean that its weight grew though its value is unlike the others', leaves their sum as it
    is. A unit that is absent in one period (no events, no denominator) has no rate effect:
    it came or went. One with events and no denominator, as boys without girls, has no value:
    all it does counts as its rate.

    Args:
        before: Counts of the units in the earlier period, 0 where absent.
        now: Counts of the same units in the later period.
        areas: Counts of the area in both; the sums of the units'.
        factor: What the ratio is multiplied by.

    Returns:
        Rates and mixes that together add up to the change of the area's value.
    """
    weights = [units.below / area.below for units, area in zip((before, now), areas, strict=True)]
    parts = [units.above / area.below for units, area in zip((before, now), areas, strict=True)]
    middle = np.mean([area.above / area.below for area in areas])
    total = parts[1] - parts[0] - middle * (weights[1] - weights[0])
    values = [ratio(units.above, units.below) for units in (before, now)]
    own = (values[1] - values[0]) * (weights[0] + weights[1]) / 2
    came_or_went = _absent(before) ^ _absent(now)
    rate = np.where(np.isnan(own), np.where(came_or_went, 0.0, total), own)
    return Effects(factor * rate, factor * (total - rate))


def _absent(units: Counts) -> npt.NDArray[np.bool_]:
    return np.asarray((units.above == 0) & (units.below == 0))


def meaning(indicator: Indicator, amount: float, *, value: float, sure: bool = True) -> Verdict:
    """Return whether a part of an area's value is for the better.

    Args:
        indicator: Catalogue entry.
        amount: The part, with its sign.
        value: The area's value; of an indicator with a norm it decides which way is better.
        sure: Whether what is shared out is beyond chance; its parts are not judged if not.
    """
    higher_is_better = {Direction.HIGHER: True, Direction.LOWER: False}.get(indicator.direction)
    if indicator.band and not indicator.band[0] <= value <= indicator.band[1]:
        higher_is_better = value < indicator.band[0]
    if higher_is_better is None or not sure:
        return Verdict.HIGHER if amount > 0 else Verdict.LOWER
    return Verdict.BETTER if (amount > 0) == higher_is_better else Verdict.WORSE


def most_telling(
    amounts: FloatArray, *, number: int, always: npt.NDArray[np.bool_], side: float
) -> list[int]:
    """Return the places of the largest amounts of either sign, in the order to be told.

    What is nothing is not told.

    Args:
        amounts: One a unit, none missing.
        number: How many may be told; one more where it would be the only other.
        always: Which units are told whatever their amount.
        side: Positive to begin with the most positive amount, negative with the most negative.
    """
    something = np.flatnonzero((amounts != 0) | always)
    room = number if len(something) > number + 1 else len(something)
    order = something[np.lexsort((-np.abs(amounts[something]), ~always[something]))][:room]
    return sorted(order.tolist(), key=lambda place: -np.copysign(1.0, side) * amounts[place])


def rest_by_side(amounts: FloatArray, told: Sequence[int], *, side: float) -> list[list[int]]:
    """Return the places of the amounts that are not told, those of either sign for themselves.

    Added up, the positive and the negative ones would hide each other.

    Args:
        amounts: One a unit, none missing.
        told: Places of those that are told.
        side: Positive to begin with the positive ones, negative with the negative ones.

    Returns:
        Up to two lists of places, none of them empty; what is nothing is in none.
    """
    left = [place for place in range(len(amounts)) if place not in set(told)]
    signs = (np.copysign(1.0, side), -np.copysign(1.0, side))
    sides = ([place for place in left if sign * amounts[place] > 0] for sign in signs)
    return [places for places in sides if places]
