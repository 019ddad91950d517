"""Gauges: how much of the year's tasks is done, against scheduled progress."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.fonts import ems

DATA = "gauges"
"""Name of the dataset that gauges draw."""
ROW = 60
"""Pixels of one gauge."""

_HEAD = 30
_BAR = 22
_BELOW = 12
"""Pixels between the middle of a gauge and its bar, or the words above it."""
_TRACK = "#e5e9ef"
_NAME_SIZE, _DETAIL_SIZE, _LEAST_SIZE = 18, 18, 14
_ROOM = 22
"""Part of the axis kept free for the figure behind the bar, in per cent."""


@dataclass(frozen=True)
class GaugeTexts:
    """Words of gauges in the language in use.

    Attributes:
        scheduled: Scheduled progress with its figure: ``Scheduled 50.0%``.
    """

    scheduled: str


def gauge_height(rows: int) -> int:
    """Return the height of so many gauges in pixels."""
    return _HEAD + ROW * rows


def gauge_specification(
    data: pd.DataFrame, *, texts: GaugeTexts, scheduled: float
) -> dict[str, Any]:
    """Return the themed Vega-Lite specification of gauges, one below the other.

    Args:
        data: Columns ``name``; ``share``, completion in per cent; ``figure``, the same as
            text; ``detail``, what is done and still needed; ``colour``.
        texts: Words.
        scheduled: Scheduled progress in per cent.
    """
    longest = max([100.0, *data["share"].dropna()])
    look = _themed(len(data), texts, scheduled, longest)
    rows = data.assign(
        row=range(len(data)),
        full=100.0,
        end=data["share"].clip(lower=100.0),
        room=longest + _ROOM,
        scheduled=scheduled,
        **_detail_room(data),
    )
    return {**look, "datasets": {**look.get("datasets", {}), DATA: rows}}


def _detail_room(data: pd.DataFrame) -> dict[str, float]:
    """Return the pixels of a name and of the detail behind it where they are most crowded."""
    words = zip(data["name"], data["detail"], strict=True)
    widths = [(ems(name) * _NAME_SIZE, ems(detail) * _DETAIL_SIZE) for name, detail in words]
    name, detail = max(widths, key=sum)
    return {"name_width": name, "detail_width": max(detail, 1.0)}


@lru_cache(maxsize=256)
def _themed(rows: int, texts: GaugeTexts, scheduled: float, longest: float) -> dict[str, Any]:
    return theme.configured(
        gauge_chart(rows, texts=texts, scheduled=scheduled, longest=longest), size=16
    )


def gauge_chart(
    rows: int, *, texts: GaugeTexts, scheduled: float, longest: float = 100
) -> alt.LayerChart:
    """Draw a bar on a track for each task, its completion behind it, and the year's progress.

    Args:
        rows: Number of gauges.
        texts: Words.
        scheduled: Scheduled progress in per cent, marked on every gauge.
        longest: Where the axis ends.

    Returns:
        A chart on the dataset ``DATA``.
    """
    scale = alt.Scale(domain=[0, longest + _ROOM], nice=False)

    def at(field: str) -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=scale)

    y = alt.Y("row:O", axis=None, scale=alt.Scale(padding=0))
    base = alt.Chart(alt.NamedData(DATA)).encode(y=y)
    colour = alt.Color("colour:N", scale=None)
    bar = base.mark_bar(size=_BAR, yOffset=_BELOW)
    above = base.mark_text(align="left", dy=-_BELOW, fontSize=_NAME_SIZE, fontWeight="bold")
    # smaller where the chart is too narrow for a name and its details
    fitting = f"{_DETAIL_SIZE} * (width - datum.name_width) / datum.detail_width"
    size = alt.expr(f"clamp({fitting}, {_LEAST_SIZE}, {_DETAIL_SIZE})")
    detail = base.mark_text(align="right", dy=-_BELOW, fontSize=size, color=theme.INK)
    figure = base.mark_text(align="left", dx=8, dy=_BELOW, fontSize=26, fontWeight="bold")
    tick = base.mark_tick(thickness=4, size=_BAR + 8, yOffset=_BELOW, color=theme.INK, opacity=1)
    line = alt.Chart(pd.DataFrame({"at": [scheduled]})).encode(x=at("at"))
    label = line.mark_text(dy=-14, fontSize=20, fontWeight="bold", text=texts.scheduled)
    return alt.LayerChart(
        layer=[
            base.mark_bar(size=_BAR, yOffset=_BELOW, color=_TRACK).encode(x=at("full")),
            bar.encode(x=at("share"), color=colour),
            tick.encode(x=at("scheduled")),
            label.encode(y=alt.value(0)),
            above.encode(x=alt.value(0), text=alt.Text("name:N")),
            detail.encode(x=at("room"), text=alt.Text("detail:N")),
            figure.encode(x=at("end"), text=alt.Text("figure:N"), color=colour),
        ],
        height=ROW * rows,
        padding={"top": _HEAD, "left": 2, "right": 2, "bottom": 0},
    )
