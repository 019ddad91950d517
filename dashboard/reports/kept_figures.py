"""Figures of single units, read with their level and all years: who asks for one asks for more.

A query takes about as long for one unit as for a thousand.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.periods import Grain, Period
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition

_MOST_ROWS = 20_000
"""Larger tables take longer than the queries that they spare."""


def kept_figures(
    edition: Edition,
    indicator: Indicator,
    *,
    level: str,
    units: Sequence[str],
    periods: Sequence[Period],
    scope: str,
) -> pd.DataFrame:
    """Return what ``figures`` returns, out of a kept table of all units of a level.

    The table has the same parts of all years, so that another period of them is at hand too.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        level: Level of the units, or one that they stand in for.
        units: Unit codes, each once.
        periods: Periods of one length, each once.
        scope: Population that is counted.

    Raises:
        KeyError: A unit has no place on the level.
    """
    known = pd.Index([unit.code for unit in edition.tree.covering(level)])
    wanted = (_like(edition, indicator, periods, scope), tuple(periods))
    kept = next((span for span in wanted if len(known) * len(span) <= _MOST_ROWS), ())
    if not kept:
        return figures(edition, indicator, periods=periods, units=units, scope=scope)
    table = _of_level(edition, indicator, level, kept, scope)
    places = known.get_indexer(pd.Index(units))
    if (places < 0).any():
        raise KeyError(f"not of level {level}: {[unit for unit in units if unit not in known]}")
    columns = [kept.index(period) for period in periods]
    rows = (places[:, np.newaxis] * len(kept) + columns).ravel()
    return table.iloc[rows].reset_index(drop=True)


def _like(
    edition: Edition, indicator: Indicator, periods: Sequence[Period], scope: str
) -> tuple[Period, ...]:
    """Return the periods, and all that the edition has of the same parts of the year."""
    months = periods[0].months
    parts = {period.start % Grain.YEAR for period in periods}
    given = edition.periods(measures=indicator.measures, scope=scope, months=months, unit=None)
    return tuple(sorted({*periods, *(one for one in given if one.start % Grain.YEAR in parts)}))


@lru_cache(maxsize=32)
def _of_level(
    edition: Edition, indicator: Indicator, level: str, periods: tuple[Period, ...], scope: str
) -> pd.DataFrame:
    units = [unit.code for unit in edition.tree.covering(level)]
    return figures(edition, indicator, periods=periods, units=units, scope=scope)
