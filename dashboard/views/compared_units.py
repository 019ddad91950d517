"""Which units the statistics beside the map compare, and with which area."""

from dashboard.domain.disclosure import LEVEL as VILLAGE
from dashboard.domain.units import Unit
from dashboard.reports.figures import never_of_villages
from dashboard.reports.selection import Selection
from dashboard.views.map_scene import shown_place


def compared_units(selection: Selection) -> tuple[Unit, str]:
    """Return the area and the level of its parts that the map shows.

    An indicator that is never shown of villages is compared a level higher, the village's
    township among its neighbours.
    """
    tree, where = selection.edition.tree, shown_place(selection)
    if where.level != VILLAGE or not never_of_villages(selection.indicator):
        return where.area, where.level
    above = tree.levels[tree.levels.index(VILLAGE) - 1]
    if where.area.level == above and where.area.parent:
        return tree[where.area.parent], above
    return where.area, above
