"""Classes of a map: limits, ends, the norm as a class of its own."""

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import catalogue as catalogues
from dashboard.domain.classification import CLASSES, ClassBreaks, class_breaks, classify
from dashboard.domain.comparison import printed

ENTRIES = catalogues.load().indicators
SEX_RATIO = ENTRIES["sex_ratio_at_birth"]
BIRTH_RATE = ENTRIES["birth_rate"]
many = settings(max_examples=100, deadline=None)


def test_the_sex_ratio_is_classed_around_the_norm_whatever_the_values() -> None:
    breaks = class_breaks(SEX_RATIO, [110.0, nan])
    assert breaks.edges == (-inf, 103, 107, 110, 120, 150, inf)
    assert breaks.count == 6
    assert breaks.middle == 1
    assert breaks.limits(1) == (103, 107)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0.0, 0),
        (102.94, 0),
        (102.96, 1),  # printed 103.0
        (103.0, 1),
        (107.0, 1),  # both ends of the norm are normal
        (107.04, 1),  # printed 107.0
        (107.06, 2),
        (109.94, 2),
        (110.0, 3),  # half-open: the lower limit belongs to the class
        (150.0, 5),
        (540.0, 5),
        (nan, -1),
    ],
)
def test_a_value_is_in_the_class_whose_legend_shows_it(value: float, number: int) -> None:
    assert classify([value], class_breaks(SEX_RATIO, [])).tolist() == [number]


def test_the_classes_say_which_ends_they_hold() -> None:
    norm = class_breaks(SEX_RATIO, [])
    assert [norm.closed(number) for number in range(norm.count)] == [
        (False, False),
        (True, True),
        (False, False),  # 107 is in the norm
        (True, False),
        (True, False),
        (True, False),  # the upper end is open
    ]
    plain = ClassBreaks((1.0, 2.0, 3.0), 1)
    assert [plain.closed(number) for number in range(2)] == [(True, False), (True, True)]


values = st.lists(st.floats(-50, 500, allow_nan=False) | st.just(nan), min_size=0, max_size=60)


@many
@given(values)
def test_every_value_lies_within_the_limits_of_its_class(listed: list[float]) -> None:
    for indicator in (SEX_RATIO, BIRTH_RATE):
        breaks = class_breaks(indicator, listed)
        for value, number in zip(listed, classify(listed, breaks), strict=True):
            assert (number == -1) == np.isnan(value)
            if number == -1:
                continue
            low, high = breaks.limits(number)
            holds_low, holds_high = breaks.closed(number)
            shown = float(printed(value, breaks.decimals))
            assert low <= shown if holds_low else low < shown
            assert shown <= high if holds_high else shown < high


@many
@given(values)
def test_higher_values_are_never_in_lower_classes(listed: list[float]) -> None:
    known = sorted(value for value in listed if not np.isnan(value))
    for indicator in (SEX_RATIO, BIRTH_RATE):
        assert (np.diff(classify(known, class_breaks(indicator, listed))) >= 0).all()


@many
@given(values)
def test_quantile_classes_are_few_ascending_and_none_is_empty(listed: list[float]) -> None:
    breaks = class_breaks(BIRTH_RATE, listed)
    assert breaks.count <= CLASSES
    assert list(breaks.edges) == sorted(breaks.edges)
    assert breaks.band is None
    assert breaks.middle is None
    numbers = classify(listed, breaks)
    assert set(numbers) - {-1} == set(range(breaks.count))


def test_units_spread_evenly_over_quantile_classes() -> None:
    rates = np.arange(1, 101) / 10
    numbers = classify(rates, class_breaks(BIRTH_RATE, rates))
    assert np.bincount(numbers).tolist() == pytest.approx([20] * 5, abs=1)


def test_few_distinct_values_get_a_class_each() -> None:
    breaks = class_breaks(BIRTH_RATE, [3.1, 3.1, 4.2, 5.0])
    assert breaks.edges == (3.1, 4.2, 5.0, 5.0)
    assert classify([3.1, 4.2, 5.0], breaks).tolist() == [0, 1, 2]
    assert breaks.limits(2) == (5.0, 5.0)


def test_where_nothing_is_known_nothing_is_classed() -> None:
    breaks = class_breaks(BIRTH_RATE, [nan, nan])
    assert breaks.count == 0
    assert classify([nan, 3.0], breaks).tolist() == [-1, -1]


def test_a_value_outside_the_limits_counts_to_the_outermost_class() -> None:
    breaks = class_breaks(BIRTH_RATE, np.arange(1, 11))
    assert classify([0.0, 99.0], breaks).tolist() == [0, breaks.count - 1]
