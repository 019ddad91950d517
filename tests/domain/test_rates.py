"""Rates are sums over sums; sums of rates are for groups of ages."""

from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.comparison import printed
from dashboard.domain.rates import ratio, sum_of_ratios


@pytest.mark.parametrize(
    ("numerator", "denominator", "factor", "decimals", "value"),
    [
        # DOMAIN, section 5, test vectors
        (1408, 1408 + 965 + 52, 100, 2, "58.06"),
        (965, 2425, 100, 2, "39.79"),
        (52, 2425, 100, 2, "2.14"),
        (32_031, 30_243, 100, 1, "105.9"),
        (45_730, 41_829, 100, 2, "109.33"),
        (31_664 - 909, 31_664, 100, 2, "97.13"),
        (1070, 220_444, 1000, 2, "4.85"),
        (1070 - 307, 220_444, 1000, 2, "3.46"),
        (-491, 2425 + 491, 100, 2, "-16.84"),
        # DOMAIN, section 1, the county of the speech S3
        (1028, 302_852, 1000, 1, "3.4"),
        (1028 - 858, 302_852, 1000, 2, "0.56"),
        (608, 420, 100, 0, "145"),
        (250, 110, 100, 0, "227"),
        (27, 5, 100, 0, "540"),
        (16, 3, 100, 0, "533"),
    ],
)
def test_the_published_rates_follow_from_their_counts(
    numerator: int, denominator: int, factor: int, decimals: int, value: str
) -> None:
    found = float(ratio(numerator, denominator, factor=factor))
    assert str(printed(found, decimals)) == value


def test_a_rate_over_nothing_or_of_something_missing_is_missing() -> None:
    assert np.isnan(ratio([5, 0, nan, 5], [0, 0, 5, nan])).all()
    assert ratio(0, 5) == 0


def test_total_fertility_is_five_times_the_sum_of_age_specific_rates() -> None:
    # 7 groups of 1,000 women with 10, 80, 120, 90, 40, 10 and 2 births: 5 × 0.352
    births = [10, 80, 120, 90, 40, 10, 2]
    assert sum_of_ratios(births, [1000] * 7, factor=5) == pytest.approx(1.76)


def test_a_group_that_is_missing_or_empty_makes_the_sum_missing() -> None:
    assert isnan(sum_of_ratios([1, nan], [10, 10]))
    assert isnan(sum_of_ratios([1, 0], [10, 0]))
    assert sum_of_ratios([[1, 1], [2, nan]], [[10, 10], [10, 10]])[0] == pytest.approx(0.2)


parts = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=8)


@given(parts)
def test_the_rate_of_a_whole_lies_among_the_rates_of_its_parts(
    units: list[tuple[int, int]],
) -> None:
    numerators, denominators = np.array(units).T
    rates = ratio(numerators, denominators)
    whole = float(ratio(numerators.sum(), denominators.sum()))
    assert rates.min() - 1e-12 <= whole <= rates.max() + 1e-12
