"""The map's table: a class for every unit of a level, and what a pointer shows."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain import wording
from dashboard.domain.classification import ClassBreaks, class_breaks, classify
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Grain, Period
from dashboard.domain.status import Status
from dashboard.errors import BoundaryError, UnknownNameError
from dashboard.i18n import N_, Language, using
from dashboard.i18n import gettext as _
from dashboard.reports import choices
from dashboard.reports.drawn import units_with_polygon
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition

STATE_CODES = {
    Status.TOO_FEW: "f",
    Status.UNDEFINED: "u",
    Status.SUPPRESSED: "s",
    Status.NOT_REPORTED: "r",
    Status.NO_DATA: "n",
}
"""Codes of the states without value; classes are digits, pale classes letters from ``A``."""


@dataclass(frozen=True)
class MapTable:
    """The choropleth of one level, indicator and period.

    Attributes:
        units: Unit codes in the order of the geometry.
        codes: One character a unit: a digit for its class, a capital letter for the same
            class with few events, a letter of ``STATE_CODES`` for a state.
        breaks: Limits of the classes, the same for all periods.
        undrawn: Codes of units that exist in the period and have no polygon.
    """

    units: tuple[str, ...]
    codes: str
    breaks: ClassBreaks
    undrawn: tuple[str, ...]

    def count(self, code: str) -> int:
        """Return how many units carry ``code``."""
        return self.codes.count(code)


def drawn_units(edition: Edition, level: str) -> tuple[str, ...]:
    """Return the codes of the units that a map of ``level`` draws, in geometry order.

    Raises:
        UnknownNameError: There is no such level.
    """
    if level not in edition.tree.levels:
        raise UnknownNameError(
            N_("There is no level “{name}” here."), name=level, known=edition.tree.levels
        )
    drawn = units_with_polygon(edition)
    return tuple(unit.code for unit in edition.tree.covering(level) if unit.code in drawn)


def bounds(edition: Edition, level: str) -> tuple[float, float, float, float]:
    """Return west, south, east and north of a level's polygons in degrees.

    Raises:
        UnknownNameError: There is no such level.
        BoundaryError: No unit of the level has a polygon.
    """
    drawn = edition.boundaries()
    shown = drawn[drawn["unit_code"].isin(drawn_units(edition, level))]
    if shown.empty:
        raise BoundaryError(
            N_("{territory} has no boundaries, so there is no map."),
            territory=edition.settings.name,
        )
    west, south, east, north = shown.total_bounds
    return float(west), float(south), float(east), float(north)


def level_breaks(
    edition: Edition, indicator: Indicator, *, level: str, grain: Grain, scope: str
) -> ClassBreaks:
    """Return the class limits for a level, over all its periods so that colours compare."""
    codes = [unit.code for unit in edition.tree.covering(level)]
    periods = choices.periods(edition, indicator, scope=scope, grain=grain)
    table = figures(edition, indicator, periods=periods, units=codes, scope=scope)
    return class_breaks(indicator, table["value"].to_numpy(dtype=float))


def map_table(
    edition: Edition,
    indicator: Indicator,
    *,
    level: str,
    period: Period,
    scope: str,
    breaks: ClassBreaks,
) -> MapTable:
    """Return the classes of all units drawn at ``level`` in ``period``."""
    drawn = drawn_units(edition, level)
    table = figures(edition, indicator, periods=[period], units=drawn, scope=scope)
    existing = {unit.code for unit in edition.tree.covering(level) if unit.exists_in(period)}
    return MapTable(
        units=drawn,
        codes="".join(_codes(table, breaks)),
        breaks=breaks,
        undrawn=tuple(sorted(existing.difference(drawn))),
    )


def _codes(table: pd.DataFrame, breaks: ClassBreaks) -> list[str]:
    classes = classify(table["value"].to_numpy(dtype=float), breaks)
    states = {str(status): code for status, code in STATE_CODES.items()}
    return [
        states.get(status) or (chr(ord("A") + number) if status == Status.CAUTIOUS else str(number))
        for status, number in zip(table["status"].tolist(), classes.tolist(), strict=True)
    ]


def tooltips(
    edition: Edition,
    catalogue: Catalogue,
    *,
    level: str,
    indicator: str,
    period: str,
    scope: str,
    language: Language,
) -> dict[str, list[str]]:
    """Return the lines that the pointer shows, by unit code: value, interval, counts.

    Raises:
        UnknownNameError: The indicator is not in the catalogue.
        PeriodError: The label is no period of the territory.
    """
    entry = catalogue.indicator(indicator)
    shown = edition.settings.calendar.parse(period)
    drawn = drawn_units(edition, level)
    table = figures(edition, entry, periods=[shown], units=drawn, scope=scope)
    with using(language):
        return {row.unit_code: tooltip_lines(row, entry) for row in figures_of(table)}


def tooltip_lines(row: Figure, indicator: Indicator) -> list[str]:
    """Return value, interval and counts of a figure as lines of text."""
    lines = [f"{indicator.short_name} {wording.value_text(row.value, indicator)}"]
    if not row.given:
        lines = [f"{indicator.short_name}{_(': ')}{wording.status_name(row.status)}"]
    interval = wording.interval_text(row.lower, row.upper, indicator)
    if interval:
        lines.append(_("95% interval {interval}").format(interval=interval))
    events = wording.events_text(row, indicator)
    return [*lines, events] if events else lines
