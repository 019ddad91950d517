"""Figures beside what they are compared with: a year before, the norm, the wider area."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.against_area import beyond_area
from dashboard.domain.comparison import position, significant_change, verdict
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.status import Position, Status, Verdict
from dashboard.reports.figures import figure_tables, first_start, like_periods
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


def headlines(
    edition: Edition, indicators: Sequence[Indicator], *, period: Period, unit: str, scope: str
) -> list[Headline]:
    """Return several indicators' figures with the year before and their history, read at once."""
    firsts = {
        entry.id: first_start(edition, entry, until=period, unit=unit, scope=scope)
        for entry in indicators
    }
    earliest = min([*firsts.values(), period.start - YEAR])
    tables = figure_tables(
        edition, indicators, periods=like_periods(earliest, period), units=[unit], scope=scope
    )
    return [
        headline_of(
            edition, entry, tables[entry.id], first=firsts[entry.id], period=period, scope=scope
        )
        for entry in indicators
    ]


def headline_of(
    edition: Edition,
    indicator: Indicator,
    table: pd.DataFrame,
    *,
    first: int,
    period: Period,
    scope: str,
) -> Headline:
    """Return the headline of a unit's figures.

    Args:
        edition: Edition that they are from.
        indicator: Catalogue entry.
        table: Figures of like periods, a year before and now the last two.
        first: First month of the history.
        period: Period shown.
        scope: Population that is counted.
    """
    before, now = figures_of(table.tail(2))
    return Headline(
        indicator=indicator,
        now=now,
        before=before,
        history=table[table["start"] >= first].reset_index(drop=True),
        significant=significant_change(indicator, now=now.counts, before=before.counts),
        missing=_missing(edition, indicator, now, period=period, scope=scope),
    )


def _missing(
    edition: Edition, indicator: Indicator, now: Figure, *, period: Period, scope: str
) -> list[tuple[str, str]]:
    if now.status is not Status.NOT_REPORTED:
        return []
    return missing_reports(
        edition, measures=indicator.measures, scope=scope, period=period, unit=now.unit_code
    )


def against_norm(row: Figure, indicator: Indicator) -> Position:
    """Return where the interval of a figure lies against the indicator's normal band."""
    if indicator.band is None or not row.given:
        return Position.UNKNOWN
    low, high = indicator.band
    return position(row.lower, row.upper, low=low, high=high)


def against_area(row: Figure, area: Figure, indicator: Indicator) -> Position:
    """Return where a figure lies against the wider area's, as ``domain.against_area`` says."""
    above, below, unplaced = beyond_area(
        indicator,
        row.numerator,
        row.denominator,
        ends=(np.array(row.lower), np.array(row.upper)),
        area=area.value,
    )
    if unplaced:
        return Position.UNKNOWN
    return Position.ABOVE if above else Position.BELOW if below else Position.WITHIN


def judged(row: Figure, area: Figure, indicator: Indicator) -> Verdict:
    """Return the verdict on a figure against the wider area, by the indicator's direction."""
    return verdict(against_area(row, area, indicator), indicator.direction)
