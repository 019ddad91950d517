"""Charts of slides: the slide's own, with data, colours of the theme and number formats."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from pptx.chart.axis import CategoryAxis, ValueAxis
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.charts.axis import axis_ends
from dashboard.exports import cells
from dashboard.exports import slide_series as look
from dashboard.exports.exhibit import Exhibit, NativeChart
from dashboard.exports.slide_theme import Room
from dashboard.exports.tables import neutral

_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
}
_MOST = {"line": 400, "column": 12, "bar": 18}
"""Categories of one slide."""
_SIZE, _NAME_SIZE = Pt(14), Pt(13)
_AXIS = Pt(70)
"""About what the axis of values takes of a chart's width."""
_MORE_STEPS = 4
"""How many steps more between two names are taken for the last one to have its name."""
_STEPS, _LEAST_SPAN = 5, 1e-9


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
    names = list(native.labels) or [str(name) for name in part.table[native.category]]
    data.categories = [neutral(name) for name in names]
    drawn = look.series_of(native, part.table)
    for name, values in drawn:
        data.add_series(neutral(name), [None if pd.isna(one) else float(one) for one in values])
    chart: Chart = slide.shapes.add_chart(
        _KINDS[native.kind], room.left, room.top, room.width, room.height, data
    ).chart
    chart.font.size = _SIZE
    chart.has_title = False
    chart.has_legend = len(drawn) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    low, high, step = _scale(whole.table, native)
    _dress_axes(chart, whole, native)
    value = chart.value_axis
    value.minimum_scale, value.maximum_scale, value.major_unit = low, high, step
    _thin_out(chart.category_axis, names, room, native)
    _label(chart, native, points=len(part.table))
    look.dress_series(chart, native, part.table, ends=(low, high))
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
    if native.kind == "bar":  # the first row on top
        category.reverse_order = True
        value._element.crosses.val = XL_AXIS_CROSSES.MAXIMUM  # noqa: SLF001  axis at the bottom


def _scale(table: pd.DataFrame, native: NativeChart) -> tuple[float, float, float]:
    """Return ends and step of the axis: values, lines beside them and intervals, as on screen."""
    held = table[[*native.series, *native.levels]]
    if native.interval:
        lower, upper = native.interval
        known = table.assign(
            value=table[native.series[0]], area=np.nan, lower=table[lower], upper=table[upper]
        )
        also = held.to_numpy(dtype=float).ravel()
        low, high = axis_ends(known, None, also=[one for one in also if not math.isnan(one)])
        if table[lower].min() >= 0:
            low = max(low, 0.0)
        held = pd.DataFrame({"end": [low, high]})
    return scale_of(held, zero=native.kind != "line")


def _thin_out(axis: CategoryAxis, names: Sequence[str], room: Room, native: NativeChart) -> None:
    """Write names of categories level, and no more of them than there is room for.

    Programs turn names that are too wide; bars and columns keep them all.
    """
    axis.tick_labels.font.size = _NAME_SIZE
    frame = axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))  # noqa: SLF001  no public way
    frame.set("rot", "0")
    frame.set("vert", "horz")
    every = OxmlElement("c:tickLblSkip")
    every.set("val", str(_every(names, room) if native.kind == "line" else 1))
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(every)  # noqa: SLF001


def _every(names: Sequence[str], room: Room) -> int:
    """Return which names are written, one in how many; the last one if that can be."""
    widest = max(map(cells.width_of, names), default=0) + 1
    each = (room.width - _AXIS) / max(len(names), 1)
    least = max(1, math.ceil(widest * _NAME_SIZE / each))
    last = len(names) - 1
    return next((step for step in range(least, least + _MORE_STEPS + 1) if last % step == 0), least)


def _name_axis(axis: CategoryAxis | ValueAxis, name: str) -> None:
    axis.has_title = True
    axis.axis_title.text_frame.text = name
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = _SIZE, False


def _label(chart: Chart, native: NativeChart, *, points: int) -> None:
    """Write the values of a single series beside its points, of few enough points."""
    if len(native.series) > 1 or (native.kind == "line" and (points > 1 and native.interval)):
        return
    chart.plots[0].has_data_labels = True
    labels = chart.plots[0].data_labels
    labels.number_format_is_linked = True
    labels.font.size = Pt(14)
    labels.position = (
        XL_LABEL_POSITION.ABOVE if native.kind == "line" else XL_LABEL_POSITION.OUTSIDE_END
    )


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
    if low >= 0:  # what is never negative has no axis below zero
        first = max(first, 0)
    last = math.ceil(high / step + 0.1)
    return round(first * step, digits), round(last * step, digits), round(step, digits)
