"""Confidence intervals, vectorised.

Every function takes numbers or arrays and returns two arrays, lower and upper end. A missing
count (NaN) gives missing ends, a negative count is an error. ``confidence`` is a fraction
between 0 and 1: 0.95, never 95.
"""

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv, gammaincinv, ndtri

from dashboard.domain.rates import FloatArray, ratio

Ends = tuple[FloatArray, FloatArray]

EXACT_BELOW = 10
"""Poisson limits are exact below this many events and Byar's from it on."""


def wilson(x: npt.ArrayLike, n: npt.ArrayLike, *, confidence: float = 0.95) -> Ends:
    """Return Wilson's score interval of a proportion, as fractions.

    Wilson 1927, as in Newcombe, Statistics in Medicine 1998;17:857-872, method 3.

    Args:
        x: Cases, at most ``n``.
        n: Cases and others; the interval is missing where it is 0.
        confidence: Fraction between 0 and 1.

    Raises:
        ValueError: A count is negative, ``x`` exceeds ``n`` or ``confidence`` is no fraction.
    """
    z = _z(confidence)
    cases, total = _parts(x, n)
    share = ratio(cases, total)
    centre, spread = 2 * cases + z**2, z * np.sqrt(z**2 + 4 * cases * (1 - share))
    lower, upper = ((centre + sign * spread) / (2 * (total + z**2)) for sign in (-1, 1))
    # exact where none or all are cases: else noise sets the interval beside its own estimate
    return np.where(cases == 0, 0 * lower, lower), np.where(cases == total, 1 + 0 * upper, upper)


def binomial(x: npt.ArrayLike, n: npt.ArrayLike, *, confidence: float = 0.95) -> Ends:
    """Return the exact interval of a proportion, as fractions: never too short.

    Clopper & Pearson, Biometrika 1934;26:404-413, by quantiles of the beta distribution. An
    end lies beyond a share exactly where the one-sided binomial test against it does.

    Args:
        x: Cases, at most ``n``.
        n: Cases and others; the interval is missing where it is 0.
        confidence: Fraction between 0 and 1.

    Raises:
        ValueError: A count is negative, ``x`` exceeds ``n`` or ``confidence`` is no fraction.
    """
    _z(confidence)
    cases, total = _parts(x, n)
    tail, others = (1 - confidence) / 2, total - cases
    some, spare = np.maximum(cases, 1), np.maximum(others, 1)
    lower = np.where(cases == 0, 0.0, betaincinv(some, others + 1, tail))
    upper = np.where(others == 0, 1.0, betaincinv(cases + 1, spare, 1 - tail))
    known = total > 0
    return np.where(known, lower, np.nan), np.where(known, upper, np.nan)


def poisson(x: npt.ArrayLike, *, confidence: float = 0.95) -> Ends:
    """Return the interval of a Poisson count, in events.

    Exact (chi-square) below 10 events, Byar's approximation from 10 on: Breslow & Day,
    Statistical Methods in Cancer Research II, 1987, pages 69-71; the same rule as
    ``phe_rate`` of PHEindicatormethods. For a rate divide both ends by the population.

    Raises:
        ValueError: A count is negative or ``confidence`` is no fraction.
    """
    z = _z(confidence)
    events = _counts(x)
    tail = (1 - confidence) / 2
    few = np.minimum(events, EXACT_BELOW)
    # the gamma quantile is half the chi-square quantile with twice the degrees of freedom
    exact_lower = np.where(few == 0, 0.0, gammaincinv(np.maximum(few, 1e-300), tail))
    exact_lower = np.where(np.isnan(few), np.nan, exact_lower)
    exact_upper = gammaincinv(few + 1, 1 - tail)
    many = np.maximum(events, EXACT_BELOW)
    byar_lower = many * (1 - 1 / (9 * many) - z / (3 * np.sqrt(many))) ** 3
    more = many + 1
    byar_upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    exact = events < EXACT_BELOW
    return np.where(exact, exact_lower, byar_lower), np.where(exact, exact_upper, byar_upper)


def sex_ratio(boys: npt.ArrayLike, girls: npt.ArrayLike, *, confidence: float = 0.95) -> Ends:
    """Return the interval of boys per 100 girls.

    Wilson's interval of the share of boys ``p``, transformed by ``100 p / (1 - p)``. Without
    girls the upper end is open (infinite); without births both ends are missing.

    Raises:
        ValueError: A count is negative or ``confidence`` is no fraction.
    """
    births = _counts(boys) + _counts(girls)
    boys_lower, boys_upper = wilson(boys, births, confidence=confidence)
    girls_lower, girls_upper = wilson(girls, births, confidence=confidence)
    open_end = (_counts(girls) == 0) & (births > 0)
    # 1 - p is taken from the girls' own limits, which loses no digits where p is near 1
    upper = np.where(open_end, np.inf, ratio(boys_upper, girls_lower, factor=100))
    return ratio(boys_lower, girls_upper, factor=100), upper


def difference(x: npt.ArrayLike, y: npt.ArrayLike, *, confidence: float = 0.95) -> Ends:
    """Return the interval of ``x - y``, two independent Poisson counts, in events.

    MOVER: the limits of both counts are combined by the distances from their estimates; Zou &
    Donner, Statistics in Medicine 2008;27:1693-1702. For rates over the same
    population divide both ends by it.

    Raises:
        ValueError: A count is negative or ``confidence`` is no fraction.
    """
    first, second = _counts(x), _counts(y)
    first_lower, first_upper = poisson(first, confidence=confidence)
    second_lower, second_upper = poisson(second, confidence=confidence)
    below = np.hypot(first - first_lower, second_upper - second)
    above = np.hypot(first_upper - first, second - second_lower)
    return first - second - below, first - second + above


def sum_of_rates(
    events: npt.ArrayLike, populations: npt.ArrayLike, *, confidence: float = 0.95
) -> Ends:
    """Return the interval of a sum of Poisson rates over groups.

    Dobson, Kuulasmaa, Eberle & Scherer, Statistics in Medicine 1991;10:457-462: the interval
    of all events together, scaled by the standard error of the sum. Weights that all groups
    share (the five years of an age group) multiply both ends.

    Args:
        events: Events, groups along the last axis.
        populations: Populations of the same shape; weight a group by dividing its own.
        confidence: Fraction between 0 and 1.

    Returns:
        Two ends a row; missing where a group is missing or empty, or there are no events.

    Raises:
        ValueError: A count is negative or ``confidence`` is no fraction.
    """
    cases, exposed = _counts(events), _counts(populations)
    total = cases.sum(axis=-1)
    rate = ratio(cases, exposed).sum(axis=-1)
    variance = ratio(cases, exposed**2).sum(axis=-1)
    scale = np.sqrt(ratio(variance, total))
    lower, upper = poisson(total, confidence=confidence)
    return rate + scale * (lower - total), rate + scale * (upper - total)


def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is a fraction between 0 and 1, not {confidence}")
    return float(ndtri((1 + confidence) / 2))


def _parts(x: npt.ArrayLike, n: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return cases and the totals that they are a part of."""
    cases, total = _counts(x), _counts(n)
    if np.any(cases > total):
        raise ValueError("more cases than the total they are a part of")
    return cases, total


def _counts(values: npt.ArrayLike) -> FloatArray:
    counts = np.asarray(values, dtype=float)
    if np.any(counts < 0):
        raise ValueError("a count is negative")
    return counts
