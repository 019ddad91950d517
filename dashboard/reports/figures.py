"""Figures: indicator values of units and periods, the one source of pages and command line."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard import catalogue
from dashboard.catalogue import Indicator
from dashboard.domain import disclosure
from dashboard.domain.figure import FIGURE_COLUMNS
from dashboard.domain.indicators import SUPPRESSED, evaluate
from dashboard.domain.periods import Grain, Period
from dashboard.domain.rates import FloatArray
from dashboard.domain.status import Status
from dashboard.storage.store import Edition

_LISTED_UNITS = 300
"""Above this many units, reading all and dropping some beats a long list in the query."""


def figures(
    edition: Edition,
    indicator: Indicator,
    *,
    periods: Sequence[Period],
    units: Sequence[str],
    scope: str,
) -> pd.DataFrame:
    """Return the indicator's values for every unit and period asked for.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        periods: Periods of one length, each once.
        units: Unit codes, each once.
        scope: Population that is counted.

    Returns:
        One row a unit and period, units in the order given, periods within; columns
        ``FIGURE_COLUMNS``. ``value``, ``lower`` and ``upper`` are in the indicator's unit
        and missing unless ``status`` is ``ok`` or ``cautious``; ``start`` is the period's
        first month as an ordinal.

    Raises:
        UnknownNameError: A figure is missing because there is no such unit.
    """
    tables = figure_tables(edition, [indicator], periods=periods, units=units, scope=scope)
    return tables[indicator.id]


def figure_tables(
    edition: Edition,
    indicators: Iterable[Indicator],
    *,
    periods: Sequence[Period],
    units: Sequence[str],
    scope: str,
) -> dict[str, pd.DataFrame]:
    """Return the tables of several indicators by id, as ``figures``, read in one query."""
    entries = list(indicators)
    if not (entries and periods and units):
        return {entry.id: pd.DataFrame(columns=list(FIGURE_COLUMNS)) for entry in entries}
    measures = list(dict.fromkeys(chain.from_iterable(entry.measures for entry in entries)))
    values, withheld = _counts(edition, measures, periods=periods, units=units, scope=scope)
    codes = pd.Index(units).repeat(len(periods))
    starts = np.tile([period.start for period in periods], len(units))
    tables = {}
    for entry in entries:
        known = pd.DataFrame({name: values[name] for name in entry.measures})
        known[SUPPRESSED] = np.any([withheld[name] for name in entry.measures], axis=0)
        table = evaluate(entry, known)
        table.insert(0, "unit_code", codes)
        table.insert(1, "start", starts)
        tables[entry.id] = _explained(edition, entry, table, months=periods[0].months, scope=scope)
    return tables


def _counts(
    edition: Edition,
    measures: Sequence[str],
    *,
    periods: Sequence[Period],
    units: Sequence[str],
    scope: str,
) -> tuple[dict[str, FloatArray], dict[str, npt.NDArray[np.bool_]]]:
    """Return by measure the counts and whether they are withheld, as ``figures`` orders them."""
    starts = [period.start for period in periods]
    rows = edition.counts(
        measures=measures,
        scope=scope,
        months=periods[0].months,
        starts=starts,
        units=units if len(units) <= _LISTED_UNITS else None,
    )
    places = [
        pd.Index(known).get_indexer(pd.Index(rows[column]))
        for column, known in (("measure", measures), ("unit_code", units), ("start", starts))
    ]
    asked = places[1] >= 0
    place = tuple(positions[asked] for positions in places)
    values = np.full((len(measures), len(units), len(starts)), np.nan)
    values[place] = rows["value"].to_numpy()[asked]
    withheld = np.zeros(values.shape, dtype=bool)
    withheld[place] = rows["suppressed"].to_numpy()[asked]
    return (
        {name: table.ravel() for name, table in zip(measures, values, strict=True)},
        {name: table.ravel() for name, table in zip(measures, withheld, strict=True)},
    )


def _explained(
    edition: Edition, indicator: Indicator, table: pd.DataFrame, *, months: int, scope: str
) -> pd.DataFrame:
    """Return the table with the reason where a figure is missing without the unit's fault.

    There is no data of a unit that never reports the indicator or does not exist in every
    month of the period; withheld is what is published of villages never, or in half-years
    only.
    """
    missing = table["status"] == Status.NOT_REPORTED
    if not missing.any():
        return table
    rows = table.loc[missing, ["unit_code", "start"]]
    reporters = edition.reporters(measures=indicator.measures, scope=scope)
    in_halves = _published_in_halves(edition, indicator, set(rows["unit_code"]), months, scope)
    never = never_of_villages(indicator)

    def reason(code: str, start: int) -> Status:
        unit = edition.tree[code]
        if not unit.exists_throughout(Period(start, months)):
            return Status.NO_DATA
        if never and unit.level == disclosure.LEVEL and unit.parent in reporters:
            return Status.SUPPRESSED
        if code not in reporters:
            return Status.NO_DATA
        return Status.SUPPRESSED if code in in_halves else Status.NOT_REPORTED

    reasons = [str(reason(code, start)) for code, start in rows.itertuples(index=False)]
    table.loc[missing, "status"] = reasons
    return table


@cache
def never_of_villages(indicator: Indicator) -> bool:
    """Return whether the disclosure rule never shows the indicator for a village."""
    measures = catalogue.load().measures
    known = [name for name in indicator.measures if name in measures]
    return not disclosure.shown_measures(measures).issuperset(known)


def _published_in_halves(
    edition: Edition, indicator: Indicator, codes: set[str], months: int, scope: str
) -> set[str]:
    """Return the villages whose half-years are published where other periods are asked for."""
    villages = sorted(code for code in codes if edition.tree[code].level == disclosure.LEVEL)
    if months == Grain.HALF or not villages:
        return set()
    measures = indicator.measures
    halves = edition.counts(measures=measures, scope=scope, months=Grain.HALF, units=villages)
    return set(halves["unit_code"])


def first_start(
    edition: Edition, indicator: Indicator, *, until: Period, unit: str, scope: str
) -> int:
    """Return the first month of the unit's first figure, at the latest that of ``until``."""
    first = edition.first_start(
        measures=indicator.measures, scope=scope, months=until.months, unit=unit
    )
    return until.start if first is None else min(first, until.start)


def like_periods(first: int, until: Period) -> list[Period]:
    """Return the same part of every year from the month ``first`` on, ``until`` the last."""
    starts = range(until.start, first - 1, -Grain.YEAR)
    return [Period(start, until.months) for start in reversed(starts)]
