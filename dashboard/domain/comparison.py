"""Comparisons: an interval with a benchmark, a value with an earlier one."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite, isnan, log, sqrt

import numpy as np
import numpy.typing as npt
import scipy
from scipy.special import ndtr

from dashboard.catalogue import Direction, Indicator, Interval
from dashboard.domain.rates import FloatArray
from dashboard.domain.status import Position, Verdict

Sides = tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]
"""Which of many lie above a benchmark, below it, and cannot be placed."""

_DIGITS = 14
"""Digits of a float that a calculation leaves reliable; what follows is noise."""
_EXPECTED = 5
"""Below this many expected cases in a cell a comparison of shares is exact (Cochran 1954)."""

_CHANCE_EVENTS = ("births", "deaths")
"""Units of counts that chance moves; what offices do, it does not."""

_LEAST_POINTS = 1.0
_LEAST_SHARE = 0.05

_JUDGED = {
    (Position.ABOVE, Direction.HIGHER): Verdict.BETTER,
    (Position.BELOW, Direction.HIGHER): Verdict.WORSE,
    (Position.ABOVE, Direction.LOWER): Verdict.WORSE,
    (Position.BELOW, Direction.LOWER): Verdict.BETTER,
}
_UNJUDGED = {
    Position.ABOVE: Verdict.HIGHER,
    Position.BELOW: Verdict.LOWER,
    Position.WITHIN: Verdict.SIMILAR,
    Position.UNKNOWN: Verdict.UNKNOWN,
}


def position(lower: float, upper: float, *, low: float, high: float) -> Position:
    """Return where an interval lies against a band; strictly beyond it or within.

    Args:
        lower: Lower end of the interval.
        upper: Upper end; infinite where it is open.
        low: Lower limit of the band.
        high: Upper limit; the same as ``low`` for a single benchmark.

    Returns:
        ``UNKNOWN`` where any number is missing.
    """
    if any(isnan(number) for number in (lower, upper, low, high)):
        return Position.UNKNOWN
    if lower > high:
        return Position.ABOVE
    return Position.BELOW if upper < low else Position.WITHIN


def beyond(
    lower: npt.ArrayLike, upper: npt.ArrayLike, *, low: npt.ArrayLike, high: npt.ArrayLike
) -> Sides:
    """Return which of many intervals lie above a band, below it, and cannot be placed.

    Args:
        lower: Lower ends, of any shape.
        upper: Upper ends of the same shape; infinite where open.
        low: Lower limits of the band, of a shape that fits.
        high: Upper limits; the same as ``low`` for a single benchmark.

    Returns:
        Three arrays of truth values, as ``position`` says of each; unplaced where any
        number is missing.
    """
    ends = [np.asarray(numbers, dtype=float) for numbers in (lower, upper, low, high)]
    unplaced = np.isnan(ends[0]) | np.isnan(ends[1]) | np.isnan(ends[2]) | np.isnan(ends[3])
    above, below = ends[0] > ends[3], ends[1] < ends[2]
    return above & ~unplaced, below & ~unplaced, unplaced


def verdict(where: Position, direction: Direction, *, norm_band: bool = False) -> Verdict:
    """Return the meaning of a position by the indicator's direction.

    Args:
        where: Position against a benchmark.
        direction: Which way is better.
        norm_band: The benchmark is the indicator's own normal band: beyond it, on either
            side, is worse. Against any other benchmark an indicator with a band is not
            judged: to lie below a county that is far above the norm may be better.
    """
    if norm_band and where in (Position.ABOVE, Position.BELOW):
        return Verdict.WORSE
    return _JUDGED.get((where, direction), _UNJUDGED[where])


def matters(indicator: Indicator, value: float, benchmark: float) -> bool:
    """Return whether a difference is large enough to be worth a meeting's time.

    With large numbers the smallest difference is beyond chance: 99.0% against 99.1% of
    100,000. See ``least_that_matters``.
    """
    return abs(value - benchmark) >= least_that_matters(indicator, benchmark)


def least_that_matters(indicator: Indicator, benchmark: float) -> float:
    """Return the least difference worth a meeting's time.

    One percentage point of a percentage, a twentieth of anything else.
    """
    return _LEAST_POINTS if indicator.unit == "percent" else _LEAST_SHARE * abs(benchmark)


def printed(value: float, decimals: int) -> Decimal:
    """Return ``value`` as it is printed: rounded half up (四舍五入), zero without a sign.

    Ties are those of the decimal value: 2.675 gives 2.68, though the float lies just below,
    and noise in the last digits of a calculation does not decide. NaN and infinity stay.
    """
    if not isfinite(value):
        return Decimal(value)
    exact = Decimal(f"{value:.{_DIGITS}g}")
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def printed_change(now: float, before: float, *, decimals: int) -> Decimal:
    """Return the difference of two printed values, which a listener can check."""
    return printed(now, decimals) - printed(before, decimals)


def comparable_change(now: float, before: float, *, decimals: int) -> Decimal:
    """Return ``printed_change``, NaN where the two are not to be compared.

    They are not where either is missing or the earlier one is printed as zero.
    """
    if isnan(before) or printed(before, decimals) == 0:
        return Decimal("nan")
    return printed_change(now, before, decimals=decimals)


def rounded(values: npt.ArrayLike, *, decimals: int) -> FloatArray:
    """Return ``values`` rounded as ``printed`` does, as floats; NaN and infinity stay."""
    numbers = np.asarray(values, dtype=float)
    scaled = np.abs(numbers) * 10**decimals
    steps = np.floor(scaled * (1 + 0.5 * 10.0 ** (1 - _DIGITS)) + 0.5)
    return np.asarray(np.copysign(steps / 10**decimals, numbers) + 0.0)


def significant_change(
    indicator: Indicator,
    *,
    now: Mapping[str, float],
    before: Mapping[str, float],
    level: float = 0.05,
) -> bool | None:
    """Return whether an indicator changed beyond chance, tested on the counts.

    Shares: chi-square of the pooled shares, Fisher's exact test where few cases are expected.
    Rates: exact conditional binomial test (Przyborowski & Wilenski 1940). Sex ratio: log odds
    difference (Woolf 1955). Difference of rates: normal approximation. Counts of births or
    deaths: exact binomial test of their sum, as if as many people had been counted in both
    periods. All two-sided.

    Args:
        indicator: Catalogue entry.
        now: Figure with ``numerator``, ``denominator`` and ``n``, as of ``evaluate``.
        before: The same figure of another period.
        level: Probability below which a change is no chance.

    Returns:
        None where a count is missing or the indicator has no test: other counts without
        denominator, sums of rates, amounts of money.
    """
    if indicator.aggregation == "sum" and indicator.unit in _CHANCE_EVENTS:
        return _counts_differ(now["numerator"], before["numerator"], level)
    test = _TESTS.get(indicator.interval)
    cells = [figure[key] for figure in (now, before) for key in ("numerator", "denominator", "n")]
    if test is None or any(isnan(cell) for cell in cells):
        return None
    probability = test(*cells)
    return None if isnan(probability) else probability < level


def _counts_differ(now: float, before: float, level: float) -> bool | None:
    if isnan(now) or isnan(before) or not now + before:
        return None
    return bool(scipy.stats.binomtest(round(now), round(now + before)).pvalue < level)


def _compare_shares(x: float, n: float, _: float, y: float, m: float, __: float) -> float:
    if not (0 <= x <= n and 0 <= y <= m and n and m):
        return float("nan")
    pooled = (x + y) / (n + m)
    if min(pooled, 1 - pooled) * min(n, m) < _EXPECTED:
        cells = np.rint([[x, n - x], [y, m - y]]).astype(int)
        return float(scipy.stats.fisher_exact(cells).pvalue)
    return _two_sided((x / n - y / m) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m)))


def _compare_rates(x: float, n: float, _: float, y: float, m: float, __: float) -> float:
    if not (n and m):
        return float("nan")
    events = round(x) + round(y)
    return float(scipy.stats.binomtest(round(x), events, n / (n + m)).pvalue) if events else 1.0


def _compare_sex_ratios(b: float, g: float, _: float, c: float, h: float, __: float) -> float:
    if not all((b, g, c, h)):
        return float("nan")
    return _two_sided((log(b / g) - log(c / h)) / sqrt(1 / b + 1 / g + 1 / c + 1 / h))


def _compare_differences(
    x: float, n: float, events: float, y: float, m: float, earlier: float
) -> float:
    """Compare two differences of Poisson counts; their variance is all events added up."""
    if not (n and m and events + earlier):
        return float("nan")
    return _two_sided((x / n - y / m) / sqrt(events / n**2 + earlier / m**2))


def _two_sided(z: float) -> float:
    return float(2 * ndtr(-abs(z)))


_TESTS: Mapping[Interval, Callable[..., float]] = {
    Interval.WILSON: _compare_shares,
    Interval.POISSON: _compare_rates,
    Interval.SEX_RATIO: _compare_sex_ratios,
    Interval.DIFFERENCE: _compare_differences,
}
"""Tests on numerator, denominator and n now, then before; the probability, NaN for none."""
