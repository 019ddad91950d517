"""Trends told from chance: against statsmodels, on generated series, with small numbers."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.trend import Trend, trend_of

YEARS = np.arange(2016.0, 2027.0)
NONE = np.full(11, np.nan)


def trend(values: list[float], width: float | None = None, *, ratio: bool = False) -> Trend | None:
    found = np.array(values)
    years = YEARS[-len(found) :]
    half = np.nan if width is None else width / 2
    return trend_of(years, found, lower=found - half, upper=found + half, ratio=ratio)


def test_a_clear_rise_is_steady_and_beyond_chance() -> None:
    found = trend([1, 2, 3, 4.1, 5, 6], 0.5)
    assert found is not None
    assert (found.years, found.rising, found.beyond, found.steady) == (5, True, True, True)
    assert found.last - found.first == pytest.approx(5, abs=0.05)


def test_a_fall_with_one_step_up_is_not_steady() -> None:
    found = trend([9, 8, 7, 7.2, 5, 4], 0.4)
    assert found is not None
    assert (found.rising, found.beyond, found.steady) == (False, True, False)


def test_the_same_rise_within_wide_intervals_is_chance() -> None:
    found = trend([100, 104, 103, 108, 110, 112], 80)
    assert found is not None
    assert not found.beyond


def test_one_year_alone_makes_no_trend() -> None:
    found = trend([5, 5.1, 5, 4.9, 5, 30], 0.2)
    assert found is not None
    assert not found.beyond


def test_nothing_changes_and_nothing_is_beyond_chance() -> None:
    found = trend([5, 5, 5, 5, 5])
    assert found is not None
    assert not found.beyond


@pytest.mark.parametrize("values", [[1.0], [1.0, 2.0, 3.0, 4.0], [1, np.nan, 3, np.nan, 5, 6]])
def test_fewer_than_five_years_have_no_trend(values: list[float]) -> None:
    assert trend(values) is None


def test_only_the_latest_six_years_count() -> None:
    found = trend([50, 40, 30, 20, 10, 1, 2, 3, 4, 5, 6], 0.2)
    assert found is not None
    assert (found.years, found.rising, found.steady) == (5, True, True)


def test_a_ratio_is_compared_on_the_logarithms_and_zero_girls_are_left_out() -> None:
    values = np.array([100, 110, 121, 133.1, 146.41, 161.051])
    found = trend_of(YEARS[-6:], values, lower=values / 1.02, upper=values * 1.02, ratio=True)
    assert found is not None
    assert (found.first, found.last) == (pytest.approx(100), pytest.approx(161.051))
    upper = np.where(values > 120, np.inf, values * 1.02)
    assert trend_of(YEARS[-6:], values, lower=values / 1.02, upper=upper, ratio=True) is None


def test_the_slope_is_that_of_weighted_least_squares() -> None:
    rng = np.random.default_rng(4)
    values, half = rng.normal(100, 5, 6), rng.uniform(2, 9, 6)
    found = trend_of(YEARS[-6:], values, lower=values - half, upper=values + half)
    model = sm.WLS(values, sm.add_constant(YEARS[-6:]), weights=1 / half**2).fit()
    assert found is not None
    assert [found.first, found.last] == pytest.approx(model.fittedvalues[[0, -1]])


def test_without_intervals_the_verdict_is_that_of_ordinary_least_squares() -> None:
    rng = np.random.default_rng(7)
    verdicts = set()
    for _ in range(40):
        values = 0.4 * np.arange(6) + rng.normal(0, 0.4, 6)
        found = trend(values.tolist())
        p = sm.OLS(values, sm.add_constant(YEARS[-6:])).fit().pvalues[1]
        assert found is not None
        assert not (found.beyond and p >= 0.05)
        verdicts.add(found.beyond)
    assert verdicts == {True, False}


def test_chance_alone_makes_a_trend_in_no_more_than_one_of_twenty_series() -> None:
    rng = np.random.default_rng(11)
    births = rng.poisson(60, (2_000, 6)).astype(float)
    width = 1.96 * np.sqrt(births)
    found = [
        trend_of(YEARS[-6:], row, lower=row - half, upper=row + half)
        for row, half in zip(births, width, strict=True)
    ]
    assert np.mean([one is not None and one.beyond for one in found]) <= 0.05


@given(st.lists(st.floats(1, 1_000), min_size=5, max_size=6, unique=True), st.floats(0.1, 50))
def test_turned_in_time_a_trend_turns_its_direction(values: list[float], width: float) -> None:
    forward, back = trend(values, width), trend(values[::-1], width)
    assert forward is not None
    assert back is not None
    assert forward.beyond == back.beyond
    assert forward.steady == back.steady
    if forward.beyond:
        assert forward.rising != back.rising
