"""The official wording of changes, norms and periods."""

from math import inf, nan

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain import wording
from dashboard.domain.periods import Calendar
from dashboard.i18n import using

ENTRIES = catalogues.load().indicators
BIRTH_RATE = ENTRIES["birth_rate"]
COMPLIANCE = ENTRIES["policy_compliance"]
SEX_RATIO = ENTRIES["sex_ratio_at_birth"]
BIRTHS = ENTRIES["births"]


@pytest.mark.parametrize(
    ("indicator", "now", "before", "sentence"),
    [
        (BIRTH_RATE, 3.6, 3.2, "同比上升0.4个千分点"),
        (COMPLIANCE, 99.0, 98.9, "同比上升0.1个百分点"),
        (SEX_RATIO, 105.0, 108.2, "同比下降3.2个点"),
        (SEX_RATIO, 105.04, 104.96, "与去年同期持平"),
        (BIRTHS, 2425, 2916, "同比减少491人，下降16.8%"),
        (BIRTHS, 12, 0, ""),
        (BIRTHS, nan, 3, ""),
        (SEX_RATIO, 105, nan, ""),
    ],
)
def test_change_follows_the_official_wording(indicator, now, before, sentence):
    with using("zh"):
        assert wording.change_text(now, before, indicator) == sentence


def test_the_change_of_a_sex_ratio_is_never_in_percentage_points():
    with using("zh"):
        assert "百分点" not in wording.change_text(120, 110, SEX_RATIO)


def test_printed_change_is_the_difference_of_printed_values():
    # 3.449 and 3.351 print as 3.45 and 3.35; their own difference would print as 0.10 too,
    # but 3.4449 and 3.4351 print as 3.44 and 3.44: level, whatever the raw difference.
    with using("en"):
        assert wording.change_text(3.4449, 3.4351, BIRTH_RATE) == "level with a year before"


def test_distance_from_the_norm_says_whether_it_is_beyond_chance():
    with using("zh"):
        assert wording.norm_text(145.0, 127.9, 164.0, SEX_RATIO) == "高出正常值上限38个点"
        assert "随机波动" in wording.norm_text(115.0, 99.0, 130.0, SEX_RATIO)
        assert wording.norm_text(105.0, 100.0, 110.0, SEX_RATIO) == "在正常值范围（103–107）内"
        assert wording.norm_text(nan, nan, nan, SEX_RATIO) == ""
        assert wording.norm_text(3.0, 2.0, 4.0, BIRTH_RATE) == ""


def test_open_interval_and_missing_value_have_words():
    with using("zh"):
        assert wording.interval_text(200.0, inf, SEX_RATIO) == "200.0以上"
        assert wording.interval_text(nan, nan, SEX_RATIO) == ""
        assert wording.value_text(nan, SEX_RATIO) == "—"


@pytest.mark.parametrize(
    ("start_month", "label", "zh", "en"),
    [
        (10, "2026H1", "2026统计年度上半年", "statistical year 2026 first half"),
        (1, "2026H1", "2026年上半年", "calendar year 2026 first half"),
        (10, "2025-10", "2025年10月", "2025-10"),
        (1, "2026Q3", "2026年三季度", "calendar year 2026 third quarter"),
        (10, "2026", "2026统计年度", "statistical year 2026"),
    ],
)
def test_period_names_say_which_year_they_count_in(start_month, label, zh, en):
    calendar = Calendar(start_month)
    period = calendar.parse(label)
    with using("zh"):
        assert wording.period_name(period, calendar) == zh
    with using("en"):
        assert wording.period_name(period, calendar) == en
