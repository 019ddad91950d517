"""The hot spots of a map: which units stand together, high or low, beyond chance."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.domain.hotspots import Positions, Spot, spots
from dashboard.domain.periods import Period
from dashboard.domain.smoothing import standardised_values
from dashboard.reports.drawn import drawn_units
from dashboard.reports.figures import figures
from dashboard.storage.edition import OPEN_EDITIONS
from dashboard.storage.store import Edition

SIGNS = {
    Spot.HIGH_HIGH: "H",
    Spot.LOW_LOW: "L",
    Spot.HIGH_LOW: "h",
    Spot.LOW_HIGH: "l",
    Spot.NONE: "0",
    Spot.UNTESTED: "-",
}
"""Character that stands for a unit's spot on its way to the browser."""

_SPOTS = {sign: spot for spot, sign in SIGNS.items()}

_SLIT = 0.0005
"""Borders of different layers, simplified apart, lie this far from each other at most; a part
of the territory's width."""


@dataclass(frozen=True)
class HotSpots:
    """Hot spots of the units that a map draws.

    Attributes:
        codes: One character a drawn unit, as ``SIGNS`` gives it.
        tested: Number of units of the whole level that were tested.
    """

    codes: str
    tested: int

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The spot of each drawn unit."""
        return tuple(_SPOTS[sign] for sign in self.codes)

    @property
    def found(self) -> bool:
        """Whether any drawn unit is one."""
        return any(sign not in (SIGNS[Spot.NONE], SIGNS[Spot.UNTESTED]) for sign in self.codes)


def hot_spots(
    edition: Edition, indicator: Indicator, *, level: str, within: str, period: Period, scope: str
) -> HotSpots:
    """Return the hot spots among the units of a level that are, or lie below, one unit.

    The whole level is tested, so that a unit's answer does not depend on what is drawn around
    it. Only what may be shown of villages has a say.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        level: Level of the units.
        within: Code of the unit whose part is wanted; the root's for all.
        period: Period shown.
        scope: Population that is counted.

    Raises:
        UnknownNameError: There is no such level or unit.
    """
    wanted = drawn_units(edition, level, within)
    known = _spots_of(edition, indicator, level=level, period=period, scope=scope)
    return HotSpots(
        codes="".join(SIGNS[known[code]] for code in wanted),
        tested=sum(spot != Spot.UNTESTED for spot in known.values()),
    )


@lru_cache(maxsize=256)
def _spots_of(
    edition: Edition, indicator: Indicator, *, level: str, period: Period, scope: str
) -> dict[str, Spot]:
    """Return by unit of a level where it stands among its neighbours."""
    units = drawn_units(edition, level)
    table = figures(edition, indicator, periods=[period], units=units, scope=scope)
    if table.empty:
        return {}
    values = standardised_values(indicator, table)[:, 0]
    found = spots(values, contiguity(edition, level))
    return dict(zip(units, found.tolist(), strict=True))


@lru_cache(maxsize=4 * OPEN_EDITIONS)
def contiguity(edition: Edition, level: str) -> tuple[Positions, ...]:
    """Return by unit that a map of ``level`` draws the places of those it borders on.

    Queen's contiguity: a common corner is enough. Slits between layers do not part neighbours.
    """
    from libpysal.graph import Graph  # noqa: PLC0415  takes a second

    units = list(drawn_units(edition, level))
    shapes = edition.boundaries().set_index("unit_code").geometry.loc[units]
    plain = shapes.set_crs(None, allow_override=True)  # degrees are near enough for slits
    borders = Graph.build_fuzzy_contiguity(plain, tolerance=_SLIT).sparse
    rows = np.split(borders.indices, borders.indptr[1:-1])
    return tuple(row.astype(np.intp) for row in rows)
