"""From the selection to what the map's frame shows: which units, which indicators, which period."""

from dataclasses import replace

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator
from dashboard.domain.units import Unit
from dashboard.i18n import gettext as _
from dashboard.maps.scene import PaneState, SceneState, Source
from dashboard.reports import drill
from dashboard.reports.drawn import drawn_units
from dashboard.reports.drill import Place
from dashboard.reports.map_place import (
    ALONE,
    HOTSPOTS,
    OTHER_PERIOD,
    SIGNIFICANT,
    beside,
    ends_at,
    is_smoothed,
    other_period,
    shown_level,
    shown_place,
    summary,
    switched_on,
)
from dashboard.reports.page_findings import named_units
from dashboard.reports.selection import Selection
from dashboard.reports.series import OBSERVED, SMOOTHED
from dashboard.views import cached


def scene_state(selection: Selection) -> SceneState:
    """Return what the frame shows."""
    catalogue, where = catalogues.load(), shown_place(selection)
    settings = selection.edition.settings
    label = settings.calendar.label
    panes = [_pane(selection, selection.indicator, where)]
    second = beside(selection, catalogue, known=cached)
    if second == OTHER_PERIOD:
        other, shown = other_period(selection), selection.period
        apart = (other.start - shown.start) // shown.months
        panes.append(_pane(selection, selection.indicator, where, apart=apart))
    elif second != ALONE:
        panes.append(_pane(selection, catalogue.indicator(second), where))
    return SceneState(
        panes=panes,
        period=label(selection.period),
        selected=selection.unit.code,
        within=where.area.code,
        up=drill.up(selection.edition, now=where) is not None,
        significant=SIGNIFICANT in switched_on(selection),
        mark=settings.review_number or _("for internal use"),
        units=f"/units/{selection.edition.territory}/{selection.edition.id}.json",
    )


def _pane(selection: Selection, indicator: Indicator, where: Place, *, apart: int = 0) -> PaneState:
    """Return one map: an indicator that is never shown of villages stays a level higher."""
    root = selection.edition.tree.root
    area, level = where.area, shown_level(selection, indicator)
    around = _source(selection, indicator, area.level, root.code) if area != root else None
    return PaneState(
        focus=_source(selection, indicator, level, area.code),
        around=around,
        borders=_borders(selection, where.area, level),
        apart=apart,
        named=_named(selection, indicator),
    )


def _named(selection: Selection, indicator: Indicator) -> list[str]:
    """Return the units that the sentence on an indicator's map names."""
    if not drawn_units(selection.edition, selection.level):
        return []
    shown = replace(selection, indicator=indicator)
    return named_units(shown, summary(shown))


def _borders(selection: Selection, area: Unit, level: str) -> str:
    """Return the address of the widest units between an area and its parts, if there are any."""
    edition = selection.edition
    levels = edition.tree.levels
    for between in levels[levels.index(area.level) + 1 : levels.index(level)]:
        if len(drawn_units(edition, between, area.code)) > 1:
            return _geometry(selection, between, area.code)
    return ""


def _geometry(selection: Selection, level: str, within: str) -> str:
    edition = selection.edition
    return f"/geometry/{edition.territory}/{edition.id}/{level}/{within}.json"


def _source(selection: Selection, indicator: Indicator, level: str, within: str) -> Source:
    edition = selection.edition
    units = f"{edition.territory}/{edition.id}/{level}/{within}/{indicator.id}"
    variant = SMOOTHED if is_smoothed(selection, indicator) else OBSERVED
    language = f"{selection.language}.json"
    asked = f"{selection.scope}/{variant}/{language}"
    spots = HOTSPOTS in switched_on(selection)
    return Source(
        geometry=_geometry(selection, level, within),
        series=f"/series/{units}/{selection.period.grain.id}/{asked}",
        tooltips=f"/tooltips/{units}/{{period}}/{asked}",
        hotspots=f"/hotspots/{units}/{{period}}/{selection.scope}/{language}" if spots else "",
        ends=ends_at(edition, indicator, level),
    )
