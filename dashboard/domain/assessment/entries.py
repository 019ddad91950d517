"""Dated entries: points that a report, survey, check, questionnaire or complaint adds or takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from dashboard.domain.periods import Calendar, Period
from dashboard.domain.rates import FloatArray

WHOLE = ""
"""Rule of an entry on the whole score."""


class Source(StrEnum):
    """Where an entry comes from."""

    REPORT = "report"
    SURVEY = "survey"
    CHECK = "check"  # unannounced
    QUESTIONNAIRE = "questionnaire"
    COMPLAINT = "complaint"


@dataclass(frozen=True)
class Entry:
    """One dated entry.

    Attributes:
        unit_code: The unit.
        day: When.
        rule: Id of the rule; ``WHOLE`` for the whole score.
        source: Where it comes from.
        points: Points added, negative where taken off.
        note: What for.
    """

    unit_code: str
    day: date
    rule: str
    source: Source
    points: float
    note: str


def of_the_year(entries: Iterable[Entry], *, period: Period, calendar: Calendar) -> list[Entry]:
    """Return the entries from the start of the statistical year to the end of ``period``.

    A score adds up over the year (年终累计汇总打分): the second half-year counts what the
    first one did.
    """
    first = Period(calendar.year_start(calendar.year_of(period.start)), 1).first_day
    counted = [entry for entry in entries if first <= entry.day <= period.last_day]
    return sorted(counted, key=lambda entry: (entry.day, entry.unit_code))


def points_of(entries: Iterable[Entry], *, units: Sequence[str], rule: str) -> FloatArray:
    """Return (units,) the sum of the entries on ``rule``; 0 for none."""
    places = {code: place for place, code in enumerate(units)}
    sums = np.zeros(len(units))
    for entry in entries:
        if entry.rule == rule and entry.unit_code in places:
            sums[places[entry.unit_code]] += entry.points
    return sums
