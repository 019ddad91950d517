"""A map as Vega-Lite geoshapes: what the frame draws with Leaflet, for pictures on paper.

The projection is Mercator, as on the screen, and is fitted here, so that names can be placed
where they do not meet.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import numpy.typing as npt
import shapely

from dashboard.maps.projection import HEIGHT, WIDTH, Projection

_RULES = {"hatch": (45.0,), "cross": (45.0, -45.0)}
_STEPS = 110
"""Lines of a pattern across the picture."""
_LINE, _BORDER, _OUTLINE = "#8a94a3", "#374151", "#111827"
_DOT, _RULE = "#5b6675", "#7a8492"
_DIMMED = 0.35
_MANY = 400
"""Above this many units their borders are thinner."""
_DECIMALS = 5

Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True)
class MapShape:
    """One unit on the map.

    Attributes:
        code: Unit code.
        geometry: Polygon in degrees.
        fill: Colour, ``#rrggbb``.
        pattern: ``dots``, ``hatch``, ``cross`` or empty.
        marked: Whether a strong outline is drawn.
        tip: Text of the pointer.
    """

    code: str
    geometry: shapely.Geometry
    fill: str
    pattern: str = ""
    marked: bool = False
    tip: str = ""


@dataclass(frozen=True)
class MapName:
    """A name on the map, in one or two lines.

    Attributes:
        place: Longitude and latitude.
        lines: The name, and below it the value.
        dark: Whether it stands on a dark fill.
        strong: Whether it is the unit in focus.
    """

    place: tuple[float, float]
    lines: tuple[str, ...]
    dark: bool
    strong: bool = False


Datasets = dict[str, list[dict[str, Any]]]


def map_chart(
    focus: Sequence[MapShape],
    *,
    projection: Projection,
    around: Sequence[MapShape] = (),
    borders: Sequence[shapely.Geometry] = (),
    names: Sequence[MapName] = (),
    selected: str = "",
) -> tuple[alt.LayerChart, Datasets]:
    """Draw units with their neighbours, patterns, strong outlines, borders and names.

    Args:
        focus: Units that are looked at.
        projection: Where degrees lie in the picture.
        around: Their neighbours, drawn dimmed.
        borders: Wider units drawn as lines over them.
        names: Names and values.
        selected: Code of the unit outlined as the one in focus; empty for none.

    Returns:
        The chart, and by name the data that it draws: Altair would copy them many times.
    """
    canvas = _Canvas(projection)
    line = 0.5 if len(focus) > _MANY else 1.0
    canvas.fill("around", around, opacity=_DIMMED, line=line)
    canvas.fill("units", focus, opacity=1.0, line=line)
    for pattern in sorted({shape.pattern for shape in focus} - {""}):
        canvas.fill_pattern(
            pattern, [shape.geometry for shape in focus if shape.pattern == pattern]
        )
    marked = [shape.geometry for shape in focus if shape.marked]
    chosen = [shape.geometry for shape in focus if shape.code == selected]
    canvas.outline("borders", borders, colour=_BORDER, width=2.0)
    canvas.outline("marked", marked, colour=_OUTLINE, width=2.5)
    canvas.outline("selected", chosen, colour=_OUTLINE, width=4.0)
    canvas.write(names)
    chart = alt.LayerChart(layer=canvas.layers, width=WIDTH, height=HEIGHT, padding=2)
    return chart.project(**projection.specification), canvas.datasets


class _Canvas:
    """The layers of a map and the data that they draw, by name."""

    def __init__(self, projection: Projection) -> None:
        self.layers: list[alt.Chart] = []
        self.datasets: Datasets = {}
        self._projection = projection
        corners = projection.degrees(np.array([[0.0, HEIGHT], [WIDTH, 0.0]]))
        self._window = shapely.box(*corners.ravel())

    def fill(self, name: str, shapes: Sequence[MapShape], *, opacity: float, line: float) -> None:
        """Draw units in their colours, as far as they lie in the picture."""
        seen = [shape for shape in shapes if shape.geometry.intersects(self._window)]
        features = [
            _feature(shape.geometry.intersection(self._window), fill=shape.fill, tip=shape.tip)
            for shape in seen
        ]
        drawn = self._data(name, features).mark_geoshape(
            stroke=_LINE, strokeWidth=line, opacity=opacity
        )
        self._add(
            name,
            drawn.encode(
                color=alt.Color("fill:N", scale=None), tooltip=alt.Tooltip("tip:N", title=" ")
            ),
        )

    def outline(
        self, name: str, shapes: Sequence[shapely.Geometry], *, colour: str, width: float
    ) -> None:
        """Draw the borders of polygons."""
        lines = [_feature(shape.boundary.intersection(self._window)) for shape in shapes]
        drawn = self._data(name, lines)
        self._add(
            name,
            drawn.mark_geoshape(
                filled=False, fill=None, stroke=colour, strokeWidth=width, strokeJoin="round"
            ),
        )

    def fill_pattern(self, pattern: str, areas: Sequence[shapely.Geometry]) -> None:
        """Draw a pattern as lines or points of its own: Vega has no patterns to fill with."""
        whole = shapely.union_all(np.array(areas, dtype=object)).intersection(self._window)
        if pattern == "dots":
            points = _grid(self._projection)
            inside = points[shapely.contains_xy(whole, points[:, 0], points[:, 1])]
            mark: dict[str, Any] = {"fill": _DOT, "stroke": None}
            signs: shapely.Geometry = shapely.multipoints(inside)
        else:
            rules = [line for angle in _RULES[pattern] for line in _ruled(angle, self._projection)]
            mark = {"filled": False, "fill": None, "stroke": _RULE, "strokeWidth": 1}
            signs = shapely.multilinestrings(rules).intersection(whole)
        drawn = self._data(pattern, [_feature(signs)]).mark_geoshape(**mark)
        self._add(pattern, drawn.project(pointRadius=1.4, **self._projection.specification))

    def write(self, names: Sequence[MapName]) -> None:
        """Write names with a halo, so that they are read on every fill."""
        rows = [
            {
                "longitude": name.place[0],
                "latitude": name.place[1],
                "text": "\n".join(name.lines),
                "ink": "#ffffff" if name.dark else _OUTLINE,
                "halo": "#1f2937" if name.dark else "#ffffff",
            }
            for name in names
        ]
        base = self._data("names", rows).encode(
            longitude="longitude:Q", latitude="latitude:Q", text="text:N"
        )
        look: dict[str, Any] = {
            "fontSize": 14,
            "lineBreak": "\n",
            "baseline": "middle",
            "lineHeight": 16,
        }
        halo = base.mark_text(**look, strokeWidth=2.5, strokeOpacity=0.75, strokeJoin="round")
        paint = alt.Color("halo:N", scale=None)
        self._add("names", halo.encode(stroke=alt.Stroke("halo:N", scale=None), color=paint))
        self._add("names", base.mark_text(**look).encode(color=alt.Color("ink:N", scale=None)))

    def _data(self, name: str, rows: list[dict[str, Any]]) -> alt.Chart:
        self.datasets[name] = rows
        drawn: alt.Chart = alt.Chart(alt.NamedData(name))
        return drawn

    def _add(self, name: str, layer: alt.Chart) -> None:
        """Keep a layer unless there is nothing to draw."""
        if self.datasets[name]:
            self.layers.append(layer)


def _feature(geometry: shapely.Geometry, **properties: object) -> dict[str, Any]:
    rounded = shapely.set_precision(geometry, 10.0**-_DECIMALS, mode="pointwise")
    if rounded.geom_type.endswith("Polygon"):
        rounded = shapely.orient_polygons(rounded, exterior_cw=True)
    shape = json.loads(shapely.to_geojson(rounded))
    return {"type": "Feature", "geometry": shape, "properties": {}, **properties}


def _grid(projection: Projection) -> npt.NDArray[np.float64]:
    step = WIDTH / _STEPS
    across, down = np.meshgrid(np.arange(0, WIDTH, step), np.arange(0, HEIGHT, step))
    return projection.degrees(np.column_stack([across.ravel(), down.ravel()]))


def _ruled(angle: float, projection: Projection) -> list[npt.NDArray[np.float64]]:
    """Return slanting lines across the picture, in degrees."""
    step = WIDTH / _STEPS * 1.4
    starts = np.arange(-HEIGHT, WIDTH + HEIGHT, step)
    slope = HEIGHT if angle > 0 else -HEIGHT
    ends = [
        np.array([[start, HEIGHT], [start + slope, 0.0]])
        if angle > 0
        else np.array([[start, 0.0], [start - slope, HEIGHT]])
        for start in starts
    ]
    return [projection.degrees(end) for end in ends]
