"""Classes of a map: limits, ends, the norm as a class of its own."""

from itertools import combinations
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator, Scheme
from dashboard.domain.class_names import class_name, scheme_text
from dashboard.domain.classification import ClassBreaks, class_breaks, classify
from dashboard.domain.comparison import printed

ENTRIES = catalogues.load().indicators
SEX_RATIO = ENTRIES["sex_ratio_at_birth"]
BIRTH_RATE = ENTRIES["birth_rate"]


def by(scheme: Scheme, classes: int = 5) -> Indicator:
    """Return the birth rate, which has two decimals, with classes of a scheme."""
    return BIRTH_RATE.model_copy(update={"scheme": scheme, "classes": classes})


QUANTILE, JENKS, EQUAL = (by(scheme) for scheme in (Scheme.QUANTILE, Scheme.JENKS, Scheme.EQUAL))
FIXED = ENTRIES["total_fertility_rate"]
EVERY = (SEX_RATIO, FIXED, QUANTILE, JENKS, EQUAL)
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
    for indicator in EVERY:
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
    for indicator in EVERY:
        assert (np.diff(classify(known, class_breaks(indicator, listed))) >= 0).all()


@many
@given(values)
def test_classes_are_few_and_ascend_and_those_found_among_values_are_not_empty(
    listed: list[float],
) -> None:
    for indicator in (QUANTILE, JENKS, EQUAL):
        breaks = class_breaks(indicator, listed)
        assert breaks.count <= indicator.classes
        assert list(breaks.edges) == sorted(breaks.edges)
        assert (breaks.band, breaks.middle) == (None, None)
        numbers = set(classify(listed, breaks)) - {-1}
        held = numbers if indicator.scheme is Scheme.EQUAL else set(range(breaks.count))
        assert numbers == held


@many
@given(values)
def test_values_that_read_the_same_are_in_one_class_and_under_one_name(
    listed: list[float],
) -> None:
    """Of all names only that of its class has a value between its ends, as both are printed."""
    known = [abs(value) for value in listed if not np.isnan(value)]
    for indicator in (QUANTILE, JENKS, EQUAL):
        breaks = class_breaks(indicator, known)
        names = [class_name(breaks, number, indicator) for number in range(breaks.count)]
        ends = [[float(end) for end in name.split("–")] for name in names]
        for value, number in zip(known, classify(known, breaks), strict=True):
            shown = float(printed(value, breaks.decimals))
            assert [place for place, end in enumerate(ends) if end[0] <= shown <= end[-1]] == [
                number
            ]


@pytest.mark.parametrize(
    ("breaks", "indicator", "names"),
    [
        (
            class_breaks(SEX_RATIO, []),
            SEX_RATIO,
            ["<103", "103–107（正常）", ">107–<110", "110–<120", "120–<150", "≥150"],
        ),
        (class_breaks(FIXED, []), FIXED, ["<1.00", "1.00–<1.30", "1.30–<1.50", "1.50–<1.80",
                                          "1.80–<2.10", "≥2.10"]),
        (ClassBreaks((1.74, 3.11, 8.7), 2), QUANTILE, ["1.74–3.10", "3.11–8.70"]),
        (ClassBreaks((93.9, 97.6, 100, 100), 1), ENTRIES["policy_compliance"],
         ["93.9–97.5", "97.6–99.9", "100.0"]),
        (ClassBreaks((0, 7, 8, 9), 0), ENTRIES["births"], ["0–6", "7", "8–9"]),
        (ClassBreaks((-1.2, 0.5, 2), 2), ENTRIES["natural_increase"], ["-1.20至0.49", "0.50–2.00"]),
    ],
)  # fmt: skip
def test_the_name_of_a_class_says_which_values_it_holds(
    breaks: ClassBreaks, indicator: Indicator, names: list[str]
) -> None:
    assert [class_name(breaks, number, indicator) for number in range(breaks.count)] == names


@many
@given(values, values)
def test_classes_of_recent_values_tell_these_apart_and_hold_the_earlier_ones(
    earlier: list[float], recent: list[float]
) -> None:
    for indicator in (QUANTILE, JENKS):
        breaks = class_breaks(indicator, [*earlier, *recent], recent=recent)
        numbers = set(classify(recent, breaks)) - {-1}
        if breaks.recent:
            assert numbers == set(range(breaks.count))
            assert breaks.count > 1
        assert -1 not in classify([one for one in earlier if not np.isnan(one)], breaks)
        assert (np.diff(breaks.edges[:-1]) > 0).all()


