"""Colours of the map: enough of them, apart from each other, light to dark."""

from itertools import combinations, pairwise
from math import dist

import pytest

from dashboard.charts import palette
from dashboard.charts.map_looks import UNPAINTED


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
    assert min(apart(one, other) for one, other in combinations([*colours, *pale], 2)) > 7


@pytest.mark.parametrize(("count", "middle"), [(count, None) for count in range(1, 7)] + [(8, 2)])
def test_texts_are_read_on_every_class(count: int, middle: int | None) -> None:
    """4.5 is what WCAG 2.2 asks for; a projector takes some of it."""
    for colour in palette.class_colours(count, middle=middle):
        for shade in (colour, palette.paler(colour)):
            ink = "#ffffff" if palette.is_dark(shade) else "#111827"
            assert palette.contrast(shade, ink) > 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert palette.contrast("#3182bd", "#3182bd") == 1


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_the_lightest_class_is_not_the_ground_of_units_without_class(count: int) -> None:
    for ground in (palette.FAINT, UNPAINTED, "#ffffff"):
        assert apart(palette.class_colours(count)[0], ground) > 4


def apart(one: str, other: str) -> float:
    """Return how different two colours look: the distance in CIELAB, 2 being just seen."""
    places = [lab(colour) for colour in (one, other)]
    return dist(*places)


def lab(colour: str) -> tuple[float, float, float]:
    """Return CIELAB of sRGB under D65."""
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4
        for p in (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    )
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
