"""Rates: sums of numerators over sums of denominators, never means of rates."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def ratio(numerator: npt.ArrayLike, denominator: npt.ArrayLike, *, factor: float = 1) -> FloatArray:
    """Return ``factor * numerator / denominator``.

    Args:
        numerator: Counts of any shape.
        denominator: Counts of a shape that fits.
        factor: 100 for per cent, 1000 for per mille.

    Returns:
        Values of the common shape; NaN where a count is missing or the denominator is 0.
    """
    above, below = np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float)
    defined = np.where(below == 0, np.nan, below)
    return np.asarray(factor * above / defined)


def sum_of_ratios(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, *, factor: float = 1
) -> FloatArray:
    """Return the sum of rates over groups, for example the total fertility rate.

    With births and women by five-year age group and ``factor=5`` this is the number of
    children per woman (United Nations, Methods for Estimating Basic Demographic Measures).

    Args:
        numerators: Counts, groups along the last axis.
        denominators: Counts of the same shape.
        factor: Width of the groups in years.

    Returns:
        One value per row; NaN where any group is missing or has denominator 0.
    """
    return np.asarray(ratio(numerators, denominators, factor=factor).sum(axis=-1))
