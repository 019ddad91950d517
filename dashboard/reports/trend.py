"""The trend's table: a unit's history beside the wider area's."""

import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Grain, Period
from dashboard.reports.figures import series
from dashboard.storage.store import Edition


def unit_trend(
    edition: Edition, indicator: Indicator, *, until: Period, unit: str, area: str, scope: str
) -> pd.DataFrame:
    """Return a unit's history over like periods beside the wider area's, as ``trend_table``.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        until: Last period.
        unit: Code of the unit.
        area: Code of the wider area; the unit's own where there is none.
        scope: Population that is counted.
    """
    own, wider = (
        series(edition, indicator, until=until, unit=code, scope=scope) for code in (unit, area)
    )
    return trend_table(edition, indicator, own, wider, months=until.months)


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
