"""Figures beside what they are compared with: a year before, the norm, the wider area."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.comparison import position, significant_change, verdict
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.status import Position, Status, Verdict
from dashboard.reports.figures import figure, series
from dashboard.reports.gaps import missing_reports
from dashboard.storage.store import Edition

YEAR = 12


@dataclass(frozen=True)
class Headline:
    """One indicator of one unit, ready for a card.

    Attributes:
        indicator: Catalogue entry.
        now: The figure.
        before: The figure of the same period a year before.
        history: The same part of every year so far, oldest first.
        significant: Whether the change on a year before is beyond chance; None where that
            cannot be tested.
        missing: Units and periods whose reports are missing, where the figure is not
            complete.
    """

    indicator: Indicator
    now: Figure
    before: Figure
    history: pd.DataFrame
    significant: bool | None
    missing: list[tuple[str, str]]


def headline(
    edition: Edition, indicator: Indicator, *, period: Period, unit: str, scope: str
) -> Headline:
    """Return the indicator's figure with the year before and its history."""
    history = series(edition, indicator, until=period, unit=unit, scope=scope)
    by_start = {row.start: row for row in figures_of(history)}
    now = by_start[period.start]
    before = by_start.get(period.start - YEAR) or figure(
        edition, indicator, period=period.shifted(-YEAR), unit=unit, scope=scope
    )
    missing = (
        missing_reports(edition, measures=indicator.measures, scope=scope, period=period, unit=unit)
        if now.status == Status.NOT_REPORTED
        else []
    )
    return Headline(
        indicator=indicator,
        now=now,
        before=before,
        history=history,
        significant=significant_change(indicator, now=now.counts, before=before.counts),
        missing=missing,
    )


def against_norm(row: Figure, indicator: Indicator) -> Position:
    """Return where the interval of a figure lies against the indicator's normal band."""
    if indicator.band is None or not row.given:
        return Position.UNKNOWN
    low, high = indicator.band
    return position(row.lower, row.upper, low=low, high=high)


def against_area(row: Figure, area: Figure) -> Position:
    """Return where the interval of a figure lies against the wider area's value."""
    if not row.given or not area.given or pd.isna(row.lower):
        return Position.UNKNOWN
    return position(row.lower, row.upper, low=area.value, high=area.value)


def judged(row: Figure, area: Figure, indicator: Indicator) -> Verdict:
    """Return the verdict on a figure against the wider area, by the indicator's direction."""
    return verdict(against_area(row, area), indicator.direction)
