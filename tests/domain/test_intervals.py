"""Intervals against published worked values, against scipy and statsmodels, and by their laws."""

from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, chi2
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson_2indep

from dashboard.domain import intervals

counts = st.integers(0, 10_000)
few = settings(max_examples=60, deadline=None)


# Published values ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "n", "lower", "upper"),
    [
        # Newcombe, Statistics in Medicine 1998;17:857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # DOMAIN: 9 of 20 villages of a sample survey, 26-66%
        (9, 20, 0.2582, 0.6579),
        # PHEindicatormethods, test data of phe_proportion
        (65, 100, 0.55254, 0.73636),
        (9856, 12345, 0.79121, 0.80536),
    ],
)
def test_wilson_gives_the_published_limits(x: int, n: int, lower: float, upper: float) -> None:
    assert intervals.wilson(x, n) == pytest.approx((lower, upper), abs=0.00006)


def test_the_exact_interval_is_wider_than_wilsons_for_few_events() -> None:
    # 2 unreported of 11: Wilson's limits leave 5% out, the exact test does not (P = 0.102)
    assert intervals.wilson(2, 11)[0] == pytest.approx(0.0514, abs=0.00006)
    assert intervals.binomial(2, 11) == pytest.approx((0.0228, 0.5178), abs=0.00006)


@few
@given(st.integers(0, 200), st.integers(0, 200))
def test_exact_limits_are_those_of_statsmodels(x: int, others: int) -> None:
    n = x + others
    if n == 0:
        assert np.isnan(intervals.binomial(0, 0)).all()
        return
    assert intervals.binomial(x, n) == pytest.approx(proportion_confint(x, n, method="beta"))


@few
@given(st.integers(1, 60), st.integers(0, 60), st.floats(0.01, 0.99))
def test_an_exact_limit_lies_beyond_a_share_where_the_test_does(
    x: int, others: int, share: float
) -> None:
    n = x + others
    chance = float(binom.sf(x - 1, n, share))
    if abs(chance - 0.025) > 1e-9:
        assert (intervals.binomial(x, n)[0] > share) == (chance < 0.025)


def test_wilson_takes_other_levels_of_confidence() -> None:
    # PHEindicatormethods, test data of phe_proportion, 99.8%
    lower, upper = intervals.wilson([65, 222], [100, 3215], confidence=0.998)
    assert lower == pytest.approx([0.4954946574, 0.0564710196])
    assert upper == pytest.approx([0.7783540614, 0.0841841429])


@pytest.mark.parametrize(
    ("events", "lower", "upper"),
    [
        # Breslow & Day, Statistical Methods in Cancer Research II, 1987, table 2.10: factors
        # for the 95% limits of a Poisson count, after Haenszel, Loveland & Sirken 1962
        (1, 0.0253, 5.57),
        (2, 0.121, 3.61),
        (5, 0.324, 2.33),
        (9, 0.458, 1.90),
        (10, 0.480, 1.84),
        (20, 0.611, 1.54),
        (100, 0.814, 1.22),
    ],
)
def test_poisson_factors_are_those_of_the_table(events: int, lower: float, upper: float) -> None:
    found = intervals.poisson(events)
    # the table is rounded or cut in its last digit, and Byar's limits differ by up to 0.0015
    assert found[0] / events == pytest.approx(lower, abs=0.0015)
    assert found[1] / events == pytest.approx(upper, abs=0.006)


@pytest.mark.parametrize(
    ("events", "confidence", "lower", "upper"),
    [
        # PHEindicatormethods, test data of phe_rate (exact below 10) and of byars_lower, _upper
        (1, 0.95, 0.025317807984, 5.571643390939),
        (5, 0.95, 1.623486390118, 11.668332079323),
        (20, 0.95, 12.211428834876, 30.889880369197),
        (65, 0.95, 50.163187710459, 82.849138545940),
        (1045, 0.95, 982.5932018073, 1110.3312129857),
        (10, 0.998, 2.916318374696, 24.193724927881),
        (5, 0.998, 0.739371731918, 16.454745203680),
    ],
)
def test_poisson_gives_the_limits_of_official_statistics(
    events: int, confidence: float, lower: float, upper: float
) -> None:
    assert intervals.poisson(events, confidence=confidence) == pytest.approx((lower, upper))


