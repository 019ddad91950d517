"""The official wording of changes, norms and periods."""

from math import inf, nan

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain import wording
from dashboard.domain.figure import Figure
from dashboard.domain.periods import Calendar
from dashboard.domain.status import Status, Verdict
from dashboard.i18n import LANGUAGES, using

ENTRIES = catalogues.load().indicators
BIRTH_RATE = ENTRIES["birth_rate"]
COMPLIANCE = ENTRIES["policy_compliance"]
SEX_RATIO = ENTRIES["sex_ratio_at_birth"]
BIRTHS = ENTRIES["births"]
NATURAL_INCREASE = ENTRIES["natural_increase"]


@pytest.mark.parametrize(
    ("indicator", "now", "before", "sentence"),
    [
        (BIRTH_RATE, 3.6, 3.2, "同比上升0.4个千分点"),
        (COMPLIANCE, 99.0, 98.9, "同比上升0.1个百分点"),
        (SEX_RATIO, 105.0, 108.2, "同比下降3.2个点"),
        (SEX_RATIO, 105.04, 104.96, "与去年同期持平"),
        (BIRTHS, 2425, 2916, "同比减少491人，下降16.84%"),
        (BIRTHS, 1028, 1000, "同比增加28人，增长2.80%"),
        (BIRTHS, 12_345, 2000, "同比增加10,345人，增长517.25%"),
        (BIRTHS, 0, 3, "同比减少3人，下降100.00%"),
        (COMPLIANCE, 98.94, 98.95, "同比下降0.1个百分点"),  # printed 98.9 and 99.0
        (NATURAL_INCREASE, -0.5, 0.56, "同比下降1.06个千分点"),
        (NATURAL_INCREASE, -0.5, -1.5, "同比上升1个千分点"),
        # no earlier value, or zero: no comparison
        (BIRTHS, 12, 0, ""),
        (BIRTHS, 0, 0, ""),
        (BIRTH_RATE, 3.1, 0.0, ""),
        (BIRTH_RATE, 3.1, 0.004, ""),  # printed 0.00
        (BIRTHS, nan, 3, ""),
        (SEX_RATIO, 105, nan, ""),
    ],
)
def test_change_follows_the_official_wording(indicator, now, before, sentence):
    with using("zh"):
        assert wording.change_text(now, before, indicator) == sentence


@pytest.mark.parametrize(
    ("indicator", "now", "before", "sentence"),
    [
        (SEX_RATIO, 106.0, 105.0, "up 1 point on the year"),
        (SEX_RATIO, 105.0, 107.0, "down 2 points on the year"),
        (NATURAL_INCREASE, -0.5, -1.5, "up 1 per-mille point on the year"),
        (COMPLIANCE, 99.0, 98.0, "up 1 percentage point on the year"),
        (BIRTHS, 2, 1, "up 1 birth or 100.00% on the year"),
    ],
)
def test_one_of_a_thing_is_told_in_the_singular(indicator, now, before, sentence):
    with using("en"):
        assert wording.change_text(now, before, indicator) == sentence


def test_a_distance_of_one_from_the_norm_is_told_in_the_singular():
    with using("en"):
        said = wording.norm_text(108.0, 99.0, 117.0, SEX_RATIO)
        assert said == "1 point above the norm, which may be chance"


def test_one_boy_and_one_girl_are_told_in_the_singular():
    with using("en"):
        few = Figure("1", 0, 2.0, 1.0, nan, nan, nan, 3.0, Status.TOO_FEW)
        assert wording.events_text(few, SEX_RATIO) == "2 boys, 1 girl"


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if entry.band])
def test_the_change_of_a_sex_ratio_is_never_in_percentage_points(name):
    with using("zh"):
        assert wording.change_text(120, 110, ENTRIES[name]) == "同比上升10个点"


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=list(ENTRIES))
def test_every_indicator_has_words_for_value_and_change_in_both_languages(entry):
    for language in LANGUAGES:
        with using(language):
            words = wording.value_text(1234.5, entry), wording.change_text(3.0, 2.0, entry)
            assert all(text and "{" not in text for text in words)


def test_printed_change_is_the_difference_of_printed_values():
    # 3.449 and 3.351 print as 3.45 and 3.35; their own difference would print as 0.10 too,
    # but 3.4449 and 3.4351 print as 3.44 and 3.44: level, whatever the raw difference.
    with using("en"):
        assert wording.change_text(3.4449, 3.4351, BIRTH_RATE) == "level on the year"


