"""The common scale of a spine chart."""

from math import inf, isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import Direction
from dashboard.domain.spine import Spine, spine_of

SIBLINGS = np.array([80.0, 90.0, 95.0, 100.0])


def placed(
    value: float,
    *,
    area: float = 90,
    interval: tuple[float, float] = (85, 97),
    direction: Direction = Direction.HIGHER,
) -> Spine:
    return spine_of(value, area=area, siblings=SIBLINGS, interval=interval, direction=direction)


def test_the_area_is_the_middle_and_the_farthest_sibling_an_end() -> None:
    """Farthest from 90 are 80 and 100, both by 10; quartiles of the four are 87.5 and 96.25."""
    found = placed(95)
    assert found == Spine(0.5, -0.5, pytest.approx(0.7), -1, 1, -0.25, 0.625)


def test_where_lower_is_better_the_scale_is_turned() -> None:
    found = placed(95, direction=Direction.LOWER)
    assert (found.value, found.least, found.most) == (-0.5, -1, 1)
    assert (found.first_quarter, found.third_quarter) == (-0.625, 0.25)


def test_intervals_are_cut_off_at_the_ends_and_missing_ones_stay_missing() -> None:
    assert (placed(95, interval=(0, inf)).lower, placed(95, interval=(0, inf)).upper) == (-1, 1)
    assert isnan(placed(95, interval=(nan, nan)).lower)


def test_units_that_are_all_alike_lie_in_the_middle() -> None:
    same = np.full(5, 3.0)
    found = spine_of(3, area=3, siblings=same, interval=(2, 4), direction=Direction.NONE)
    assert (found.value, found.least, found.most) == (0, 0, 0)


@given(
    values=st.lists(st.floats(0, 1000), min_size=4, max_size=30),
    area=st.floats(0, 1000),
    factor=st.floats(0.01, 100),
)
def test_the_unit_of_measurement_does_not_matter(
    values: list[float], area: float, factor: float
) -> None:
    def places(scale: float) -> list[float]:
        siblings = np.array(values) * scale
        found = spine_of(
            float(siblings[0]),
            area=area * scale,
            siblings=siblings,
            interval=(0, 5 * scale),
            direction=Direction.HIGHER,
        )
        return list(vars(found).values())

    if max(abs(value - area) for value in values) > 1e-6:
        assert places(factor) == pytest.approx(places(1), abs=1e-6)
