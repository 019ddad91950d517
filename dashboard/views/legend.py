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
from dashboard.reports.level import STATE_CODES, LevelMap
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
    if lower == float("-inf"):
        return _("below {high}").format(high=high)
    if upper == float("inf"):
        return _("{low} and above").format(low=low)
    if (lower, upper) == indicator.band:
        return _("{low}–{high} (normal)").format(low=low, high=high)
    return f"{low}–{high}"


def draw_legend(selection: Selection, table: LevelMap) -> None:
    """Draw the classes and states of the map with the number of units in each."""
    indicator, breaks = selection.indicator, table.breaks
    colours = palette.class_colours(breaks.count, middle=breaks.middle)
    items = [
        _item(
            colours[number],
            class_name(breaks, number, indicator),
            table.count(str(number)) + table.count(chr(ord("A") + number)),
        )
        for number in range(breaks.count)
    ]
    pale = sum(table.codes.count(chr(ord("A") + number)) for number in range(breaks.count))
    if pale:
        items.append(_item(_pale(colours), wording.status_name(Status.CAUTIOUS), pale))
    items += [
        _item(_STATES[code], wording.status_name(status), table.count(code))
        for status, code in STATE_CODES.items()
        if table.count(code)
    ]
    st.html(f'<div class="legend">{"".join(items)}</div>')


def _pale(colours: list[str]) -> str:
    """Return the sign of pale classes: a light and a dark colour of the map, both paler."""
    light, dark = palette.paler(colours[0]), palette.paler(colours[-1])
    return f"linear-gradient(135deg, {light} 50%, {dark} 50%)"


def _item(background: str, words: str, count: int) -> str:
    return (
        f'<span class="legend-item"><i style="background:{background}"></i>'
        f"{escape(words)} <b>{count}</b></span>"
    )


def draw_trend_key(texts: TrendTexts, *, band: bool) -> None:
    """Draw what the lines and bands of a trend mean."""
    items = [
        _line(theme.ACCENT, "solid", texts.unit_name),
        _swatch(theme.BAND, _("95% interval")),
    ]
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
