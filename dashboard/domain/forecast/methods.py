"""Ways of forecasting the running year's total; each knows what ``History`` holds and no more."""

from collections.abc import Callable, Mapping
from enum import StrEnum

import numpy as np

from dashboard.domain.forecast.history import History
from dashboard.domain.forecast.seasonal import seasonal

YEARS_OF_SHARE = 5
"""Earlier years whose share of the same part of the year is pooled: the latest that are whole."""


class Method(StrEnum):
    """How the rest of the year is forecast."""

    SHARE = "share"  # earlier years' share of the same part of the year
    SEASONAL = "seasonal"  # exponential smoothing with trend and season
    WOMEN = "women"  # women of childbearing age by last year's rate
    DOUBLING = "doubling"  # as if the rest went as the part given


def share(history: History) -> float:
    """Return the total by earlier years' pooled share of the same part of the year.

    The share is a sum over a sum, so that a year counts by its events. Missing without an
    earlier whole year, or where the part never had an event.
    """
    whole = ~np.isnan(history.wholes)
    parts, wholes = (
        float(counts[whole][-YEARS_OF_SHARE:].sum()) for counts in (history.parts, history.wholes)
    )
    return history.so_far * wholes / parts if parts else float("nan")


def doubling(history: History) -> float:
    """Return the total as if the rest of the year went as the part given; a half is doubled."""
    return float(history.so_far * history.counts.shape[1] / history.given)


def by_women(history: History) -> float:
    """Return the total if women give birth in the rest of the year as they did a year before.

    Events so far, and those of the same rest of the year before times the change in women of
    childbearing age. The women at the year's end are those of the origin and as many entering as
    a year before. Missing where women are not counted, or no year lies before.
    """
    women = history.women
    if women is None or len(history.counts) < 2:  # noqa: PLR2004  a year before is needed
        return float("nan")
    expected = women.at_origin[-1] + women.entering[-2]
    rest = history.wholes[-1] - history.parts[-1]
    before = women.at_end[-2]
    return float(history.so_far + rest * expected / before) if before else float("nan")


METHODS: Mapping[Method, Callable[[History], float]] = {
    Method.SHARE: share,
    Method.SEASONAL: seasonal,
    Method.WOMEN: by_women,
    Method.DOUBLING: doubling,
}
"""Total of the running year by each method; NaN where it cannot say anything."""
