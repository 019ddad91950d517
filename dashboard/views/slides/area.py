"""The profile of a unit as slides: figure and trend, spine chart, parities, units below."""

from collections.abc import Sequence

from dashboard import catalogue as catalogues
from dashboard.exports.pictures.area_tables import parity_table, population_table
from dashboard.exports.pictures.spine import shown_lines, spine_picture
from dashboard.exports.pictures.trend import trend_picture
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.reports.spine import SpineLine
from dashboard.views import area_panel, area_spine, area_tables, cached
from dashboard.views.slides.parting import parted
from dashboard.views.slides.slide import Slide, Told, draw_picture, told_slide

_LINES, _BELOW = 12, 7
"""Most indicators of the spine chart, and units below, on a slide."""


def slides(selection: Selection) -> list[Slide]:
    """Return the slides of a unit's profile."""
    lines = shown_lines(area_spine.spine_lines(selection))
    found = [Slide("summary", lambda: _draw_summary(selection), has_chart=True)]
    found += [_spine(selection, shown) for shown in parted(lines, _LINES)]
    return [*found, *_details(selection), *_below(selection)]


def _draw_summary(selection: Selection) -> None:
    area_panel.draw_figure(selection)
    picture = trend_picture(selection, area_panel.history(selection))
    if picture is not None:
        draw_picture(picture, key="trend")


def _spine(selection: Selection, shown: Sequence[SpineLine]) -> Slide:
    return told_slide("spine", lambda: Told(picture=spine_picture(selection, shown)), chart=True)


def _details(selection: Selection) -> list[Slide]:
    """Return the sex ratio by parity and the two populations, where the unit has them."""
    known, unit, period = catalogues.load(), selection.unit.code, selection.period
    edition, scope = selection.edition, selection.scope
    parities = cached.parities_of(edition, known, period=period, unit=unit, scope=scope)
    beside = cached.populations_of(edition, known, period=period, unit=unit)
    found = []
    if parities:
        said = [_("Sex ratio at birth by parity")]
        found.append(told_slide("parities", lambda: Told(said, table=parity_table(parities))))
    if beside:
        said_beside = [_("Registered people and migrants")]
        tell = lambda: Told(said_beside, table=population_table(beside))  # noqa: E731
        found.append(told_slide("populations", tell))
    return found


def _below(selection: Selection) -> list[Slide]:
    """Return the table of the units below in parts."""
    found = area_tables.units_below(selection)
    if found is None:
        return []
    table, notes = found
    said = [_("Units below {unit}").format(unit=selection.unit.label)]
    return [
        told_slide("below", lambda shown=table.iloc[list(rows)]: Told(said, None, shown, notes))  # type: ignore[misc]
        for rows in parted(range(len(table)), _BELOW)
    ]
