"""Charts of slides: the slide's own, with data, colours of the theme and number formats."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
from pptx.chart.axis import CategoryAxis, ValueAxis
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import LineSeries
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.exports import cells
from dashboard.exports.exhibit import Exhibit, NativeChart
from dashboard.exports.slide_theme import Room
from dashboard.exports.tables import neutral

_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
}
_MOST = {"line": 400, "column": 24, "bar": 18}
"""Categories of one slide."""
_LABELLED = 14
"""Up to this many points of a single line carry their value."""
_SIZE, _NAME_SIZE = Pt(14), Pt(12)
_STEPS, _LEAST_SPAN = 5, 1e-9
_PALE, _PALER = MSO_THEME_COLOR.ACCENT_4, 0.75
"""Colour of pale lines, and how much paler the first of them is."""
_ACCENTS = [getattr(MSO_THEME_COLOR, f"ACCENT_{number}") for number in range(1, 7)]


def chart_parts(exhibit: Exhibit) -> list[Exhibit]:
    """Return the exhibit in pieces that a slide's chart can hold, each with its rows.

    Args:
        exhibit: Exhibit with a native chart.
    """
    most = _MOST[_native(exhibit).kind]
    rows = len(exhibit.table)
    pieces = max(1, math.ceil(rows / most))
    each = math.ceil(rows / pieces) if rows else 1
    return [
        replace(exhibit, table=exhibit.table.iloc[first : first + each])
        for first in range(0, max(rows, 1), each)
    ]


def draw_chart(
    slide: Slide,
    part: Exhibit,
    whole: Exhibit,
    *,
    room: Room,
) -> Chart:
    """Draw a piece of an exhibit as a chart that can be edited.

    Args:
        slide: Slide to draw on.
        part: The piece.
        whole: The exhibit, for one scale of all its pieces.
        room: Where.
    """
    native = _native(whole)
    data = CategoryChartData(number_format=_format(whole, native))
    data.categories = [neutral(str(name)) for name in part.table[native.category]]
    for name in native.series:
        values = [None if pd.isna(value) else float(value) for value in part.table[name]]
        data.add_series(neutral(name), values)
    chart: Chart = slide.shapes.add_chart(
        _KINDS[native.kind], room.left, room.top, room.width, room.height, data
    ).chart
    chart.font.size = _SIZE
    chart.has_title = False
    chart.has_legend = len(native.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    _dress_axes(chart, whole, native)
    _dress_series(chart, native, points=len(part.table))
    return chart


def _native(exhibit: Exhibit) -> NativeChart:
    if exhibit.native is None:
        raise ValueError("an exhibit without a native chart")
    return exhibit.native


def _format(exhibit: Exhibit, native: NativeChart) -> str:
    return cells.number_format(cells.most_decimals(exhibit, native.series))


def _dress_axes(chart: Chart, exhibit: Exhibit, native: NativeChart) -> None:
    category, value = chart.category_axis, chart.value_axis
    _name_axis(category, native.category)
    single = len(native.series) == 1 and native.kind != "line"
    _name_axis(value, native.series[0] if single else exhibit.subject)
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_5
    value.format.line.fill.background()
    value.tick_labels.number_format = _format(exhibit, native)
    value.tick_labels.number_format_is_linked = False
    value.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    low, high, step = scale_of(exhibit.table[list(native.series)], zero=native.kind != "line")
    value.minimum_scale, value.maximum_scale, value.major_unit = low, high, step
    if native.kind != "line":
        _name_every_category(category)
    if native.kind == "bar":  # the first row on top
        category.reverse_order = True
        value._element.crosses.val = XL_AXIS_CROSSES.MAXIMUM  # noqa: SLF001  axis at the bottom


def _name_every_category(axis: CategoryAxis) -> None:
    """Keep programs from leaving out names where they are many."""
    axis.tick_labels.font.size = _NAME_SIZE
    every = OxmlElement("c:tickLblSkip")
    every.set("val", "1")
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(every)  # noqa: SLF001  no public way


def _name_axis(axis: CategoryAxis | ValueAxis, name: str) -> None:
    axis.has_title = True
    axis.axis_title.text_frame.text = name
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = _SIZE, False


def scale_of(values: pd.DataFrame, *, zero: bool) -> tuple[float, float, float]:
    """Return ends and step of an axis that holds all values, round numbers.

    Args:
        values: Columns of numbers; missing ones are left out.
        zero: Whether the axis begins at zero: it must for columns and bars.
    """
    known = values.to_numpy(dtype=float)
    known = known[~np.isnan(known)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    span = next((size for size in (high - low, abs(high)) if size > _LEAST_SPAN), 1.0)
    rough = span / _STEPS
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * times for times in (1, 2, 2.5, 5, 10) if size * times >= rough)
    digits = max(0, 2 - math.floor(math.log10(step)))
    first = math.floor(low / step + 1e-9) if zero else math.floor(low / step - 0.1)
    last = math.ceil(high / step + 0.1)
    return round(first * step, digits), round(last * step, digits), round(step, digits)


def _dress_series(chart: Chart, native: NativeChart, *, points: int) -> None:
    plot = chart.plots[0]
    if native.kind != "line":
        plot.gap_width = 45
        plot.overlap = 0
    labelled = len(native.series) == 1 and (native.kind != "line" or points <= _LABELLED)
    if labelled:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.number_format_is_linked = True
        labels.font.size = Pt(13)
        labels.position = (
            XL_LABEL_POSITION.ABOVE if native.kind == "line" else XL_LABEL_POSITION.OUTSIDE_END
        )
    for number, series in enumerate(plot.series):
        if native.kind == "line":
            _dress_line(series, number, native)
        else:
            series.invert_if_negative = False
            series.format.fill.solid()
            series.format.fill.fore_color.theme_color = _ACCENTS[number % len(_ACCENTS)]


def _dress_line(series: LineSeries, number: int, native: NativeChart) -> None:
    """Draw the line that is looked at strong; the rest pale, or dashed in colours of its own."""
    main = native.series[number] == (native.strong or native.series[0])
    pale = bool(native.strong) and not main
    accent = _ACCENTS[0] if main else _PALE if pale else _ACCENTS[number % len(_ACCENTS)]
    series.smooth = False
    line = series.format.line
    line.color.theme_color, line.width = accent, Pt(3.5 if main else 2.25)
    if pale:
        line.color.brightness = _PALER * (1 - number / len(native.series))
    elif not main:  # a sign besides colour
        line.dash_style = MSO_LINE.DASH
    marker = series.marker
    marker.style = XL_MARKER_STYLE.CIRCLE if main else XL_MARKER_STYLE.NONE
    marker.size = 8
    marker.format.fill.solid()
    marker.format.fill.fore_color.theme_color = accent
    marker.format.line.color.theme_color = accent
