"""The trend over like periods: the unit with its band, the norm, the wider area."""

import pandas as pd

from dashboard.charts import theme
from dashboard.charts.key import KeyItem
from dashboard.charts.trend import TrendTexts, trend_data, trend_specification
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import gettext as _
from dashboard.reports.area import drawn_beside
from dashboard.reports.selection import Selection


def trend_picture(selection: Selection, history: pd.DataFrame) -> Picture | None:
    """Return the trend of the unit in focus.

    Args:
        selection: What is shown.
        history: As ``reports.trend.trend_table`` returns it.

    Returns:
        None where there are fewer than two points to join.
    """
    indicator, unit, area = selection.indicator, selection.unit, drawn_beside(selection)
    if history["value"].notna().sum() < 2:  # noqa: PLR2004  a line needs two points
        return None
    texts = TrendTexts(unit_name=unit.label, area_name=area.label if area else "")
    return Picture(
        trend_specification(
            trend_data(history, texts=texts, band=indicator.band),
            band=indicator.band,
            decimals=indicator.decimals,
        ),
        key=_key(
            texts,
            interval=bool(history["lower"].notna().any()),
            band=indicator.band is not None,
        ),
    )


def _key(texts: TrendTexts, *, interval: bool, band: bool) -> tuple[KeyItem, ...]:
    items = [KeyItem("line", theme.ACCENT, texts.unit_name)]
    if interval:
        items.append(KeyItem("area", theme.BAND, _("95% interval")))
    if texts.area_name:
        items.append(KeyItem("dashed", theme.REFERENCE, texts.area_name))
    if band:
        items.append(KeyItem("area", theme.NORM, _("normal range")))
    return tuple(items)
