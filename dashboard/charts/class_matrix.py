"""The matrix of classes: how many units moved from each class (rows) to each class (columns)."""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme

DATA = "class_matrix"
"""Name of the dataset that the matrix draws."""
STEP = 110
"""Pixels of a row."""


def class_matrix_specification(data: pd.DataFrame) -> dict[str, Any]:
    """Return the themed Vega-Lite specification of a matrix of classes.

    Args:
        data: One row a cell in drawing order: ``before`` and ``now`` (names of classes),
            ``text``, ``fill``, ``ink`` and the pointer's ``tip``.
    """
    look = _themed()
    height = STEP * data["before"].nunique()  # a height by rows is one that Vega-Lite complains of
    return {**look, "height": height, "datasets": {**look.get("datasets", {}), DATA: data}}


@lru_cache(maxsize=1)
def _themed() -> dict[str, Any]:
    return theme.configured(class_matrix_chart(), size=20)


def class_matrix_chart() -> alt.LayerChart:
    """Draw a coloured cell with sign and number for each pair of classes.

    Returns:
        A chart on the dataset ``DATA``, without its height.
    """
    quiet: dict[str, Any] = {"ticks": False, "domain": False, "labelFlush": False}
    across = alt.Axis(orient="top", labelAngle=0, labelPadding=10, **quiet)
    down = alt.Axis(labelLimit=260, labelPadding=10, **quiet)
    x = alt.X("now:N", sort=None, title=None, axis=across)
    y = alt.Y("before:N", sort=None, title=None, axis=down)
    base = alt.Chart(alt.NamedData(DATA)).encode(x=x, y=y, tooltip=alt.Tooltip("tip:N", title=" "))
    cells = base.mark_rect(stroke="white", strokeWidth=4).encode(
        color=alt.Color("fill:N", scale=None)
    )
    texts = base.mark_text(fontSize=36, fontWeight="bold").encode(
        text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None)
    )
    return alt.LayerChart(
        layer=[cells, texts], autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
    )
