"""Where names stand on a map: what would meet another or leave its polygon is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from dashboard.fonts import ems
from dashboard.maps.layers import DARK, LIGHT, Box, Words
from dashboard.maps.projection import Projection

SIZE = 15
"""Pixels of a letter."""
MOST = 400
"""Above this many units there is no room for names."""

_LINE = 1.15


@dataclass(frozen=True)
class Nameable:
    """A unit that may be named.

    Attributes:
        geometry: Polygon in degrees.
        name: Its name.
        value: Its printed value; empty for none.
        dark: Whether its fill is dark.
        first: Whether it must be named: the unit in focus, those outlined.
        sign: Stands before the name, and alone where the name has no room; empty for none.
    """

    geometry: shapely.Geometry
    name: str
    value: str
    dark: bool
    first: bool = False
    sign: str = ""


def placed_names(
    units: Sequence[Nameable], projection: Projection, *, taken: Sequence[Box] = ()
) -> list[Words]:
    """Return the names that have room: first ones, those with a sign, the largest polygons.

    A name stands with its value where there is room for both, else alone, else not at all.

    Args:
        units: Units that may be named.
        projection: Where degrees lie in the picture.
        taken: Where something else stands already.
    """
    if not units or len(units) > MOST:
        return []
    places = shapely.get_coordinates(
        shapely.point_on_surface(np.array([unit.geometry for unit in units], dtype=object))
    )
    middles = projection.pixels(places)
    bounds = shapely.bounds(np.array([unit.geometry for unit in units], dtype=object))
    low, high = projection.pixels(bounds[:, :2]), projection.pixels(bounds[:, 2:])
    rooms = np.abs(high - low)
    order = sorted(
        range(len(units)),
        key=lambda number: (
            not units[number].first,
            not units[number].sign,
            -rooms[number].prod(),
        ),
    )
    full = list(taken)
    names = []
    for number in order:
        unit = units[number]
        lines = _fitting(unit, middles[number], rooms[number], full)
        if lines:
            place = (float(places[number][0]), float(places[number][1]))
            names.append(Words(place, lines, LIGHT if unit.dark else DARK))
    return names


def _fitting(
    unit: Nameable, middle: np.ndarray, room: np.ndarray, taken: list[Box]
) -> tuple[str, ...]:
    """Return the lines that fit, and take their place."""
    for lines in _forms(unit):
        width, height = max(map(_width, lines)), len(lines) * SIZE * _LINE
        left, top = middle[0] - width / 2, middle[1] - height / 2
        box = (left, top, left + width, top + height)
        fits = unit.first or (room[0] > width * 0.8 and room[1] > height)
        if fits and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return lines
    return ()


def _forms(unit: Nameable) -> list[tuple[str, ...]]:
    """Return what may be written of a unit, the best first."""
    name = unit.sign + unit.name
    valued = [(name, unit.value)] if unit.value else []
    return [*valued, (name,), *([(unit.sign,)] if unit.sign else [])]


def _width(text: str) -> float:
    return SIZE * ems(text)


def _meet(one: Box, other: Box) -> bool:
    return one[2] >= other[0] and one[0] <= other[2] and one[3] >= other[1] and one[1] <= other[3]
