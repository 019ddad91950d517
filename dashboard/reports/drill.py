"""Where a map stands between the territory and its smallest units, and the ways up and down."""

from dataclasses import dataclass

from dashboard.domain.units import LEVELS, Unit
from dashboard.reports import choices
from dashboard.reports.drawn import units_below
from dashboard.storage.store import Edition


@dataclass(frozen=True)
class Place:
    """What a map is about.

    Attributes:
        unit: Unit in focus.
        area: Unit whose parts are coloured; its neighbours are drawn dimmed.
        level: Level of the parts.
    """

    unit: Unit
    area: Unit
    level: str


def place(edition: Edition, *, unit: Unit, level: str, within: str) -> Place:
    """Return what a map shows.

    Args:
        edition: Edition shown.
        unit: Unit in focus.
        level: Level asked for.
        within: Code of the unit asked to be filled; where it does not hold the unit in focus,
            that unit itself if it is wider than ``level``, else the whole territory.
    """
    tree = edition.tree
    path = [*tree.ancestors(unit.code), unit]
    area = next((above for above in path if above.code == within), None)
    if area is None or not _wider(area.level, level):
        area = unit if _wider(unit.level, level) else tree.root
    return Place(unit, area, level)


def _wider(one: str, other: str) -> bool:
    return LEVELS.index(one) < LEVELS.index(other)


def into(edition: Edition, unit: Unit, *, now: Place) -> Place:
    """Return where a click on a unit leads: one step further down.

    Of the townships of a whole city, a click on one shows it among those of its county; a
    further click leads into it.
    """
    between = unit_between(edition, unit.code, area=now.area.code)
    return Place(unit, between, now.level) if between else straight_to(edition, unit, now=now)


def unit_between(edition: Edition, code: str, *, area: str) -> Unit | None:
    """Return the unit that holds another directly below an area; None where nothing is between.

    A unit that is all of the area is no step: what lies below it is taken.

    Args:
        edition: Edition shown.
        code: Code of the inner unit.
        area: Code of the area; where it does not hold the inner unit, nothing is between.
    """
    holding = edition.tree.ancestors(code)
    between = next((unit for unit in holding if unit.parent == area), None)
    if between and len(edition.tree.children(area)) == 1:
        return unit_between(edition, code, area=between.code)
    return between


def straight_to(edition: Edition, unit: Unit, *, now: Place) -> Place:
    """Return the place inside a unit; the one beside its neighbours where nothing lies below."""
    tree, drawn = edition.tree, choices.map_levels(edition)
    if units_below(edition).get(unit.code):
        below = tree.children(unit.code)[0].level
        return Place(unit, unit, below if below in drawn else now.level)
    if unit.parent and unit.level in drawn:
        return Place(unit, tree[unit.parent], unit.level)
    return place(edition, unit=unit, level=now.level, within=now.area.code)


def up(edition: Edition, *, now: Place) -> Place | None:
    """Return the place above: the area itself, then the area that holds it; None at the top."""
    if now.unit != now.area:
        return Place(now.area, now.area, now.level)
    return None if now.area.parent is None else out_to(edition, now.area.parent, now=now)


def out_to(edition: Edition, code: str, *, now: Place) -> Place:
    """Return the place that shows a unit above the one in focus with all its parts."""
    tree = edition.tree
    target = tree[code]
    inner = [unit.code for unit in (*tree.ancestors(now.area.code), now.area)]
    if target.code not in inner or target == now.area:
        return place(edition, unit=target, level=now.level, within=target.code)
    next_down = tree[inner[inner.index(target.code) + 1]]
    return Place(target, target, next_down.level)
