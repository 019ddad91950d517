"""What a map draws: the units that have a polygon, and where they lie."""

from functools import lru_cache

from dashboard.errors import BoundaryError, UnknownNameError
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
