"""Catalogue formulas on counts: values, intervals, events and states."""

from collections.abc import Sequence
from math import inf, nan

import numpy as np
import pandas as pd
import pytest

from dashboard import catalogue as catalogues
from dashboard.domain import intervals
from dashboard.domain.indicators import evaluate

ENTRIES = catalogues.load().indicators
COUNTS = ["numerator", "denominator", "n"]
VALUES = ["value", "lower", "upper"]


def evaluated(
    name: str, *rows: Sequence[float], suppressed: Sequence[bool] | None = None
) -> pd.DataFrame:
    """Return the indicator on rows of counts in the order of its measures."""
    counts = pd.DataFrame(rows, columns=list(ENTRIES[name].measures), dtype=float)
    return evaluate(
        ENTRIES[name], counts if suppressed is None else counts.assign(suppressed=suppressed)
    )


@pytest.mark.parametrize(
    ("name", "counts", "n", "value", "method"),
    [
        ("births", [1028], 1028, 1028, None),
        ("birth_rate", [1028, 302_852], 1028, 3.3944, intervals.poisson(1028)),
        ("natural_increase", [1028, 858, 302_852], 1886, 0.5613, intervals.difference(1028, 858)),
        ("policy_compliance", [1007, 1028], 1028, 97.957, intervals.wilson(1007, 1028)),
        ("sex_ratio_at_birth", [608, 420], 1028, 144.762, intervals.sex_ratio(608, 420)),
        ("childcare_places", [45, 10_000], 10_000, 4.5, None),
    ],
)
def test_value_and_interval_are_those_of_the_formula(
    name: str, counts: list[float], n: float, value: float, method: intervals.Ends | None
) -> None:
    row = evaluated(name, counts).iloc[0]
    scale = {"birth_rate": 302.852, "natural_increase": 302.852, "policy_compliance": 0.01}
    assert row["status"] == "ok"
    assert row["n"] == n
    assert row["value"] == pytest.approx(value, abs=0.001)
    if method is None:
        assert row[["lower", "upper"]].isna().all()
    else:
        ends = [float(end) / scale.get(name, 1) for end in method]
        assert row[["lower", "upper"]].tolist() == pytest.approx(ends)


def test_total_fertility_takes_births_and_women_by_age_group() -> None:
    births, women = [10, 80, 120, 90, 40, 10, 2], [1000] * 7
    row = evaluated("total_fertility_rate", [*births, *women]).iloc[0]
    assert row["value"] == pytest.approx(1.76)
    assert row["n"] == 352
    assert row["lower"] == pytest.approx(5 * intervals.sum_of_rates(births, women)[0])


@pytest.mark.parametrize(
    ("name", "counts", "status"),
    [
        ("sex_ratio_at_birth", [5, 4], "too_few"),
        ("sex_ratio_at_birth", [6, 4], "cautious"),
        ("sex_ratio_at_birth", [27, 5], "cautious"),
        ("sex_ratio_at_birth", [50, 49], "cautious"),
        ("sex_ratio_at_birth", [50, 50], "ok"),
        ("sex_ratio_at_birth", [15, 0], "too_few"),  # without girls
        ("sex_ratio_at_birth", [0, 15], "cautious"),
        ("sex_ratio_at_birth", [0, 0], "too_few"),
        ("sex_ratio_at_birth", [nan, 15], "not_reported"),
        ("birth_rate", [0, 100], "cautious"),
        ("birth_rate", [19, 1000], "cautious"),
        ("birth_rate", [20, 1000], "ok"),
        ("birth_rate", [3, 0], "undefined"),
        ("birth_rate", [3, nan], "not_reported"),
        ("policy_compliance", [0, 0], "undefined"),
        ("births", [0], "ok"),
        ("births", [nan], "not_reported"),
        ("natural_increase", [5, nan, 1000], "not_reported"),
    ],
)
def test_states_of_zero_few_and_missing_counts(name: str, counts: list[float], status: str) -> None:
    row = evaluated(name, counts).iloc[0]
    assert row["status"] == status
    assert row[VALUES].notna().any() == (status in ("ok", "cautious"))


def test_counts_stay_where_a_value_is_not_given() -> None:
    row = evaluated("sex_ratio_at_birth", [5, 4]).iloc[0]
    assert row[COUNTS].tolist() == [5, 4, 9]


def test_nothing_is_given_of_a_suppressed_row() -> None:
    table = evaluated("birth_rate", [30, 1000], [nan, 1000], suppressed=[False, True])
    assert table["status"].tolist() == ["ok", "suppressed"]
    assert table.loc[1, COUNTS + VALUES].isna().all()
    assert table.loc[0, COUNTS + VALUES].notna().all()


def test_a_part_above_its_whole_has_a_value_and_no_interval() -> None:
    row = evaluated("policy_compliance", [11, 10]).iloc[0]
    assert row["value"] == pytest.approx(110)
    assert row[["lower", "upper"]].isna().all()


def test_natural_increase_may_be_negative() -> None:
    row = evaluated("natural_increase", [40, 60, 10_000]).iloc[0]
    assert row["value"] == pytest.approx(-2)
    assert row["numerator"] == -20
    assert row["lower"] < -2 < row["upper"] < inf


def test_rows_keep_their_index_and_do_not_touch_each_other() -> None:
    counts = pd.DataFrame(
        {"boys": [608.0, nan, 3.0], "girls": [420.0, 9.0, 3.0]}, index=["c", "a", "b"]
    )
    together = evaluate(ENTRIES["sex_ratio_at_birth"], counts)
    assert list(together.index) == ["c", "a", "b"]
    for name in counts.index:
        alone = evaluate(ENTRIES["sex_ratio_at_birth"], counts.loc[[name]])
        pd.testing.assert_frame_equal(alone, together.loc[[name]])


def test_a_column_that_lacks_and_a_negative_count_are_errors() -> None:
    with pytest.raises(KeyError, match="girls"):
        evaluate(ENTRIES["sex_ratio_at_birth"], pd.DataFrame({"boys": [5.0]}))
    with pytest.raises(ValueError, match="negative"):
        evaluated("birth_rate", [-1, 1000])


@pytest.mark.parametrize("name", list(ENTRIES))
def test_every_indicator_of_the_catalogue_can_be_computed(name: str) -> None:
    measures = list(ENTRIES[name].measures)
    counts = pd.DataFrame(1000.0, index=range(2), columns=measures)
    counts.loc[1] = nan
    table = evaluate(ENTRIES[name], counts)
    assert table["status"].tolist() == ["ok", "not_reported"]
    assert np.isfinite(table.loc[0, "value"])
