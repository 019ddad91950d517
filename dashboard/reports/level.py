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

_CLASS_CODES = np.array(list("0123456789"))
_PALE_CODES = np.array(list("ABCDEFGHIJ"))
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class LevelSummary:
    """The units of a level against one benchmark.

    Attributes:
        area: The territory's own figure.
        units: Units that exist in the period.
        above, below: Units whose interval lies beyond the benchmark: the normal band where
            there is one, else the territory's value.
        unjudged: Units without a figure or an interval.
    """

    area: Figure
    units: int
    above: int
    below: int
    unjudged: int


@dataclass(frozen=True)
class LevelMap:
    """The choropleth of one level, indicator and period.

    Attributes:
        units: Unit codes in the order of the geometry.
        codes: One character a unit: a digit for its class, a capital letter for the same
            class with few events, a letter of ``STATE_CODES`` for a state.
        breaks: Limits of the classes, the same for all periods.
        undrawn: Codes of units that exist in the period and have no polygon.
        summary: How the units lie together.
    """

    units: tuple[str, ...]
    codes: str
    breaks: ClassBreaks
    undrawn: tuple[str, ...]
    summary: LevelSummary

    def count(self, code: str) -> int:
        """Return how many units carry ``code``."""
        return self.codes.count(code)


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
    codes = _codes(table["status"].to_numpy().reshape(shape)[rows], classify(values, breaks))
    exists = _existing(units, periods)
    summaries = _summaries(indicator, table, rows=rows, exists=exists, shape=shape)
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
            summary=summaries[number],
        )
        for number, period in enumerate(periods)
    }


def _codes(statuses: npt.NDArray[Any], classes: npt.NDArray[np.int64]) -> npt.NDArray[np.str_]:
    """Return one character a unit and period."""
    names, inverse = np.unique(statuses.astype(str), return_inverse=True)
    states = np.array([STATE_CODES.get(Status(name), "") for name in names], dtype=str)
    codes = states[inverse.reshape(statuses.shape)]
    given = np.maximum(classes, 0)
    codes = np.where(statuses == str(Status.OK), _CLASS_CODES[given], codes)
    return np.where(statuses == str(Status.CAUTIOUS), _PALE_CODES[given], codes)


def _existing(units: Sequence[Unit], periods: Sequence[Period]) -> Flags:
    """Return (units, periods) whether a unit exists in a month of the period."""
    begins = np.array([-1 if unit.valid_from is None else unit.valid_from for unit in units])
    ends = np.array(
        [np.iinfo(np.int32).max if unit.valid_to is None else unit.valid_to for unit in units]
    )
    starts = np.array([period.start for period in periods])
    stops = np.array([period.end for period in periods])
    return (begins[:, None] < stops) & (ends[:, None] > starts)


def _summaries(
    indicator: Indicator,
    table: pd.DataFrame,
    *,
    rows: npt.NDArray[np.intp],
    exists: Flags,
    shape: tuple[int, int],
) -> list[LevelSummary]:
    """Return a summary a period; the first rows of ``table`` are the territory's own."""
    areas = figures_of(table.head(shape[1]))
    own = np.array([area.value for area in areas])
    low, high = indicator.band or (own, own)
    lower, upper = (
        table[end].to_numpy(dtype=float).reshape(shape)[rows] for end in ("lower", "upper")
    )
    counted = [
        (flags & exists).sum(axis=0).tolist()
        for flags in (exists, *beyond(lower, upper, low=low, high=high))
    ]
    return [
        LevelSummary(area, units=units, above=above, below=below, unjudged=unjudged)
        for area, units, above, below, unjudged in zip(areas, *counted, strict=True)
    ]
