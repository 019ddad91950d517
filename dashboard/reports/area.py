"""The profile of one unit: every indicator beside the wider area, and its subordinate units."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.figure import FIGURE_COLUMNS, Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.status import Position, Verdict
from dashboard.domain.units import Unit
from dashboard.reports import choices
from dashboard.reports.comparisons import YEAR, against_norm, judged
from dashboard.reports.figures import figure_tables
from dashboard.reports.selection import Selection
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


def benchmark(selection: Selection) -> Unit:
    """Return the wider area that a unit is compared with: the one directly above."""
    above = selection.edition.tree.ancestors(selection.unit.code)
    return above[-1] if above else selection.unit


def drawn_beside(selection: Selection) -> Unit | None:
    """Return the wider area whose line shares an axis with the unit's.

    None for the territory as a whole, and of a plain count: of births a county has so many
    more than a township that on its axis the township's line would be flat.
    """
    area = benchmark(selection)
    return area if area != selection.unit and selection.indicator.denominator else None


def profile(
    edition: Edition, catalogue: Catalogue, *, period: Period, unit: str, area: str, scope: str
) -> list[ProfileLine]:
    """Return the unit's indicators that were ever reported, in the catalogue's order."""
    tables = figure_tables(
        edition,
        choices.shown_in(period, edition, catalogue, scope=scope),
        periods=[period, period.shifted(-YEAR)],
        units=list(dict.fromkeys([unit, area])),
        scope=scope,
    )
    return [
        _line(catalogue.indicators[name], table, period=period, unit=unit, area=area)
        for name, table in tables.items()
    ]


def _line(
    indicator: Indicator, table: pd.DataFrame, *, period: Period, unit: str, area: str
) -> ProfileLine:
    rows = {(row.unit_code, row.start): row for row in figures_of(table)}
    now, wider = rows[unit, period.start], rows[area, period.start]
    return ProfileLine(
        indicator=indicator,
        now=now,
        before=rows[unit, period.start - YEAR],
        area=wider,
        verdict=Verdict.UNKNOWN if unit == area else judged(now, wider, indicator),
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
    tables = figure_tables(edition, indicators, periods=[period], units=codes, scope=scope)
    if not tables:
        return pd.DataFrame(columns=[*FIGURE_COLUMNS, "indicator"])
    listed = [table.assign(indicator=name) for name, table in tables.items()]
    return pd.concat(listed, ignore_index=True)
