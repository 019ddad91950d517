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
_FEW, _SHORT = 10.0, 0.2
"""Pixels between dots of few events, and the length of a dot."""
_DOT, _RULE = "#5b6675", "#7a8492"


def fill_pattern(
    layers: Layers, pattern: str, areas: Sequence[shapely.Geometry], *, ink: str = ""
) -> None:
    """Draw ``few``, ``dots``, ``hatch`` or ``cross`` over polygons, ``few`` in its ink."""
    whole = shapely.union_all(np.array(areas, dtype=object))
    projection = layers.projection
    if pattern in _RULES:
        lines = [line for angle in _RULES[pattern] for line in _ruled(angle, projection)]
        signs = shapely.multilinestrings(lines).intersection(whole)
        mark: dict[str, Any] = {"stroke": _RULE, "strokeWidth": 1}
    else:
        points = _grid(projection, few=pattern == "few")
        inside = shapely.contains_xy(whole, points[:, 0, 0], points[:, 0, 1])
        signs = shapely.multilinestrings(list(points[inside]))
        mark = {"stroke": ink or _DOT, "strokeWidth": 2.2 if ink else 2.8, "strokeCap": "round"}
    name = pattern + ink.replace("#", "_")
    drawn = layers.shapes(name, [(signs, {})])
    layers.add(name, drawn.mark_geoshape(filled=False, fill=None, **mark))


def _grid(projection: Projection, *, few: bool) -> npt.NDArray[np.float64]:
    """Return dots as lines too short to be seen as such, in degrees: (dots, ends, 2).

    Radii of points are lost where layers share a projection. Dots of few events are wider
    apart and stand in the gaps of the row above, as on the screen.
    """
    across, down = np.meshgrid(
        np.arange(0, WIDTH, _FEW if few else WIDTH / _STEPS),
        np.arange(0, HEIGHT, _FEW / 2 if few else WIDTH / _STEPS),
    )
    if few:
        across[1::2] += _FEW / 2
    starts = np.column_stack([across.ravel(), down.ravel()])
    ends = starts + np.array([_SHORT, 0.0])
    return np.stack([projection.degrees(starts), projection.degrees(ends)], axis=1)


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
