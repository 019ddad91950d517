"""The scale bar tells true lengths; nothing stands over it."""

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from dashboard.maps.furniture import Furniture, furniture, scale_bar
from dashboard.maps.geoshape import MapShape, Ring, map_chart
from dashboard.maps.names import SIZE, Nameable, placed_names
from dashboard.maps.projection import HEIGHT, WIDTH, Projection

EARTH = Geod(ellps="WGS84")
LEADING_DIGITS = {"1", "2", "5"}
AREAS = st.builds(
    lambda west, south, wide, high: shapely.box(west, south, west + wide, south + high),
    st.floats(73, 130),
    st.floats(4, 50),
    st.floats(0.02, 4),
    st.floats(0.02, 4),
)


def furnished(projection: Projection, badge: str = "平滑值") -> Furniture:
    return furniture(projection, north="北\n▲", kilometres="公里", metres="米", badge=badge)


@given(AREAS)
def test_a_scale_bar_is_as_long_on_the_ground_as_it_says(area: shapely.Geometry) -> None:
    """Ends of the bar at the middle of the picture, by the shortest way on the ellipsoid."""
    projection = Projection.fitted([area])
    bar = scale_bar(projection)
    left = (WIDTH - bar.pixels) / 2
    ends = projection.degrees(np.array([[left, HEIGHT / 2], [left + bar.pixels, HEIGHT / 2]]))
    _there, _back, metres = EARTH.inv(*ends[0], *ends[1])
    assert metres == pytest.approx(bar.metres, rel=0.005)


@given(AREAS)
def test_a_scale_bar_has_a_round_length_and_its_room(area: shapely.Geometry) -> None:
    bar = scale_bar(Projection.fitted([area]))
    digits = str(bar.metres).rstrip("0")
    assert digits in LEADING_DIGITS
    assert 52 < bar.pixels <= 130
    assert isinstance(bar.metres, int)


@pytest.mark.parametrize(
    ("width", "length"), [(0.01, "100 米"), (1.0, "10 公里"), (12.0, "100 公里")]
)
def test_lengths_are_written_in_the_unit_that_suits(width: float, length: str) -> None:
    projection = Projection.fitted([shapely.box(104, 30, 104 + width, 30 + width / 2)])
    assert furnished(projection).length == length


@given(AREAS)
def test_furniture_stands_apart_within_the_picture(area: shapely.Geometry) -> None:
    boxes = [shapely.box(*box) for box in furnished(Projection.fitted([area])).boxes]
    assert len(boxes) == 3
    assert all(shapely.box(0, 0, WIDTH, HEIGHT).contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


def test_no_name_stands_on_the_furniture() -> None:
    """A polygon over the whole picture is named, one below the scale bar alone is not."""
    whole = shapely.box(104, 30, 105, 30.5)
    projection = Projection.fitted([whole])
    shown = furnished(projection)
    left, top, right, bottom = shown.bar_box
    corners = projection.degrees(np.array([[left, bottom + 8], [right + 8, top - 8]]))
    below = shapely.box(*corners.ravel())
    units = [Nameable(one, "乙乡", "", dark=False) for one in (whole, below)]
    assert len(placed_names(units, projection)) == 2
    assert len(placed_names(units, projection, taken=shown.boxes)) == 1


def test_a_sign_stays_where_its_name_has_no_room() -> None:
    projection = Projection.fitted([shapely.box(104, 30, 105, 30.5)])
    each = WIDTH / (SIZE * 1.6)
    small = shapely.box(104.2, 30.2, 104.2 + 1 / each, 30.2 + 1 / each)
    unit = Nameable(small, "很长的名字街道", "107.2", dark=False, sign="▲")
    assert [name.lines for name in placed_names([unit], projection)] == [("▲",)]


def test_rings_lie_over_units_and_under_names() -> None:
    square = shapely.box(104, 30, 105, 30.5)
    projection = Projection.fitted([square])
    shapes = [
        MapShape("1", square, "#ffffff", ring=Ring("#8e0f6b")),
        MapShape("2", shapely.box(104, 30.5, 105, 31), "#ffffff", ring=Ring("#00695c", (7.0, 5.0))),
        MapShape("3", shapely.box(105, 30, 106, 30.5), "#ffffff"),
    ]
    names = placed_names([Nameable(square, "甲乡", "", dark=False)], projection)
    chart, data = map_chart(
        shapes, projection=projection, furniture=furnished(projection, badge=""), names=names
    )
    drawn = [layer["data"]["name"] for layer in chart.to_dict(validate=False)["layer"]]
    order = ["units", "casing", "ring_0", "ring_1", "names", "grounds", "scale", "furniture"]
    assert list(dict.fromkeys(drawn)) == order
    assert [len(data[name]) for name in ("casing", "ring_0", "ring_1")] == [2, 1, 1]
