"""Intervals of forecasts: worked out by hand, and their coverage on generated series."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dashboard.domain.forecast import spread
from dashboard.domain.forecast.backtest import forecasts
from dashboard.domain.forecast.history import History
from dashboard.domain.forecast.methods import Method


def test_the_interval_is_students_t_of_the_past_errors() -> None:
    errors = np.array([0.1, -0.1, 0.1, -0.1])  # root mean square 0.1; t of 4 at 0.975 is 2.7764
    lower, upper = spread.interval(100_000, so_far=40_000, errors=errors, confidence=0.95)
    assert lower == pytest.approx(100_000 * np.exp(-0.27764), rel=1e-4)
    assert upper == pytest.approx(100_000 * np.exp(0.27764), rel=1e-4)


def test_it_is_never_narrower_than_chance_alone() -> None:
    # no error at all in the past, yet 60 events to come: Poisson 45 to 76
    ends = spread.interval(100, so_far=40, errors=np.zeros(9), confidence=0.95)
    assert ends == (40 + 45, 40 + 76)
    assert ends == tuple(40 + np.array(stats.poisson.interval(0.95, 60)))


def test_what_has_happened_is_the_least() -> None:
    lower, _ = spread.interval(100, so_far=90, errors=np.full(4, 0.5), confidence=0.95)
    assert lower == 90


def test_too_few_errors_give_no_interval() -> None:
    assert np.isnan(spread.interval(100, so_far=40, errors=np.zeros(2), confidence=0.8)).all()


@given(
    total=st.floats(0, 1e6),
    share=st.floats(0, 1),
    errors=st.lists(st.floats(-2, 2), min_size=3, max_size=12),
)
def test_intervals_hold_the_forecast_and_grow_with_confidence(
    total: float, share: float, errors: list[float]
) -> None:
    ends = [
        spread.interval(total, so_far=share * total, errors=np.array(errors), confidence=confidence)
        for confidence in (0.8, 0.95)
    ]
    slack = 1 + 1e-9 * (1 + total)
    assert ends[1][0] <= ends[0][0] <= total * slack
    assert total <= ends[0][1] * slack <= ends[1][1] * slack**2


def test_coverage_is_told_of_years_with_three_errors_before() -> None:
    actual = np.array([1000.0, 1010.0, 990.0, 1005.0, 3000.0])
    counted = spread.coverage(actual, np.full(5, 1000.0), np.full(5, 400.0), confidence=0.95)
    assert counted == (1, 2)  # 1,005 was near enough, 3,000 was not


def _series(rng: np.random.Generator, *, years: int, level: float, waver: float) -> np.ndarray:
    """Return (years, 2) births by half: a wandering level, a share of 0.4 that wavers."""
    totals = level * np.exp(np.cumsum(rng.normal(0, 0.08, years)))
    first = 0.4 * np.exp(rng.normal(0, waver, years))
    return rng.poisson(np.stack([totals * first, totals * (1 - first)], axis=1)).astype(float)


@pytest.mark.parametrize(("level", "waver"), [(100_000, 0.03), (3_000, 0.02), (150, 0.0)])
def test_generated_series_lie_within_as_often_as_said(level: float, waver: float) -> None:
    """By sampling error not less often than said; a little more often where history is short.

    The first forecasts of a series pool fewer years and err more: of 1,000 series 82-85% lay
    within the interval of 80%, 96-97% within that of 95%.
    """
    rng, number = np.random.default_rng(20261125), 300
    within = {0.8: 0, 0.95: 0}
    for _ in range(number):
        counts = _series(rng, years=11, level=level, waver=waver)
        whole = counts[-1].sum()
        counts[-1, 1] = np.nan
        found = {one.method: one for one in forecasts(History(counts, 1))}[Method.SHARE]
        for confidence, ends in found.intervals.items():
            within[confidence] += ends.lower <= whole <= ends.upper
    for confidence, count in within.items():
        error = np.sqrt(confidence * (1 - confidence) / number)
        most = confidence + 0.3 * (1 - confidence)
        assert confidence - 3 * error <= count / number <= most + 3 * error
