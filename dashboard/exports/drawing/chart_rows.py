"""Charts of rows on sheets: rows as high as there is room for, on several sheets if need be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard.charts.rows import ChartRows
from dashboard.exports.drawing import keys
from dashboard.exports.exhibit import Exhibit

LEAST_SCALE = 0.9
"""How far charts may shrink: letters of 15 pixels then have 20 of a slide 1920 pixels wide."""
_LEAST, _MOST = 21, 44
"""Pixels of a row."""


def chart_sheets(exhibit: Exhibit, *, width: float, height: float) -> list[Exhibit]:
    """Return a chart with its rows laid out for a room, or its parts for several of them.

    Args:
        exhibit: One with a chart; one whose rows cannot be divided is returned as it is.
        width: Pixels of the room.
        height: Its pixels, those of the key among them.
    """
    if exhibit.chart is None or exhibit.rows is None:
        return [exhibit]
    rows, room = exhibit.rows, height - keys.rows_height(exhibit.key, width)
    listed = list(
        dict.fromkeys(datum[rows.key] for datum in exhibit.chart["datasets"][rows.dataset])
    )
    parts = [
        _part(exhibit.chart, rows, part, room=room) for part in _parted(listed, rows, room=room)
    ]
    return [replace(exhibit, chart=chart) for chart in parts]


def _parted(listed: Sequence[object], rows: ChartRows, *, room: float) -> list[Sequence[object]]:
    """Return the rows of each sheet, about as many on each."""
    most = max(int((room / LEAST_SCALE - rows.above) / _LEAST), 1)
    sheets = -(-len(listed) // most)
    size = -(-len(listed) // sheets)
    return [listed[at : at + size] for at in range(0, len(listed), size)]


def _part(
    chart: Mapping[str, Any], rows: ChartRows, part: Sequence[object], *, room: float
) -> dict[str, Any]:
    step = max(_LEAST, min(_MOST, int((room - rows.above) / len(part))))
    kept = set(part)
    data = [datum for datum in chart["datasets"][rows.dataset] if datum[rows.key] in kept]
    return {
        **chart,
        "height": step * len(part),
        "datasets": {**chart["datasets"], rows.dataset: data},
    }
