"""Figures as they might have been: drawn from the counts, by the method of the interval.

A unit's rate is known only as well as its counts tell it. So each draw takes a rate that
might lie behind the counts (Jeffreys' posterior), and all that follows from it, points, score
and rank, is computed again. Goldstein & Spiegelhalter, Journal of the Royal Statistical
Society A 1996;159:385-443, rank institutions so; Brown, Cai & DasGupta, Statistical Science
2001;16:101-133, is on Jeffreys' interval of shares.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator, Interval
from dashboard.domain.rates import FloatArray

DRAWS = 1_000
SEED = 20260331
_PRIOR = 0.5
_ENDS = 2 * 1.959963984540054
"""Standard errors between both ends of a 95% interval."""


def generator() -> np.random.Generator:
    """Return the source of chance of a ranking: always the same, so that pages agree."""
    return np.random.default_rng(SEED)


def drawn_values(
    rng: np.random.Generator, indicator: Indicator, figures: pd.DataFrame, *, draws: int = DRAWS
) -> FloatArray:
    """Return (draws, units) values that may lie behind the counts.

    Args:
        rng: Source of chance.
        indicator: Catalogue entry.
        figures: One row a unit with the columns of ``evaluate``.
        draws: Number of draws.

    Returns:
        Values in the indicator's unit; NaN where a figure has no value; the value itself in
        every draw where there is no interval, or a part exceeds its whole.
    """
    value = figures["value"].to_numpy(dtype=float)
    fixed = np.isnan(value) | np.isnan(figures["lower"].to_numpy(dtype=float))
    if indicator.interval is Interval.NONE or fixed.all():
        return np.broadcast_to(value, (draws, len(value)))
    chance = _METHODS[indicator.interval](rng, figures[~fixed], (draws, int((~fixed).sum())))
    drawn = np.tile(value, (draws, 1))
    drawn[:, ~fixed] = chance if indicator.interval in _ON_SCALE else chance * indicator.factor
    return drawn


def drawn_cases(rng: np.random.Generator, cases: FloatArray, *, draws: int = DRAWS) -> FloatArray:
    """Return (draws, units) numbers of cases to be expected where so many have occurred."""
    known = np.nan_to_num(cases)
    return np.where(np.isnan(cases), np.nan, rng.gamma(known + _PRIOR, size=(draws, len(cases))))


def _columns(figures: pd.DataFrame, *names: str) -> list[FloatArray]:
    return [figures[name].to_numpy(dtype=float) for name in names]


def _share(rng: np.random.Generator, figures: pd.DataFrame, shape: tuple[int, int]) -> FloatArray:
    part, whole = _columns(figures, "numerator", "denominator")
    return rng.beta(part + _PRIOR, whole - part + _PRIOR, size=shape)


def _rate(rng: np.random.Generator, figures: pd.DataFrame, shape: tuple[int, int]) -> FloatArray:
    events, population = _columns(figures, "numerator", "denominator")
    return np.asarray(rng.gamma(events + _PRIOR, size=shape) / population)


def _ratio(rng: np.random.Generator, figures: pd.DataFrame, shape: tuple[int, int]) -> FloatArray:
    boys, girls = _columns(figures, "numerator", "denominator")
    share = rng.beta(boys + _PRIOR, girls + _PRIOR, size=shape)
    return np.asarray(share / (1 - share))


def _difference(
    rng: np.random.Generator, figures: pd.DataFrame, shape: tuple[int, int]
) -> FloatArray:
    net, population, events = _columns(figures, "numerator", "denominator", "n")
    gained, lost = (rng.gamma((events + sign * net) / 2 + _PRIOR, size=shape) for sign in (1, -1))
    return np.asarray((gained - lost) / population)


def _around(rng: np.random.Generator, figures: pd.DataFrame, shape: tuple[int, int]) -> FloatArray:
    value, lower, upper = _columns(figures, "value", "lower", "upper")
    return rng.normal(value, (upper - lower) / _ENDS, size=shape)


_Method = Callable[[np.random.Generator, pd.DataFrame, tuple[int, int]], FloatArray]
_METHODS: Mapping[Interval, _Method] = {
    Interval.WILSON: _share,
    Interval.POISSON: _rate,
    Interval.SEX_RATIO: _ratio,
    Interval.DIFFERENCE: _difference,
    Interval.SUM_OF_RATES: _around,
}
_ON_SCALE = frozenset({Interval.SUM_OF_RATES})
"""Methods that draw in the indicator's unit already."""
