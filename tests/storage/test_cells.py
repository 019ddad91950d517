"""What single cells mean."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.periods import Calendar, Grain, Period
from dashboard.storage import cells

OCTOBER = Calendar(10)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("1028", 1028),
        ("1,028", 1028),
        ("302,852", 302_852),
        ("1,302,852", 1_302_852),
        ("1 028", 1028),
        ("１０２８", 1028),
        ("１，０２８", 1028),
        ("　１２　", 12),
        ("\u00a012", 12),
        ("12.0", 12),
        ("007", 7),
    ],
)
def test_a_count_may_be_written_in_many_ways(text: str, value: int) -> None:
    assert cells.count(text) == value


@pytest.mark.parametrize("text", ["", " ", "　", "-", "－", "—", "——", "–", "…", "……", "/"])
def test_a_dash_or_nothing_is_not_reported(text: str) -> None:
    assert math.isnan(cells.count(text) or 0)
    assert cells.count(text) is not None


@pytest.mark.parametrize(
    "text",
    ["-5", "－5", "12.5", "99%", "1e3", "12人", "无", "#REF!", "True", "nan", "inf", "1,02", "+3",
     "1.028,5", "0x10", "2025-10-01", "."],
)  # fmt: skip
def test_what_is_no_count_is_never_guessed(text: str) -> None:
    assert cells.count(text) is None


def test_a_sum_of_money_may_have_a_fraction() -> None:
    assert cells.number("1,234.50") == 1234.5
    assert cells.number("-1") is None


@given(st.integers(0, 10**12))
def test_every_whole_number_is_read_as_it_was_written(value: int) -> None:
    wide = str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert [cells.count(text) for text in (str(value), f"{value:,}", wide)] == [value] * 3


@given(st.text(max_size=12))
def test_any_text_is_a_number_of_zero_or_more_or_missing_or_none(text: str) -> None:
    value = cells.number(text)
    assert value is None or math.isnan(value) or value >= 0


@pytest.mark.parametrize(
    "text",
    ["2025-10", "2025/10", "2025.10", "202510", "2025年10月", "2025年10月份", "2025-10-31",
     "2025/10/1", "２０２５年１０月", " 2025 年 10 月 ", "Oct-25"],
)  # fmt: skip
def test_a_month_may_be_written_in_many_ways(text: str) -> None:
    assert cells.period(text, OCTOBER) == Period(2025 * 12 + 9, Grain.MONTH)


@pytest.mark.parametrize(
    ("label", "texts"),
    [
        ("2026Q1", ["2026q1", "2026年第1季度", "2026年一季度", "2026第一季度"]),
        ("2026Q4", ["2026年四季度"]),
        ("2026H1", ["2026h1", "2026年上半年", "2026上半年"]),
        ("2026H2", ["2026年下半年"]),
        ("2026", ["2026年", "2026年度", "2026年全年", "２０２６"]),
    ],
)
def test_longer_periods_follow_the_statistical_year(label: str, texts: list[str]) -> None:
    for calendar in (OCTOBER, Calendar(1)):
        expected = calendar.parse(label)
        assert [cells.period(text, calendar) for text in [label, *texts]] == [expected] * (
            len(texts) + 1
        )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2025年10月—2026年3月", "2026H1"),
        ("2025年10月至2026年3月", "2026H1"),
        ("2025年10月-2026年9月", "2026"),
        ("2025年10-12月", "2026Q1"),
        ("2026年1—3月", "2026Q2"),
        ("2026年4月－6月份", "2026Q3"),
        ("2026年1—6月", None),  # two quarters of two half-years
        ("2025年10月-2026年6月", None),
        ("2025年11月-2026年1月", None),
        ("2025年13-15月", None),
        ("2025年12月-2025年10月", None),
    ],
)
def test_a_run_of_months_must_be_a_period_of_the_calendar(text: str, label: str | None) -> None:
    assert cells.period(text, OCTOBER) == (OCTOBER.parse(label) if label else None)
    assert cells.period("2026年1-6月", Calendar(1)) == Calendar(1).parse("2026H1")


@pytest.mark.parametrize(
    "text",
    ["", "上半年", "2025.1", "2025-13", "2025-00", "2026Q5", "2026H3", "26-10", "2025年13月", "乙",
     "Abc-25", "2026年第五季度"],
)  # fmt: skip
def test_what_is_no_period_is_never_guessed(text: str) -> None:
    assert cells.period(text, OCTOBER) is None


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("户籍", "registered"),
        ("常住人口", "resident"),
        ("流动", "migrants"),
        (" 流入 ", "migrants_in"),
        ("流出人口", "migrants_out"),
        ("全口径", "all"),
        ("Registered", "registered"),
        ("暂住", None),
    ],
)
def test_a_scope_is_named_by_id_or_in_chinese(text: str, scope: str | None) -> None:
    assert cells.scope(text) == scope


@pytest.mark.parametrize(
    "text",
    ["填表人：张三", "制表:", "单位负责人：", "统计负责人：李", "审 核 人：", "填报日期：4月2日",
     "注：本表不含流动人口", "注1：", "资料来源：各乡镇", "　说明：略"],
)  # fmt: skip
def test_signatures_and_notes_are_known_by_their_first_word(text: str) -> None:
    assert cells.is_note(text)


@pytest.mark.parametrize("text", ["", "注溪乡", "说明村", "制表", "东关街道", "合计"])
def test_the_name_of_a_unit_is_no_note(text: str) -> None:
    assert not cells.is_note(text)
