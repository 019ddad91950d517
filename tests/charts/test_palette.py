"""Colours of the map: enough of them, apart from each other, light to dark."""

from itertools import combinations, pairwise

import pytest

from dashboard.charts import palette


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2, 0 for black and 1 for white."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("count", range(1, 7))
def test_a_sequence_darkens_with_every_class(count: int) -> None:
    colours = palette.class_colours(count)
    assert len(set(colours)) == count
    assert all(luminance(one) > luminance(other) for one, other in pairwise(colours))


@pytest.mark.parametrize(("count", "middle"), [(6, 1), (5, 1), (4, 1), (7, 2)])
def test_around_a_norm_the_middle_is_lightest_and_both_sides_darken(
    count: int, middle: int
) -> None:
    colours = palette.class_colours(count, middle=middle)
    assert len(set(colours)) == count
    light = [luminance(colour) for colour in colours]
    assert max(light) == light[middle]
    assert light[:middle] == sorted(light[:middle])
    assert light[middle:] == sorted(light[middle:], reverse=True)


def test_paler_colours_are_lighter_and_stay_apart() -> None:
    colours = palette.class_colours(6, middle=1)
    pale = [palette.paler(colour) for colour in colours]
    assert all(luminance(p) > luminance(c) for p, c in zip(pale, colours, strict=True))
    assert all(one != other for one, other in combinations(pale, 2))
