"""Empirical-Bayes smoothing: by PySAL, by hand, and what must hold of any."""

import numpy as np
import pandas as pd
import pytest
from esda.smoothing import Empirical_Bayes, assuncao_rate
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import catalogue as catalogues
from dashboard.domain.indicators import evaluate
from dashboard.domain.smoothing import (
    can_smooth,
    smoothed_rates,
    smoothed_values,
    standardised_rates,
)

ENTRIES = catalogues.load().indicators
RATIO, RATE, SHARE = (
    ENTRIES[name] for name in ("sex_ratio_at_birth", "birth_rate", "policy_compliance")
)
many = settings(max_examples=100, deadline=None)


@many
@given(st.integers(0, 10_000))
def test_rates_are_smoothed_as_pysal_does_where_units_differ_by_more_than_chance(seed: int) -> None:
    draw = np.random.default_rng(seed)
    size = draw.integers(200, 20_000, (30, 4)).astype(float)
    events = draw.poisson(size * draw.gamma(4, 0.01, (30, 1))).astype(float)
    by_pysal = [Empirical_Bayes(events[:, i], size[:, i]).r.ravel() for i in range(4)]
    found = smoothed_rates(events, size, binomial=False)
    assert found == pytest.approx(np.column_stack(by_pysal))


def test_a_share_by_hand() -> None:
    """Two units of 100, 40 and 60: m 0.5, spread 0.01, chance 0.25/100, A 0.0075, weight 0.75."""
    assert smoothed_rates([40, 60], [100, 100], binomial=True) == pytest.approx([0.425, 0.575])


def test_a_rate_by_hand() -> None:
    """Two units of 1,000, 40 and 80: m 0.06, spread 0.0004, chance 0.00006, A 0.00034."""
    weight = 0.00034 / (0.00034 + 0.00006)
    expected = [0.06 - weight * 0.02, 0.06 + weight * 0.02]
    assert smoothed_rates([40, 80], [1000, 1000], binomial=False) == pytest.approx(expected)


units = st.lists(
    st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=12,
)


@many
@given(drawn=units, binomial=st.booleans())
def test_a_smoothed_value_lies_between_the_unit_s_own_and_the_mean(
    *, drawn: list[tuple[int, int]], binomial: bool
) -> None:
    events, size = np.array(drawn, dtype=float).T
    mean, own = events.sum() / size.sum(), events / size
    found = smoothed_rates(events, size, binomial=binomial)
    assert (found >= np.minimum(own, mean) - 1e-12).all()
    assert (found <= np.maximum(own, mean) + 1e-12).all()


@many
@given(units)
def test_of_two_units_with_one_value_the_smaller_is_drawn_further(
    drawn: list[tuple[int, int]],
) -> None:
    events, size = np.array([*drawn, (1, 4), (10, 40)], dtype=float).T
    mean = events.sum() / size.sum()
    *_others, small, large = smoothed_rates(events, size, binomial=True)
    assert abs(small - mean) <= abs(large - mean) + 1e-12


def test_what_chance_explains_is_smoothed_away() -> None:
    assert smoothed_rates([5, 6, 4], [100, 100, 100], binomial=True) == pytest.approx([0.05] * 3)
    assert smoothed_rates([0, 0], [10, 20], binomial=True).tolist() == [0, 0]


def test_missing_counts_stay_missing_and_change_nothing() -> None:
    nan = float("nan")
    found = smoothed_rates([40, nan, 60, 3], [100, 100, 100, 0], binomial=True)
    assert found == pytest.approx([0.425, nan, 0.575, nan], nan_ok=True)


def table(boys: list[float], girls: list[float], periods: int) -> pd.DataFrame:
    counts = pd.DataFrame({"boys": boys, "girls": girls})
    starts = np.tile(range(periods), len(boys) // periods)
    return evaluate(RATIO, counts).assign(start=starts)


def test_a_sex_ratio_is_smoothed_by_the_boys_share_period_by_period() -> None:
    boys, girls = [400.0, 40.0, 600.0, 60.0], [600.0, 60.0, 400.0, 40.0]
    found = smoothed_values(RATIO, table(boys, girls, 2))
    shares = smoothed_rates([[400, 40], [600, 60]], [[1000, 100], [1000, 100]], binomial=True)
    assert found == pytest.approx(100 * shares / (1 - shares))
    assert found[0, 0] < found[0, 1] < 100 < found[1, 1] < found[1, 0]


def test_what_is_not_given_is_not_smoothed_either() -> None:
    found = smoothed_values(RATIO, table([60.0, 4.0, 40.0], [40.0, 2.0, 60.0], 1))
    assert np.isnan(found[:, 0]).tolist() == [False, True, False]  # six births are too few


def test_only_shares_ratios_and_rates_are_smoothed() -> None:
    assert all(can_smooth(entry) for entry in (RATIO, RATE, SHARE))
    assert not any(can_smooth(ENTRIES[name]) for name in ("births", "natural_increase"))


@many
@given(st.integers(0, 10_000))
def test_rates_are_standardised_as_pysal_does(seed: int) -> None:
    draw = np.random.default_rng(seed)
    size = draw.integers(200, 20_000, 30).astype(float)
    events = draw.poisson(size * draw.gamma(4, 0.01, 30)).astype(float)
    found = standardised_rates(events, size, binomial=False)
    assert found == pytest.approx(assuncao_rate(events, size))


def test_a_small_unit_stands_out_less_than_a_large_one_with_the_same_value() -> None:
    small, large, *_others = standardised_rates(
        [8, 800, 500, 450], [10, 1000, 1000, 1000], binomial=True
    )
    assert 0 < small < large
    assert standardised_rates([5, 50], [100, 1000], binomial=True).tolist() == [0, 0]
    assert np.isnan(standardised_rates([float("nan"), 4], [10, 10], binomial=True)[0])
