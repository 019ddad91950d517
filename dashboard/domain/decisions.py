"""Decisions of a meeting: what was set, for which unit, who sees to it, and until when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DecisionState(StrEnum):
    """What has become of a decision."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Decision:
    """One decision.

    Attributes:
        id: Its number within the territory.
        decided: Day of the meeting.
        text: What is to be done.
        unit: Code of the unit that it is about.
        indicator: Id of the indicator that it is about; empty where it is about none.
        owner: Office, department or title that sees to it; never a person.
        due: Day until which it is to be done.
        state: What has become of it.
        closed: Day on which it was done or dropped; None while it is open.
        note: What else there is to say.
    """

    id: str
    decided: date
    text: str
    unit: str
    indicator: str
    owner: str
    due: date
    state: DecisionState = DecisionState.OPEN
    closed: date | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.state is DecisionState.OPEN

    def days_left(self, day: date) -> int:
        """Return the days from ``day`` until it is due; below zero where it is overdue."""
        return (self.due - day).days

    def is_overdue(self, day: date) -> bool:
        """Return whether it is open though its day has passed."""
        return self.is_open and self.due < day


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Return what is open, the longest due first, then the rest, the latest closed first."""
    listed = sorted(decisions, key=lambda decision: (decision.due, decision.id))
    still_open = [decision for decision in listed if decision.is_open]
    closed = [decision for decision in listed if not decision.is_open]
    return still_open + sorted(closed, key=lambda one: one.closed or one.due, reverse=True)


def open_of(decisions: Iterable[Decision], unit: str) -> list[Decision]:
    """Return the open decisions about a unit, the longest due first."""
    return [one for one in in_order(decisions) if one.is_open and one.unit == unit]


def next_id(known: Sequence[str], day: date) -> str:
    """Return the number of a new decision: ``2026-007``, one above the highest of its year."""
    head = f"{day.year}-"
    numbers = [name.removeprefix(head) for name in known if name.startswith(head)]
    highest = max((int(number) for number in numbers if number.isdecimal()), default=0)
    return f"{head}{highest + 1:03d}"