@pytest.mark.parametrize(
    ("boys", "girls", "printed"),
    [
        # DOMAIN, section 1: two townships and the county of the speech S3
        (27, 5, (215, 1357)),
        (608, 420, (128, 164)),
        # DOMAIN, section 2: the span of a true ratio of 107
        (100 * 107 / 207, 100 * 100 / 207, (72, 158)),
        (1_000 * 107 / 207, 1_000 * 100 / 207, (95, 121)),
        (10_000 * 107 / 207, 10_000 * 100 / 207, (103, 111)),
    ],
)
def test_sex_ratio_gives_the_limits_of_the_domain(
    boys: float, girls: float, printed: tuple[int, int]
) -> None:
    assert tuple(round(float(end)) for end in intervals.sex_ratio(boys, girls)) == printed


def test_sum_of_rates_gives_dobsons_limits() -> None:
    # PHEindicatormethods, test data of calculate_dsr: directly standardised rate per 10,000 with
    # the European standard population of 1976, method of Dobson
    events = [127, 25, 18, 21, 12, 27, 48, 27, 29, 32, 32, 34, 45, 65, 38, 68, 74, 82]
    exposed = [636, 558, 609, 543, 384, 594, 669, 843, 660, 576, 606, 522, 426, 273, 300, 288]
    exposed += [153, 123]
    standard = np.array([8, *[7] * 10, 6, 5, 4, 3, 2, 1, 1])
    weighted = np.array(exposed) * standard.sum() / standard
    lower, upper = intervals.sum_of_rates(events, weighted)
    assert lower * 10_000 == pytest.approx(799.1160931442)
    assert upper * 10_000 == pytest.approx(922.5253880318)


# Other implementations ----------------------------------------------------------------------


@few
@given(st.data(), st.integers(1, 10_000), st.sampled_from([0.8, 0.95, 0.998]))
def test_wilson_is_that_of_statsmodels(data: st.DataObject, n: int, confidence: float) -> None:
    x = data.draw(st.integers(0, n))
    expected = proportion_confint(x, n, alpha=1 - confidence, method="wilson")
    found = intervals.wilson(x, n, confidence=confidence)
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("events", range(10))
def test_below_ten_events_poisson_is_exact(events: int) -> None:
    lower = chi2.ppf(0.025, 2 * events) / 2 if events else 0.0
    upper = chi2.ppf(0.975, 2 * (events + 1)) / 2
    assert intervals.poisson(events) == pytest.approx((lower, upper))


@few
@given(st.integers(10, 100_000))
def test_from_ten_events_poisson_is_close_to_exact(events: int) -> None:
    lower, upper = intervals.poisson(events)
    assert lower == pytest.approx(chi2.ppf(0.025, 2 * events) / 2, rel=0.003)
    assert upper == pytest.approx(chi2.ppf(0.975, 2 * (events + 1)) / 2, rel=0.003)


@pytest.mark.parametrize(("x", "y"), [(7, 4), (4, 7), (9, 1), (3, 3)])
def test_difference_is_the_mover_of_statsmodels(x: int, y: int) -> None:
    expected = confint_poisson_2indep(
        x, 1, y, 1, method="mover", compare="diff", method_mover="exact-c"
    )
    assert intervals.difference(x, y) == pytest.approx(expected)


# Laws ---------------------------------------------------------------------------------------


