"""The layers of a map picture, from back to front, and the data that they draw."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import shapely

from dashboard.maps.projection import HEIGHT, WIDTH, Projection

DARK, LIGHT = "#111827", "#ffffff"
"""Inks of names and signs."""
_HALO = {DARK: LIGHT, LIGHT: "#1f2937"}
_DECIMALS = 5

Datasets = dict[str, list[dict[str, Any]]]
Row = tuple[shapely.Geometry, Mapping[str, object]]
"""A geometry with the fields of its datum."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


@dataclass(frozen=True)
class Line:
    """How a line is drawn.

    Attributes:
        colour: Colour, ``#rrggbb``.
        width: Pixels.
        dash: Lengths of dashes and gaps; empty for a whole line.
    """

    colour: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Words:
    """A text on the map, read on every fill by its halo.

    Attributes:
        place: Longitude and latitude of its middle.
        lines: Its lines.
        ink: ``DARK`` or ``LIGHT``.
    """

    place: tuple[float, float]
    lines: tuple[str, ...]
    ink: str = DARK


class Layers:
    """The layers of a map and the data that they draw, by name; all places in degrees.

    Attributes:
        drawn: The layers.
        datasets: What they draw.
        projection: Where degrees lie in the picture.
    """

    def __init__(self, projection: Projection) -> None:
        self.drawn: list[alt.Chart] = []
        self.datasets: Datasets = {}
        self.projection = projection
        corners = projection.degrees(np.array([[0.0, HEIGHT], [WIDTH, 0.0]]))
        self._window = shapely.box(*corners.ravel())

    def add(self, name: str, layer: alt.Chart) -> None:
        """Add a layer in front unless there is nothing to draw."""
        if self.datasets[name]:
            self.drawn.append(layer)

    def shapes(self, name: str, rows: Iterable[Row]) -> alt.Chart:
        """Return a chart of geometries with their fields, as far as they lie in the picture."""
        return self._data(
            name,
            [
                _feature(geometry.intersection(self._window), **fields)
                for geometry, fields in rows
                if geometry.intersects(self._window)
            ],
        )

    def outline(self, name: str, shapes: Sequence[shapely.Geometry], *, line: Line) -> None:
        """Draw the borders of polygons, or lines as they are."""
        rows: list[Row] = [
            (one.boundary if one.geom_type.endswith("Polygon") else one, {}) for one in shapes
        ]
        look: dict[str, Any] = {"stroke": line.colour, "strokeWidth": line.width}
        if line.dash:
            look["strokeDash"] = list(line.dash)
        drawn = self.shapes(name, rows)
        self.add(name, drawn.mark_geoshape(filled=False, fill=None, strokeJoin="round", **look))

    def write(self, name: str, words: Sequence[Words], *, size: float) -> None:
        """Write texts of ``size`` pixels."""
        rows = [
            {
                "longitude": one.place[0],
                "latitude": one.place[1],
                "text": "\n".join(one.lines),
                "ink": one.ink,
                "halo": _HALO[one.ink],
            }
            for one in words
        ]
        base = self._data(name, rows).encode(
            longitude=alt.Longitude("longitude:Q"),
            latitude=alt.Latitude("latitude:Q"),
            text=alt.Text("text:N"),
        )
        look: dict[str, Any] = {"fontSize": size, "lineBreak": "\n", "baseline": "middle",
                                "lineHeight": size + 2}  # fmt: skip
        halo = base.mark_text(**look, strokeWidth=2.5, strokeOpacity=0.75, strokeJoin="round")
        paint = alt.Color("halo:N", scale=None)
        self.add(name, halo.encode(stroke=alt.Stroke("halo:N", scale=None), color=paint))
        self.add(name, base.mark_text(**look).encode(color=alt.Color("ink:N", scale=None)))

    def _data(self, name: str, rows: list[dict[str, Any]]) -> alt.Chart:
        self.datasets[name] = rows
        drawn: alt.Chart = alt.Chart(alt.NamedData(name))
        return drawn


def _feature(geometry: shapely.Geometry, **properties: object) -> dict[str, Any]:
    rounded = shapely.set_precision(geometry, 10.0**-_DECIMALS, mode="pointwise")
    if rounded.geom_type.endswith("Polygon"):
        rounded = shapely.orient_polygons(rounded, exterior_cw=True)
    shape = json.loads(shapely.to_geojson(rounded))
    return {"type": "Feature", "geometry": shape, "properties": {}, **properties}
