"""A map as Vega-Lite geoshapes: what the frame draws with Leaflet, for pictures on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import shapely

from dashboard.maps.furniture import Furniture, draw_furniture
from dashboard.maps.layers import DARK, Datasets, Layers, Line, Words
from dashboard.maps.names import SIZE
from dashboard.maps.patterns import fill_pattern
from dashboard.maps.projection import HEIGHT, WIDTH, Projection

_THIN, _LINE, _LINES_COLOUR = 0.5, 1.0, "#8a94a3"
_BORDER, _SELECTED = Line("#6b7280", 1.5, (6.0, 4.0)), Line(DARK, 4.0)
"""Borders of wider units are grey dashes, which no strong outline is taken for."""
_OUTLINES = {"strong": Line(DARK, 3.0), "dashed": Line(DARK, 3.0, (7.0, 4.0))}
_CASING, _RING = "#ffffff", 4.0
"""Rings round units have a white edge, so that they are seen on every fill."""
_DIMMED = 0.35
_MANY = 400
"""Above this many units their borders are thinner."""


@dataclass(frozen=True)
class Ring:
    """What marks a unit over whatever colour it has.

    Attributes:
        colour: Colour, ``#rrggbb``.
        dash: Lengths of dashes and gaps; empty for a whole line.
    """

    colour: str
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class MapShape:
    """One unit on the map.

    Attributes:
        code: Unit code.
        geometry: Polygon in degrees.
        fill: Colour, ``#rrggbb``.
        pattern: ``few``, ``dots``, ``hatch``, ``cross`` or empty.
        ink: Colour of the dots of ``few``.
        outline: ``strong``, ``dashed`` or empty.
        tip: Text of the pointer.
        ring: Drawn round it over all others; None for most.
    """

    code: str
    geometry: shapely.Geometry
    fill: str
    pattern: str = ""
    ink: str = ""
    outline: str = ""
    tip: str = ""
    ring: Ring | None = None


def map_chart(
    focus: Sequence[MapShape],
    *,
    projection: Projection,
    furniture: Furniture,
    around: Sequence[MapShape] = (),
    borders: Sequence[shapely.Geometry] = (),
    names: Sequence[Words] = (),
    selected: str = "",
) -> tuple[alt.LayerChart, Datasets]:
    """Draw units with their neighbours, patterns, outlines, borders, names and furniture.

    Args:
        focus: Units that are looked at.
        projection: Where degrees lie in the picture.
        furniture: Scale bar, north sign and badge.
        around: Their neighbours, drawn dimmed.
        borders: Wider units drawn as lines over them.
        names: Names and values.
        selected: Code of the unit outlined as the one in focus; empty for none.

    Returns:
        The chart, and by name the data that it draws: Altair would copy them many times.
    """
    layers = Layers(projection)
    line = Line(_LINES_COLOUR, _THIN if len(focus) > _MANY else _LINE)
    _fill(layers, "around", around, opacity=_DIMMED, line=line)
    _fill(layers, "units", focus, opacity=1.0, line=line)
    _patterns(layers, focus)
    layers.outline("borders", borders, line=_BORDER)
    for name, outline in _OUTLINES.items():
        same = [shape.geometry for shape in focus if shape.outline == name]
        layers.outline(name, same, line=outline)
    chosen = [shape.geometry for shape in focus if shape.code == selected]
    layers.outline("selected", chosen, line=_SELECTED)
    _rings(layers, focus)
    layers.write("names", names, size=SIZE)
    draw_furniture(layers, furniture)
    chart = alt.LayerChart(layer=layers.drawn, width=WIDTH, height=HEIGHT, padding=2)
    return chart.project(**projection.specification), layers.datasets


def _fill(
    layers: Layers, name: str, shapes: Sequence[MapShape], *, opacity: float, line: Line
) -> None:
    """Draw units in their colours; the pointer tells of each."""
    rows = [(shape.geometry, {"fill": shape.fill, "tip": shape.tip}) for shape in shapes]
    drawn = layers.shapes(name, rows).mark_geoshape(
        stroke=line.colour, strokeWidth=line.width, opacity=opacity
    )
    layers.add(
        name,
        drawn.encode(
            color=alt.Color("fill:N", scale=None), tooltip=alt.Tooltip("tip:N", title=" ")
        ),
    )


def _patterns(layers: Layers, shapes: Sequence[MapShape]) -> None:
    """Draw the patterns of states, and the dots of few events in each of their colours."""
    for pattern, ink in sorted({(shape.pattern, shape.ink) for shape in shapes}):
        same = [one.geometry for one in shapes if (one.pattern, one.ink) == (pattern, ink)]
        if pattern:
            fill_pattern(layers, pattern, same, ink=ink)


def _rings(layers: Layers, shapes: Sequence[MapShape]) -> None:
    ringed = [shape for shape in shapes if shape.ring]
    casing = Line(_CASING, _RING + 3)
    layers.outline("casing", [shape.geometry for shape in ringed], line=casing)
    for number, ring in enumerate(dict.fromkeys(shape.ring for shape in ringed if shape.ring)):
        same = [shape.geometry for shape in ringed if shape.ring == ring]
        layers.outline(f"ring_{number}", same, line=Line(ring.colour, _RING, ring.dash))
