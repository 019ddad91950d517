"""The cases and test vectors of official wording, from the counts to the sentence."""

from math import nan

import pandas as pd
import pytest

from dashboard import catalogue as catalogues
from dashboard.domain import findings, target_wording, wording
from dashboard.domain.assessment import ranking_words
from dashboard.domain.assessment.scores import LeftOut
from dashboard.domain.attainment import Attainment, TargetState
from dashboard.domain.comparison import significant_change
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.forecast import wording as forecast_wording
from dashboard.domain.indicators import evaluate
from dashboard.domain.periods import Calendar
from dashboard.domain.statistical_year import year_so_far
from dashboard.domain.targets import Duty, Target, TargetKind
from dashboard.i18n import using

KNOWN = catalogues.load().indicators


def figure(name: str, **counts: float) -> Figure:
    """Return the figure of these counts; of other measures of its formula there are none."""
    entry = KNOWN[name]
    row = {measure: float(counts.get(measure, 0)) for measure in entry.measures}
    table = evaluate(entry, pd.DataFrame([row]))
    return figures_of(table.assign(unit_code="990121", start=24312))[0]


PARITIES = {"births_parity_1": 1408.0, "births_parity_2": 965.0, "births_parity_3": 52.0}


@pytest.mark.parametrize(
    ("name", "counts", "printed", "exact"),
    [
        ("parity_share_1", PARITIES | {"births": 2425}, "58.06%", 58.06),
        ("parity_share_2", PARITIES | {"births": 2425}, "39.79%", 39.79),
        ("parity_share_3", PARITIES | {"births": 2425}, "2.14%", 2.14),
        ("sex_ratio_at_birth", {"boys": 32_031, "girls": 30_243}, "105.9", 105.91),
        ("sex_ratio_at_birth", {"boys": 45_730, "girls": 41_829}, "109.3", 109.33),
        ("policy_compliance", {"births": 31_664, "compliant_births": 31_664 - 909}, "97.1%", 97.13),
        ("birth_rate", {"births": 1070, "mean_population": 220_444}, "4.85‰", 4.85),
        (
            "natural_increase",
            {"births": 1070, "deaths": 307, "mean_population": 220_444},
            "3.46‰",
            3.46,
        ),
    ],
)
def test_a_vector_is_printed_with_the_catalogue_s_decimals(
    name: str, counts: dict[str, float], printed: str, exact: float
) -> None:
    entry = KNOWN[name]
    row = figure(name, **counts)
    assert wording.value_text(row.value, entry) == printed
    assert round(row.value, 2) == exact


def test_the_births_of_the_vector_fall_by_the_share_of_the_vector() -> None:
    now, before = figure("births", births=2425), figure("births", births=2425 + 491)
    beyond = significant_change(KNOWN["births"], now=now.counts, before=before.counts)
    with using("zh"):
        said = findings.value_finding(KNOWN["births"], now, before, significant=beyond)
    assert said == "出生人数2,425人，同比减少491人，下降16.84%。"


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (24, 16, "出生人数24人，同比增加8人，增长50.00%（变化在随机波动范围内）。"),
        (240, 160, "出生人数240人，同比增加80人，增长50.00%。"),
        (16, 16, "出生人数16人，与去年同期持平。"),
        (16, 0, "出生人数16人。"),
    ],
)
def test_a_count_of_births_says_where_its_change_may_be_chance(
    now: int, before: int, said: str
) -> None:
    entry = KNOWN["births"]
    rows = figure("births", births=now), figure("births", births=before)
    beyond = significant_change(entry, now=rows[0].counts, before=rows[1].counts)
    with using("zh"):
        assert findings.value_finding(entry, *rows, significant=beyond) == said


