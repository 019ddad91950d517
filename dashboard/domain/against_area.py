"""Whether a unit lies beyond its wider area's value by more than chance: one test for all.

Map, headline, panel, ranking and funnel ask it here. Of shares, sex ratios and rates of events
it is the exact test that a funnel's limits are made of (Spiegelhalter, Statistics in Medicine
2005;24:1185-1202): how probable so few, or so many, events are in a unit of that size if the
area's value is its own, by the binomial or the Poisson distribution, 2.5% on either side. In
other words: whether the exact interval (Clopper & Pearson 1934; Garwood 1936) lies beyond the
area's value. The printed interval is an approximation (Wilson, Byar), with few events too short
on one side: near the limit it may not hold a value that chance explains.

Differences and sums of rates have no such test; there the printed interval is asked.

The area's value counts as known, and the unit as none of its parts: so a large unit is found
beyond its area too seldom rather than too often. No allowance is made for more variation
between units than chance brings (overdispersion), nor for the number of units.
"""

from math import ceil

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, betaincc, gammainc, gammaincc

from dashboard.catalogue import Indicator, Interval
from dashboard.domain.comparison import Sides, beyond
from dashboard.domain.intervals import Ends
from dashboard.domain.rates import FloatArray

CONFIDENCE = 0.95
CHANCE_RATE = round(1 - CONFIDENCE, 6)
"""Share of units that chance alone puts beyond a benchmark, at most and on both sides together."""
LEAST_EXPECTED = 10
"""Among fewer units what chance alone puts beyond a benchmark is not worth a word."""
_EVENTS = (Interval.WILSON, Interval.SEX_RATIO, Interval.POISSON)


def has_exact_test(indicator: Indicator) -> bool:
    """Return whether single events make the value: of shares, sex ratios and rates."""
    return indicator.interval in _EVENTS


def sizes(indicator: Indicator, numerator: npt.ArrayLike, denominator: npt.ArrayLike) -> FloatArray:
    """Return what makes a value precise: the births of a sex ratio, else the denominator."""
    below = np.asarray(denominator, dtype=float)
    if indicator.interval is Interval.SEX_RATIO:
        return np.asarray(below + np.asarray(numerator, dtype=float))
    return below


def events_per_size(indicator: Indicator, value: npt.ArrayLike) -> FloatArray:
    """Return the events per size behind a value, of a sex ratio the share of boys."""
    rate = np.asarray(value, dtype=float) / indicator.factor
    return np.asarray(rate / (1 + rate) if indicator.interval is Interval.SEX_RATIO else rate)


def tails(
    indicator: Indicator,
    numerator: npt.ArrayLike,
    denominator: npt.ArrayLike,
    *,
    area: npt.ArrayLike,
) -> tuple[FloatArray, FloatArray]:
    """Return how probable so few events are, and so many, if the area's value is the unit's.

    Args:
        indicator: Catalogue entry of which ``has_exact_test`` is true.
        numerator: Counts of any shape.
        denominator: Counts of the same shape.
        area: The area's values in the indicator's unit, of a shape that fits.

    Returns:
        Probabilities of at most, and of at least, as many events; NaN where a number is
        missing, a part exceeds its whole, or there are neither events nor any expected.
    """
    events, size = np.asarray(numerator, dtype=float), sizes(indicator, numerator, denominator)
    share = events_per_size(indicator, area)
    if indicator.interval is Interval.POISSON:
        return gammaincc(events + 1, size * share), gammainc(events, size * share)
    others = size - events
    return betaincc(events + 1, others, share), betainc(events, others + 1, share)


def beyond_area(
    indicator: Indicator,
    numerator: npt.ArrayLike,
    denominator: npt.ArrayLike,
    *,
    ends: Ends,
    area: npt.ArrayLike,
) -> Sides:
    """Return which units lie above their wider area's value, below it, and cannot be placed.

    Args:
        indicator: Catalogue entry.
        numerator: Counts of any shape; NaN missing.
        denominator: Counts of the same shape.
        ends: Lower and upper ends of the units' 95% intervals, NaN where no value is given.
        area: The area's values in the indicator's unit, of a shape that fits.

    Returns:
        Three arrays of truth values; unplaced where an end or the area's value is missing.
    """
    above, below, unplaced = beyond(*ends, low=area, high=area)
    if has_exact_test(indicator):
        tail = (1 - CONFIDENCE) / 2
        at_most, at_least = tails(indicator, numerator, denominator, area=area)
        above, below = (at_least < tail) & ~unplaced, (at_most < tail) & ~unplaced
    return above, below, unplaced


def most_by_chance(judged: int) -> float:
    """Return how many of so many units chance alone puts beyond a benchmark, at most, on average.

    One in twenty, on both sides together: no test at 5% finds more if the benchmark is true of
    all; exact ones find fewer. Rounded up to a tenth; 0 for fewer than ``LEAST_EXPECTED`` units.
    """
    if judged < LEAST_EXPECTED:
        return 0.0
    return ceil(round(judged * CHANCE_RATE * 10, 6)) / 10
