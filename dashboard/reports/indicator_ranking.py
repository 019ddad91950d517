"""The ranking by one indicator: ranks with their range, what is missed, who is left out."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Direction, Indicator
from dashboard.domain.against_area import beyond_area
from dashboard.domain.assessment.draws import drawn_values, generator
from dashboard.domain.assessment.kinds import Yardstick
from dashboard.domain.assessment.ranks import last_places, rank_range, ranks, tell_apart
from dashboard.domain.comparison import Sides, beyond, least_that_matters, rounded
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.rates import FloatArray
from dashboard.reports.figures import figures
from dashboard.reports.ranking import LAST
from dashboard.reports.yardstick import Benchmark, benchmark
from dashboard.storage.store import Edition


@dataclass(frozen=True)
class IndicatorRanking:
    """Units ranked by one indicator in one period.

    Attributes:
        period: The period.
        indicator: Catalogue entry.
        area: The wider area's figure.
        benchmark: What values are held against.
        table: One row a unit, the first rank first, units without a figure last:
            ``FIGURE_COLUMNS``, ``rank``, ``best`` and ``worst`` (95% range, missing without an
            interval method), ``rank_before`` (the period before, of the same kind),
            ``missed``, ``beyond`` (of enough to matter, and beyond chance), ``last``.
    """

    period: Period
    indicator: Indicator
    area: Figure
    benchmark: Benchmark
    table: pd.DataFrame


def indicator_ranking(
    edition: Edition,
    indicator: Indicator,
    *,
    period: Period,
    units: list[str],
    area: str,
    scope: str,
) -> IndicatorRanking:
    """Return units ranked by an indicator: by its direction, by what is outside target or norm.

    Indicators without a better side are ranked from the highest value down, and nobody is
    last.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        period: The period.
        units: Codes of the units that are ranked among themselves.
        area: Code of the wider area.
        scope: Population that is counted.
    """
    both = [
        figures(edition, indicator, periods=[time], units=[area, *units], scope=scope)
        for time in (period, period.shifted(-period.months))
    ]
    held, earlier = (
        benchmark(
            edition, indicator, figures_of(table.head(1))[0], units=units, period=time, scope=scope
        )
        for table, time in zip(both, (period, period.shifted(-period.months)), strict=True)
    )
    table, before = (
        part.iloc[1:]
        .reset_index(drop=True)
        .assign(value=lambda rows: rounded(rows["value"], decimals=indicator.decimals))
        for part in both
    )
    own = figures_of(both[0].head(1))[0]
    placed = _placed(indicator, held, table, area=own).assign(
        rank_before=ranks(_merit(indicator, earlier, before["value"].to_numpy(dtype=float)))
    )
    return IndicatorRanking(
        period,
        indicator,
        area=own,
        benchmark=held,
        table=placed.sort_values(["rank", "unit_code"], na_position="last", ignore_index=True),
    )


def _placed(
    indicator: Indicator, held: Benchmark, table: pd.DataFrame, *, area: Figure
) -> pd.DataFrame:
    """Return the figures with their ranks and what they miss."""
    observed = ranks(_merit(indicator, held, table["value"].to_numpy(dtype=float)))
    best, worst = _range(indicator, held, table, observed)
    missed, surely = _gates(indicator, held, table, area=area)
    judged = indicator.direction is not Direction.NONE
    return table.assign(
        rank=observed,
        best=best,
        worst=worst,
        missed=missed & judged,
        beyond=surely & judged,
        last=last_places(observed, LAST) & tell_apart(best, worst) & judged,
    )


def _merit(indicator: Indicator, held: Benchmark, values: FloatArray) -> FloatArray:
    """Return what ranks go by, the higher the better.

    With a normal range that is the way to what is asked, on the side that is asked for: below
    a target of 109 at most all are equally good.
    """
    if indicator.band is not None:
        outside = np.maximum(np.maximum(held.low - values, values - held.high), 0)
        return rounded(-outside, decimals=indicator.decimals)
    return -values if indicator.direction is Direction.LOWER else values


def _range(
    indicator: Indicator, held: Benchmark, table: pd.DataFrame, observed: FloatArray
) -> tuple[FloatArray, FloatArray]:
    if table["lower"].isna().all():
        nothing = np.full(len(table), np.nan)
        return nothing, nothing
    drawn = drawn_values(generator(), indicator, table)
    return rank_range(_merit(indicator, held, drawn), observed)


def _gates(
    indicator: Indicator, held: Benchmark, table: pd.DataFrame, *, area: Figure
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which units miss what is asked, and which by enough and beyond chance."""
    value = table["value"].to_numpy(dtype=float)
    below, above = value < held.low, value > held.high
    near = np.where(below, held.low, held.high)
    least = np.array([least_that_matters(indicator, limit) for limit in near.tolist()])
    missed = below | above
    telling = np.abs(value - near) >= least
    surely_above, surely_below, _unplaced = _sides(indicator, held, table, area=area)
    surely = (below & surely_below) | (above & surely_above)
    return missed, missed & telling & surely


def _sides(indicator: Indicator, held: Benchmark, table: pd.DataFrame, *, area: Figure) -> Sides:
    """Return which units lie beyond what they are held against by more than chance."""
    counts, ends = (
        [table[name].to_numpy(dtype=float) for name in names]
        for names in (("numerator", "denominator"), ("lower", "upper"))
    )
    if held.kind is Yardstick.AREA:
        return beyond_area(indicator, *counts, ends=(ends[0], ends[1]), area=area.value)
    return beyond(*ends, low=held.low, high=held.high)
