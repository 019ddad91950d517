"""Figures of several periods together: small numbers of single periods, added up."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.figure import FIGURE_COLUMNS
from dashboard.domain.indicators import evaluate
from dashboard.domain.periods import Grain, Period
from dashboard.domain.rates import FloatArray
from dashboard.domain.status import Status
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition

POOLED = "pooled"
"""Column: how many periods are added up."""

_WITHOUT_COUNTS = (Status.NOT_REPORTED, Status.NO_DATA, Status.SUPPRESSED)


def pooled_periods(until: Period, *, years: int) -> list[Period]:
    """Return the periods of the kind of ``until`` in the years that end with it, oldest first."""
    number = years * Grain.YEAR // until.months
    return [until.shifted(-until.months * back) for back in reversed(range(number))]


def pooled_figures(
    edition: Edition,
    indicator: Indicator,
    *,
    periods: Sequence[Period],
    units: Sequence[str],
    scope: str,
) -> pd.DataFrame:
    """Return the indicator's values on the counts of several periods added up.

    A rate is the sum of numerators over the sum of denominators; where the denominator is a
    mean population it is that of one period on average.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        periods: Periods of one length without gaps, oldest first.
        units: Unit codes, each once.
        scope: Population that is counted.

    Returns:
        One row a unit, in the order given; columns ``FIGURE_COLUMNS`` and ``POOLED``. The
        last period decides whether there is a figure; earlier ones are added as far back as
        none is missing. ``start`` is the first month of the last period.
    """
    now = periods[-1]
    last = figures(edition, indicator, periods=[now], units=units, scope=scope)
    counts = _counts(edition, indicator, periods=periods, units=units, scope=scope)
    complete = np.asarray(~np.isnan(counts).any(axis=0))
    taken = np.cumprod(complete[:, ::-1], axis=1)[:, ::-1].astype(bool)
    sums = np.where(taken, counts, 0.0).sum(axis=2)
    together = evaluate(
        indicator, pd.DataFrame(dict(zip(indicator.measures, sums, strict=True)))
    ).assign(unit_code=list(units), start=now.start)
    bare = last["status"].isin(_WITHOUT_COUNTS)
    result = together[list(FIGURE_COLUMNS)].astype(object).where(~bare, last)
    types = dict.fromkeys(FIGURE_COLUMNS[2:-1], float)
    return result.astype(types).assign(**{POOLED: np.where(bare, 0, taken.sum(axis=1))})


def _counts(
    edition: Edition,
    indicator: Indicator,
    *,
    periods: Sequence[Period],
    units: Sequence[str],
    scope: str,
) -> FloatArray:
    """Return (measures, units, periods) counts, NaN where not reported or withheld."""
    starts = [period.start for period in periods]
    rows = edition.counts(
        measures=indicator.measures, scope=scope, months=periods[0].months, starts=starts
    )
    known: tuple[Sequence[str | int], ...] = (indicator.measures, units, starts)
    places = [
        pd.Index(names).get_indexer(pd.Index(rows[column]))
        for column, names in zip(("measure", "unit_code", "start"), known, strict=True)
    ]
    asked: npt.NDArray[np.bool_] = places[1] >= 0
    counts = np.full((len(indicator.measures), len(units), len(starts)), np.nan)
    counts[tuple(place[asked] for place in places)] = rows["value"].to_numpy()[asked]
    return counts
