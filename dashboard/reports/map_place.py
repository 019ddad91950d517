"""What the map shows of a selection: the place, what stands beside, the switches.

The page, its frame, snapshots and the files of the pack read it here alike.
"""

from dashboard import catalogue as catalogues
from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.contribution import benchmark
from dashboard.domain.disclosure import LEVEL as VILLAGE
from dashboard.domain.periods import Period
from dashboard.domain.smoothing import can_smooth
from dashboard.domain.units import Unit
from dashboard.errors import BoundaryError, DashboardError
from dashboard.i18n import N_
from dashboard.reports import choices, drill
from dashboard.reports.comparisons import YEAR
from dashboard.reports.drawn import drawn_units
from dashboard.reports.drill import Place
from dashboard.reports.figures import never_of_villages
from dashboard.reports.level import LevelMap, LevelSummary, area_summary, level_maps
from dashboard.reports.selection import Choices, Selection
from dashboard.reports.series import SMOOTHED
from dashboard.storage.store import Edition

ALONE, OTHER_PERIOD = "none", "period"
"""What may stand beside the map instead of another indicator: nothing, or another period."""
SIGNIFICANT, HOTSPOTS = "significant", "hotspots"
UNIT, FUNNEL, CONTRIBUTION = "unit", "funnel", "contribution"
"""What stands beside the map: the unit in focus, all units in a funnel, or what they add."""
PANELS = (UNIT, FUNNEL, CONTRIBUTION)
MAKEUP, CHANGE = "makeup", "change"
"""Of what units tell their parts: of the area's value, or of its change."""

OPTIONS = {
    "panel": PANELS,
    "parts": (MAKEUP, CHANGE),
    "switches": (SIGNIFICANT, SMOOTHED, HOTSPOTS),
}
"""What the map page lets one choose, by the names in the address."""

_BESIDE = ("birth_rate", "sex_ratio_at_birth")


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


def offered_beside(
    selection: Selection, catalogue: Catalogue, *, known: Choices = choices
) -> list[str]:
    """Return what may stand beside the map: another period, nothing, other indicators."""
    offered = known.indicators(selection.edition, catalogue, scope=selection.scope)
    grain = selection.period.grain.id
    entries = [catalogue.indicators[name] for name in offered if name != selection.indicator.id]
    shown = [entry.id for entry in entries if not entry.grains or grain in entry.grains]
    return [OTHER_PERIOD, ALONE, *shown]


def beside(selection: Selection, catalogue: Catalogue, *, known: Choices = choices) -> str:
    """Return what stands beside the map: an indicator's id, another period, or nothing."""
    offered = offered_beside(selection, catalogue, known=known)
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


def played_to(selection: Selection, label: str) -> dict[str, str]:
    """Return the parts of the selection that lead to another period.

    A period that was chosen for the second map keeps its distance, as it does while one plays.
    """
    changed = {"period": label}
    if selection.options.get("other"):
        calendar, other = selection.edition.settings.calendar, other_period(selection)
        distance = calendar.parse(label).start - selection.period.start
        changed["other"] = calendar.label(other.shifted(distance))
    return changed


def switches(selection: Selection) -> list[str]:
    """Return the switches that the map has: smoothed values only where there are any."""
    catalogue = catalogues.load()
    second = catalogue.indicators.get(beside(selection, catalogue))
    shown = [selection.indicator, *([second] if second else [])]
    smoothing = [SMOOTHED] if any(map(can_smooth, shown)) else []
    return [SIGNIFICANT, *smoothing, HOTSPOTS]


def switched_on(selection: Selection) -> list[str]:
    """Return the switches of the map that are on."""
    asked = selection.options.get("switches", "").split("-")
    return [name for name in switches(selection) if name in asked]


def is_smoothed(selection: Selection, indicator: Indicator) -> bool:
    """Return whether the map shows smoothed values of an indicator."""
    return can_smooth(indicator) and SMOOTHED in switched_on(selection)


def panel(selection: Selection) -> str:
    """Return what stands beside the map."""
    return selection.option("panel", PANELS, usual=UNIT)


def parts(selection: Selection) -> str:
    """Return whether units tell their parts of the area's value or of its change.

    Of a value without benchmark the largest units have the largest parts, so usually the
    change is told.
    """
    usual = MAKEUP if benchmark(selection.indicator, 0.0) else CHANGE
    return selection.option("parts", (MAKEUP, CHANGE), usual=usual)


def shown_level(selection: Selection, indicator: Indicator) -> str:
    """Return the level that the map of an indicator shows.

    It is the one selected, a level higher for an indicator that is never shown of villages.
    """
    if selection.level != VILLAGE or not never_of_villages(indicator):
        return selection.level
    drawn = choices.map_levels(selection.edition)
    return drawn[max(drawn.index(VILLAGE) - 1, 0)]


def ends_at(edition: Edition, indicator: Indicator, level: str) -> bool:
    """Return whether an indicator is shown of a level's units and never of those below them."""
    below = edition.tree.levels[edition.tree.levels.index(level) + 1 :]
    return below[:1] == [VILLAGE] and never_of_villages(indicator)


def compared_units(selection: Selection) -> tuple[Unit, str]:
    """Return the area and the level of its parts that are compared.

    They are those of the map; for an indicator that is never shown of villages, the village's
    township is compared with its neighbours.
    """
    tree, area = selection.edition.tree, shown_place(selection).area
    level = shown_level(selection, selection.indicator)
    if level != selection.level and area.level == level and area.parent:
        return tree[area.parent], level
    return area, level


def summary(selection: Selection) -> LevelSummary:
    """Return how the compared units lie together in the period.

    Raises:
        BoundaryError: The territory has no boundaries.
    """
    area, level = compared_units(selection)
    if area == selection.edition.tree.root:
        return level_map(selection).summary
    return area_summary(
        selection.edition,
        selection.indicator,
        period=selection.period,
        area=area.code,
        level=level,
        scope=selection.scope,
    )


def level_map(selection: Selection) -> LevelMap:
    """Return the map of all units of the compared level in the period.

    Raises:
        BoundaryError: The territory has no boundaries.
    """
    edition, indicator, scope = selection.edition, selection.indicator, selection.scope
    period, level = selection.period, shown_level(selection, selection.indicator)
    if not drawn_units(edition, level):
        raise BoundaryError(
            N_("{territory} has no boundaries, so there is no map."),
            territory=edition.settings.name,
        )
    known = choices.periods(edition, indicator, scope=scope, grain=period.grain)
    maps = level_maps(
        edition,
        indicator,
        level=level,
        grain=period.grain,
        scope=scope,
        **({} if period in known else {"also": period}),
    )
    return maps[period.start]
