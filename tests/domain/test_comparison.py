"""Benchmarks, directions, printed rounding and tests of change."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from math import inf, isnan, nan

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, fisher_exact, poisson_means_test

from dashboard import catalogue as catalogues
from dashboard.catalogue import Direction
from dashboard.domain.comparison import (
    beyond,
    position,
    printed,
    printed_change,
    rounded,
    significant_change,
    verdict,
)
from dashboard.domain.intervals import poisson, sex_ratio, wilson
from dashboard.domain.status import Position, Verdict

ENTRIES = catalogues.load().indicators
many = settings(max_examples=200, deadline=None)

# Positions and verdicts ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lower", "upper", "where"),
    [
        (107.1, 120.0, Position.ABOVE),
        (107.0, 120.0, Position.WITHIN),  # touching the limit is not beyond it
        (90.0, 103.0, Position.WITHIN),
        (90.0, 102.9, Position.BELOW),
        (90.0, 120.0, Position.WITHIN),
        (110.0, inf, Position.ABOVE),
        (50.0, inf, Position.WITHIN),
        (nan, nan, Position.UNKNOWN),
    ],
)
def test_position_is_strict(lower: float, upper: float, where: Position) -> None:
    assert position(lower, upper, low=103, high=107) is where


ends = st.sampled_from((nan, 90.0, 103.0, 105.0, 107.0, 120.0, inf))


@given(st.lists(st.tuples(ends, ends), min_size=1, max_size=8), ends, ends)
def test_many_intervals_are_placed_as_each_by_itself(
    intervals: list[tuple[float, float]], low: float, high: float
) -> None:
    lower, upper = zip(*intervals, strict=True)
    above, below, unplaced = beyond(lower, upper, low=low, high=high)
    for number, (first, last) in enumerate(intervals):
        where = position(first, last, low=low, high=high)
        assert unplaced[number] == (where is Position.UNKNOWN)
        assert above[number] == (where is Position.ABOVE)
        assert (below & ~above)[number] == (where is Position.BELOW)


def test_27_boys_to_5_girls_are_beyond_the_norm_and_not_beyond_the_countys_227() -> None:
    # DOMAIN, section 2, small numbers
    lower, upper = (float(end) for end in sex_ratio(27, 5))
    assert position(lower, upper, low=103, high=107) is Position.ABOVE
    assert position(lower, upper, low=227.3, high=227.3) is Position.WITHIN


@pytest.mark.parametrize(
    ("cases", "total", "area"), [(40, 40, 100.0), (0, 40, 0.0), (511, 511, 100.0)]
)
def test_a_unit_at_the_same_end_as_its_area_is_no_different(
    cases: int, total: int, area: float
) -> None:
    lower, upper = (100 * float(end) for end in wilson(cases, total))
    assert position(lower, upper, low=area, high=area) is Position.WITHIN


@pytest.mark.parametrize(
    ("direction", "above", "below"),
    [
        (Direction.HIGHER, Verdict.BETTER, Verdict.WORSE),
        (Direction.LOWER, Verdict.WORSE, Verdict.BETTER),
        (Direction.BAND, Verdict.HIGHER, Verdict.LOWER),
        (Direction.NONE, Verdict.HIGHER, Verdict.LOWER),
    ],
)
def test_verdict_follows_the_direction(
    direction: Direction, above: Verdict, below: Verdict
) -> None:
    assert verdict(Position.ABOVE, direction) is above
    assert verdict(Position.BELOW, direction) is below
    assert verdict(Position.WITHIN, direction) is Verdict.SIMILAR
    assert verdict(Position.UNKNOWN, direction) is Verdict.UNKNOWN


@pytest.mark.parametrize("where", [Position.ABOVE, Position.BELOW])
def test_beyond_its_own_norm_is_worse_on_either_side(where: Position) -> None:
    assert verdict(where, Direction.BAND, norm_band=True) is Verdict.WORSE
    assert verdict(Position.WITHIN, Direction.BAND, norm_band=True) is Verdict.SIMILAR


@many
@given(st.integers(0, 500), st.integers(1, 2000), st.floats(0, 2))
def test_reversing_the_direction_reverses_the_verdict(
    events: int, population: int, benchmark: float
) -> None:
    lower, upper = (float(end) / population for end in poisson(events))
    where = position(lower, upper, low=benchmark, high=benchmark)
    opposite = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    higher = verdict(where, Direction.HIGHER)
    assert verdict(where, Direction.LOWER) is opposite.get(higher, higher)


# Printed values -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (2.675, 2, "2.68"),  # the float lies just below
        (1.005, 2, "1.01"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),  # half up, not to even
        (-2.5, 0, "-3"),  # away from zero, as a rounded magnitude
        (-0.004, 2, "0.00"),  # without a sign
        (144.7619, 1, "144.8"),
        (1.1 * 3 * 50, 0, "165"),  # 165.00000000000003
        (100 * 1.15, 0, "115"),
        (107.05, 1, "107.1"),
        (302_852.0, 0, "302852"),
    ],
)
def test_printed_rounds_half_up(value: float, decimals: int, text: str) -> None:
    assert str(printed(value, decimals)) == text
    assert float(rounded(value, decimals=decimals)) == float(text)


def test_missing_and_open_ends_are_printed_as_they_are() -> None:
    assert printed(nan, 1).is_nan()
    assert printed(inf, 1) == Decimal("Infinity")
    assert np.isnan(rounded([nan], decimals=1)[0])
    assert rounded([inf], decimals=1)[0] == inf


@many
@given(st.integers(0, 100_000), st.integers(1, 100_000), st.integers(0, 3))
@example(1, 8, 2)  # 12.5 % has its tie in the last digit shown
@example(201, 200, 1)
def test_rates_of_counts_are_printed_as_schoolbook_division_rounds_them(
    numerator: int, denominator: int, decimals: int
) -> None:
    value = 100 * numerator / denominator
    with localcontext() as context:
        context.prec = 50
        exact = Decimal(100 * numerator) / Decimal(denominator)
        expected = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert printed(value, decimals) == expected
    assert float(rounded(value, decimals=decimals)) == float(expected)


@many
@given(st.floats(0, 1000), st.floats(0, 1000), st.integers(0, 3))
def test_the_printed_change_is_what_a_listener_computes(
    now: float, before: float, decimals: int
) -> None:
    change = printed_change(now, before, decimals=decimals)
    assert printed(before, decimals) + change == printed(now, decimals)
    assert printed_change(before, now, decimals=decimals) == -change


# Change beyond chance -----------------------------------------------------------------------


def figure(numerator: float, denominator: float, n: float) -> dict[str, float]:
    return {"numerator": numerator, "denominator": denominator, "n": n}


def share(cases: float, total: float) -> dict[str, float]:
    return figure(cases, total, total)


def rate(events: float, population: float) -> dict[str, float]:
    return figure(events, population, events)


def births(boys: float, girls: float) -> dict[str, float]:
    return figure(boys, girls, boys + girls)


@many
@given(st.integers(5, 195), st.integers(5, 195), st.sampled_from([0.05, 0.01]))
def test_shares_are_compared_by_chi_square(x: int, y: int, level: float) -> None:
    expected = chi2_contingency([[x, 200 - x], [y, 200 - y]], correction=False).pvalue < level
    found = significant_change(
        ENTRIES["policy_compliance"], now=share(x, 200), before=share(y, 200), level=level
    )
    assert found == expected


@many
@given(st.integers(0, 4), st.integers(0, 4))
def test_shares_of_few_cases_are_compared_exactly(x: int, y: int) -> None:
    expected = fisher_exact([[x, 30 - x], [y, 50 - y]]).pvalue < 0.05
    compliance = ENTRIES["policy_compliance"]
    assert significant_change(compliance, now=share(x, 30), before=share(y, 50)) == expected


def test_rates_are_compared_by_their_events() -> None:
    rates = ENTRIES["birth_rate"]
    assert significant_change(rates, now=rate(1028, 302_852), before=rate(745, 302_000))
    assert not significant_change(rates, now=rate(12, 1000), before=rate(8, 1000))
    assert not significant_change(rates, now=rate(0, 1000), before=rate(0, 1000))
    # Przyborowski & Wilenski's test is more careful than the E-test of Krishnamoorthy & Thomson
    assert poisson_means_test(10, 1000, 2, 1000).pvalue < 0.05
    assert significant_change(rates, now=rate(11, 1000), before=rate(2, 1000))


def test_sex_ratios_are_compared_on_the_log_scale() -> None:
    ratios = ENTRIES["sex_ratio_at_birth"]
    assert significant_change(ratios, now=births(608, 420), before=births(520, 500))
    assert not significant_change(ratios, now=births(27, 5), before=births(20, 8))
    # equal distances on the scale of ratios are equal whichever sex is named first
    one = significant_change(ratios, now=births(140, 100), before=births(100, 100))
    other = significant_change(ratios, now=births(100, 140), before=births(100, 100))
    assert one == other
    assert significant_change(ratios, now=births(27, 0), before=births(20, 8)) is None


def test_natural_increase_varies_with_all_its_events() -> None:
    increase = ENTRIES["natural_increase"]
    before = figure(0, 100_000, 400)
    assert significant_change(increase, now=figure(120, 100_000, 400), before=before)
    assert not significant_change(increase, now=figure(120, 100_000, 9000), before=before)


@pytest.mark.parametrize("name", ["cases_filed", "childcare_places", "total_fertility_rate"])
def test_what_has_no_test_or_no_counts_is_not_judged(name: str) -> None:
    given_figure = figure(50, 1000, 50)
    assert significant_change(ENTRIES[name], now=given_figure, before=given_figure) is None
    missing = figure(nan, 1000, nan)
    assert isnan(missing["n"])
    assert significant_change(ENTRIES["birth_rate"], now=missing, before=given_figure) is None
    assert significant_change(ENTRIES["birth_rate"], now=given_figure, before=missing) is None
    empty = figure(0, 0, 0)
    assert significant_change(ENTRIES["policy_compliance"], now=empty, before=empty) is None
