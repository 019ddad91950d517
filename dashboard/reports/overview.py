"""The overview's tables: headline indicators and the units that stand out."""

from dataclasses import dataclass

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.status import Position, Verdict
from dashboard.reports import choices
from dashboard.reports.comparisons import (
    Headline,
    against_area,
    against_norm,
    headline,
    judged,
)
from dashboard.reports.figures import figure, figures
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
        against: Where the interval lies against the wider area.
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
    offered = choices.indicators(edition, catalogue, scope=scope)
    entries = [catalogue.indicators[name] for name in edition.settings.headline if name in offered]
    return [
        headline(edition, entry, period=period, unit=unit, scope=scope)
        for entry in entries
        if not entry.grains or period.grain.id in entry.grains
    ]


def standouts(
    edition: Edition, catalogue: Catalogue, *, period: Period, unit: str, scope: str
) -> list[Standout]:
    """Return the units directly below ``unit`` that stand out, the clearest first.

    A unit stands out where the 95% interval of a headline indicator lies wholly beyond
    the normal band, or wholly on the worse side of the wider area's value. Differences
    that chance explains are left out.
    """
    found = [
        standout
        for entry in (
            item.indicator
            for item in headlines(edition, catalogue, period=period, unit=unit, scope=scope)
        )
        for standout in _of_indicator(edition, entry, period=period, unit=unit, scope=scope)
    ]
    return sorted(found, key=_distance, reverse=True)[:_MOST]


def _of_indicator(
    edition: Edition, indicator: Indicator, *, period: Period, unit: str, scope: str
) -> list[Standout]:
    below = [child.code for child in edition.tree.children(unit, period)]
    if not below:
        return []
    area = figure(edition, indicator, period=period, unit=unit, scope=scope)
    table = figures(edition, indicator, periods=[period], units=below, scope=scope)
    found = []
    for row in figures_of(table):
        norm = against_norm(row, indicator)
        worse = judged(row, area, indicator) is Verdict.WORSE
        if norm in (Position.ABOVE, Position.BELOW) or worse:
            found.append(Standout(indicator, row, area, norm, against_area(row, area)))
    return found


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
