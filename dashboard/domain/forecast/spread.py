"""How far a forecast may be off: intervals of the past errors, never narrower than chance."""

from collections.abc import Iterator

import numpy as np
from scipy import stats

from dashboard.domain.rates import FloatArray

LEAST_ERRORS = 3
"""Past errors that an interval needs at least."""


def logarithmic_errors(actual: FloatArray, forecast: FloatArray) -> FloatArray:
    """Return ``log(actual / forecast)``; half an event is added to both, so that none may be 0."""
    return np.asarray(np.log((actual + 0.5) / (forecast + 0.5)))


def interval(
    total: float, *, so_far: float, errors: FloatArray, confidence: float
) -> tuple[float, float]:
    """Return both ends of the interval of a year's total, in events.

    The past errors' logarithms are taken as normal around zero, so that a new one divided by
    their root mean square follows Student's t with as many degrees of freedom as there are
    errors; a method's bias widens its interval. Where what is still to come would by chance alone
    (Poisson) scatter more widely, that counts; what has happened stays the least.

    Args:
        total: Forecast of the year.
        so_far: Events that have happened.
        errors: (n,) past errors as of ``logarithmic_errors``, none missing.
        confidence: Fraction between 0 and 1.

    Returns:
        Lower and upper end; missing with fewer than ``LEAST_ERRORS`` errors.
    """
    if len(errors) < LEAST_ERRORS or np.isnan(total):
        return float("nan"), float("nan")
    width = stats.t.ppf((1 + confidence) / 2, len(errors)) * np.sqrt(np.mean(errors**2))
    chance = stats.poisson.interval(confidence, max(total - so_far, 0.0))
    lower = min(total * np.exp(-width), so_far + np.nan_to_num(chance[0]))
    upper = max(total * np.exp(width), so_far + np.nan_to_num(chance[1]))
    return float(max(lower, so_far)), float(upper)


def coverage(
    actual: FloatArray, forecast: FloatArray, so_far: FloatArray, *, confidence: float
) -> tuple[int, int]:
    """Return how many past totals lay within the interval of their day, and how many could be told.

    Each interval is made of the errors of earlier years alone.

    Args:
        actual: (n,) totals of past years in turn.
        forecast: (n,) what was forecast of them; missing where nothing was.
        so_far: (n,) events up to their origins.
        confidence: Fraction between 0 and 1.
    """
    within = list(_within(actual, forecast, so_far, confidence=confidence))
    return sum(within), len(within)


def _within(
    actual: FloatArray, forecast: FloatArray, so_far: FloatArray, *, confidence: float
) -> Iterator[bool]:
    told = ~np.isnan(actual) & ~np.isnan(forecast)
    actual, forecast, so_far = actual[told], forecast[told], so_far[told]
    errors = logarithmic_errors(actual, forecast)
    for year in range(LEAST_ERRORS, len(errors)):
        lower, upper = interval(
            forecast[year], so_far=so_far[year], errors=errors[:year], confidence=confidence
        )
        yield bool(lower <= actual[year] <= upper)
