"""Sentences of the funnel, in the product's first language."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.figure import Figure
from dashboard.domain.funnel_findings import few_but_off_norm, no_funnel, reach_finding
from dashboard.domain.status import Status

ENTRIES = catalogues.load().indicators
RATIO = ENTRIES["sex_ratio_at_birth_parity_2"]


def row(boys: float, girls: float) -> Figure:
    return Figure(
        unit_code="x", start=0, numerator=boys, denominator=girls, value=100 * boys / girls,
        lower=1.0, upper=2.0, n=boys + girls, status=Status.CAUTIOUS,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("outer", "inner", "words"),
    [
        ([], 0, "16个乡镇均在95%控制限以内"),
        ([], 2, "16个乡镇中有2个超出95%控制限"),
        (["甲镇", "乙镇"], 0, "有2个超出99.8%控制限（甲镇、乙镇），其余均在95%控制限以内"),
        (["甲镇"], 3, "有1个超出99.8%控制限（甲镇），另有3个超出95%控制限"),
        (["甲镇"] * 7, 3, "有7个超出99.8%控制限，另有3个"),
    ],
)
def test_the_units_beyond_the_limits_are_counted_and_named_while_few(
    outer: list[str], inner: int, words: str
) -> None:
    said = reach_finding(RATIO, area="某县 227.3", units="16个乡镇", outer=outer, inner=inner)
    assert said.startswith("二孩性别比：以某县 227.3为中心，")
    assert words in said


def test_few_births_beyond_the_norm_are_told_from_the_area_s_own_level() -> None:
    rows = [("丙乡", row(18, 4)), ("云峰乡", row(16, 3)), ("明溪镇", row(27, 5))]
    said = few_but_off_norm(RATIO, rows, area="云岭县", value=227.27)
    assert said.startswith(
        "明溪镇540.0（男27人、女5人）、云峰乡533.3（男16人、女3人）等3个单位出生人数虽少，"
        "仍高于正常值103–107"
    )
    assert said.endswith("但与云岭县自身的227.3相比，差异在随机波动范围内。")


def test_those_below_the_norm_are_said_to_be_below() -> None:
    said = few_but_off_norm(RATIO, [("丁乡", row(3, 18))], area="云岭县", value=20.0)
    assert "仍低于正常值" in said
    assert few_but_off_norm(RATIO, [], area="云岭县", value=20.0) == ""


def test_it_is_said_why_there_is_no_funnel() -> None:
    assert "没有漏斗图" in no_funnel(ENTRIES["births"])
    assert "没有可绘制" in no_funnel(RATIO)
