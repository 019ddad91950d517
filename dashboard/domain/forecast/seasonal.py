"""A seasonal model of a well-kept library: exponential smoothing of the logarithms."""

import warnings

import numpy as np

from dashboard.domain.forecast.history import History

LEAST_YEARS = 3
"""Whole years before the running one that trend and season are estimated from."""
_LEAST_STEPS = 4
"""A year of fewer steps has no season to speak of."""


def seasonal(history: History) -> float:
    """Return the total with the rest of the year by a seasonal model.

    Additive errors, damped trend and season of the logarithms of the counts: ETS(A,Ad,A) of
    Hyndman, Koehler, Ord & Snyder, Forecasting with Exponential Smoothing, 2008, as fitted by
    ``statsmodels``. Missing with fewer than ``LEAST_YEARS`` whole years, steps longer than a
    quarter, a step that is missing or without events, or where the fit does not converge.
    """
    years, steps = history.counts.shape
    known = history.counts.ravel()[: (years - 1) * steps + history.given]
    if years <= LEAST_YEARS or steps < _LEAST_STEPS or not (known > 0).all():
        return float("nan")
    from statsmodels.tsa.exponential_smoothing.ets import (  # noqa: PLC0415  takes a second
        ETSModel,
    )

    with warnings.catch_warnings():  # a fit that does not converge is asked about below
        warnings.simplefilter("ignore")
        fitted = ETSModel(
            np.log(known),
            trend="add",
            damped_trend=True,
            seasonal="add",
            seasonal_periods=steps,
            initialization_method="heuristic",  # fewer parameters: as exact, and much faster
        ).fit(disp=False)
        rest = np.exp(fitted.forecast(steps - history.given)).sum()
    converged = fitted.mle_retvals is None or fitted.mle_retvals.get("converged", True)
    return float(history.so_far + rest) if converged and np.isfinite(rest) else float("nan")
