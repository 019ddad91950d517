"""Methods side by side: past errors by hand, the choice, and histories of any length."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.forecast.backtest import LEAST_YEARS, forecasts, past_forecasts
from dashboard.domain.forecast.history import History
from dashboard.domain.forecast.methods import Method

FIVE_YEARS = [[40, 60], [44, 66], [40, 60], [45, 55], [36, 64], [50, float("nan")]]


def history(years: list[list[float]] = FIVE_YEARS, given: int = 1) -> History:
    return History(np.array(years, dtype=float), given)


def test_past_forecasts_know_only_what_was_known_then() -> None:
    found = past_forecasts(history(), Method.SHARE)
    # shares so far: 0.4, 0.4, 0.4, then (40 + 44 + 40 + 45) of 410
    assert found == pytest.approx([np.nan, 110, 100, 112.5, 36 * 410 / 169], nan_ok=True)


def test_errors_and_choice_are_those_worked_out_by_hand() -> None:
    best, other = forecasts(history())
    assert (best.method, best.chosen, other.method, other.chosen) == (
        Method.SHARE, True, Method.DOUBLING, False,
    )  # fmt: skip
    shares = np.array([0, 0, 12.5, 100 * (36 * 410 / 169 / 100 - 1)])
    assert best.error == pytest.approx(np.abs(shares).mean())
    assert best.bias == pytest.approx(shares.mean())
    doubles = np.array([-20, -20, -10, -28])  # 88 of 110, 80 and 90 and 72 of 100
    assert other.error == pytest.approx(np.abs(doubles).mean())
    assert other.bias == pytest.approx(doubles.mean())
    assert best.years == other.years == 4
    assert best.total == pytest.approx(50 * 510 / 205)


def test_doubling_is_shown_as_wrong_where_the_first_half_is_the_smaller_one() -> None:
    rng = np.random.default_rng(3)
    halves = rng.poisson([[400, 600]] * 11).astype(float)
    halves[-1, 1] = np.nan
    by_method = {found.method: found for found in forecasts(History(halves, 1))}
    assert by_method[Method.SHARE].chosen
    assert by_method[Method.DOUBLING].error == pytest.approx(20, abs=2)
    assert by_method[Method.DOUBLING].bias == pytest.approx(-20, abs=2)


def test_a_short_history_gives_no_number() -> None:
    for years in range(1, LEAST_YEARS + 1):
        assert forecasts(history([*[[40, 60]] * years, [50, float("nan")]])) == []
    assert forecasts(history([*[[40, 60]] * (LEAST_YEARS + 1), [50, float("nan")]]))


def test_years_with_gaps_and_years_without_events_are_passed_over() -> None:
    gap, none = [float("nan"), 60], [0, 0]
    years = [[40, 60], gap, *[[40, 60]] * 3, none, [40, 60], [50, float("nan")]]
    found = forecasts(history(years))
    assert found[0].years == 4
    assert found[0].total == pytest.approx(125)


def test_intervals_come_with_their_coverage_in_the_backtest() -> None:
    best = forecasts(history([*[[40, 60]] * 9, [50, float("nan")]]))[0]
    interval = best.intervals[0.95]
    assert (interval.within, interval.told) == (5, 5)  # eight forecast, the first three as errors
    assert interval.lower < best.total < interval.upper


counts = st.lists(
    st.lists(st.one_of(st.integers(0, 5000), st.just(float("nan"))), min_size=2, max_size=2),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60)
@given(counts=counts, first=st.integers(0, 5000))
def test_any_history_gives_forecasts_or_none_and_one_is_chosen(
    counts: list[list[float]], first: int
) -> None:
    found = forecasts(history([*counts, [first, float("nan")]]))
    assert [one.chosen for one in found] == [True, *[False] * (len(found) - 1)][: len(found)]
    assert all(np.isfinite(one.total) for one in found)
    assert [one.error for one in found] == sorted(one.error for one in found)
    assert all(
        one.intervals[0.95].lower <= one.total * (1 + 1e-9)
        and one.total <= one.intervals[0.95].upper + 1e-9
        for one in found
    )
