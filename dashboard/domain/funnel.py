"""Funnel limits: how far a unit of a given size may lie from the common value by chance.

Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine
2005;24:1185-1202. Two conventions are in use: the interval of a unit that had exactly the
common value (Wilson around the mean, as PHEindicatormethods draws it), and the range in which
a unit's value falls when the common one is its own. The second one is what a funnel asks, and
is used here, by the exact binomial and Poisson distributions, interpolated between whole
numbers as in the paper's appendix. The first would put 27 boys to 5 girls beyond a county at
227, though the interval of 27:5 holds 227; and Wilson's score at 99.8% would name a unit of 20
for a single case where the common share is 99.9%.

No allowance is made for more variation between units than chance brings (overdispersion):
with many large units, more of them lie beyond the limits.
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt
from scipy.special import bdtrik, pdtrik

from dashboard.catalogue import Indicator, Interval
from dashboard.domain.against_area import CONFIDENCE, events_per_size, has_exact_test, tails
from dashboard.domain.intervals import Ends
from dashboard.domain.rates import FloatArray, ratio

INNER, OUTER = CONFIDENCE, 0.998
"""Confidence of the two pairs of limits: about two and three standard deviations."""


class Reach(StrEnum):
    """Where a value lies in a funnel."""

    WITHIN = "within"
    BEYOND_INNER = "beyond_inner"  # one unit in twenty lies there by chance
    BEYOND_OUTER = "beyond_outer"  # one in five hundred


def has_funnel(indicator: Indicator) -> bool:
    """Return whether limits are known: for shares, sex ratios and rates of events."""
    return has_exact_test(indicator)


def limits(indicator: Indicator, size: npt.ArrayLike, *, centre: float, confidence: float) -> Ends:
    """Return between which values units of a size lie if ``centre`` is true of all.

    Args:
        indicator: Catalogue entry with a funnel.
        size: Sizes as ``against_area.sizes`` gives them, above 0.
        centre: Common value in the indicator's unit.
        confidence: Fraction between 0 and 1.

    Returns:
        Lower and upper limits in the indicator's unit; the upper one of a sex ratio is
        infinite where no girl at all would still be chance. NaN where size or centre is.

    Raises:
        KeyError: The indicator has no funnel.
    """
    tail = (1 - confidence) / 2
    n, share = np.asarray(size, dtype=float), float(events_per_size(indicator, centre))
    if indicator.interval is Interval.POISSON:
        expected = n * share
        events = pdtrik(tail, expected), pdtrik(1 - tail, expected) + 1
        lower, upper = (ratio(number, n, factor=indicator.factor) for number in events)
        return lower, upper
    least, most = _cases(n, share, tail)
    if indicator.interval is Interval.WILSON:
        return ratio(least, n, factor=indicator.factor), ratio(most, n, factor=indicator.factor)
    with np.errstate(divide="ignore"):
        return least / (n - least) * indicator.factor, most / (n - most) * indicator.factor


def _cases(n: FloatArray, share: float, tail: float) -> Ends:
    """Return the numbers of cases below and above which lies the probability ``tail``."""
    if not 0 < share < 1:
        cases = n * share
        return cases, cases
    least, most = bdtrik(tail, n, share), bdtrik(1 - tail, n, share) + 1
    return np.clip(least, 0, n * share), np.clip(most, n * share, n)


def reaches(
    indicator: Indicator, numerator: npt.ArrayLike, denominator: npt.ArrayLike, *, centre: float
) -> npt.NDArray[np.object_]:
    """Return the ``Reach`` of each unit by its counts; within where one is missing."""
    tail = np.fmin(*tails(indicator, numerator, denominator, area=centre))
    found = np.full(tail.shape, Reach.WITHIN, dtype=object)
    for confidence, reach in ((INNER, Reach.BEYOND_INNER), (OUTER, Reach.BEYOND_OUTER)):
        found[tail < (1 - confidence) / 2] = reach
    return found