def test_falling_figures_leave_several_colours_for_those_of_today() -> None:
    earlier, recent = np.linspace(6, 9, 300), np.linspace(2.5, 4.5, 50)
    every = np.concatenate([earlier, recent])
    assert len(set(classify(recent, class_breaks(JENKS, every)))) < 3
    found = class_breaks(QUANTILE, every, recent=recent)
    assert np.bincount(classify(recent, found)).tolist() == pytest.approx([10] * 5, abs=1)
    assert (found.edges[0], found.edges[-1]) == (2.5, 9)
    assert scheme_text(found) == "分级：近三年各期数值的分位数"


def test_units_spread_evenly_over_quantile_classes() -> None:
    rates = np.arange(1, 101) / 10
    numbers = classify(rates, class_breaks(QUANTILE, rates))
    assert np.bincount(numbers).tolist() == pytest.approx([20] * 5, abs=1)


def test_equal_intervals_are_equal() -> None:
    assert class_breaks(EQUAL, [2.0, 2.1, 2.2, 2.3, 2.4, 4.5]).edges == (2, 2.5, 3, 3.5, 4, 4.5)


def test_natural_breaks_lie_in_the_gaps() -> None:
    values = [4.0, 5, 9, 10, 4, 5, 9, 10, 30, 31]  # the two pairs are as near as 30 and 31
    breaks = class_breaks(by(Scheme.JENKS, 3), values)
    assert breaks.edges == (4, 9, 30, 31)
    assert np.bincount(classify(values, breaks)).tolist() == [4, 4, 2]


def spread(groups: list[np.ndarray]) -> float:
    """Return the sum of squared distances from the means of their groups."""
    return sum(float(((group - group.mean()) ** 2).sum()) for group in groups)


@many
@given(st.lists(st.integers(0, 1000), min_size=4, max_size=12, unique=True))
def test_no_other_classes_are_more_alike_than_natural_ones(listed: list[int]) -> None:
    values = np.sort(np.array(listed, dtype=float))
    numbers = classify(values, class_breaks(by(Scheme.JENKS, 3), values))
    found = spread([values[numbers == number] for number in range(3)])
    every = combinations(range(1, len(values)), 2)  # every way to cut in three
    assert found == pytest.approx(min(spread(np.split(values, cut)) for cut in every), rel=1e-3)


def test_many_values_are_classed_by_a_sample_that_is_the_same_each_time() -> None:
    values = np.random.default_rng(5).gamma(8, 1, 60_000)
    first, second = (class_breaks(JENKS, shuffled) for shuffled in (values, values[::-1]))
    assert first == second
    assert first.edges[0] == round(values.min(), 2)
    assert first.edges[-1] == round(values.max(), 2)
    numbers = classify(values, first)
    quarters = np.quantile(values, [0.2, 0.4, 0.6, 0.8])
    by_rank = np.digitize(values, quarters)
    natural, ranked = (
        spread([values[chosen == number] for number in range(5)]) for chosen in (numbers, by_rank)
    )
    assert natural < 0.9 * ranked


def test_where_most_values_are_equal_the_others_still_get_classes() -> None:
    values = [0.0] * 5000 + [1.0, 2.0, 3.0, 8.0, 9.0, 20.0]
    assert class_breaks(JENKS, values).count == 5


def test_few_distinct_values_get_a_class_each() -> None:
    for indicator in (QUANTILE, JENKS, EQUAL):
        breaks = class_breaks(indicator, [3.1, 3.1, 4.2, 5.0])
        assert breaks.edges == (3.1, 4.2, 5.0, 5.0)
        assert classify([3.1, 4.2, 5.0], breaks).tolist() == [0, 1, 2]
        assert breaks.limits(2) == (5.0, 5.0)


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        (SEX_RATIO, "分级：以正常值103–107为中心"),
        (FIXED, "分级：固定界限"),
        (QUANTILE, "分级：分位数（各级单位数大致相等）"),
        (JENKS, "分级：自然断点法"),
        (EQUAL, "分级：等间距"),
    ],
)
def test_the_scheme_has_a_name(indicator: Indicator, words: str) -> None:
    breaks = class_breaks(indicator, [1.0, 2.0])
    assert breaks.scheme is indicator.scheme
    assert scheme_text(breaks) == words


def test_where_nothing_is_known_nothing_is_classed() -> None:
    breaks = class_breaks(QUANTILE, [nan, nan])
    assert breaks.count == 0
    assert classify([nan, 3.0], breaks).tolist() == [-1, -1]


def test_a_value_outside_the_limits_counts_to_the_outermost_class() -> None:
    breaks = class_breaks(QUANTILE, np.arange(1, 11))
    assert classify([0.0, 99.0], breaks).tolist() == [0, breaks.count - 1]