@pytest.mark.parametrize("name", [n for n, e in KNOWN.items() if e.unit in ("births", "deaths")])
def test_only_births_and_deaths_are_counts_that_chance_moves(name: str) -> None:
    entry = KNOWN[name]
    counts = {"numerator": 5.0, "denominator": nan, "n": 5.0}
    assert significant_change(entry, now=counts, before=counts) is False
    nothing = counts | {"numerator": 0.0}
    assert significant_change(entry, now=nothing, before=nothing) is None
    assert significant_change(entry, now=counts, before=counts | {"numerator": nan}) is None
    cases = KNOWN["cases_filed"]
    assert significant_change(cases, now=counts, before=counts) is None


def test_no_sign_of_chance_stands_where_nothing_is_said_to_change() -> None:
    entry = KNOWN["birth_rate"]
    same = figure("birth_rate", births=1028, mean_population=302_852)
    almost = figure("birth_rate", births=1028, mean_population=302_900)
    for before in (same, almost):
        with using("zh"):
            told = wording.told_change(same, before, entry, significant=False)
        assert told == "与去年同期持平"


SO_FAR = year_so_far(Calendar(10), Calendar(10).parse("2026H1"), as_of=None)


def target(kind: TargetKind, low: float | None, high: float | None) -> Target:
    return Target("1", 2026, "libraries", "all", kind, low, high, Duty.TASK)


@pytest.mark.parametrize(
    ("share", "zh", "en"),
    [
        (
            55.0,
            "完成年度任务的55.0%，高于序时进度5.0个百分点",
            "5.0 percentage points above schedule",
        ),
        (
            48.0,
            "完成年度任务的48.0%，低于序时进度2.0个百分点",
            "2.0 percentage points below schedule",
        ),
    ],
)
def test_progress_is_told_in_percentage_points(share: float, zh: str, en: str) -> None:
    stands = Attainment(TargetState.ON_SCHEDULE, 0, None, share, nan)
    asked = target(TargetKind.AT_LEAST, 40, None)
    with using("zh"):
        assert target_wording.progress_text(asked, stands, SO_FAR) == zh
    with using("en"):
        assert target_wording.progress_text(asked, stands, SO_FAR).endswith(en)


@pytest.mark.parametrize(
    ("kind", "state", "said"),
    [
        (TargetKind.AT_MOST, TargetState.ATTAINED, "控制在责任目标以内"),
        (TargetKind.AT_LEAST, TargetState.ATTAINED, "达到"),
        (TargetKind.AT_LEAST, TargetState.MISSED, "未达到，差2.0个百分点"),
    ],
)
def test_a_target_is_kept_within_attained_or_missed(
    kind: TargetKind, state: TargetState, said: str
) -> None:
    limits = (95, None) if kind is TargetKind.AT_LEAST else (None, 95)
    stands = Attainment(state, 2.0, True, nan, nan)
    entry = KNOWN["three_check"]
    with using("zh"):
        found = target_wording.verdict_text(target(kind, *limits), entry, stands, cumulative=False)
    assert found == said


def test_a_forecast_is_by_calculation_about_and_with_its_interval() -> None:
    with using("zh"):
        said = forecast_wording.headline(
            8.5, KNOWN["birth_rate"], narrow=(8.3, 8.7), wide=(8.2, 8.8)
        )
    assert said.startswith("据测算，预计全年出生率将达到8.5‰左右（80%区间8.3–8.7，")


def test_ranks_are_told_with_ties_and_with_who_is_left_out() -> None:
    with using("zh"):
        assert ranking_words.first_text([("甲镇", "97.5分")]) == "甲镇位居第1位（97.5分）"
        both = [("甲镇", "99.0分"), ("乙镇", "99.0分")]
        assert ranking_words.first_text(both) == "甲镇、乙镇并列第1位（99.0分）"
        assert ranking_words.last_text([*both, ("丙镇", "70.0分")]).startswith("排名后三位：")
        left_out = ranking_words.left_out_sentences({LeftOut.TOO_FEW: ["丁乡"]}, minimum=10)
    assert left_out == ["出生不足10人，不参加排名：丁乡"]
