"""The matrix of targets: units down, targets across, a sign and a colour in each cell."""

from functools import lru_cache
from math import radians, sin
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.rows import ChartRows

DATA = "target_matrix"
"""Name of the dataset that the matrix draws."""
PICK = "pick"
"""Name of its selection; a click on a cell gives the ``unit_code``."""

_PLACE = "place"
_IN_ORDER = alt.EncodingSortField(field=_PLACE, op="min")
"""A chart that lives on a page would keep the order of the data that it drew first."""

_LEAST_ROW, _MOST_ROW = 23, 52
_LINE_HEIGHT = 18
_PADDING = 14
_SLANT = 40
"""Degrees by which long names of targets rise."""
_LONGEST_NAME = 205
"""Pixels; longer names are cut."""


def row_height(rows: int, *, room: int) -> int:
    """Return the height of a row so that ``rows`` of them fit ``room`` pixels if they can."""
    return max(_LEAST_ROW, min(_MOST_ROW, room // max(rows, 1)))


def names_height(lines: int) -> int:
    """Return how high the names of targets stand above the cells, in pixels.

    Args:
        lines: As of ``matrix_specification``.
    """
    return lines * _LINE_HEIGHT if lines else round(_LONGEST_NAME * sin(radians(_SLANT)))


def divided(lines: int) -> ChartRows:
    """Return how a matrix is divided over sheets; ``lines`` as of ``matrix_specification``."""
    return ChartRows(DATA, "unit_code", above=names_height(lines) + _PADDING)


def matrix_specification(data: pd.DataFrame, *, step: int, lines: int) -> dict[str, Any]:
    """Return the themed Vega-Lite specification of a matrix.

    Args:
        data: One row a cell: ``unit_code``, ``unit`` and ``target`` (names in drawing order,
            lines of a target's name parted by a bar), ``sign``, ``fill``, ``ink`` and the
            pointer's ``tip``.
        step: Height of a row in pixels.
        lines: Lines of the names of targets, the same number in each; 0 for slanting names.
    """
    look = _themed(lines)
    height = step * data["unit"].nunique()  # a height by rows is one that Vega-Lite complains of
    placed = data.assign(**{_PLACE: range(len(data))})
    return {**look, "height": height, "datasets": {**look.get("datasets", {}), DATA: placed}}


@lru_cache(maxsize=32)
def _themed(lines: int) -> dict[str, Any]:
    return theme.configured(matrix_chart(lines=lines), size=15)


def matrix_chart(*, lines: int) -> alt.LayerChart:
    """Draw a coloured cell with a sign for each unit and target.

    Args:
        lines: Lines of the names of targets; 0 for slanting names.

    Returns:
        A chart on the dataset ``DATA`` whose cells can be picked, without its height.
    """
    x = alt.X(
        "target:N",
        sort=_IN_ORDER,
        title=None,
        axis=alt.Axis(
            orient="top",
            labelAngle=0 if lines else -_SLANT,
            labelAlign="center" if lines else "left",
            labelExpr="split(datum.label, '|')",
            labelOverlap=False,
            labelLimit=_LONGEST_NAME,
            labelFontSize=15,
            labelLineHeight=_LINE_HEIGHT,
            labelPadding=max(lines - 1, 0) * _LINE_HEIGHT + 4,
            labelFlush=False,
            labelBound=False,
            ticks=False,
            domain=False,
        ),
        scale=alt.Scale(paddingInner=0.04, paddingOuter=0),
    )
    y = alt.Y(
        "unit:N",
        sort=_IN_ORDER,
        title=None,
        axis=alt.Axis(
            labelFontSize=16,
            labelLimit=220,
            ticks=False,
            domain=False,
            labelPadding=8,
            labelFlush=False,
        ),
        scale=alt.Scale(paddingInner=0.06, paddingOuter=0),
    )
    base = alt.Chart(alt.NamedData(DATA)).encode(x=x, y=y)
    pick = alt.selection_point(name=PICK, fields=["unit_code"], on="click", toggle=False)
    tooltip = [alt.Tooltip("tip:N", title=" ")]
    cells = base.mark_rect(cursor="pointer").encode(
        color=alt.Color("fill:N", scale=None), tooltip=tooltip
    )
    signs = base.mark_text(fontSize=18, fontWeight="bold", cursor="pointer").encode(
        text=alt.Text("sign:N"), color=alt.Color("ink:N", scale=None), tooltip=tooltip
    )
    return alt.LayerChart(
        layer=[cells.add_params(pick), signs],
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
