"""The units of a level on the map: their classes and how they lie together, period by period.

All periods of one kind are computed at once, so that colours compare and a change of period
only looks up what is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.classification import ClassBreaks, class_breaks, classify
from dashboard.domain.comparison import beyond
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Grain, Period
from dashboard.domain.rates import FloatArray
from dashboard.domain.status import Status
from dashboard.domain.units import Unit
from dashboard.reports import choices
from dashboard.reports.drawn import drawn_units
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition

STATE_CODES = {
    Status.TOO_FEW: "f",
    Status.UNDEFINED: "u",
    Status.SUPPRESSED: "s",
    Status.NOT_REPORTED: "r",
    Status.NO_DATA: "n",
}
"""Codes of the states without value; classes are digits, pale classes letters from ``A``."""

PLAIN, PALE, MARKED, MARKED_PALE = "01234567", "ABCDEFGH", "IJKLMNOP", "QRSTUVWX"
"""Codes of the classes: as they are, with few events, beyond the benchmark, and both."""

_CLASS_CODES = np.array([list(PLAIN + PALE), list(MARKED + MARKED_PALE)])
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class LevelSummary:
    """The units of a level against one benchmark.

    Attributes:
        area: The territory's own figure.
        units: Units that exist in the period.
        above, below: Codes of the units whose interval lies beyond the benchmark: the normal
            band where there is one, else the territory's value.
        unjudged: Number of units without a figure or an interval.
        most, least: Codes of the units with the largest and the smallest value, and these
            values; None where no unit has one.
    """

    area: Figure
    units: int
    above: tuple[str, ...]
    below: tuple[str, ...]
    unjudged: int
    most: tuple[str, float] | None
    least: tuple[str, float] | None


@dataclass(frozen=True)
class LevelMap:
    """The choropleth of one level, indicator and period.

    Attributes:
        units: Unit codes in the order of the geometry.
        codes: One character a unit: for its class one of ``PLAIN``, ``PALE``, ``MARKED`` or
            ``MARKED_PALE``, else a letter of ``STATE_CODES``.
        breaks: Limits of the classes, the same for all periods.
        undrawn: Codes of units that exist in the period and have no polygon.
        summary: How the units lie together.
    """

    units: tuple[str, ...]
    codes: str
    breaks: ClassBreaks
    undrawn: tuple[str, ...]
    summary: LevelSummary

    def count(self, *codes: str) -> int:
        """Return how many units carry one of ``codes``."""
        return sum(self.codes.count(code) for code in codes)


def level_maps(
    edition: Edition,
    indicator: Indicator,
    *,
    level: str,
    grain: Grain,
    scope: str,
    also: Period | None = None,
) -> dict[int, LevelMap]:
    """Return the maps of a level in all periods of one kind, by first month.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        level: Level of the units.
        grain: Kind of period.
        scope: Population that is counted.
        also: A further period that no unit has completely; it has no say in the classes.

    Raises:
        UnknownNameError: There is no such level.
    """
    drawn = drawn_units(edition, level)
    known = sorted(choices.periods(edition, indicator, scope=scope, grain=grain))
    periods = [*known, *([also] if also and also not in known else [])]
    units, root = edition.tree.covering(level), edition.tree.root.code
    asked = pd.Index(dict.fromkeys([root, *(unit.code for unit in units)]))
    table = figures(edition, indicator, periods=periods, units=asked.tolist(), scope=scope)
    shape = (len(asked), len(periods))
    rows = asked.get_indexer(pd.Index([unit.code for unit in units]))
    values = table["value"].to_numpy(dtype=float).reshape(shape)[rows]
    breaks = class_breaks(indicator, values[:, : len(known)])
    exists = _existing(units, periods)
    areas = figures_of(table.head(len(periods)))
    places = _places(indicator, table, areas, rows=rows, shape=shape)
    statuses = table["status"].to_numpy().reshape(shape)[rows]
    marked = places[0] | places[1] if indicator.band else np.zeros_like(exists)
    codes = _codes(statuses, classify(values, breaks), marked=marked)
    names = np.array([unit.code for unit in units], dtype=object)
    place = {unit.code: number for number, unit in enumerate(units)}
    shown = [place[code] for code in drawn]
    bare = np.ones(len(units), dtype=bool)
    bare[shown] = False
    return {
        period.start: LevelMap(
            units=drawn,
            codes="".join(codes[shown, number].tolist()),
            breaks=breaks,
            undrawn=tuple(units[i].code for i in np.flatnonzero(bare & exists[:, number])),
            summary=_summary(
                area,
                names[exists[:, number]],
                values[exists[:, number], number],
                *(flags[exists[:, number], number] for flags in places),
            ),
        )
        for number, (period, area) in enumerate(zip(periods, areas, strict=True))
    }


def _codes(
    statuses: npt.NDArray[Any], classes: npt.NDArray[np.int64], *, marked: Flags
) -> npt.NDArray[np.str_]:
    """Return one character a unit and period."""
    names, inverse = np.unique(statuses.astype(str), return_inverse=True)
    states = np.array([STATE_CODES.get(Status(name), "") for name in names], dtype=str)
    codes = states[inverse.reshape(statuses.shape)]
    few = statuses == str(Status.CAUTIOUS)
    looks = _CLASS_CODES[marked.astype(int), np.clip(classes, 0, len(PLAIN) - 1) + len(PLAIN) * few]
    return np.where((statuses == str(Status.OK)) | few, looks, codes)


def _existing(units: Sequence[Unit], periods: Sequence[Period]) -> Flags:
    """Return (units, periods) whether a unit exists in a month of the period."""
    begins = np.array([-1 if unit.valid_from is None else unit.valid_from for unit in units])
    ends = np.array(
        [np.iinfo(np.int32).max if unit.valid_to is None else unit.valid_to for unit in units]
    )
    starts = np.array([period.start for period in periods])
    stops = np.array([period.end for period in periods])
    return (begins[:, None] < stops) & (ends[:, None] > starts)


def _places(
    indicator: Indicator,
    table: pd.DataFrame,
    areas: Sequence[Figure],
    *,
    rows: npt.NDArray[np.intp],
    shape: tuple[int, int],
) -> tuple[Flags, Flags, Flags]:
    """Return (units, periods) which intervals lie above the benchmark, below it, or nowhere."""
    own = np.array([area.value for area in areas])
    low, high = indicator.band or (own, own)
    lower, upper = (
        table[end].to_numpy(dtype=float).reshape(shape)[rows] for end in ("lower", "upper")
    )
    return beyond(lower, upper, low=low, high=high)


def _summary(
    area: Figure,
    codes: npt.NDArray[Any],
    values: FloatArray,
    above: Flags,
    below: Flags,
    unjudged: Flags,
) -> LevelSummary:
    given = np.flatnonzero(~np.isnan(values))
    ends = [given[np.argmax(values[given])], given[np.argmin(values[given])]] if len(given) else []
    most, least = [(str(codes[end]), float(values[end])) for end in ends] or (None, None)
    return LevelSummary(
        area=area,
        units=len(codes),
        above=tuple(codes[above]),
        below=tuple(codes[below]),
        unjudged=int(unjudged.sum()),
        most=most,
        least=least,
    )
