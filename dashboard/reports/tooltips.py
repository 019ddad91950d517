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
        status = wording.status_name(row.status)
        lines = [_("{indicator}: {finding}").format(indicator=indicator.short_name, finding=status)]
    interval = wording.interval_text(row.lower, row.upper, indicator)
    if interval:
        lines.append(_("95% interval {interval}").format(interval=interval))
    events = wording.events_text(row, indicator)
    return [*lines, events] if events else lines
