"""A Vega-Lite chart with its key in a room of a sheet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import vl_convert

from dashboard.exports.drawing import keys
from dashboard.exports.drawing.canvas import Canvas
from dashboard.exports.exhibit import Exhibit
from dashboard.fonts import whole_font

_BESIDE = 290
"""Pixels of a key beside a map."""
_LARGEST = 1.6
"""How far a small chart is enlarged."""
_CLIPS, _CLIP = re.compile(r'id="clip(\d+)"'), re.compile(r"\bclip(\d+)\b")
_OPENING = re.compile(r"^<svg[^>]*?>")
_SIZE = re.compile(r'\b(width|height)="([\d.]+)"')


@dataclass(frozen=True)
class Room:
    """Where something is drawn; ``height`` may be surpassed where ``grows``."""

    x: float
    y: float
    width: float
    height: float
    grows: bool = False


@dataclass(frozen=True)
class _Drawn:
    """What vl-convert drew: the SVG without its root, and its size."""

    body: str
    width: float
    height: float


@cache
def register_font() -> None:
    """Tell vl-convert where the shipped font lies; it takes folders of TTF or OTF only."""
    vl_convert.register_font_directory(str(whole_font().parent.resolve()))


def draw_chart(canvas: Canvas, exhibit: Exhibit, room: Room, *, wide: bool) -> float:
    """Draw key and chart; a picture of its own width, a map, has the key beside it.

    Returns:
        The height taken: that of the room, or the chart's where the sheet may grow.
    """
    chart = exhibit.chart or {}
    if wide and "width" in chart and exhibit.key:
        left = replace(room, width=room.width - _BESIDE)
        place = left.x + left.width + 16
        keys.draw_column(canvas, exhibit.key, x=place, y=room.y + 22, room=_BESIDE - 16)
        return _draw_specification(canvas, chart, left)
    lines = keys.key_lines(exhibit.key, room.width)
    for number, line in enumerate(lines):
        keys.draw_row(canvas, line, room.x, room.y + 16 + number * keys.LINE)
    taken = keys.rows_height(exhibit.key, room.width)
    below = replace(room, y=room.y + taken, height=room.height - taken)
    return taken + _draw_specification(canvas, chart, below)


def _draw_specification(canvas: Canvas, chart: Mapping[str, Any], room: Room) -> float:
    """Draw a chart so that it fills the room, or fits it where its size is its own."""
    drawn = _drawn(_sized(chart, room))
    across, down = room.width / drawn.width, room.height / drawn.height
    scale = min(across, 1.0 if room.grows and down < 1 else down, _LARGEST)
    x = room.x + (room.width - scale * drawn.width) / 2
    canvas.add(f'<g transform="translate({x:.2f},{room.y:.2f}) scale({scale:.4f})">')
    canvas.add(f"{drawn.body}</g>")
    return scale * drawn.height if room.grows else room.height


def _drawn(specification: Mapping[str, Any]) -> _Drawn:
    register_font()
    picture = vl_convert.vegalite_to_svg(dict(specification), allowed_base_urls=[])
    opening = _OPENING.match(picture)
    if opening is None:  # what vl-convert never does
        raise ValueError(picture[:80])
    size = {name: float(value) for name, value in _SIZE.findall(opening.group())}
    body = picture[opening.end() :].removesuffix("</svg>")
    return _Drawn(_renumbered(body), size["width"], size["height"])


def _renumbered(body: str) -> str:
    """Return a picture whose clips are numbered from 1: Vega counts on from picture to picture."""
    numbers = {name: str(place) for place, name in enumerate(_CLIPS.findall(body), start=1)}
    return _CLIP.sub(lambda found: f"clip{numbers.get(found.group(1), found.group(1))}", body)


def _sized(chart: Mapping[str, Any], room: Room) -> Mapping[str, Any]:
    """Return the specification with the size of the room, as far as it leaves it open."""
    if "width" in chart:
        return chart
    if "height" not in chart:
        fit = {"type": "fit", "contains": "padding"}
        return {**chart, "width": room.width, "height": room.height, "autosize": fit}
    padding = chart.get("padding")
    sides = padding["left"] + padding["right"] if isinstance(padding, dict) else 0
    across = {"type": "fit-x", "contains": "padding"}  # its names need room as well
    return {"autosize": across, **chart, "width": room.width - sides}