@few
@given(counts, counts)
def test_every_interval_contains_its_estimate(x: int, y: int) -> None:
    total = x + y
    if total:
        lower, upper = intervals.wilson(x, total)
        assert lower <= x / total <= upper
    lower, upper = intervals.poisson(x)
    assert lower <= x <= upper
    lower, upper = intervals.difference(x, y)
    assert lower <= x - y <= upper
    if y:
        lower, upper = intervals.sex_ratio(x, y)
        assert lower * (1 - 1e-12) <= 100 * x / y <= upper * (1 + 1e-12)
    lower, upper = intervals.sum_of_rates([x, y], [500, 2000])
    if total:
        assert lower <= x / 500 + y / 2000 <= upper


@few
@given(st.integers(1, 500), st.integers(1, 500), st.integers(2, 50))
def test_intervals_narrow_with_more_events(x: int, y: int, times: int) -> None:
    def width(ends: intervals.Ends, scale: float) -> float:
        return float(ends[1] - ends[0]) / scale

    x_more, y_more = x * times, y * times
    assert width(intervals.wilson(x_more, x_more + y_more), 1) < width(
        intervals.wilson(x, x + y), 1
    )
    assert width(intervals.poisson(x_more), times) < width(intervals.poisson(x), 1)
    assert width(intervals.sex_ratio(x_more, y_more), 1) < width(intervals.sex_ratio(x, y), 1)
    assert width(intervals.difference(x_more, y_more), times) < width(intervals.difference(x, y), 1)


@few
@given(counts, counts)
def test_exchanging_the_parts_mirrors_the_interval(x: int, y: int) -> None:
    lower, upper = intervals.difference(x, y)
    assert intervals.difference(y, x) == pytest.approx((-upper, -lower))
    if x and y:
        lower, upper = intervals.sex_ratio(x, y)
        assert intervals.sex_ratio(y, x) == pytest.approx((1e4 / upper, 1e4 / lower))
    if x + y:
        lower, upper = intervals.wilson(x, x + y)
        assert intervals.wilson(y, x + y) == pytest.approx((1 - upper, 1 - lower), abs=1e-12)


# Edges --------------------------------------------------------------------------------------


def test_without_girls_the_upper_end_is_open() -> None:
    lower, upper = intervals.sex_ratio([12, 0], [0, 0])
    assert lower[0] == pytest.approx(100 * 12 / 1.959964**2)  # Wilson's lower end is n/(n+z²)
    assert upper[0] == np.inf
    assert isnan(lower[1])
    assert isnan(upper[1])


def test_missing_counts_give_missing_ends_and_leave_the_others() -> None:
    for lower, upper in (
        intervals.wilson([nan, 1], [5, nan]),
        intervals.poisson([nan, nan]),
        intervals.sex_ratio([nan, 5], [5, nan]),
        intervals.difference([nan, 5], [5, nan]),
        intervals.sum_of_rates([[nan, 1], [1, 1]], [[9, 9], [nan, 9]]),
    ):
        assert np.isnan(lower).all()
        assert np.isnan(upper).all()
    assert intervals.poisson([nan, 0.0])[1][1] == pytest.approx(3.6889, abs=1e-4)


def test_a_share_of_nothing_and_a_sum_without_events_have_no_interval() -> None:
    assert all(isnan(end) for end in intervals.wilson(0, 0))
    assert all(isnan(end) for end in intervals.sum_of_rates([0, 0], [10, 10]))
    assert all(isnan(end) for end in intervals.sum_of_rates([1, 1], [10, 0]))


@pytest.mark.parametrize(
    "call",
    [
        lambda: intervals.wilson(6, 5),
        lambda: intervals.wilson(-1, 5),
        lambda: intervals.poisson([3, -1]),
        lambda: intervals.sex_ratio(3, -1),
        lambda: intervals.difference(-1, 0),
        lambda: intervals.sum_of_rates([1, 1], [-1, 1]),
        lambda: intervals.poisson(3, confidence=95),
        lambda: intervals.wilson(3, 5, confidence=0),
    ],
)
def test_impossible_counts_and_confidence_in_per_cent_are_errors(call) -> None:
    with pytest.raises(ValueError, match=r"count|fraction|cases"):
        call()
