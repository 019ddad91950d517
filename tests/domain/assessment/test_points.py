"""What a value makes under a rule, against a table calculated by hand."""

import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.assessment.kinds import Better, Kind
from dashboard.domain.assessment.points import meets, points
from dashboard.domain.assessment.rules import Rule

TABLE = Path(__file__).parents[2] / "fixtures" / "assessment.csv"
CASES = pd.read_csv(TABLE, dtype=str, keep_default_na=False).to_dict("records")
FIELDS = ("target", "step", "points", "whole_steps", "zero", "points_a_case", "free", "improvement")


def rule_of(row: dict[str, Any]) -> Rule:
    given_fields = {name: row[name] for name in FIELDS if row[name]}
    if row["band"]:
        given_fields["band"] = tuple(row["band"].split())
    return Rule(
        indicator="x", weight=row["weight"], kind=row["kind"], better=row["better"], **given_fields
    )


def number(text: str) -> float:
    return float(text) if text else math.nan


@pytest.mark.parametrize("row", CASES, ids=lambda row: f"{row['kind']}: {row['by_hand']}")
def test_points_are_those_calculated_by_hand(row: dict[str, str]) -> None:
    made = points(
        rule_of(row),
        number(row["value"]),
        cases=number(row["cases"]),
        before=number(row["before"]),
    )
    assert float(made) == pytest.approx(float(row["expected"]))


def test_every_kind_has_its_examples() -> None:
    assert {row["kind"] for row in CASES} == {str(kind) for kind in Kind}


RISING = [
    row for row in CASES if row["better"] == "higher" and row["kind"] not in ("cases", "band")
]


@given(
    row=st.sampled_from(RISING),
    values=st.tuples(st.floats(0, 200), st.floats(0, 200)),
    cases=st.integers(0, 5),
)
def test_more_never_scores_less_where_higher_is_better(
    row: dict[str, str], values: tuple[float, float], cases: int
) -> None:
    less, more = sorted(values)
    before = number(row["before"])
    low, high = (
        float(points(rule_of(row), value, cases=cases, before=before)) for value in (less, more)
    )
    assert low <= high + 1e-9
    assert low >= 0
    assert high <= float(row["weight"])


@given(target=st.floats(1, 100), value=st.floats(0, 200))
def test_turning_the_direction_turns_what_is_met(target: float, value: float) -> None:
    higher, lower = (
        Rule(indicator="x", weight=1, kind=Kind.MET, target=target, better=better)
        for better in (Better.HIGHER, Better.LOWER)
    )
    if abs(value - target) > 1e-6:
        assert float(meets(higher, value)) + float(meets(lower, value)) == 1


def test_what_is_missing_makes_no_points() -> None:
    rule = Rule(indicator="x", weight=5, kind=Kind.STEPS, target=90, points=1, better=Better.HIGHER)
    assert math.isnan(points(rule, math.nan))
    assert math.isnan(meets(rule, math.nan))
