"""The ranking by one indicator: ranks with their range, what is missed, who is left out."""

from dataclasses import dataclass
from math import isnan

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Direction, Indicator
from dashboard.domain.assessment.draws import drawn_values, generator
from dashboard.domain.assessment.kinds import Better
from dashboard.domain.assessment.ranks import last_places, rank_range, ranks
from dashboard.domain.assessment.rules import Rule
from dashboard.domain.comparison import least_that_matters, rounded
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.rates import FloatArray
from dashboard.reports.figures import figures
from dashboard.reports.ranking import LAST
from dashboard.reports.scoring import rules_of
from dashboard.storage.store import Edition


@dataclass(frozen=True)
class Benchmark:
    """What values are held against.

    Attributes:
        low, high: Both limits, the same for a single target; values between them are good.
        better: Which way is better; None for a band, or where there is no judgement.
        of_area: Whether it is the wider area's own value, for want of a target.
    """

    low: float
    high: float
    better: Better | None
    of_area: bool


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
    """Return units ranked by an indicator: by its direction, by the distance from its norm.

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
    whole = figures_of(both[0].head(1))[0]
    benchmark = _benchmark(edition, indicator, whole, scope=scope)
    table, earlier = (part.iloc[1:].reset_index(drop=True) for part in both)
    table = table.assign(value=rounded(table["value"], decimals=indicator.decimals))
    observed = ranks(_merit(indicator, benchmark, table["value"].to_numpy(dtype=float)))
    before = rounded(earlier["value"], decimals=indicator.decimals)
    best, worst = _range(indicator, benchmark, table, observed)
    missed, beyond = _gates(indicator, benchmark, table)
    judged = indicator.direction is not Direction.NONE
    table = table.assign(
        rank=observed,
        best=best,
        worst=worst,
        rank_before=ranks(_merit(indicator, benchmark, before)),
        missed=missed & judged,
        beyond=beyond & judged,
        last=last_places(observed, LAST) & judged,
    ).sort_values(["rank", "unit_code"], na_position="last", ignore_index=True)
    return IndicatorRanking(period, indicator, whole, benchmark, table)


def _benchmark(edition: Edition, indicator: Indicator, area: Figure, *, scope: str) -> Benchmark:
    """Return the target of the assessment, else the norm, else the wider area's own value."""
    rule = _rule(edition, indicator, scope)
    if rule is not None and rule.band is not None:
        return Benchmark(*rule.band, better=None, of_area=False)
    if rule is not None and rule.target is not None:
        return Benchmark(rule.target, rule.target, better=rule.better, of_area=False)
    if indicator.band is not None:
        return Benchmark(*indicator.band, better=None, of_area=False)
    judged = indicator.direction in (Direction.HIGHER, Direction.LOWER)
    better = Better(indicator.direction.value) if judged else None
    return Benchmark(area.value, area.value, better=better, of_area=True)


def _rule(edition: Edition, indicator: Indicator, scope: str) -> Rule | None:
    rules = rules_of(edition)
    found = [
        rule
        for rule in (rules.rules if rules else ())
        if rule.indicator == indicator.id and rule.scope == scope
    ]
    return found[0] if found else None


def _merit(indicator: Indicator, benchmark: Benchmark, values: FloatArray) -> FloatArray:
    """Return what ranks go by, the higher the better."""
    if indicator.band is not None:
        low, high = indicator.band
        return rounded(-_outside(values, low, high), decimals=indicator.decimals)
    return -values if benchmark.better is Better.LOWER else values


def _outside(values: FloatArray, low: float, high: float) -> FloatArray:
    return np.maximum(np.maximum(low - values, values - high), 0)


def _range(
    indicator: Indicator, benchmark: Benchmark, table: pd.DataFrame, observed: FloatArray
) -> tuple[FloatArray, FloatArray]:
    if table["lower"].isna().all():
        nothing = np.full(len(table), np.nan)
        return nothing, nothing
    drawn = drawn_values(generator(), indicator, table)
    return rank_range(_merit(indicator, benchmark, drawn), observed)


def _gates(
    indicator: Indicator, benchmark: Benchmark, table: pd.DataFrame
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which units miss the benchmark, and which by enough and beyond chance."""
    value, lower, upper = (
        table[name].to_numpy(dtype=float) for name in ("value", "lower", "upper")
    )
    low, high = benchmark.low, benchmark.high
    least = 0.0 if isnan(low) else least_that_matters(indicator, high)
    below = (value < low) & (benchmark.better is not Better.LOWER)
    above = (value > high) & (benchmark.better is not Better.HIGHER)
    telling = np.abs(value - np.where(below, low, high)) >= least
    surely = (below & (upper < low)) | (above & (lower > high))
    return below | above, (below | above) & telling & surely
