"""The trend's table: a unit's history beside the wider area's."""

import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.figure import Figure, figures_of
from dashboard.storage.store import Edition


def trend_table(
    edition: Edition, indicator: Indicator, own: pd.DataFrame, wider: pd.DataFrame
) -> pd.DataFrame:
    """Return one row a period of the unit's history, oldest first.

    Args:
        edition: Edition, for the calendar.
        indicator: Catalogue entry.
        own: The unit's figures.
        wider: The wider area's figures over the same or more periods.

    Returns:
        Columns ``label`` (statistical year), ``value``, ``lower``, ``upper``, ``area`` and
        ``tip``; a missing value is missing, an open upper end too.
    """
    area = wider.set_index("start")["value"].astype(float)
    calendar = edition.settings.calendar
    return pd.DataFrame(
        {
            "label": [str(calendar.year_of(int(start))) for start in own["start"]],
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
