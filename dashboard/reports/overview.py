"""The overview's tables: headline indicators and the units that stand out."""

from dataclasses import dataclass

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.comparison import matters
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.status import Position, Verdict
from dashboard.reports import choices, comparisons
from dashboard.reports.comparisons import Headline, against_area, against_norm, judged
from dashboard.reports.figures import figure_tables
from dashboard.storage.store import Edition

_MOST = 8


@dataclass(frozen=True)
class Standout:
    """A unit that differs from norm or area beyond chance.

    Attributes:
        indicator: Catalogue entry.
        row: The unit's figure.
        area: The wider area's figure.
        norm: Where the interval lies against the normal band.
        against: Where the figure lies against the wider area.
    """

    indicator: Indicator
    row: Figure
    area: Figure
    norm: Position
    against: Position


def headlines(
    edition: Edition, catalogue: Catalogue, *, period: Period, unit: str, scope: str
) -> list[Headline]:
    """Return the territory's headline indicators that can be shown in this period."""
    entries = _headline_indicators(edition, catalogue, period=period, scope=scope)
    return comparisons.headlines(edition, entries, period=period, unit=unit, scope=scope)


def _headline_indicators(
    edition: Edition, catalogue: Catalogue, *, period: Period, scope: str
) -> list[Indicator]:
    shown = {entry.id: entry for entry in choices.shown_in(period, edition, catalogue, scope=scope)}
    return [shown[name] for name in edition.settings.headline if name in shown]


def standouts(
    edition: Edition, catalogue: Catalogue, *, period: Period, unit: str, scope: str
) -> list[Standout]:
    """Return the units directly below ``unit`` that stand out, the clearest first.

    A unit stands out where the 95% interval of a headline indicator lies wholly beyond
    the normal band, or its value on the worse side of the wider area's. Differences
    that chance explains, or that are too small to matter, are left out. Units beyond norm
    and area alike come first.
    """
    codes = [unit, *(child.code for child in edition.tree.children(unit, period))]
    entries = _headline_indicators(edition, catalogue, period=period, scope=scope)
    tables = figure_tables(edition, entries, periods=[period], units=codes, scope=scope)
    found = [
        standout
        for entry in entries
        for standout in _of_indicator(entry, figures_of(tables[entry.id]))
    ]
    return sorted(found, key=_clarity, reverse=True)[:_MOST]


def _of_indicator(indicator: Indicator, rows: list[Figure]) -> list[Standout]:
    """Return which rows stand out; the first one is the wider area's."""
    area, *below = rows
    found = []
    for row in below:
        norm = against_norm(row, indicator)
        worse = judged(row, area, indicator) is Verdict.WORSE and matters(
            indicator, row.value, area.value
        )
        if norm in (Position.ABOVE, Position.BELOW) or worse:
            found.append(Standout(indicator, row, area, norm, against_area(row, area, indicator)))
    return found


def _clarity(standout: Standout) -> tuple[bool, float]:
    beyond = (Position.ABOVE, Position.BELOW)
    return standout.norm in beyond and standout.against is standout.norm, _distance(standout)


def _distance(standout: Standout) -> float:
    """Return how far the interval's near end lies beyond its benchmark, as a ratio."""
    benchmark = standout.area.value
    if standout.indicator.band and standout.norm is not Position.WITHIN:
        benchmark = standout.indicator.band[1 if standout.norm is Position.ABOVE else 0]
    near: float = (
        standout.row.lower - benchmark
        if standout.row.lower > benchmark
        else benchmark - standout.row.upper
    )
    return near / abs(benchmark) if benchmark else near
