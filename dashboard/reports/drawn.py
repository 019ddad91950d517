"""What a map draws: the units that have a polygon, and where they lie."""

from collections import Counter
from functools import lru_cache

from dashboard.errors import UnknownNameError
from dashboard.i18n import N_
from dashboard.storage.edition import OPEN_EDITIONS
from dashboard.storage.store import Edition


@lru_cache(maxsize=OPEN_EDITIONS)
def units_with_polygon(edition: Edition) -> frozenset[str]:
    """Return the codes of the units that have a polygon; kept, since geometry is slow to read."""
    return frozenset(edition.boundaries()["unit_code"])


def levels_with_polygon(edition: Edition) -> set[str]:
    """Return the levels of which any unit has a polygon."""
    return {edition.tree[code].level for code in units_with_polygon(edition)}


def drawn_units(edition: Edition, level: str, within: str = "") -> tuple[str, ...]:
    """Return the codes of the units that a map of ``level`` draws, in geometry order.

    Args:
        edition: Edition to read.
        level: Level of the units.
        within: Code of the unit that they are, or lie below; empty for the whole territory.

    Raises:
        UnknownNameError: There is no such level or no such unit.
    """
    if level not in edition.tree.levels:
        raise UnknownNameError(
            N_("There is no level “{name}” here."), name=level, known=edition.tree.levels
        )
    tree = edition.tree
    drawn = units_with_polygon(edition)
    if within and tree[within] != tree.root:
        drawn = drawn & {within, *(unit.code for unit in tree.descendants(within))}
    return tuple(unit.code for unit in tree.covering(level) if unit.code in drawn)


@lru_cache(maxsize=OPEN_EDITIONS)
def units_below(edition: Edition) -> dict[str, int]:
    """Return by unit the number of units directly below that have a polygon, 0 left out."""
    drawn = units_with_polygon(edition)
    parents = (unit.parent for unit in edition.tree if unit.code in drawn and unit.parent)
    return dict(Counter(parents))
