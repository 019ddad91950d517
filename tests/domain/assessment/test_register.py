"""Decisions that hold: the latest one, a veto for its year, a rejection for its period."""

from datetime import date

from dashboard.domain.assessment.kinds import Measure
from dashboard.domain.assessment.register import Decision, State, history, in_force, latest
from dashboard.domain.periods import Calendar, Period

CALENDAR = Calendar(10)
UNIT = "990101102"


def decision(period: str, state: State, measure: Measure = Measure.KEY_MANAGEMENT) -> Decision:
    at = CALENDAR.parse(period)
    return Decision(UNIT, measure, state, at, at.last_day, "县考核办", "理由")


def holding(register: list[Decision], period: str, measure: Measure) -> Decision | None:
    at: Period = CALENDAR.parse(period)
    return latest(register, unit=UNIT, measure=measure, period=at, calendar=CALENDAR)


def test_a_confirmation_holds_until_it_is_lifted() -> None:
    confirmed, lifted = decision("2025H1", State.CONFIRMED), decision("2026H1", State.LIFTED)
    register = [lifted, confirmed]  # the order of the file says nothing
    kind = Measure.KEY_MANAGEMENT
    assert holding(register, "2024H2", kind) is None
    assert holding(register, "2025H2", kind) == confirmed
    assert holding(register, "2026H1", kind) == lifted
    assert holding(register, "2026H2", kind) is None
    assert history(register, unit=UNIT, measure=kind) == [confirmed, lifted]


def test_a_veto_ends_with_its_statistical_year() -> None:
    register = [decision("2025H1", State.CONFIRMED, Measure.VETO)]
    assert holding(register, "2025H2", Measure.VETO)
    assert holding(register, "2026H1", Measure.VETO) is None


def test_a_rejection_is_of_its_own_period_and_never_in_force() -> None:
    register = [decision("2025H2", State.REJECTED, Measure.YELLOW_CARD)]
    assert holding(register, "2025H2", Measure.YELLOW_CARD) == register[0]
    assert holding(register, "2026H1", Measure.YELLOW_CARD) is None
    at = CALENDAR.parse("2025H2")
    assert in_force(register, measure=Measure.YELLOW_CARD, period=at, calendar=CALENDAR) == {}


def test_decisions_of_other_units_and_measures_do_not_count() -> None:
    other = Decision(
        "990101001", Measure.VETO, State.CONFIRMED, CALENDAR.parse("2026H1"),
        date(2026, 4, 1), "县考核办", "理由",
    )  # fmt: skip
    assert holding([other], "2026H1", Measure.VETO) is None
