"""Targets in the official words."""

from math import nan

import pytest

from dashboard import catalogue
from dashboard.domain import target_wording as words
from dashboard.domain.attainment import Attainment, TargetState
from dashboard.domain.periods import Calendar
from dashboard.domain.statistical_year import year_so_far
from dashboard.domain.targets import Duty, Target, TargetKind
from dashboard.i18n import Language, using

KNOWN = catalogue.load().indicators
CALENDAR = Calendar(10)
HALF, WHOLE = (
    year_so_far(CALENDAR, CALENDAR.parse(label), as_of=None) for label in ("2026H1", "2026")
)
S = TargetState


def target(indicator: str, low: float | None, high: float | None) -> Target:
    kind = TargetKind.BAND
    if low is None or high is None:
        kind = TargetKind.AT_MOST if low is None else TargetKind.AT_LEAST
    return Target("1", 2026, indicator, "all", kind, low, high, Duty.CONTRACT)


def attainment(
    state: TargetState, *, distance: float = 0, beyond: bool | None = None, share: float = nan,
    needed: float = nan,
) -> Attainment:  # fmt: skip
    return Attainment(state, distance, beyond, share, needed)


def pace(asked: Target, stands: Attainment) -> str:
    return words.needed_text(asked, KNOWN[asked.indicator], stands, so_far=HALF)


@pytest.mark.parametrize(
    ("asked", "stands", "said"),
    [
        (("three_check", 95, None), attainment(S.ATTAINED), "达到"),
        (("sex_ratio_at_birth", None, 109), attainment(S.ATTAINED), "控制在责任目标以内"),
        (("three_check", 95, None), attainment(S.MISSED, distance=2.34, beyond=True),
         "未达到，差2.3个百分点"),
        (("three_check", 95, None), attainment(S.MISSED, distance=2, beyond=False),
         "未达到，差2.0个百分点（可能属随机波动）"),
        (("sex_ratio_at_birth", None, 115), attainment(S.MISSED, distance=29.8, beyond=True),
         "超出责任目标29.8个点"),
        (("birth_rate", None, 9), attainment(S.BEHIND, distance=0.5), "目前超出目标0.50个千分点"),
        (("treatment", 90, None), attainment(S.BEHIND, distance=8, beyond=True),
         "尚未达到，还差8.0个百分点"),
        (("three_check", 95, None), attainment(S.TOO_FEW), "数量过少，不作判断"),
        (("three_check", 95, None), attainment(S.NOT_REPORTED), "未报齐"),
    ],
)  # fmt: skip
def test_a_rate_is_told_as_attained_kept_within_or_short_of_its_target(
    asked: tuple[str, float | None, float | None], stands: Attainment, said: str
) -> None:
    with using("zh"):
        found = words.verdict_text(target(*asked), KNOWN[asked[0]], stands, cumulative=False)
    assert found == said


@pytest.mark.parametrize(
    ("asked", "share", "said"),
    [
        (("libraries", 40, None), 55.0, "完成年度任务的55.0%，高于序时进度5.0个百分点"),
        (("libraries", 40, None), 41.7, "完成年度任务的41.7%，低于序时进度8.3个百分点"),
        (("libraries", 40, None), 50.0, "完成年度任务的50.0%，与序时进度持平"),
        (("birth_rate", None, 9), 37.7, "已达年度控制数的37.7%，低于序时进度12.3个百分点"),
        (("libraries", 40, None), nan, ""),
    ],
)
def test_progress_is_told_against_the_share_of_the_year_gone(
    asked: tuple[str, float | None, float | None], share: float, said: str
) -> None:
    with using("zh"):
        stands = attainment(S.ON_SCHEDULE, share=share)
        assert words.progress_text(target(*asked), stands, HALF) == said


def test_the_pace_until_the_end_is_told_with_its_unit() -> None:
    with using("zh"):
        build = target("libraries", 40, None)
        stands = attainment(S.BEHIND, needed=3)
        assert pace(build, stands) == "每月还需3.0个"
        limit = target("birth_rate", None, 9)
        room = attainment(S.ON_SCHEDULE, needed=0.935)
        assert pace(limit, room) == "每月应控制在0.94‰以内"
        assert pace(build, attainment(S.ATTAINED)) == ""


@pytest.mark.parametrize(
    ("language", "needed", "said"),
    [("zh", 1 / 6, "还需1个"), ("en", 1 / 6, "1 site to go"), ("en", 0.5, "3 sites to go")],
)
def test_less_than_one_a_month_is_told_for_all_the_months_left(
    language: Language, needed: float, said: str
) -> None:
    with using(language):
        stands = attainment(S.BEHIND, needed=needed)
        assert pace(target("libraries", 4, None), stands) == said


def test_room_under_a_limit_of_less_than_one_a_month_is_told_for_the_year() -> None:
    with using("zh"):
        room = attainment(S.ON_SCHEDULE, needed=0.5)
        assert pace(target("cases_filed", None, 6), room) == "年内应控制在3例以内"


def test_what_is_asked_is_short_and_counts_have_their_unit() -> None:
    with using("zh"):
        assert words.asked_text(target("three_check", 95, None), KNOWN["three_check"]) == "≥ 95%"
        band = target("sex_ratio_at_birth", 103, 107)
        assert words.asked_text(band, KNOWN["sex_ratio_at_birth"]) == "103–107"
        assert words.goal_text(target("libraries", 4, None), KNOWN["libraries"]) == "4个"
        assert words.line_name(KNOWN["three_check"], "migrants") == "“三查”率（流动人口）"


def test_the_year_is_told_by_progress_and_days_left() -> None:
    with using("zh"):
        assert words.time_text(HALF) == "序时进度50.0%，距年底还有183天"
        assert words.time_text(WHOLE) == "2026统计年度已结束"


def test_a_group_is_summed_up_and_what_lags_is_named() -> None:
    with using("zh"):
        met = [("甲", S.ATTAINED), ("乙", S.ATTAINED)]
        assert words.group_finding(Duty.CONTRACT, "all", met) == "责任目标2项，全部达到"
        mixed = [*met, ("丙", S.MISSED), ("丁", S.NOT_REPORTED)]
        assert (
            words.group_finding(Duty.CONTRACT, "migrants", mixed)
            == "流动人口责任目标4项：达到2项，未达到1项（丙），未报齐1项"
        )
        many = [(str(number), S.BEHIND) for number in range(6)]
        assert words.group_finding(Duty.TASK, "all", many) == "年度任务6项：尚未达到6项"


@pytest.mark.parametrize("state", TargetState)
def test_every_state_has_words_in_both_languages(state: TargetState) -> None:
    told = set()
    for language in ("zh", "en"):
        with using(language):
            told.add(words.state_name(state, cumulative=True))
    assert len(told) == 2
