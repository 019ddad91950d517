"""One test for all who ask whether a unit lies beyond its area: exact, against scipy's."""

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, binomtest, poisson

from dashboard import catalogue as catalogues
from dashboard.domain.against_area import beyond_area, most_by_chance, sizes, tails
from dashboard.domain.intervals import Ends, binomial, sex_ratio

ENTRIES = catalogues.load().indicators
RATIO, RATE, SHARE, GROWTH = (
    ENTRIES[name]
    for name in (
        "sex_ratio_at_birth_parity_2",
        "birth_rate",
        "policy_compliance",
        "natural_increase",
    )
)
GIVEN: Ends = (np.array(0.0), np.array(inf))
"""Ends of an interval that holds everything: what is exact does not look at them."""
many = settings(max_examples=200)


def test_births_make_a_ratio_precise_and_the_denominator_everything_else() -> None:
    assert sizes(RATIO, [27.0], [5.0]).tolist() == [32]
    assert sizes(RATE, [77.0], [20_753.0]).tolist() == [20_753]
    assert sizes(SHARE, [9.0], [10.0]).tolist() == [10]


@many
@given(st.integers(0, 300), st.integers(0, 300), st.floats(20, 900))
def test_a_ratio_is_tested_by_the_binomial_distribution(boys: int, girls: int, area: float) -> None:
    share = area / (100 + area)
    expected = [
        binomtest(boys, boys + girls, share, alternative=side).pvalue if boys + girls else nan
        for side in ("less", "greater")
    ]
    found = [float(tail) for tail in tails(RATIO, boys, girls, area=area)]
    if boys + girls:
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-300)
    above, below, unplaced = beyond_area(RATIO, boys, girls, ends=GIVEN, area=area)
    assert (above, below, unplaced) == (expected[1] < 0.025, expected[0] < 0.025, False)


@many
@given(st.integers(0, 3000), st.floats(0.01, 3000))
def test_a_rate_is_tested_by_the_poisson_distribution(events: int, expected: float) -> None:
    found = tails(RATE, events, 1000.0, area=expected)
    at_least = poisson.sf(events - 1, expected)
    assert found == pytest.approx((poisson.cdf(events, expected), at_least), rel=1e-7, abs=1e-280)


@many
@given(st.integers(1, 500), st.floats(1, 99), st.data())
def test_a_share_is_beyond_where_its_exact_interval_is(
    whole: int, area: float, data: st.DataObject
) -> None:
    part = data.draw(st.integers(0, whole))
    lower, upper = binomial(part, whole)
    above, below, _ = beyond_area(SHARE, part, whole, ends=GIVEN, area=area)
    if min(abs(100 * lower - area), abs(100 * upper - area)) > 1e-9:
        assert (above, below) == (100 * lower > area, 100 * upper < area)


def test_near_the_limit_the_short_interval_does_not_decide() -> None:
    """16 boys to 21 girls: Wilson's interval ends below a county at 144.8, chance does not."""
    ends = sex_ratio(16, 21)
    assert ends[1] < 144.8
    assert beyond_area(RATIO, 16, 21, ends=ends, area=144.8) == (False, False, False)
    assert binomtest(16, 37, 144.8 / 244.8, alternative="less").pvalue > 0.025


def test_where_there_is_no_exact_test_the_interval_is_asked() -> None:
    low, high = np.array([2.0, 1.0, 5.0, nan]), np.array([4.0, 2.9, 6.0, nan])
    counts = np.full(4, 10.0)
    above, below, unplaced = beyond_area(GROWTH, counts, counts, ends=(low, high), area=3.0)
    assert above.tolist() == [False, False, True, False]
    assert below.tolist() == [False, True, False, False]
    assert unplaced.tolist() == [False, False, False, True]


def test_without_value_or_area_nothing_can_be_placed() -> None:
    """The counts of what is too few to judge are known, and judge nothing."""
    ends = np.array([nan, 90.0]), np.array([nan, 95.0])
    for area, unplaced in ((50.0, [True, False]), (nan, [True, True])):
        found = beyond_area(SHARE, [9.0, 93.0], [9.0, 100.0], ends=ends, area=area)
        assert found[2].tolist() == unplaced
        assert not (found[0] & found[2]).any()
    assert beyond_area(RATIO, [0.0], [0.0], ends=(ends[0][:1], ends[1][:1]), area=100.0)[2].all()


def test_periods_are_compared_with_the_area_of_their_own() -> None:
    events, size = np.array([[30.0, 30.0]]), np.array([[1000.0, 1000.0]])
    ends = np.zeros_like(events), np.ones_like(events)
    above, below, _ = beyond_area(RATE, events, size, ends=ends, area=np.array([10.0, 60.0]))
    assert (above.tolist(), below.tolist()) == ([[True, False]], [[False, True]])


def test_where_nobody_has_any_event_nobody_is_beyond() -> None:
    assert beyond_area(RATE, [0.0], [1000.0], ends=GIVEN, area=0.0)[:2] == ([False], [False])


@pytest.mark.parametrize(
    ("judged", "most"), [(0, 0), (9, 0), (10, 0.5), (18, 0.9), (45, 2.3), (120, 6), (1500, 75)]
)
def test_one_in_twenty_is_the_most_that_chance_puts_beyond(judged: int, most: float) -> None:
    assert most_by_chance(judged) == most


@pytest.mark.parametrize("births", [30, 57, 400])
def test_chance_finds_no_more_than_it_is_said_to(births: int) -> None:
    """Units that all have the area's value, with every outcome weighed by its probability."""
    boys, share = np.arange(births + 1), 144.8 / 244.8
    above, below, _ = beyond_area(RATIO, boys, births - boys, ends=GIVEN, area=144.8)
    found = binom.pmf(boys, births, share)[above | below].sum()
    assert 0 < 18 * found <= most_by_chance(18)
