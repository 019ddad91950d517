"""The profile of one unit: every indicator beside the wider area, and its subordinate units."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.status import Position, Verdict
from dashboard.reports import choices
from dashboard.reports.comparisons import YEAR, against_area, against_norm, judged
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition


@dataclass(frozen=True)
class ProfileLine:
    """One indicator of a unit.

    Attributes:
        indicator: Catalogue entry.
        now: The unit's figure.
        before: The same a year before.
        area: The benchmark area's figure of the same period.
        verdict: The figure against the area; ``unknown`` for the area itself.
        norm: The interval against the normal band.
    """

    indicator: Indicator
    now: Figure
    before: Figure
    area: Figure
    verdict: Verdict
    norm: Position


def profile(
    edition: Edition, catalogue: Catalogue, *, period: Period, unit: str, area: str, scope: str
) -> list[ProfileLine]:
    """Return the unit's indicators that were ever reported, in the catalogue's order."""
    entries = [
        catalogue.indicators[name] for name in choices.indicators(edition, catalogue, scope=scope)
    ]
    return [
        _line(edition, entry, period=period, unit=unit, area=area, scope=scope)
        for entry in entries
        if not entry.grains or period.grain.id in entry.grains
    ]


def _line(
    edition: Edition, indicator: Indicator, *, period: Period, unit: str, area: str, scope: str
) -> ProfileLine:
    periods = [period, period.shifted(-YEAR)]
    codes = list(dict.fromkeys([unit, area]))
    table = figures(edition, indicator, periods=periods, units=codes, scope=scope)
    rows = {(row.unit_code, row.start): row for row in figures_of(table)}
    now, wider = rows[unit, period.start], rows[area, period.start]
    is_area = unit == area or against_area(now, wider) is Position.UNKNOWN
    return ProfileLine(
        indicator=indicator,
        now=now,
        before=rows[unit, period.start - YEAR],
        area=wider,
        verdict=Verdict.UNKNOWN if is_area else judged(now, wider, indicator),
        norm=against_norm(now, indicator),
    )


def below(
    edition: Edition, indicators: list[Indicator], *, period: Period, unit: str, scope: str
) -> pd.DataFrame:
    """Return the figures of the units directly below ``unit``.

    One row a unit and indicator; columns ``FIGURE_COLUMNS`` and ``indicator``. Village
    cells that the disclosure rule withholds carry the status ``suppressed``.
    """
    codes = [child.code for child in edition.tree.children(unit, period)]
    tables = [
        figures(edition, indicator, periods=[period], units=codes, scope=scope).assign(
            indicator=indicator.id
        )
        for indicator in indicators
    ]
    return pd.concat(tables, ignore_index=True) if tables and codes else pd.DataFrame()
