"""The keys of charts: what their lines, bands and points mean."""

from html import escape

import streamlit as st

from dashboard.charts import theme
from dashboard.charts.trend import TrendTexts
from dashboard.i18n import gettext as _


def draw_trend_key(texts: TrendTexts, *, interval: bool, band: bool) -> None:
    """Draw what the lines and bands of a trend mean."""
    items = [_line(theme.ACCENT, "solid", texts.unit_name)]
    if interval:
        items.append(_swatch(theme.BAND, _("95% interval")))
    if texts.area_name:
        items.append(_line(theme.REFERENCE, "dashed", texts.area_name))
    if band:
        items.append(_swatch(theme.NORM, _("normal range")))
    st.html(f'<div class="legend">{"".join(items)}</div>')


def draw_funnel_key(area_name: str, *, band: bool) -> None:
    """Draw what the lines, bands and points of a funnel mean."""
    items = [
        _line(theme.REFERENCE, "dashed", area_name),
        _line(theme.MUTED, "solid", _("95% limits")),
        _line(theme.MUTED, "dashed", _("99.8% limits")),
    ]
    if band:
        items.append(_swatch(theme.NORM, _("normal range")))
    st.html(f'<div class="legend">{"".join(items)}</div>')


def _line(colour: str, style: str, words: str) -> str:
    return (
        f'<span class="legend-item"><i class="line" style="border-top:3px {style} {colour}">'
        f"</i>{escape(words)}</span>"
    )


def _swatch(colour: str, words: str) -> str:
    return f'<span class="legend-item"><i style="background:{colour}"></i>{escape(words)}</span>'
