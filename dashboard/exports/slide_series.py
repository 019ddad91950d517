"""Series of a slide's chart: what is drawn strong, pale, as interval, norm, target, schedule."""

import math
from collections.abc import Sequence
from copy import deepcopy

import pandas as pd
from pptx.chart.chart import Chart
from pptx.chart.series import BarSeries, LineSeries
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.exports.exhibit import NativeChart

_ACCENTS = [getattr(MSO_THEME_COLOR, f"ACCENT_{number}") for number in range(1, 7)]
_PALE, _PALER = MSO_THEME_COLOR.ACCENT_4, 0.75
"""Colour of pale lines, and how much paler the first of them is."""
_TONES = {"good": _ACCENTS[0], "bad": _ACCENTS[5], "open": _ACCENTS[4]}
_LEVELS = {
    "norm": (MSO_THEME_COLOR.ACCENT_5, MSO_LINE.ROUND_DOT),
    "target": (MSO_THEME_COLOR.ACCENT_3, MSO_LINE.LONG_DASH),
    "schedule": (MSO_THEME_COLOR.TEXT_1, MSO_LINE.DASH),
}
_GAP = 60
_LINE_CHART = (
    f"<c:lineChart {nsdecls('c')}>"
    '<c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/></c:lineChart>'
)
_BAR = (
    '<c:errBars {spaces}><c:errDir val="y"/><c:errBarType val="both"/>'
    '<c:errValType val="cust"/><c:noEndCap val="0"/>'
    "<c:plus>{plus}</c:plus><c:minus>{minus}</c:minus>"
    '<c:spPr><a:ln w="22225"><a:solidFill><a:schemeClr val="accent4"><a:alpha val="60000"/>'
    "</a:schemeClr></a:solidFill></a:ln></c:spPr></c:errBars>"
)

Drawn = tuple[str, "pd.Series[float]"]
"""Name and values of a series."""


def series_of(native: NativeChart, table: pd.DataFrame) -> list[Drawn]:
    """Return the series of a chart in their order: values, then what they are held against.

    Bars coloured by a state are a series each state, so that a legend names the colours.
    """
    if native.states:
        values, states = table[native.series[0]], table[native.states]
        drawn = [(state, values.where(states == state)) for state in dict.fromkeys(states)]
    else:
        drawn = [(name, table[name]) for name in native.series]
    return [*drawn, *((name, table[name]) for name in native.levels)]


def dress_series(
    chart: Chart, native: NativeChart, table: pd.DataFrame, *, ends: tuple[float, float]
) -> None:
    """Give the series their colours, lines and intervals.

    Args:
        chart: Chart with the series of ``series_of``.
        native: How it is drawn.
        table: Its rows.
        ends: Ends of the axis, where longer intervals are cut off.
    """
    values = list(chart.plots[0].series)[: -len(native.levels) or None]
    if native.kind == "line":
        for number, series in enumerate(values):
            _dress_line(series, number, native)
        if native.interval:
            _add_interval(values[0], native, table, ends)
    else:
        chart.plots[0].gap_width = _GAP
        chart.plots[0].overlap = 100 if native.states else 0
        for number, series in enumerate(values):
            _dress_bar(series, number, native)
        _move_levels(chart, count=len(native.levels))
    held = list(chart.plots[-1].series)[-len(native.levels) :] if native.levels else []
    for series, meaning in zip(held, native.levels.values(), strict=True):
        colour, dash = _LEVELS[meaning]
        _dress(series, colour, width=2.25)
        series.format.line.dash_style = dash


def _dress_bar(series: BarSeries, number: int, native: NativeChart) -> None:
    series.invert_if_negative = False
    series.format.fill.solid()
    tone = native.states and _TONES[native.tones.get(series.name, "open")]
    series.format.fill.fore_color.theme_color = tone or _ACCENTS[number % len(_ACCENTS)]


def _dress_line(series: LineSeries, number: int, native: NativeChart) -> None:
    """Draw the line that is looked at strong; the rest pale, or dashed in colours of its own."""
    main = native.series[number] == (native.strong or native.series[0])
    pale = bool(native.strong) and not main
    accent = _ACCENTS[0] if main else _PALE if pale else _ACCENTS[number % len(_ACCENTS)]
    _dress(series, accent, width=3.5 if main else 2.25)
    if pale:
        series.format.line.color.brightness = _PALER * (1 - number / len(native.series))
    elif not main:  # a sign besides colour
        series.format.line.dash_style = MSO_LINE.DASH
    if main:
        marker = series.marker
        marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 8
        marker.format.fill.solid()
        marker.format.fill.fore_color.theme_color = accent
        marker.format.line.color.theme_color = accent


def _dress(series: LineSeries, colour: MSO_THEME_COLOR, *, width: float) -> None:
    series.smooth = False
    series.format.line.color.theme_color = colour
    series.format.line.width = Pt(width)
    series.marker.style = XL_MARKER_STYLE.NONE


def _add_interval(
    series: LineSeries, native: NativeChart, table: pd.DataFrame, ends: tuple[float, float]
) -> None:
    """Draw the 95% interval of each point as an error bar, which editors can change."""
    lower, upper = native.interval or ("", "")
    values = table[native.series[0]].to_numpy(dtype=float)
    known = table[lower].notna().to_numpy()  # an open upper end goes to the end of the axis
    high = table[upper].fillna(math.inf).to_numpy(dtype=float).clip(max=ends[1]) - values
    low = values - table[lower].to_numpy(dtype=float).clip(min=ends[0])
    bar = _BAR.format(
        spaces=nsdecls("c", "a"),
        plus=_numbers([one if there else 0 for one, there in zip(high, known, strict=True)]),
        minus=_numbers([one if there else 0 for one, there in zip(low, known, strict=True)]),
    )
    series._element.find(qn("c:cat")).addprevious(parse_xml(bar))  # noqa: SLF001  no public way


def _numbers(values: Sequence[float]) -> str:
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{max(float(value), 0):.6g}</c:v></c:pt>'
        for number, value in enumerate(values)
        if not math.isnan(value)
    )
    head = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>'
    return f"<c:numLit>{head}{points}</c:numLit>"


def _move_levels(chart: Chart, *, count: int) -> None:
    """Draw the last series of a column chart as lines across the columns."""
    if not count:
        return
    columns = chart.plots[0]._element  # noqa: SLF001  no public way to mix kinds
    lines = parse_xml(_LINE_CHART)
    for series in columns.findall(qn("c:ser"))[-count:]:
        columns.remove(series)
        for name in ("c:invertIfNegative", "c:dLbls"):
            for element in series.findall(qn(name)):
                series.remove(element)
        lines.find(qn("c:marker")).addprevious(series)
    for axis in columns.findall(qn("c:axId")):
        lines.append(deepcopy(axis))
    columns.addnext(lines)
