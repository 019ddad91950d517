"""The units of a level on the map: their classes and how they lie together, period by period.

All periods of one kind are computed at once, so that colours compare and a change of period
only looks up what is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.against_area import beyond_area
from dashboard.domain.classification import ClassBreaks, class_breaks, classify
from dashboard.domain.comparison import beyond
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Grain, Period
from dashboard.domain.rates import FloatArray
from dashboard.domain.smoothing import smoothed_values
from dashboard.domain.status import Status
from dashboard.domain.unit_marks import (
    CLASSES,
    FEW,
    STANDING,
    STATE_NUMBERS,
    Standing,
    number_of,
    signs,
)
from dashboard.domain.units import Unit
from dashboard.reports import choices
from dashboard.reports.drawn import drawn_units
from dashboard.reports.figures import figures
from dashboard.reports.kept_figures import kept_figures
from dashboard.storage.store import Edition

_RECENT = 3 * Grain.YEAR
"""Months up to the latest period whose values say where classes meet."""
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class LevelSummary:
    """The units of a level against one benchmark.

    Attributes:
        area: The territory's own figure.
        units: Units that exist in the period.
        above, below: Codes of the units beyond the benchmark: by their interval beyond the
            normal band where there is one, else by ``domain.against_area`` beyond the
            territory's value; the farthest value first.
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
        codes: One character a unit, as of ``domain.unit_marks``.
        values: Their values, smoothed if so asked for; NaN where there is none.
        breaks: Limits of the classes, the same for all periods.
        undrawn: Codes of units that exist in the period and have no polygon.
        summary: How the units lie together, by their observed values.
    """

    units: tuple[str, ...]
    codes: str
    values: FloatArray
    breaks: ClassBreaks
    undrawn: tuple[str, ...]
    summary: LevelSummary


@lru_cache(maxsize=64)
def level_maps(
    edition: Edition,
    indicator: Indicator,
    *,
    level: str,
    grain: Grain,
    scope: str,
    also: Period | None = None,
    smoothed: bool = False,
) -> dict[int, LevelMap]:
    """Return the maps of a level in all periods of one kind, by first month.

    They are kept: the page and the frame that fetches them ask alike.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        level: Level of the units.
        grain: Kind of period.
        scope: Population that is counted.
        also: A further period that no unit has completely; it has no say in the classes.
        smoothed: Whether values are drawn towards the mean of the level's units, as
            ``domain.smoothing`` says, of an indicator that can be smoothed. The limits of the
            classes stay those of the observed values, so that a colour keeps its meaning;
            no unit is marked for few events, which are what smoothing makes up for.

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
    values, above, under, lower, upper = (
        table[name].to_numpy(dtype=float).reshape(shape)[rows]
        for name in ("value", "numerator", "denominator", "lower", "upper")
    )
    breaks = class_breaks(indicator, values[:, : len(known)], recent=values[:, _recent(known)])
    exists = _existing(units, periods)
    areas = figures_of(table.head(len(periods)))
    own = np.array([area.value for area in areas])
    places = beyond_area(indicator, above, under, ends=(lower, upper), area=own)
    standing = np.select(places[:2], [Standing.ABOVE_AREA, Standing.BELOW_AREA])
    if indicator.band:
        places = beyond(lower, upper, low=indicator.band[0], high=indicator.band[1])
        norm = [Standing.ABOVE_NORM, Standing.BELOW_NORM]
        standing = np.select(places[:2], norm, standing)
    statuses = table["status"].to_numpy().reshape(shape)[rows]
    coloured = values
    if smoothed and periods:
        cells = np.arange(len(table)).reshape(shape)[rows].ravel()
        coloured = smoothed_values(indicator, table.iloc[cells])
        statuses = np.where(statuses == Status.CAUTIOUS, Status.OK, statuses)
    numbers = _numbers(statuses, classify(coloured, breaks), standing).astype(np.uint8)
    names = np.array([unit.code for unit in units], dtype=object)
    place = {unit.code: number for number, unit in enumerate(units)}
    shown = [place[code] for code in drawn]
    bare = np.ones(len(units), dtype=bool)
    bare[shown] = False
    return {
        period.start: LevelMap(
            units=drawn,
            codes=signs(numbers[shown, number].tobytes()),
            values=coloured[shown, number],
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


def _recent(known: Sequence[Period]) -> slice:
    """Return where the latest years of ascending periods stand."""
    return slice(sum(period.end <= known[-1].end - _RECENT for period in known), len(known))


def numbers_of(shown: LevelMap) -> dict[str, int]:
    """Return by unit code the number of each, as of ``domain.unit_marks``."""
    return dict(zip(shown.units, map(number_of, shown.codes), strict=True))


@lru_cache(maxsize=256)
def area_summary(
    edition: Edition, indicator: Indicator, *, period: Period, area: str, level: str, scope: str
) -> LevelSummary:
    """Return how the units of a level lie together within one area; kept, like the maps.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        period: Period shown.
        area: Code of the area, the benchmark of an indicator without normal band.
        level: Level of the units.
        scope: Population that is counted.
    """
    inside = {area, *(unit.code for unit in edition.tree.descendants(area))}
    codes = [
        unit.code
        for unit in edition.tree.covering(level)
        if unit.code in inside and unit.exists_in(period)
    ]
    own_level = edition.tree[area].level
    own_row, rows = (
        kept_figures(edition, indicator, level=of_level, units=units, periods=[period], scope=scope)
        for of_level, units in ((own_level, [area]), (level, codes))
    )
    own = figures_of(own_row)[0]
    values, above, under, lower, upper = (
        rows[name].to_numpy(dtype=float)
        for name in ("value", "numerator", "denominator", "lower", "upper")
    )
    if indicator.band:
        sides = beyond(lower, upper, low=indicator.band[0], high=indicator.band[1])
    else:
        sides = beyond_area(indicator, above, under, ends=(lower, upper), area=own.value)
    return _summary(own, np.array(codes, dtype=object), values, *sides)


def _numbers(
    statuses: npt.NDArray[Any], classes: npt.NDArray[np.int64], standing: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return the number of each unit and period, as of ``domain.unit_marks``."""
    names, inverse = np.unique(statuses.astype(str), return_inverse=True)
    states = np.array([STATE_NUMBERS.get(Status(name), 0) for name in names])
    few = names == str(Status.CAUTIOUS)
    place = inverse.reshape(statuses.shape)
    valued = np.clip(classes, 0, CLASSES - 1) + FEW * few[place] + STANDING * standing
    return np.where(states[place] > 0, states[place], valued)


def _existing(units: Sequence[Unit], periods: Sequence[Period]) -> Flags:
    """Return (units, periods) whether a unit exists in a month of the period."""
    begins = np.array([-1 if unit.valid_from is None else unit.valid_from for unit in units])
    ends = np.array(
        [np.iinfo(np.int32).max if unit.valid_to is None else unit.valid_to for unit in units]
    )
    starts = np.array([period.start for period in periods])
    stops = np.array([period.end for period in periods])
    return (begins[:, None] < stops) & (ends[:, None] > starts)


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
    order = np.argsort(values, kind="stable")
    return LevelSummary(
        area=area,
        units=len(codes),
        above=tuple(codes[order[::-1]][above[order[::-1]]]),
        below=tuple(codes[order][below[order]]),
        unjudged=int(unjudged.sum()),
        most=most,
        least=least,
    )
