"""Which units have a polygon; kept in memory, since reading all geometry is slow."""

from functools import lru_cache

from dashboard.storage.edition import OPEN_EDITIONS
from dashboard.storage.store import Edition


@lru_cache(maxsize=OPEN_EDITIONS)
def units_with_polygon(edition: Edition) -> frozenset[str]:
    """Return the codes of the units that have a polygon."""
    return frozenset(edition.boundaries()["unit_code"])


def levels_with_polygon(edition: Edition) -> set[str]:
    """Return the levels of which any unit has a polygon."""
    return {edition.tree[code].level for code in units_with_polygon(edition)}
