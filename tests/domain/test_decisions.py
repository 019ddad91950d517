"""Decisions: order, days overdue, numbers and words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain import decision_wording as words
from dashboard.domain.decisions import Decision, DecisionState, in_order, next_id, open_of
from dashboard.i18n import LANGUAGES, using

AS_OF = date(2026, 3, 31)
DUE = Decision("2025-001", date(2025, 10, 20), "核查", "1", "", "县统计局", date(2026, 2, 14))
LATER = replace(DUE, id="2025-002", due=date(2026, 4, 12))
DONE = replace(DUE, id="2025-003", state=DecisionState.DONE, closed=date(2026, 1, 5))
DROPPED = replace(DUE, id="2025-004", state=DecisionState.DROPPED, closed=date(2026, 2, 1))


def test_what_is_longest_overdue_comes_first_and_what_is_closed_last() -> None:
    assert in_order([DONE, LATER, DROPPED, DUE]) == [DUE, LATER, DROPPED, DONE]


def test_only_open_decisions_of_the_unit_itself_are_open_of_it() -> None:
    assert open_of([DONE, LATER, replace(DUE, unit="2"), DUE], "1") == [DUE, LATER]


@pytest.mark.parametrize(
    ("decision", "zh", "en"),
    [
        (DUE, "逾期45天", "45 days overdue"),
        (LATER, "还剩12天", "12 days left"),
        (replace(DUE, due=AS_OF), "今日到期", "due today"),
        (DONE, "2026-01-05办结", "done on 2026-01-05"),
        (DROPPED, "2026-02-01撤销", "dropped on 2026-02-01"),
    ],
)
def test_how_a_decision_stands_on_the_day_of_the_figures(
    decision: Decision, zh: str, en: str
) -> None:
    with using("zh"):
        assert words.standing_text(decision, AS_OF) == zh
    with using("en"):
        assert words.standing_text(decision, AS_OF) == en


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ([], "还没有登记决定事项。"),
        ([DONE], "1项决定事项已全部办结或撤销（截至2026-03-31）。"),
        ([DONE, LATER], "共2项决定事项，1项在办，没有逾期（截至2026-03-31）。"),
        ([DONE, LATER, DUE], "共3项决定事项，2项在办，其中1项逾期（截至2026-03-31）。"),
    ],
)
def test_a_summary_counts_what_is_open_and_overdue(decisions: list[Decision], said: str) -> None:
    with using("zh"):
        assert words.summary(decisions, AS_OF) == said


def test_every_state_has_words_in_both_languages() -> None:
    for language in LANGUAGES:
        with using(language):
            assert len({words.state_name(state) for state in DecisionState}) == len(DecisionState)


@given(st.integers(-500, 500), st.sampled_from(DecisionState))
def test_only_what_is_open_is_overdue_and_by_the_days_since_it_was_due(
    days: int, state: DecisionState
) -> None:
    decision = replace(DUE, due=AS_OF + timedelta(days), state=state)
    assert decision.is_overdue(AS_OF) == (days < 0 and state is DecisionState.OPEN)
    assert decision.days_left(AS_OF) == days


@pytest.mark.parametrize(
    ("known", "number"),
    [
        ([], "2026-001"),
        (["2026-001", "2025-044", "2026-009"], "2026-010"),
        (["2026-x", "六号", "2026-999"], "2026-1000"),
    ],
)
def test_a_new_decision_has_the_next_number_of_its_year(known: list[str], number: str) -> None:
    assert next_id(known, AS_OF) == number
