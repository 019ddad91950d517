"""Decisions of persons on what the rules propose: confirmed, rejected or lifted, with history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.assessment.kinds import Measure
from dashboard.domain.periods import Calendar, Period


class State(StrEnum):
    """What a person decided."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    LIFTED = "lifted"


@dataclass(frozen=True)
class Decision:
    """One row of the register; a row is never changed, a later one takes its place.

    Attributes:
        unit_code: The unit.
        measure: What was decided on.
        state: What was decided.
        period: Period whose figures it is about.
        day: When.
        by: Office or function that decided, no person's name.
        reason: Why.
    """

    unit_code: str
    measure: Measure
    state: State
    period: Period
    day: date
    by: str
    reason: str


def history(register: Sequence[Decision], *, unit: str, measure: Measure) -> list[Decision]:
    """Return the decisions on one measure for one unit, the earliest first."""
    of_unit = [d for d in register if d.unit_code == unit and d.measure is measure]
    return sorted(of_unit, key=lambda decision: (decision.period.start, decision.day))


def latest(
    register: Sequence[Decision],
    *,
    unit: str,
    measure: Measure,
    period: Period,
    calendar: Calendar,
) -> Decision | None:
    """Return the decision that holds in ``period``; None where nobody has decided.

    A decision holds from its period on, until a later one. A veto is one of a statistical
    year and ends with it; a rejection is of its own period only.
    """
    known = [
        decision
        for decision in history(register, unit=unit, measure=measure)
        if decision.period.start <= period.start
    ]
    if not known:
        return None
    last = known[-1]
    this_year = calendar.year_of(last.period.start) == calendar.year_of(period.start)
    if measure is Measure.VETO and not this_year:
        return None
    if last.state is not State.CONFIRMED and last.period != period:
        return None
    return last


def in_force(
    register: Sequence[Decision],
    *,
    measure: Measure,
    period: Period,
    calendar: Calendar,
) -> dict[str, Decision]:
    """Return the confirmed decisions on one measure that hold in ``period``, by unit."""
    units = dict.fromkeys(decision.unit_code for decision in register)
    holding = {
        unit: latest(register, unit=unit, measure=measure, period=period, calendar=calendar)
        for unit in units
    }
    return {
        unit: decision
        for unit, decision in holding.items()
        if decision is not None and decision.state is State.CONFIRMED
    }
