"""Findings: one sentence that says value, change, norm and how sure it is."""

from math import nan

import pandas as pd
import pytest

from dashboard import catalogue as catalogues
from dashboard.domain import findings
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.indicators import evaluate
from dashboard.domain.status import Position
from dashboard.i18n import using

ENTRIES = catalogues.load().indicators
SEX_RATIO = ENTRIES["sex_ratio_at_birth"]
BIRTH_RATE = ENTRIES["birth_rate"]
COMPLIANCE = ENTRIES["policy_compliance"]


def figure(indicator: catalogues.Indicator, numerator: float, denominator: float) -> Figure:
    """Return the figure of these counts, as the reports make it."""
    counts = pd.DataFrame([(numerator, denominator)], columns=list(indicator.measures))
    table = evaluate(indicator, counts.astype(float))
    return figures_of(table.assign(unit_code="990121001", start=24312))[0]


@pytest.mark.parametrize(
    ("indicator", "now", "before", "significant", "sentence"),
    [
        (
            SEX_RATIO,
            (608, 420),
            (520, 430),
            False,
            "出生人口性别比144.8，同比上升23.9个点（变化在随机波动范围内），高出正常值上限37.8个点（超出随机波动）。",
        ),
        (BIRTH_RATE, (1028, 302_852), (745, 302_000), True, "出生率3.39‰，同比上升0.92个千分点。"),
        (BIRTH_RATE, (1028, 302_852), (745, 302_000), None, "出生率3.39‰，同比上升0.92个千分点。"),
        (BIRTH_RATE, (1028, 302_852), (nan, 302_000), None, "出生率3.39‰。"),
        (BIRTH_RATE, (1028, 302_852), (1028, 302_852), False, "出生率3.39‰，与去年同期持平"),
    ],
)
def test_a_finding_says_value_change_and_norm(indicator, now, before, significant, sentence):
    with using("zh"):
        found = findings.value_finding(
            indicator,
            figure(indicator, *now),
            figure(indicator, *before),
            significant=significant,
        )
    assert found.startswith(sentence)
    assert found.endswith("。")


@pytest.mark.parametrize(
    ("counts", "words"), [((3, 2), "数量过少，不作判断"), ((nan, 2), "未报齐")]
)
def test_without_a_value_a_finding_says_why_and_compares_nothing(counts, words):
    with using("zh"):
        found = findings.value_finding(
            SEX_RATIO, figure(SEX_RATIO, *counts), figure(SEX_RATIO, 60, 50), significant=True
        )
    assert found.endswith(f"{words}。")
    assert "同比" not in found


def test_beyond_the_norm_is_told_apart_from_beyond_the_county():
    # DOMAIN, section 2: 27:5 is beyond 107, though not beyond the county's own 227
    with using("zh"):
        found = findings.standout_reason(
            SEX_RATIO,
            figure(SEX_RATIO, 27, 5),
            figure(SEX_RATIO, 250, 110),
            area_name="云岭县",
            norm=Position.ABOVE,
            against=Position.WITHIN,
        )
    assert found == (
        "出生人口性别比540.0（男27人、女5人；95%区间214.9–1,356.8），"
        "高于正常值（超出随机波动），与云岭县的227.3无明显差异。"
    )


def test_an_indicator_without_norm_is_compared_with_the_area_alone():
    with using("zh"):
        found = findings.standout_reason(
            COMPLIANCE,
            figure(COMPLIANCE, 80, 100),
            figure(COMPLIANCE, 990, 1000),
            area_name="云岭县",
            norm=Position.UNKNOWN,
            against=Position.BELOW,
        )
    assert "正常值" not in found
    assert found.endswith("低于云岭县的99.0%（超出随机波动）。")


@pytest.mark.parametrize(
    ("indicator", "unjudged", "sentence"),
    [
        (
            SEX_RATIO,
            2,
            "above the norm 103–107 beyond chance (A, B, C), 1 below (D), 2 cannot be judged",
        ),
        (
            BIRTH_RATE,
            0,
            "above Yunling County 3.39‰ beyond chance (A, B, C), 1 below (D)",
        ),
    ],
)
def test_a_level_finding_counts_units_against_norm_or_area(indicator, unjudged, sentence):
    with using("en"):
        found = findings.level_finding(
            indicator,
            units="18 townships",
            above=["A", "B", "C"],
            below=["D"],
            unjudged=unjudged,
            area="Yunling County 3.39‰",
        )
    assert found == f"{indicator.name_en}: 3 of 18 townships lie {sentence}."


def level_said(indicator, above, below):
    with using("zh"):
        return findings.level_finding(
            indicator, units="18个乡镇", above=above, below=below, unjudged=0, area="云岭县98.0%"
        )


def test_the_worse_side_comes_first():
    said = level_said(COMPLIANCE, above=["甲"], below=["乙", "丙"])
    assert said.endswith("18个乡镇中有2个显著低于云岭县98.0%（乙、丙），1个显著高于（甲）。")
    assert "有1个显著高于正常范围103–107（甲），2个" in level_said(SEX_RATIO, ["甲"], ["乙", "丙"])


def test_of_many_units_the_first_are_named_with_their_number():
    names = list("甲乙丙丁戊己")
    assert "6个显著高于正常范围103–107（甲、乙、丙等6个），" in level_said(SEX_RATIO, names, [])
    assert "（甲、乙、丙、丁、戊），" in level_said(SEX_RATIO, names[:5], [])


def test_a_side_without_units_has_no_number_and_never_comes_first():
    none = "出生人口性别比：18个乡镇均未显著偏离正常范围103–107。"
    assert level_said(SEX_RATIO, [], []) == none
    low = level_said(SEX_RATIO, [], ["乙"])
    assert low.endswith("18个乡镇中有1个显著低于正常范围103–107（乙），无显著高于。")
    assert level_said(COMPLIANCE, ["甲"], []).endswith("显著高于云岭县98.0%（甲），无显著低于。")
    assert "0" not in level_said(SEX_RATIO, ["甲"], []).replace("103–107", "")
