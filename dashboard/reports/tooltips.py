"""What a pointer shows of the units on a map."""

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain import wording
from dashboard.domain.figure import Figure, figures_of
from dashboard.i18n import Language, using
from dashboard.i18n import gettext as _
from dashboard.reports.drawn import drawn_units
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition


def tooltips(
    edition: Edition,
    catalogue: Catalogue,
    *,
    level: str,
    within: str,
    indicator: str,
    period: str,
    scope: str,
    language: Language,
) -> dict[str, list[str]]:
    """Return the lines that the pointer shows, by unit code: value, interval, counts.

    The units are those of ``level`` that are, or lie below, ``within``.

    Raises:
        UnknownNameError: There is no such indicator, level or unit.
        PeriodError: The label is no period of the territory.
    """
    entry = catalogue.indicator(indicator)
    shown = edition.settings.calendar.parse(period)
    drawn = drawn_units(edition, level, within)
    table = figures(edition, entry, periods=[shown], units=drawn, scope=scope)
    with using(language):
        return {row.unit_code: figure_lines(row, entry) for row in figures_of(table)}


def figure_lines(row: Figure, indicator: Indicator) -> list[str]:
    """Return value or state, interval and counts of a figure as lines of text."""
    value = wording.value_text(row.value, indicator)
    interval = wording.interval_text(row.lower, row.upper, indicator)
    lines = [
        value if row.given else wording.status_name(row.status),
        _("95% interval {interval}").format(interval=interval) if interval else "",
        wording.events_text(row, indicator),
    ]
    return [line for line in lines if line]
