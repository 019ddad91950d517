"""Funnel limits: exact by scipy's distributions, around the mean, narrowing with size."""

from math import inf, isfinite, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from dashboard import catalogue as catalogues
from dashboard.domain.comparison import beyond
from dashboard.domain.funnel import INNER, OUTER, Reach, has_funnel, limits, reaches
from dashboard.domain.intervals import sex_ratio

ENTRIES = catalogues.load().indicators
RATIO, RATE, SHARE = (
    ENTRIES[name] for name in ("sex_ratio_at_birth_parity_2", "birth_rate", "policy_compliance")
)
many = settings(max_examples=200, deadline=None)
confidences = st.sampled_from([INNER, OUTER])


def test_shares_ratios_and_rates_have_a_funnel_and_nothing_else() -> None:
    assert all(has_funnel(entry) for entry in (RATIO, RATE, SHARE))
    for name in ("births", "natural_increase", "total_fertility_rate"):
        assert not has_funnel(ENTRIES[name])


@many
@given(st.integers(1, 400), st.floats(0.02, 0.98), confidences, st.data())
def test_a_share_is_beyond_where_the_binomial_tail_is_smaller(
    n: int, share: float, confidence: float, data: st.DataObject
) -> None:
    cases = data.draw(st.integers(0, n))
    low, high = limits(SHARE, [n], centre=100 * share, confidence=confidence)
    tail = (1 - confidence) / 2
    for at_least, outside in (
        (binom.cdf(cases, n, share), 100 * cases / n < low[0]),
        (binom.sf(cases - 1, n, share), 100 * cases / n > high[0]),
    ):
        if abs(at_least - tail) > 1e-9:
            assert outside == (at_least < tail)


@many
@given(st.floats(0.01, 2000), confidences, st.integers(0, 3000))
def test_a_rate_is_beyond_where_the_poisson_tail_is_smaller(
    expected: float, confidence: float, events: int
) -> None:
    size = 1000.0
    low, high = limits(RATE, [size], centre=expected, confidence=confidence)
    tail = (1 - confidence) / 2
    for at_least, outside in (
        (poisson.cdf(events, expected), events < low[0]),
        (poisson.sf(events - 1, expected), events > high[0]),
    ):
        if abs(at_least - tail) > 1e-9:
            assert outside == (at_least < tail)


@many
@given(st.floats(1, 5000), st.floats(1.0, 900.0), confidences)
def test_limits_hold_the_common_value_and_narrow_with_size(
    size: float, centre: float, confidence: float
) -> None:
    for entry, common in ((RATIO, centre), (SHARE, centre / 10), (RATE, centre)):
        (low, wide_low), (high, wide_high) = limits(
            entry, [4 * size, size], centre=common, confidence=confidence
        )
        assert low <= common * (1 + 1e-9)
        assert high >= common * (1 - 1e-9)
        assert wide_low <= low * (1 + 1e-6) + 1e-9
        assert wide_high >= high * (1 - 1e-6) - 1e-9


def test_a_ratio_is_that_of_the_boys_share() -> None:
    low, high = limits(RATIO, [32.0], centre=227.2727, confidence=INNER)
    share_low, share_high = limits(
        SHARE, [32.0], centre=100 * 227.2727 / 327.2727, confidence=INNER
    )
    assert low == pytest.approx(share_low / (100 - share_low) * 100)
    assert high == pytest.approx(share_high / (100 - share_high) * 100)


def test_among_few_births_no_girl_at_all_may_be_chance() -> None:
    assert limits(RATIO, [5.0], centre=227.0, confidence=INNER)[1] == inf


@many
@given(st.integers(1, 400), st.floats(0.02, 0.98), confidences, st.data())
def test_a_point_has_the_colour_of_the_side_of_the_line_on_which_it_lies(
    births: int, share: float, confidence: float, data: st.DataObject
) -> None:
    boys = data.draw(st.integers(0, births))
    girls, centre = births - boys, 100 * share / (1 - share)
    low, high = limits(RATIO, births, centre=centre, confidence=confidence)
    value = 100 * boys / girls if girls else inf
    reach = reaches(RATIO, boys, girls, centre=centre).item()
    beyond_line = (Reach.BEYOND_OUTER,) if confidence == OUTER else tuple(Reach)[1:]
    near = min(abs(value / end - 1) if 0 < end < inf else 1 for end in (float(low), float(high)))
    if near > 1e-6:
        assert (reach in beyond_line) == (value < low or value > high)


def test_missing_numbers_give_no_limits() -> None:
    low, high = limits(RATE, [nan, 1000.0], centre=3.4, confidence=INNER)
    assert [isfinite(number) for number in (*low, *high)] == [False, True, False, True]
    assert np.isnan(limits(SHARE, [10.0], centre=nan, confidence=INNER)).all()


def test_the_two_worst_townships_are_beyond_the_norm_but_within_their_county_s_funnel() -> None:
    """Speech S3: 27:5 and 16:3 second births where the county itself is at 227."""
    boys, girls = np.array([27.0, 16.0]), np.array([5.0, 3.0])
    above, _below, _ = beyond(*sex_ratio(boys, girls), low=103, high=107)
    assert above.all()
    assert set(reaches(RATIO, boys, girls, centre=227.27)) == {Reach.WITHIN}
    assert reaches(RATIO, boys, girls, centre=107).tolist() == [
        Reach.BEYOND_OUTER,
        Reach.BEYOND_INNER,
    ]


def test_one_case_among_few_is_no_scandal() -> None:
    """Where 99.9% comply, one of 20 who does not: two in a hundred by chance."""
    found = reaches(SHARE, [19.0, 20.0, nan], [20.0, 20.0, 20.0], centre=99.9)
    assert found.tolist() == [Reach.BEYOND_INNER, Reach.WITHIN, Reach.WITHIN]
