"""What an edition knows for a forecast: a unit's events step by step, its women, its population."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.forecast.history import History, Women
from dashboard.domain.periods import Grain, Period
from dashboard.domain.rates import FloatArray
from dashboard.storage.store import Edition

_STEPS = (Grain.MONTH, Grain.QUARTER, Grain.HALF)
_BIRTHS = {"births", "births_parity_1", "births_parity_2", "births_parity_3"}
_WOMEN, _ENTERING = "women_of_childbearing_age", "women_entering_childbearing_age"


@dataclass(frozen=True)
class Source:
    """Where the counts of a unit are read.

    Attributes:
        edition: Edition to read.
        unit: Code of the unit.
        scope: Population that is counted.
        first: First statistical year.
        last: Running statistical year.
        given: Months of the running year before the origin.
    """

    edition: Edition
    unit: str
    scope: str
    first: int
    last: int
    given: int

    @property
    def start(self) -> int:
        """First month of the first year, an ordinal."""
        return self.edition.settings.calendar.year_start(self.first)

    @property
    def years(self) -> int:
        """Number of years with the running one."""
        return self.last - self.first + 1

    def steps(self, measures: Sequence[str], grain: Grain) -> FloatArray:
        """Return (years, steps) sums of ``measures``; missing with any of them."""
        rows = self.edition.counts(
            measures=measures, scope=self.scope, months=grain, units=[self.unit]
        )
        table = np.full((len(measures), self.years * 12 // grain), np.nan)
        place = (rows["start"].to_numpy() - self.start) // grain
        within = (place >= 0) & (place < table.shape[1])
        measure = pd.Index(measures).get_indexer(pd.Index(rows["measure"]))
        table[measure[within], place[within]] = rows["value"].to_numpy()[within]
        return np.asarray(table.sum(axis=0).reshape(self.years, -1))


def source_of(
    edition: Edition, indicator: Indicator, *, period: Period, unit: str, scope: str
) -> Source:
    """Return where to read for a forecast of the statistical year in which ``period`` lies."""
    calendar = edition.settings.calendar
    last = calendar.year_of(period.start)
    firsts = [
        known[0].start
        for grain in _STEPS
        if (known := edition.periods(
            measures=_events(indicator), scope=scope, months=grain, unit=unit
        ))
    ]  # fmt: skip
    first = min([period.start, *firsts])
    given = period.end - calendar.year_start(last)
    return Source(edition, unit, scope, calendar.year_of(first), last, given)


def history_of(source: Source, indicator: Indicator) -> History:
    """Return the events by the steps in which most earlier years are whole, the shortest first."""
    measures = _events(indicator)
    offered = [
        _history(source.steps(measures, grain), source.given // grain)
        for grain in _STEPS
        if source.given % grain == 0
    ]
    best = max(offered, key=lambda history: np.count_nonzero(~np.isnan(history.wholes)))
    if not set(measures) <= _BIRTHS:
        return best
    return History(best.counts, best.given, _women(source))


def _history(counts: FloatArray, given: int) -> History:
    counts[-1, given:] = np.nan  # an origin in the past: what came later is not known
    return History(counts, given)


def _events(indicator: Indicator) -> tuple[str, ...]:
    return tuple(term.removeprefix("-") for term in indicator.numerator)


def populations(source: Source, indicator: Indicator) -> FloatArray:
    """Return (years,) denominators of the years as a whole, the running one's carried forward.

    The running year's is that of its last step times what the whole year of the latest earlier
    year was to the same step of it. One for a plain count; missing where not known.
    """
    if not indicator.denominator:
        return np.ones(source.years)
    wholes = source.steps(indicator.denominator, Grain.YEAR)[:, 0]
    wholes[-1] = np.nan
    for grain in _STEPS:
        if source.given % grain:
            continue
        steps = source.steps(indicator.denominator, grain)[:, source.given // grain - 1]
        ratios = (wholes / steps)[:-1]
        known = ratios[~np.isnan(ratios)]
        if len(known) and not np.isnan(steps[-1]):
            wholes[-1] = steps[-1] * known[-1]
            break
    return wholes


def _women(source: Source) -> Women | None:
    counted = _stock(source)
    if np.isnan(counted).all():
        return None
    # one more place before the first month: the end of the year before
    years = np.arange(source.years) * 12
    known = np.stack([counted[years + month] for month in range(source.given + 1)], axis=1)
    at_origin = _latest(known)
    at_end = counted[years + 12].copy()
    at_end[-1] = np.nan
    entering = _entering(source)
    return Women(at_origin, at_end, np.where(np.isnan(entering), at_end - at_origin, entering))


def _stock(source: Source) -> FloatArray:
    """Return women at the end of the month before the first, and of every month from it on."""
    counted = np.full(source.years * 12 + 1, np.nan)
    for grain in _STEPS:
        steps = source.steps([_WOMEN], grain).ravel()
        ends = np.arange(1, len(steps) + 1) * int(grain)
        told = ~np.isnan(steps)
        counted[ends[told]] = steps[told]
    return counted


def _latest(known: FloatArray) -> FloatArray:
    """Return the last value of each row that is not missing."""
    told = ~np.isnan(known)
    last = known.shape[1] - 1 - told[:, ::-1].argmax(axis=1)
    return np.asarray(np.where(told.any(axis=1), known[np.arange(len(known)), last], np.nan))


def _entering(source: Source) -> FloatArray:
    """Return (years,) women entering from origin to year's end; missing where not counted."""
    entering = np.full(source.years, np.nan)
    for grain in _STEPS:
        if source.given % grain == 0:
            rest = source.steps([_ENTERING], grain)[:, source.given // grain :].sum(axis=1)
            entering = np.where(np.isnan(entering), rest, entering)
    entering[-1] = np.nan
    return entering
