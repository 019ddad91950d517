"""How far a forecast may be off: intervals of the past errors, never narrower than chance."""

import numpy as np
import numpy.typing as npt
import scipy

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
    lower, upper = _ends(
        np.array([total]),
        so_far=np.array([so_far]),
        deviation=np.sqrt(np.mean(errors**2, keepdims=True)),
        errors=np.array([len(errors)]),
        confidence=confidence,
    )
    return float(lower[0]), float(upper[0])


def _ends(
    total: FloatArray,
    *,
    so_far: FloatArray,
    deviation: FloatArray,
    errors: npt.NDArray[np.int_],
    confidence: float,
) -> tuple[FloatArray, FloatArray]:
    """Return the ends of many intervals at once: SciPy takes as long for one as for all.

    Args:
        total: (n,) forecasts.
        so_far: (n,) events that had happened.
        deviation: (n,) root mean squares of the past errors.
        errors: (n,) numbers of past errors.
        confidence: Fraction between 0 and 1.
    """
    width = scipy.stats.t.ppf((1 + confidence) / 2, errors) * deviation
    chance = scipy.stats.poisson.interval(confidence, np.maximum(total - so_far, 0.0))
    lower = np.minimum(total * np.exp(-width), so_far + np.nan_to_num(chance[0]))
    upper = np.maximum(total * np.exp(width), so_far + np.nan_to_num(chance[1]))
    return np.maximum(lower, so_far), upper


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
    told = ~np.isnan(actual) & ~np.isnan(forecast)
    actual, forecast, so_far = actual[told], forecast[told], so_far[told]
    squares = logarithmic_errors(actual, forecast) ** 2
    year = np.arange(LEAST_ERRORS, len(squares))  # as many errors were known before it
    lower, upper = _ends(
        forecast[year],
        so_far=so_far[year],
        deviation=np.sqrt(np.cumsum(squares)[year - 1] / year),
        errors=year,
        confidence=confidence,
    )
    within = (lower <= actual[year]) & (actual[year] <= upper)
    return int(within.sum()), within.size
