"""What stands behind a proposal: the figures in the sentence, for every condition."""

from dashboard import catalogue, i18n
from dashboard.domain.assessment.evidence import evidence
from dashboard.domain.assessment.kinds import Better, Class, Kind, Measure, When
from dashboard.domain.assessment.problems import Repeated
from dashboard.domain.assessment.proposals import Proposal
from dashboard.domain.assessment.rules import Assessment, Condition, Rule
from dashboard.domain.figure import Figure
from dashboard.domain.status import Status

RULES = Assessment(
    rules=(
        Rule(indicator="policy_compliance", weight=60, kind=Kind.STEPS, target=95, points=2),
        Rule(indicator="three_check", weight=40, kind=Kind.STEPS, target=95, points=1),
    )
)
INDICATORS = catalogue.load().indicators


def figure(numerator: float, denominator: float, value: float, ends: tuple[float, float]) -> Figure:
    n = numerator + denominator if value > 100 else denominator
    return Figure("1", 0, numerator, denominator, value, *ends, n, Status.OK)


def proposal(measure: Measure, condition: Condition, **found: object) -> Proposal:
    return Proposal(unit_code="1", measure=measure, condition=condition, **found)  # type: ignore[arg-type]


def told(one: Proposal) -> str:
    return evidence(one, RULES, INDICATORS)


def test_a_veto_tells_value_limit_counts_and_interval() -> None:
    unreported = Condition(
        when=When.VALUE, indicator="unreported_rate", limit=5, name_zh="漏报严重", name_en="many"
    )
    found = figure(20, 110, 18.18, (12.1, 26.4))
    assert told(proposal(Measure.VETO, unreported, figures=(found,))) == (
        "漏报严重：漏报率18.2%，高于5%（20／110；95%区间12.1–26.4）"
    )
    with i18n.using("en"):
        assert told(proposal(Measure.VETO, unreported, figures=(found,))) == (
            "many: Unreported 18.2%, above 5% (20 of 110; 95% interval 12.1–26.4)"
        )


def test_what_should_be_high_is_told_to_be_below() -> None:
    low = Condition(when=When.VALUE, indicator="three_check", limit=80, better=Better.HIGHER)
    found = figure(50, 100, 50.0, (40.4, 59.6))
    assert told(proposal(Measure.YELLOW_CARD, low, figures=(found,))) == (
        "“三查”率50.0%，低于80%（50／100；95%区间40.4–59.6）"
    )


def test_years_running_name_each_year_and_what_they_say_together() -> None:
    high = Condition(when=When.YEARS, indicator="sex_ratio_at_birth", limit=107, times=2)
    years = (figure(90, 42, 214.3, (149.0, 308.9)), figure(60, 50, 120.0, (82.6, 174.3)))
    both = figure(150, 92, 163.0, (126.0, 211.6))
    assert told(proposal(Measure.KEY_MANAGEMENT, high, figures=(*years, both))) == (
        "出生性别比连续2年高于107：120.0（出生110人），214.3（出生132人），"
        "2年合计163.0（出生242人），95%区间126.0–211.6"
    )


def test_what_chance_may_explain_asks_to_be_verified() -> None:
    low = Condition(when=When.SCORE, limit=70)
    said = told(proposal(Measure.YELLOW_CARD, low, score=64.0, sure=False))
    assert said == "得分64.0，低于70分，可能属随机波动，须核实"


def test_score_class_fall_and_place_carry_their_figures() -> None:
    cases = {
        "得分64.0，低于70": (Condition(when=When.SCORE, limit=70), {"score": 64.0}),
        "三类": (Condition(when=When.CLASS, limit=3), {"class_now": Class.THIRD}),
        "由二类降为三类": (
            Condition(when=When.FALL),
            {"class_before": Class.SECOND, "class_now": Class.THIRD},
        ),
        "位居第16位，排名后3位": (Condition(when=When.LAST, times=3), {"rank": 16.0}),
    }
    for expected, (condition, found) in cases.items():
        assert expected in told(proposal(Measure.YELLOW_CARD, condition, **found))


def test_a_repeated_problem_names_target_and_periods() -> None:
    again = Condition(when=When.REPEATED, times=2, name_zh="同样问题屡次出现")
    problem = Repeated("1", "three_check", 6, beyond=True)
    assert told(proposal(Measure.KEY_MANAGEMENT, again, repeated=problem)) == (
        "同样问题屡次出现：“三查”率连续6期未达到目标"
    )
