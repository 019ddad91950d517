"""Legends in words and colours: the map's classes with their counts, the trend's lines."""

from html import escape
from math import isfinite

import streamlit as st

from dashboard.catalogue import Indicator
from dashboard.charts import palette, theme
from dashboard.charts.trend import TrendTexts
from dashboard.domain import wording
from dashboard.domain.classification import ClassBreaks
from dashboard.domain.status import Status
from dashboard.i18n import gettext as _
from dashboard.reports.level import MARKED, MARKED_PALE, PALE, PLAIN, STATE_CODES, LevelMap
from dashboard.views.selection import Selection

_STATES = {
    "f": "radial-gradient(#5b6675 22%, #fff 26%) 0 0 / 7px 7px",
    "u": "repeating-linear-gradient(45deg, #fff 0 4px, #7a8492 4px 5px)",
    "s": "repeating-linear-gradient(135deg, #e3e6ea 0 4px, #7a8492 4px 5px)",
    "r": "#fff",
    "n": "#c9ced6",
}


def class_name(breaks: ClassBreaks, number: int, indicator: Indicator) -> str:
    """Return the words for a class: ``below 103``, ``103–107 (normal)``, ``107–115``."""
    lower, upper = breaks.limits(number)
    finite = [edge for edge in breaks.edges if isfinite(edge)]
    decimals = 0 if all(edge.is_integer() for edge in finite) else indicator.decimals
    low, high = (wording.number(value, decimals) for value in (lower, upper))
    if indicator.decimals == 0 and upper > lower and not breaks.closed(number)[1]:
        high = wording.number(upper - 1)  # whole numbers: 0–6 and 7–8, not 0–7 and 7–8
    if lower == float("-inf"):
        return _("below {high}").format(high=high)
    if upper == float("inf"):
        return _("{low} and above").format(low=low)
    if (lower, upper) == indicator.band:
        return _("{low}–{high} (normal)").format(low=low, high=high)
    if low == high:
        return low
    return _("{lower} to {upper}").format(lower=low, upper=high) if lower < 0 else f"{low}–{high}"


def draw_legend(selection: Selection, table: LevelMap) -> None:
    """Draw the classes and states of the map with the number of units in each."""
    indicator, breaks = selection.indicator, table.breaks
    colours = palette.class_colours(breaks.count, middle=breaks.middle)
    items = []
    for number in range(breaks.count):
        full = table.count(PLAIN[number], MARKED[number])
        pale = table.count(PALE[number], MARKED_PALE[number])
        sign = _tints(colours[number], full=full, pale=pale)
        items.append(_item(sign, class_name(breaks, number, indicator), full + pale))
    items += [
        _item(_STATES[code], wording.status_name(status), table.count(code))
        for status, code in STATE_CODES.items()
        if table.count(code)
    ]
    st.html(f'<div class="legend">{"".join([*items, *_remarks(table)])}</div>')


def _tints(colour: str, *, full: int, pale: int) -> str:
    """Return the sign of a class in the tints that the map has: full, pale for few events."""
    if not pale:
        return colour
    if not full:
        return palette.paler(colour)
    return f"linear-gradient(135deg, {colour} 50%, {palette.paler(colour)} 50%)"


def _remarks(table: LevelMap) -> list[str]:
    """Return what pale colours and strong outlines mean, with the number of units."""
    pale, marked = table.count(*PALE, *MARKED_PALE), table.count(*MARKED, *MARKED_PALE)
    remarks = []
    if pale:
        remarks.append(
            _("pale: {words}").format(words=wording.status_name(Status.CAUTIOUS))
            + f" <b>{pale}</b>"
        )
    if marked:
        words = escape(_("strong outline: beyond the norm, not by chance"))
        remarks.append(f'<i class="marked"></i>{words} <b>{marked}</b>')
    return [f'<span class="legend-item">{remark}</span>' for remark in remarks]


def _item(background: str, words: str, count: int) -> str:
    return (
        f'<span class="legend-item"><i style="background:{background}"></i>'
        f"{escape(words)} <b>{count}</b></span>"
    )


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


def _line(colour: str, style: str, words: str) -> str:
    return (
        f'<span class="legend-item"><i class="line" style="border-top:3px {style} {colour}">'
        f"</i>{escape(words)}</span>"
    )


def _swatch(colour: str, words: str) -> str:
    return f'<span class="legend-item"><i style="background:{colour}"></i>{escape(words)}</span>'
