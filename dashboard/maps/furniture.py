"""What stands on every map picture: scale bar, north sign, a badge for values not as reported."""

from dataclasses import dataclass
from math import floor, log10

import numpy as np
import shapely

from dashboard.fonts import ems
from dashboard.maps.layers import DARK, Box, Layers, Line, Row, Words
from dashboard.maps.projection import HEIGHT, WIDTH, Projection

SIZE = 16
"""Pixels of a letter."""

_LONGEST = 130
"""Pixels of a scale bar at most."""
_ROUND = (5, 2, 1)
_KILOMETRE = 1000
_EDGE, _TICK, _PAD, _LINE = 10, 6, 4, 18
_BACKING, _SEEN = "#ffffff", 0.8
_BADGE = "#5b2a86"


@dataclass(frozen=True)
class ScaleBar:
    """A length on the map.

    Attributes:
        metres: A round number.
        pixels: How long it is in the picture, at the height of its middle.
    """

    metres: int
    pixels: float


def scale_bar(projection: Projection) -> ScaleBar:
    """Return the longest round length that a scale bar has room for, a metre at least."""
    each = projection.metres_per_pixel
    most = max(each * _LONGEST, 1.0)
    power = 10 ** floor(log10(most))
    metres = next(power * part for part in _ROUND if power * part <= most)
    return ScaleBar(metres, metres / each)


@dataclass(frozen=True)
class Furniture:
    """Scale bar, north sign and badge, with where they stand.

    Attributes:
        bar: The length drawn.
        length: Its words: ``5 km``.
        north: Lines of the north sign.
        badge: Words for values that are not as reported; empty for none.
    """

    bar: ScaleBar
    length: str
    north: tuple[str, ...]
    badge: str = ""

    @property
    def bar_box(self) -> Box:
        """Where the scale bar stands: below, on the left."""
        wide = max(self.bar.pixels, SIZE * ems(self.length)) + 2 * _PAD
        return (_EDGE, HEIGHT - _EDGE - _LINE - _TICK - 2 * _PAD, _EDGE + wide, HEIGHT - _EDGE)

    @property
    def north_box(self) -> Box:
        """Where the north sign stands: above the scale bar's corner, on the left."""
        return (_EDGE, _EDGE, _EDGE + SIZE + 2 * _PAD, _EDGE + len(self.north) * _LINE + 2 * _PAD)

    @property
    def badge_box(self) -> Box:
        """Where the badge stands: above, in the middle."""
        half = SIZE * ems(self.badge) / 2 + 3 * _PAD
        return (WIDTH / 2 - half, _EDGE, WIDTH / 2 + half, _EDGE + _LINE + 2 * _PAD)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where no name may stand."""
        return (self.bar_box, self.north_box, *([self.badge_box] if self.badge else []))


def furniture(
    projection: Projection, *, north: str, kilometres: str, metres: str, badge: str = ""
) -> Furniture:
    """Return the furniture of a map.

    Args:
        projection: Tells the length of the scale bar.
        north: The north sign, its lines parted by line breaks.
        kilometres: Unit written behind the length.
        metres: Unit written behind a length below a kilometre.
        badge: Words for values that are not as reported; empty for none.
    """
    bar = scale_bar(projection)
    length = f"{bar.metres} {metres}"
    if bar.metres >= _KILOMETRE:
        length = f"{bar.metres // _KILOMETRE} {kilometres}"
    return Furniture(bar, length, tuple(north.split("\n")), badge)


def draw_furniture(layers: Layers, shown: Furniture) -> None:
    """Draw scale bar, north sign and badge over the map, on a pale ground."""
    grounds: list[Row] = [(_box(layers, box), {}) for box in shown.boxes]
    ground = layers.shapes("grounds", grounds)
    layers.add("grounds", ground.mark_geoshape(fill=_BACKING, opacity=_SEEN, stroke=None))
    left, top, right, bottom = shown.bar_box
    start = (left + right - shown.bar.pixels) / 2
    end, low = start + shown.bar.pixels, bottom - _PAD
    bracket = [(start, low - _TICK), (start, low), (end, low), (end, low - _TICK)]
    drawn = shapely.LineString(layers.projection.degrees(np.array(bracket)))
    layers.outline("scale", [drawn], line=Line(DARK, 2.0))
    words = [_words(layers, (left, top, right, low - _TICK), (shown.length,))]
    words.append(_words(layers, shown.north_box, shown.north))
    if shown.badge:
        edge = Line(_BADGE, 2.0, (5.0, 3.0))
        layers.outline("badge", [_box(layers, shown.badge_box)], line=edge)
        words.append(_words(layers, shown.badge_box, (shown.badge,)))
    layers.write("furniture", words, size=SIZE)


def _box(layers: Layers, box: Box) -> shapely.Geometry:
    left, top, right, bottom = box
    corners = layers.projection.degrees(np.array([[left, bottom], [right, top]]))
    return shapely.box(*corners.ravel())


def _words(layers: Layers, box: Box, lines: tuple[str, ...]) -> Words:
    """Return words in the middle of a box."""
    left, top, right, bottom = box
    middle = np.array([[(left + right) / 2, (top + bottom) / 2]])
    longitude, latitude = layers.projection.degrees(middle)[0].tolist()
    return Words((longitude, latitude), lines)
