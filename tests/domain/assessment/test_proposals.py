"""What the rules propose: beyond chance where they ask for it, else marked as perhaps chance."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import catalogue
from dashboard.domain.assessment.evidence import evidence
from dashboard.domain.assessment.kinds import Class
from dashboard.domain.assessment.parts import scored_part
from dashboard.domain.assessment.problems import Repeated
from dashboard.domain.assessment.proposals import Findings, Proposal, proposals
from dashboard.domain.assessment.rules import Assessment, Condition, Rule
from dashboard.domain.assessment.scores import Scores
from dashboard.domain.assessment.sureness import exact_where_few
from dashboard.domain.indicators import evaluate
from dashboard.domain.intervals import wilson

INDICATORS = catalogue.load().indicators
RULE = {"indicator": "three_check", "weight": 100, "kind": "met", "target": 95, "better": "higher"}
VETO = {"when": "value", "indicator": "unreported_rate", "limit": 5, "better": "lower"}
YEARS = {
    "when": "years", "indicator": "sex_ratio_at_birth", "limit": 107, "better": "lower",
    "times": 2, "minimum_n": 100,
}  # fmt: skip


def rules(measure: str = "veto", **condition: Any) -> Assessment:
    return Assessment.model_validate({"rules": [RULE], measure: [condition]})


def shares(indicator: str, *counts: tuple[int, int]) -> pd.DataFrame:
    """Return figures of units by their numerators and denominators, exact where few."""
    entry = INDICATORS[indicator]
    numerator, denominator = np.array(counts, dtype=float).T
    names = [entry.numerator[0], entry.denominator[0]]
    table = pd.DataFrame(dict(zip(names, (numerator, denominator), strict=True)))
    figures = evaluate(entry, table).assign(
        unit_code=[f"u{number}" for number in range(len(counts))], start=0
    )
    return exact_where_few(entry, figures)


def findings(
    assessment: Assessment,
    *,
    scores: Sequence[float] = (80.0,),
    figures: Sequence[pd.DataFrame] = (),
    **given_fields: Any,
) -> Findings:
    count = len(scores)
    units = pd.DataFrame({"unit_code": [f"u{number}" for number in range(count)], "score": scores})
    usual = {
        "ranks": np.arange(1.0, count + 1),
        "best": np.arange(1.0, count + 1),
        "worst": np.arange(1.0, count + 1),
        "reach": np.array(scores),
        "classes": np.full(count, Class.SECOND),
        "classes_before": np.full(count, Class.SECOND),
    }
    ((_measure, condition),) = assessment.conditions()
    return Findings(
        scores=Scores(assessment, {}, units),
        figures={condition: list(figures)},
        **{**usual, **given_fields},
    )


def told(proposal: Proposal, assessment: Assessment) -> str:
    return evidence(proposal, assessment, INDICATORS)


def test_two_of_eleven_unreported_births_are_no_veto_beyond_chance() -> None:
    assessment = rules(**VETO)
    tables = [shares("unreported_rate", (2, 11))]
    assert proposals(findings(assessment, figures=tables)) == []


def test_a_veto_that_asks_for_no_test_says_that_it_may_be_chance() -> None:
    assessment = rules(**VETO, beyond_chance=False)
    (found,) = proposals(findings(assessment, figures=[shares("unreported_rate", (2, 11))]))
    assert not found.sure
    assert told(found, assessment) == (
        "漏报率18.2%，高于5%（2／11；95%区间2.3–51.8），可能属随机波动，须核实"
    )


def test_a_veto_beyond_chance_is_proposed_with_its_exact_interval() -> None:
    assessment = rules(**VETO)
    (found,) = proposals(findings(assessment, figures=[shares("unreported_rate", (6, 20))]))
    assert found.sure
    assert told(found, assessment) == "漏报率30.0%，高于5%（6／20；95%区间11.9–54.3）"


@given(st.integers(0, 40), st.integers(10, 60))
def test_more_unreported_births_are_never_proposed_less(missed: int, births: int) -> None:
    assessment = rules(**VETO)
    less, more = (
        bool(proposals(findings(assessment, figures=[shares("unreported_rate", (x, births))])))
        for x in (min(missed, births - 1), min(missed, births - 1) + 1)
    )
    assert more >= less


@pytest.mark.parametrize(
    ("now", "before", "proposed"),
    [
        ((64, 38), (70, 40), True),  # 134 : 78, 171.8, 95% interval 130.1-226.9
        ((58, 50), (57, 51), False),  # above in both years, not beyond chance together
        ((50, 40), (70, 40), False),  # too few births in one year
        ((50, 55), (90, 40), False),  # not above in one year
    ],
)
def test_a_ratio_high_in_two_years_is_flagged_beyond_chance_of_both_together(
    now: tuple[int, int], before: tuple[int, int], *, proposed: bool
) -> None:
    assessment = rules("key_management", **YEARS)
    together = (now[0] + before[0], now[1] + before[1])
    tables = [shares("sex_ratio_at_birth", counts) for counts in (now, before, together)]
    found = proposals(findings(assessment, figures=tables))
    assert bool(found) is proposed
    if proposed:
        assert told(found[0], assessment) == (
            "出生性别比连续2年高于107：175.0（出生110人），168.4（出生102人），"
            "2年合计171.8（出生212人），95%区间130.1–226.9"
        )


def test_a_low_score_that_chance_may_lift_is_marked() -> None:
    assessment = rules("yellow_card", when="score", limit=70)
    scores, reach = (64.0, 60.0, 90.0), np.array([72.0, 68.0, 95.0])
    found = proposals(findings(assessment, scores=scores, reach=reach))
    assert [(one.unit_code, one.sure) for one in found] == [("u0", False), ("u1", True)]
    assert told(found[0], assessment) == "得分64.0，低于70分，可能属随机波动，须核实"


def test_a_fall_is_sure_where_chance_does_not_reach_the_class_before() -> None:
    assessment = rules("yellow_card", when="fall")
    found = proposals(
        findings(
            assessment,
            scores=(88.0, 80.0),
            reach=np.array([93.0, 85.0]),
            classes_before=np.full(2, Class.FIRST),
        )
    )
    assert [one.sure for one in found] == [False, True]


def test_nobody_is_last_where_ranks_tell_no_units_apart() -> None:
    assessment = rules("key_management", when="last", times=1)
    apart = findings(assessment, scores=(90.0, 80.0, 70.0))
    assert [(one.unit_code, one.sure) for one in proposals(apart)] == [("u2", True)]
    wide = {"best": np.array([1.0, 1.0, 2.0]), "worst": np.array([2.0, 3.0, 3.0])}
    found = proposals(findings(assessment, scores=(90.0, 80.0, 70.0), **wide))
    assert [one.sure for one in found] == [False]
    all_chance = {"best": np.ones(3), "worst": np.full(3, 3.0)}
    assert proposals(findings(assessment, scores=(90.0, 80.0, 70.0), **all_chance)) == []


def test_a_repeated_miss_says_that_this_periods_may_be_chance() -> None:
    assessment = rules("key_management", when="repeated", beyond_chance=False)
    again = (Repeated("u0", "three_check", periods=3, beyond=False),)
    (found,) = proposals(findings(assessment, repeated=again))
    assert told(found, assessment) == (
        "“三查”率连续3期未达到目标，仅就本期看可能属随机波动，须核实"
    )


def test_a_score_takes_two_of_eleven_for_chance_too() -> None:
    """Else key management would be proposed for a target missed again, beyond chance."""
    entry = INDICATORS["statistical_accuracy"]
    births = pd.DataFrame({"survey_births": [11.0, 20.0], "survey_births_unreported": [2.0, 6.0]})
    figures = evaluate(entry, births).assign(unit_code=["u0", "u1"], start=0)
    rule = Rule.model_validate({**RULE, "indicator": entry.id, "target": 96})
    nothing = np.full(2, np.nan)
    part = scored_part(rule, entry, figures, before=nothing, entered=np.zeros(2))
    assert part["telling"].tolist() == [True, True]
    assert part["beyond"].tolist() == [False, True]


def test_many_events_and_rates_keep_their_interval() -> None:
    many = shares("unreported_rate", (50, 400))
    lower, _upper = wilson(50, 400)
    assert many["lower"].tolist() == pytest.approx([100 * float(lower)])


def test_a_condition_has_what_it_looks_at() -> None:
    with pytest.raises(ValueError, match="needed with this kind"):
        Condition.model_validate({"when": "value", "limit": 5})
