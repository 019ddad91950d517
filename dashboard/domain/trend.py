"""Whether a value has risen or fallen over several years, told from chance."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri, stdtr

from dashboard.domain.rates import FloatArray

LEAST_YEARS = 5
"""Fewer years have no trend to speak of."""
MOST_YEARS = 6
"""A trend is told over the latest years: five years' change."""
_Z95 = float(ndtri(0.975))


@dataclass(frozen=True)
class Trend:
    """The trend of the same period of several years.

    Attributes:
        years: Years from the first to the last.
        rising: Whether the fitted line rises.
        beyond: Whether its slope is beyond chance.
        steady: Whether every value lies beyond the one before in the line's direction.
        first, last: Ends of the fitted line, in the indicator's unit.
    """

    years: int
    rising: bool
    beyond: bool
    steady: bool
    first: float
    last: float


def trend_of(
    years: FloatArray,
    values: FloatArray,
    *,
    lower: FloatArray,
    upper: FloatArray,
    ratio: bool = False,
    level: float = 0.05,
) -> Trend | None:
    """Return the trend of the latest years, None with too few of them.

    Weighted least squares by the values' own uncertainty; where the values scatter more widely
    than that, their scatter counts (Birge, Physical Review 1932;40:207-227). The slope is beyond
    chance by Student's t, if no single year makes its sign (leave-one-out), after the trend
    marker of Public Health England, Fingertips.

    Args:
        years: (n,) in turn.
        values: (n,) missing where there is none.
        lower: (n,) lower ends of their 95% intervals; all missing where the indicator has none,
            then the scatter alone counts.
        upper: (n,) upper ends; a value whose end is infinite is left out.
        ratio: Values are compared as quotients, on the logarithms.
        level: Probability below which a slope is no chance.
    """
    known = np.isfinite(values)
    if not np.isnan(lower).all():
        known &= np.isfinite(lower) & np.isfinite(upper) & (upper > lower)
    if ratio:
        known &= (values > 0) & ~(lower <= 0)
    known &= years > (years[-1] if len(years) else 0) - MOST_YEARS
    if np.count_nonzero(known) < LEAST_YEARS:
        return None
    x, y, low, high = (column[known].astype(float) for column in (years, values, lower, upper))
    if ratio:
        y, low, high = np.log(y), np.log(low), np.log(high)
    errors = (high - low) / (2 * _Z95)
    weights = np.ones(len(x)) if np.isnan(errors).all() else 1 / errors**2
    slope, middle = _line(x, y, weights)
    ends = middle + slope * (x[[0, -1]] - np.average(x, weights=weights))
    first, last = np.exp(ends) if ratio else ends
    probability = _probability(x, y, weights, measured=not np.isnan(errors).all())
    return Trend(
        years=round(x[-1] - x[0]),
        rising=bool(slope > 0),
        beyond=bool(probability < level) and _stable(x, y, weights, slope),
        steady=bool((np.sign(np.diff(y)) == np.sign(slope)).all()),
        first=float(first),
        last=float(last),
    )


def _line(x: FloatArray, y: FloatArray, weights: FloatArray) -> tuple[float, float]:
    """Return slope, and height in the middle of ``x``, of the weighted line."""
    centred, middle = x - np.average(x, weights=weights), np.average(y, weights=weights)
    return float((weights * centred * (y - middle)).sum() / (weights * centred**2).sum()), float(
        middle
    )


def _probability(x: FloatArray, y: FloatArray, weights: FloatArray, *, measured: bool) -> float:
    """Return the probability of such a slope by chance; ``measured`` errors are not made smaller.

    Without any scatter the probability is 0, and 1 where nothing changes.
    """
    slope, middle = _line(x, y, weights)
    centred = x - np.average(x, weights=weights)
    scatter = (weights * (y - middle - slope * centred) ** 2).sum() / (len(x) - 2)
    scale = max(scatter, 1.0) if measured else scatter
    if scale <= np.finfo(float).eps * middle**2:
        return 0.0 if slope else 1.0
    t = abs(slope) * np.sqrt((weights * centred**2).sum() / scale)
    return float(2 * stdtr(len(x) - 2, -t))


def _stable(x: FloatArray, y: FloatArray, weights: FloatArray, slope: float) -> bool:
    """Return whether the slope keeps its sign whichever year is left out."""
    kept = [np.arange(len(x)) != left for left in range(len(x))]
    return all(np.sign(_line(x[k], y[k], weights[k])[0]) == np.sign(slope) for k in kept)
