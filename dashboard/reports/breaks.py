"""What changed in a unit's series: its boundary, the indicator's definition, by the settings."""

from dashboard.domain.breaks import Break, definition_breaks, unit_breaks
from dashboard.i18n import localized
from dashboard.reports.selection import Selection


def breaks_of(selection: Selection, *, first: int, end: int) -> list[Break]:
    """Return the breaks of the selected unit and indicator, the oldest first.

    Args:
        selection: What is looked at.
        first: First month of the series, in which nothing can break.
        end: Month after its last.
    """
    tree, unit = selection.edition.tree, selection.unit
    parts = [below for below in tree.descendants(unit.code) if below.level != "village"]
    found = [
        *definition_breaks(selection.indicator),
        *unit_breaks([unit, *(parts or tree.children(unit.code))]),
        *_of_settings(selection),
    ]
    return sorted(one for one in found if first < one.month < end)


def _of_settings(selection: Selection) -> list[Break]:
    settings = selection.edition.settings
    return [
        Break(settings.calendar.parse(told.period).start, localized(told.text_zh, told.text_en))
        for told in settings.breaks
        if not told.indicators or selection.indicator.id in told.indicators
    ]
