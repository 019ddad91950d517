"""The trend's table: a unit's history beside the wider area's."""

import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Grain, Period
from dashboard.reports.comparisons import YEAR, Headline, headline_of
from dashboard.reports.figures import first_start, like_periods
from dashboard.reports.kept_figures import kept_figures
from dashboard.storage.store import Edition


def unit_in_focus(
    edition: Edition, indicator: Indicator, *, period: Period, unit: str, area: str, scope: str
) -> tuple[Headline, pd.DataFrame]:
    """Return a unit's figure and its history beside the wider area's.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        period: Period shown, the last of the history.
        unit: Code of the unit.
        area: Code of the wider area; the unit's own where there is none.
        scope: Population that is counted.

    Returns:
        The headline as of ``comparisons.headlines``, and the history as ``trend_table``.
    """
    root = edition.tree.root.code
    first, earliest = (
        first_start(edition, indicator, until=period, unit=code, scope=scope)
        for code in (unit, root)
    )
    tables = (
        kept_figures(
            edition,
            indicator,
            level=edition.tree[code].level,
            units=[code],
            periods=like_periods(min(first, earliest, period.start - YEAR), period),
            scope=scope,
        )
        for code in (unit, area)
    )
    begin = min(first, period.start - YEAR)
    own, wider = (table[table["start"] >= begin].reset_index(drop=True) for table in tables)
    focus = headline_of(edition, indicator, own, first=first, period=period, scope=scope)
    trend = trend_table(edition, indicator, focus.history, wider, months=period.months)
    return focus, trend


def trend_table(
    edition: Edition, indicator: Indicator, own: pd.DataFrame, wider: pd.DataFrame, *, months: int
) -> pd.DataFrame:
    """Return one row a period of the unit's history, oldest first.

    Args:
        edition: Edition, for the calendar.
        indicator: Catalogue entry.
        own: The unit's figures.
        wider: The wider area's figures over the same or more periods.
        months: Length of the periods.

    Returns:
        Columns ``label`` (statistical year, or the month), ``value``, ``lower``, ``upper``,
        ``area`` and ``tip``; a missing value is missing, an open upper end too.
    """
    area = wider.set_index("start")["value"].astype(float)
    calendar = edition.settings.calendar
    return pd.DataFrame(
        {
            "label": [
                calendar.label(Period(int(start), months))
                if months == Grain.MONTH
                else str(calendar.year_of(int(start)))
                for start in own["start"]
            ],
            "value": own["value"].astype(float),
            "lower": own["lower"].astype(float),
            "upper": own["upper"].astype(float).replace(float("inf"), float("nan")),
            "area": area.reindex(own["start"]).to_numpy(),
            "tip": [_tip(row, indicator) for row in figures_of(own)],
        }
    )


def _tip(row: Figure, indicator: Indicator) -> str:
    interval = wording.interval_text(row.lower, row.upper, indicator)
    value = wording.value_text(row.value, indicator)
    return f"{value} ({interval})" if interval else value
