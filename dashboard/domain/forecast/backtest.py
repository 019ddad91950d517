"""The methods side by side, each with its past errors; the best of them is the headline.

Rolling origin: every earlier year is forecast as of the same point of the year, from what was
known then (Tashman, International Journal of Forecasting 2000;16:437-450).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.domain.forecast import spread
from dashboard.domain.forecast.history import History
from dashboard.domain.forecast.methods import METHODS, Method
from dashboard.domain.rates import FloatArray

LEAST_YEARS = 4
"""Earlier years that must have been forecast before a method is heard."""
CONFIDENCES = (0.8, 0.95)


@dataclass(frozen=True)
class Interval:
    """An interval of a forecast and how it did before.

    Attributes:
        lower, upper: Ends in events.
        within: Past totals that lay within the interval of their day.
        told: Past totals of which that can be said.
    """

    lower: float
    upper: float
    within: int
    told: int


@dataclass(frozen=True)
class Forecast:
    """What one method says of the running year.

    Attributes:
        method: How it was made.
        total: Events of the year.
        intervals: By confidence, a fraction.
        error: Mean absolute error of the past forecasts in per cent of the actual totals, over
            the years that all methods have forecast.
        bias: Mean error of the same; negative where the forecasts were too low.
        years: Number of those years.
        past: (years - 1,) forecasts of the earlier years; missing where there was none.
        chosen: Whether its past error is the smallest.
    """

    method: Method
    total: float
    intervals: Mapping[float, Interval]
    error: float
    bias: float
    years: int
    past: FloatArray
    chosen: bool


def forecasts(history: History) -> list[Forecast]:
    """Return the methods' forecasts of the running year, the best by past error first.

    Empty where the history is too short: fewer than ``LEAST_YEARS`` earlier years that could
    have been forecast by their forerunners' share. A method with fewer of its own is left out.
    """
    past = {method: past_forecasts(history, method) for method in METHODS}
    first = past[Method.SHARE]
    judged = {
        method: found
        for method, found in past.items()
        if np.count_nonzero(_told(history, found, first)) >= LEAST_YEARS
        and np.isfinite(METHODS[method](history))
    }
    if Method.SHARE not in judged:
        return []
    common = _told(history, *judged.values())
    if np.count_nonzero(common) < LEAST_YEARS:
        return []
    errors = {
        method: 100 * (found[common] / history.wholes[common] - 1)
        for method, found in judged.items()
    }
    order = sorted(errors, key=lambda method: float(np.abs(errors[method]).mean()))
    return [
        _forecast(history, method, past[method], errors[method], chosen=method is order[0])
        for method in order
    ]


def past_forecasts(history: History, method: Method) -> FloatArray:
    """Return (years - 1,) what a method would have forecast of each earlier year."""
    known = np.isfinite(history.parts)
    return np.array(
        [
            METHODS[method](history.as_of(year)) if known[year] else np.nan
            for year in range(len(history.counts) - 1)
        ]
    )


def _told(history: History, *past: FloatArray) -> FloatArray:
    """Return which earlier years are whole, had events, and were forecast by all of ``past``."""
    forecast = np.isfinite(np.stack([*past])).all(axis=0)
    return np.asarray(forecast & (history.wholes > 0))


def _forecast(
    history: History, method: Method, past: FloatArray, errors: FloatArray, *, chosen: bool
) -> Forecast:
    total = METHODS[method](history)
    told = np.isfinite(past) & np.isfinite(history.wholes)
    logarithms = spread.logarithmic_errors(history.wholes[told], past[told])
    intervals = {}
    for confidence in CONFIDENCES:
        ends = spread.interval(
            total, so_far=history.so_far, errors=logarithms, confidence=confidence
        )
        counted = spread.coverage(history.wholes, past, history.parts, confidence=confidence)
        intervals[confidence] = Interval(*ends, *counted)
    return Forecast(
        method=method,
        total=total,
        intervals=intervals,
        error=float(np.abs(errors).mean()),
        bias=float(errors.mean()),
        years=len(errors),
        past=past,
        chosen=chosen,
    )
