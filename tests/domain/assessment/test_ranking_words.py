"""What a ranking says: ties, left out units, gates, movement."""

import pytest

from dashboard.domain.assessment import decision_words
from dashboard.domain.assessment import ranking_words as words
from dashboard.domain.assessment.kinds import Class, Measure, Movement, movement
from dashboard.domain.assessment.scores import LeftOut

NAN = float("nan")


def test_the_last_three_are_called_so_only_when_they_are_three() -> None:
    three = [("甲镇", "80.0"), ("乙镇", "79.0"), ("丙镇", "70.0")]
    assert words.last_text(three) == "排名后三位：甲镇（80.0）、乙镇（79.0）、丙镇（70.0）"
    assert words.last_text([("丁镇", "80.0"), *three]).startswith("排名末位的4个单位：丁镇")
    assert words.last_text(three[1:]).startswith("排名末位的2个单位：")
    assert words.last_text([]) == ""


def test_who_is_first_shares_the_place_with_equals() -> None:
    assert words.first_text([("甲镇", "99.0分")]) == "甲镇位居第1位（99.0分）"
    both = [("甲镇", "99.0分"), ("乙镇", "99.0分")]
    assert words.first_text(both) == "甲镇、乙镇并列第1位（99.0分）"
    norm = [("甲镇", "103.3"), ("乙镇", "105.7")]  # both within the norm
    assert words.first_text(norm) == "甲镇（103.3）、乙镇（105.7）并列第1位"


def test_who_is_left_out_is_named_with_the_reason() -> None:
    names = {LeftOut.TOO_FEW: ["甲镇"], LeftOut.NOT_REPORTED: ["乙镇"], LeftOut.NO: ["丙镇"]}
    assert words.left_out_sentences(names, minimum=10) == [
        "出生不足10人，不参加排名：甲镇",
        "未报齐，不参加排名：乙镇",
    ]


def test_the_share_of_the_first_class_leaves_out_the_unclassed() -> None:
    counts = {Class.FIRST: 3, Class.SECOND: 6, Class.THIRD: 1, Class.NONE: 5}
    assert words.classes_text(counts) == "一类3个（30.0%），二类6个，三类1个"
    assert words.classes_text({Class.NONE: 5}) == ""


@pytest.mark.parametrize(
    ("missed", "beyond", "told"),
    [
        (0, 0, ("✓ 全部达到", "—")),
        (2, 0, ("× 2项未达", "○ 可能属波动")),
        (2, 1, ("× 2项未达", "● 1项超出波动")),
    ],
)
def test_both_gates_have_a_sign_and_words(missed: int, beyond: int, told: tuple[str, str]) -> None:
    assert (words.missed_text(missed), words.beyond_text(missed, beyond)) == told


def test_the_way_to_the_next_class_is_closed_by_a_veto_and_over_at_the_top() -> None:
    assert words.next_class_text(1.9, number=Class.SECOND, vetoed=False) == "差1.9分"
    assert words.next_class_text(NAN, number=Class.FIRST, vetoed=False) == "已是一类"
    assert words.next_class_text(NAN, number=Class.THIRD, vetoed=True) == "一票否决"
    assert words.next_class_text(NAN, number=Class.NONE, vetoed=False) == ""


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        (Class.SECOND, Class.FIRST, Movement.UP),
        (Class.SECOND, Class.SECOND, Movement.LEVEL),
        (Class.FIRST, Class.THIRD, Movement.DOWN),
        (Class.NONE, Class.FIRST, Movement.UNKNOWN),
        (Class.FIRST, Class.NONE, Movement.UNKNOWN),
    ],
)
def test_a_class_moves_up_or_down(before: Class, now: Class, moved: Movement) -> None:
    assert movement(before, now) is moved


def test_a_rank_that_rose_says_where_it_was() -> None:
    assert words.change_of_rank_text(4, 16) == "▲ 原16"
    assert words.change_of_rank_text(5, 3) == "▼ 原3"
    assert words.change_of_rank_text(1, 1) == "＝ 原1"
    assert words.change_of_rank_text(1, NAN) == ""


def test_close_ranks_are_told_to_be_chance_only_where_several_may_be_first() -> None:
    assert words.sureness_text(1, 18) == ""
    assert "18个单位中有10个" in words.sureness_text(10, 18)


def test_measures_are_counted_and_a_proposal_waits_for_a_person() -> None:
    waiting = {Measure.VETO: 1, Measure.KEY_MANAGEMENT: 2}
    assert decision_words.measures_text(waiting, {}) == "待确认：一票否决1个，重点管理2个"
    assert decision_words.decision_text(None) == "○ 待确认"
    assert decision_words.measures_text({}, {}) == "本期没有提议，也没有生效的处理"
