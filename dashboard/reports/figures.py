"""Figures: indicator values of units and periods, the one source of pages and command line."""

from collections.abc import Sequence

import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.figure import FIGURE_COLUMNS, Figure, figures_of
from dashboard.domain.indicators import evaluate
from dashboard.domain.periods import Period
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
        periods: Periods of one length.
        units: Unit codes.
        scope: Population that is counted.

    Returns:
        One row a unit and period, units in the order given, periods within; columns
        ``FIGURE_COLUMNS``. ``value``, ``lower`` and ``upper`` are in the indicator's unit
        and missing unless ``status`` is ``ok`` or ``cautious``; ``start`` is the period's
        first month as an ordinal.
    """
    index = pd.MultiIndex.from_product(
        [list(units), [period.start for period in periods]], names=["unit_code", "start"]
    )
    if index.empty:
        return pd.DataFrame(columns=list(FIGURE_COLUMNS))
    evaluated = evaluate(indicator, _counts(edition, indicator, periods, units, scope, index))
    missing = evaluated["status"] == Status.NOT_REPORTED
    if missing.any():
        reporters = edition.reporters(measures=indicator.measures, scope=scope)
        never = ~index.get_level_values("unit_code").isin(reporters)
        evaluated.loc[missing & never, "status"] = str(Status.NO_DATA)
    return evaluated.reset_index()[list(FIGURE_COLUMNS)]


def _counts(
    edition: Edition,
    indicator: Indicator,
    periods: Sequence[Period],
    units: Sequence[str],
    scope: str,
    index: pd.MultiIndex,
) -> pd.DataFrame:
    rows = edition.counts(
        measures=indicator.measures,
        scope=scope,
        months=periods[0].months,
        starts=[period.start for period in periods],
        units=units if len(units) <= _LISTED_UNITS else None,
    )
    wide = rows.pivot(index=["unit_code", "start"], columns="measure", values="value")
    wide = wide.reindex(index=index, columns=pd.Index(indicator.measures))
    withheld = rows.loc[rows["suppressed"], ["unit_code", "start"]]
    wide["suppressed"] = index.isin(pd.MultiIndex.from_frame(withheld)) if len(withheld) else False
    return wide


def figure(
    edition: Edition, indicator: Indicator, *, period: Period, unit: str, scope: str
) -> Figure:
    """Return one figure."""
    table = figures(edition, indicator, periods=[period], units=[unit], scope=scope)
    return figures_of(table)[0]


def series(
    edition: Edition,
    indicator: Indicator,
    *,
    until: Period,
    unit: str,
    scope: str,
    like: bool = True,
) -> pd.DataFrame:
    """Return the indicator's history up to and including ``until``, oldest first.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        until: Last period.
        unit: Unit code.
        scope: Population that is counted.
        like: Only the same part of earlier years (first halves with first halves), so
            that seasons do not show as changes.
    """
    step = 12 if like else until.months
    known = edition.periods(
        measures=indicator.measures, scope=scope, months=until.months, unit=unit
    )
    first = min((period.start for period in known), default=until.start)
    starts = range(until.start, first - 1, -step)
    periods = [Period(start, until.months) for start in reversed(starts)]
    return figures(edition, indicator, periods=periods, units=[unit], scope=scope)
