"""From the selection to what the map's frame shows: which units, which indicators, which period."""

from dataclasses import replace

from dashboard import catalogue as catalogues
from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.disclosure import LEVEL as VILLAGE
from dashboard.domain.periods import Period
from dashboard.domain.units import Unit
from dashboard.errors import DashboardError
from dashboard.i18n import gettext as _
from dashboard.maps.scene import PaneState, SceneState, Source
from dashboard.reports import drill
from dashboard.reports.comparisons import YEAR
from dashboard.reports.drawn import drawn_units
from dashboard.reports.drill import Place
from dashboard.reports.figures import never_of_villages
from dashboard.reports.selection import Selection
from dashboard.views import cached

ALONE, OTHER_PERIOD = "none", "period"
"""What may stand beside the map instead of another indicator: nothing, or another period."""

_BESIDE = ("birth_rate", "sex_ratio_at_birth")
_SIGNIFICANT = "significant"


def shown_place(selection: Selection) -> Place:
    """Return what the map shows of the territory."""
    return drill.place(
        selection.edition,
        unit=selection.unit,
        level=selection.level,
        within=selection.options.get("within", ""),
    )


def changes(target: Place) -> dict[str, str]:
    """Return the parts of the selection that lead to a place on the map."""
    return {"unit": target.unit.code, "level": target.level, "within": target.area.code}


def offered_beside(selection: Selection, catalogue: Catalogue) -> list[str]:
    """Return what may stand beside the map, other indicators first."""
    offered = cached.indicators(selection.edition, catalogue, scope=selection.scope)
    grain = selection.period.grain.id
    entries = [catalogue.indicators[name] for name in offered if name != selection.indicator.id]
    shown = [entry.id for entry in entries if not entry.grains or grain in entry.grains]
    return [*shown, OTHER_PERIOD, ALONE]


def beside(selection: Selection, catalogue: Catalogue) -> str:
    """Return what stands beside the map: an indicator's id, another period, or nothing."""
    offered = offered_beside(selection, catalogue)
    usual = next((name for name in _BESIDE if name in offered), ALONE)
    return selection.option("beside", offered, usual=usual)


def other_period(selection: Selection) -> Period:
    """Return the period of the second map, a year before unless another is asked for."""
    calendar = selection.edition.settings.calendar
    try:
        asked = calendar.parse(selection.options.get("other", ""))
    except DashboardError:
        asked = selection.period
    if asked.grain != selection.period.grain or asked == selection.period:
        return selection.period.shifted(-YEAR)
    return asked


def switched_on(selection: Selection) -> list[str]:
    """Return the switches of the map that are on."""
    return [name for name in selection.options.get("switches", "").split("-") if name in SWITCHES]


SWITCHES = (_SIGNIFICANT,)


UNIT, FUNNEL = "unit", "funnel"
"""What stands beside the map: the unit in focus, or all units in a funnel."""


def panel(selection: Selection) -> str:
    """Return what stands beside the map."""
    return selection.option("panel", (UNIT, FUNNEL), usual=UNIT)


def scene_state(selection: Selection) -> SceneState:
    """Return what the frame shows."""
    catalogue, where = catalogues.load(), shown_place(selection)
    settings = selection.edition.settings
    label = settings.calendar.label
    panes = [_pane(selection, selection.indicator, where)]
    second = beside(selection, catalogue)
    if second == OTHER_PERIOD:
        fixed = label(other_period(selection))
        panes.append(_pane(selection, selection.indicator, where, fixed=fixed))
    elif second != ALONE:
        panes.append(_pane(selection, catalogue.indicator(second), where))
    return SceneState(
        panes=panes,
        period=label(selection.period),
        selected=selection.unit.code,
        up=drill.up(selection.edition, now=where) is not None,
        significant=_SIGNIFICANT in switched_on(selection),
        mark=settings.review_number or _("for internal use"),
    )


def told(selection: Selection) -> Selection:
    """Return the selection with the level that can be told of: villages never have some."""
    area = shown_place(selection).area
    if selection.level == VILLAGE and never_of_villages(selection.indicator):
        known = cached.map_levels(selection.edition)
        return replace(selection, level=area.level if area.level in known else known[0])
    return selection


def _pane(
    selection: Selection, indicator: Indicator, where: Place, *, fixed: str | None = None
) -> PaneState:
    """Return one map: an indicator that is never shown of villages stays a level higher."""
    root = selection.edition.tree.root
    area, level = where.area, where.level
    if level == VILLAGE and never_of_villages(indicator) and area != root:
        level = area.level
    around = _source(selection, indicator, area.level, root.code) if area != root else None
    return PaneState(
        focus=_source(selection, indicator, level, area.code),
        around=around,
        borders=_borders(selection, where.area, level),
        fixed=fixed,
    )


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
    told = f"{selection.scope}/{selection.language}.json"
    return Source(
        geometry=_geometry(selection, level, within),
        series=f"/series/{units}/{selection.period.grain.id}/{told}",
        tooltips=f"/tooltips/{units}/{{period}}/{told}",
    )
