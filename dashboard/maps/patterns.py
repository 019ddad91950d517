"""Patterns of states on a map picture: lines or points of their own, for Vega has none."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from dashboard.maps.layers import Layers
from dashboard.maps.projection import HEIGHT, WIDTH, Projection

_RULES = {"hatch": (45.0,), "cross": (45.0, -45.0)}
_STEPS = 110
"""Lines of a pattern across the picture."""
_DOT, _RULE = "#5b6675", "#7a8492"


def fill_pattern(layers: Layers, pattern: str, areas: Sequence[shapely.Geometry]) -> None:
    """Draw ``dots``, ``hatch`` or ``cross`` over polygons."""
    whole = shapely.union_all(np.array(areas, dtype=object))
    projection = layers.projection
    if pattern == "dots":
        points = _grid(projection)
        inside = points[shapely.contains_xy(whole, points[:, 0], points[:, 1])]
        mark: dict[str, Any] = {"fill": _DOT, "stroke": None}
        signs: shapely.Geometry = shapely.multipoints(inside)
    else:
        rules = [line for angle in _RULES[pattern] for line in _ruled(angle, projection)]
        mark = {"filled": False, "fill": None, "stroke": _RULE, "strokeWidth": 1}
        signs = shapely.multilinestrings(rules).intersection(whole)
    drawn = layers.shapes(pattern, [(signs, {})]).mark_geoshape(**mark)
    layers.add(pattern, drawn.project(pointRadius=1.4, **projection.specification))


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
