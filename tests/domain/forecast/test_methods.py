"""The ways of forecasting a year, worked out by hand, and what holds of them for all counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.forecast.history import History, Women
from dashboard.domain.forecast.methods import METHODS, Method, by_women, doubling, share
from dashboard.domain.forecast.seasonal import seasonal

NAN = float("nan")


def history(*years: list[float], given: int = 1, women: Women | None = None) -> History:
    return History(np.array(years, dtype=float), given, women)


def women(at_origin: list[float], at_end: list[float], entering: list[float]) -> Women:
    return Women(np.array(at_origin), np.array(at_end), np.array(entering))


TWO_YEARS = ([40, 60], [30, 70], [50, NAN])
"""Two halves a year: 70 of 200 events in the first halves of the two years before."""


def test_doubling_takes_the_rest_as_the_part_given() -> None:
    assert doubling(history(*TWO_YEARS)) == 100
    assert doubling(history([1, 1, 1, 1], [6, 6, 6, NAN], given=3)) == 24


def test_the_share_is_pooled_over_the_years_before() -> None:
    assert share(history(*TWO_YEARS)) == pytest.approx(50 * 200 / 70)


def test_the_share_is_that_of_the_latest_five_whole_years() -> None:
    old, gap, year = [90.0, 10.0], [NAN, 60.0], [40.0, 60.0]
    counts = history(old, *[year] * 3, gap, *[year] * 2, [50, NAN])
    assert share(counts) == pytest.approx(125)


def test_women_give_birth_in_the_rest_as_a_year_before() -> None:
    # 1,000 women and 100 entering now, 880 at the end of last year's rest of 70 births
    counted = women([900, 800, 1000], [850, 880, NAN], [-50, 100, NAN])
    assert by_women(history(*TWO_YEARS, women=counted)) == pytest.approx(50 + 70 * 1100 / 880)


@pytest.mark.parametrize(
    ("method", "counts"),
    [
        (Method.SHARE, history([50, NAN])),  # no year before
        (Method.SHARE, history([0, 60], [50, NAN])),  # no event in the part before
        (Method.SHARE, history([NAN, 60], [50, NAN])),  # no whole year before
        (Method.WOMEN, history(*TWO_YEARS)),  # women are not counted
        (Method.WOMEN, history([50, NAN], women=women([900], [NAN], [NAN]))),
        (Method.SEASONAL, history(*[[40, 60]] * 9, [50, NAN])),  # two steps have no season
        (Method.SEASONAL, history(*[[4, 6, 5, 7]] * 2, [4, NAN, NAN, NAN])),  # two years only
        (Method.SEASONAL, history(*[[4, 6, 0, 7]] * 4, [4, NAN, NAN, NAN])),  # no logarithm
    ],
)
def test_a_method_that_cannot_say_anything_says_nothing(method: Method, counts: History) -> None:
    assert np.isnan(METHODS[method](counts))


def test_the_seasonal_model_goes_on_as_the_seasons_went() -> None:
    rng = np.random.default_rng(1)
    season = np.array([30.0, 50.0, 70.0, 50.0])
    counts = rng.poisson(np.tile(season * 20, (9, 1))).astype(float)
    counts[-1, 2:] = np.nan
    assert seasonal(History(counts, 2)) == pytest.approx(4000, rel=0.05)


years = st.lists(st.lists(st.integers(0, 10_000), min_size=4, max_size=4), min_size=2, max_size=9)


@given(years=years, given=st.integers(1, 3), factor=st.integers(2, 50))
def test_ten_times_the_events_are_ten_times_the_forecast(
    years: list[list[float]], given: int, factor: int
) -> None:
    counts = np.array(years, dtype=float)
    counts[-1, given:] = np.nan
    for method in (share, doubling):
        one, many = method(History(counts, given)), method(History(counts * factor, given))
        assert many == pytest.approx(one * factor, nan_ok=True)


@given(years=years, given=st.integers(1, 3))
def test_no_method_falls_below_what_has_happened(years: list[list[float]], given: int) -> None:
    counts = np.array(years, dtype=float)
    counts[-1, given:] = np.nan
    known = History(counts, given)
    for method in (share, doubling):
        total = method(known)
        assert np.isnan(total) or total >= known.so_far * (1 - 1e-12)


@given(years=years, given=st.integers(1, 3), data=st.data())
def test_what_was_known_at_an_earlier_origin_holds_nothing_later(
    years: list[list[float]], given: int, data: st.DataObject
) -> None:
    counts = np.array(years, dtype=float)
    counted = women(*[[float(number) for number in range(len(counts))]] * 3)
    year = data.draw(st.integers(0, len(counts) - 1))
    known = History(counts, given, counted).as_of(year)
    assert known.counts.shape == (year + 1, 4)
    assert np.isnan(known.counts[-1, given:]).all()
    assert known.counts[-1, :given].tolist() == counts[year, :given].tolist()
    assert known.women
    assert np.isnan([known.women.at_end[-1], known.women.entering[-1]]).all()
    assert known.women.at_origin.tolist() == list(range(year + 1))