def test_distance_from_the_norm_says_whether_it_is_beyond_chance():
    with using("zh"):
        assert (
            wording.norm_text(145.0, 127.9, 164.0, SEX_RATIO)
            == "高出正常值上限38个点（超出随机波动）"
        )
        assert "随机波动" in wording.norm_text(115.0, 105.0, 130.0, SEX_RATIO)
        assert "随机波动" in wording.norm_text(95.0, 80.0, 105.0, SEX_RATIO)
        assert wording.norm_text(105.0, 100.0, 110.0, SEX_RATIO) == "在正常值范围（103–107）内"
        assert wording.norm_text(nan, nan, nan, SEX_RATIO) == ""
        assert wording.norm_text(3.0, 2.0, 4.0, BIRTH_RATE) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (144.0, "高出正常值上限37个点（超出随机波动）"),
        (107.04, "在正常值范围（103–107）内"),  # printed 107.0
        (107.06, "高出正常值上限0.1个点（超出随机波动）"),
        (102.5, "低于正常值下限0.5个点（超出随机波动）"),
    ],
)
def test_distance_from_the_norm_is_that_of_the_printed_value(value, text):
    with using("zh"):
        beyond = wording.norm_text(value, value, value, SEX_RATIO)
        assert beyond == text


@pytest.mark.parametrize(
    ("lower", "upper", "indicator", "text"),
    [
        (127.84, 163.92, SEX_RATIO, "127.8–163.9"),
        (214.92, 1356.79, SEX_RATIO, "214.9–1,356.8"),
        (200.0, inf, SEX_RATIO, "200.0以上"),
        (-1.2, 0.3, NATURAL_INCREASE, "-1.20至0.30"),
        (nan, nan, SEX_RATIO, ""),
    ],
)
def test_intervals_are_printed_with_both_ends(lower, upper, indicator, text):
    with using("zh"):
        assert wording.interval_text(lower, upper, indicator) == text


@pytest.mark.parametrize(
    ("value", "indicator", "text", "cell"),
    [
        (3.394, BIRTH_RATE, "3.39‰", "3.39‰"),
        (97.957, COMPLIANCE, "98.0%", "98.0%"),
        (144.762, SEX_RATIO, "144.8", "144.8"),
        (302_852, BIRTHS, "302,852人", "302,852"),
        (-0.125, NATURAL_INCREASE, "-0.13‰", "-0.13‰"),
        (nan, SEX_RATIO, "—", "—"),
        (nan, BIRTHS, "—", "—"),
    ],
)
def test_values_carry_their_sign_and_in_sentences_their_unit(value, indicator, text, cell):
    with using("zh"):
        assert wording.value_text(value, indicator) == text
        assert wording.cell_text(value, indicator) == cell


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator", "text"),
    [
        (SEX_RATIO, 608, 420, "男608人、女420人"),
        (BIRTHS, 1028, nan, ""),
        (SEX_RATIO, nan, nan, ""),
    ],
)
def test_the_counts_behind_a_value(indicator, numerator, denominator, text):
    row = Figure("1", 0, numerator, denominator, 1.0, 0.5, 2.0, numerator, Status.OK)
    with using("zh"):
        assert wording.events_text(row, indicator) == text


def test_states_and_verdicts_have_words_in_both_languages():
    for language in LANGUAGES:
        with using(language):
            states = {wording.status_name(status) for status in Status}
            verdicts = {wording.verdict_name(verdict) for verdict in Verdict}
            assert len(states) == len(Status)
            assert len(verdicts) == len(Verdict)
    with using("zh"):
        assert wording.status_name("too_few") == "数量过少，不作判断"
        assert wording.status_name("suppressed") == "为保护隐私不显示"


def test_period_dates_are_printed_with_both_days():
    period = Calendar(10).parse("2026H1")
    with using("en"):
        assert wording.period_dates(period) == "2025-10-01 to 2026-03-31"


@pytest.mark.parametrize(
    ("start_month", "label", "zh", "en"),
    [
        (10, "2026H1", "2026统计年度上半年", "First half of statistical year 2026"),
        (1, "2026H1", "2026年上半年", "First half of 2026"),
        (10, "2025-10", "2025年10月", "2025-10"),
        (1, "2026Q3", "2026年三季度", "Third quarter of 2026"),
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
