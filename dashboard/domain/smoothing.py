"""Empirical-Bayes smoothing: values of small units drawn towards the mean of all.

Marshall, Mapping disease and mortality rates using empirical Bayes estimators, Applied
Statistics 1991;40:283-294, global version: with the mean m of all units, the variance A
between them by moments and the variance v/n that chance gives a unit of size n, the smoothed
value is m + A / (A + v/n) (r - m). For rates of events v = m (Poisson), which is what
``esda.smoothing.Empirical_Bayes`` computes; of shares and of the boys' share behind a sex
ratio v = m (1 - m) (binomial), since Poisson's v would smooth a share of 98% fifty times too
much. Where chance alone explains the differences A is 0, and every unit gets the mean; esda
lets it become negative there. Own code, for all periods at once: esda takes one at a time,
and two seconds to import.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Indicator, Interval
from dashboard.domain.funnel import sizes
from dashboard.domain.rates import FloatArray, ratio

_SMOOTHED = (Interval.WILSON, Interval.SEX_RATIO, Interval.POISSON)


def can_smooth(indicator: Indicator) -> bool:
    """Return whether there is a smoothed value: of shares, sex ratios and rates of events."""
    return indicator.interval in _SMOOTHED


def smoothed_rates(events: npt.ArrayLike, sizes: npt.ArrayLike, *, binomial: bool) -> FloatArray:
    """Return smoothed events per size.

    Args:
        events: Counts, units along the first axis, periods along others; NaN missing.
        sizes: Counts of the same shape, above 0.
        binomial: Whether events are a part of the size, not events of a population.

    Returns:
        Fractions of the same shape; NaN where a count is missing or a size is 0. Each
        period is smoothed towards its own mean, and a single unit is that mean.
    """
    cases, size = np.asarray(events, dtype=float), np.asarray(sizes, dtype=float)
    known = ~np.isnan(cases) & (size > 0)
    cases, size = np.where(known, cases, 0.0), np.where(known, size, 0.0)
    total = size.sum(axis=0)
    mean = ratio(cases.sum(axis=0), total)
    rates = ratio(cases, size)
    spread = ratio((size * np.where(known, rates - mean, 0.0) ** 2).sum(axis=0), total)
    chance = mean * (1 - mean) if binomial else mean
    between = np.maximum(spread - chance * ratio(known.sum(axis=0), total), 0.0)
    by_size = ratio(chance, size)
    weight = np.where(between + by_size > 0, ratio(between, between + by_size), 0.0)
    return np.asarray(np.where(known, mean + weight * (rates - mean), np.nan))


def smoothed_values(indicator: Indicator, table: pd.DataFrame) -> FloatArray:
    """Return the smoothed values of units in periods, towards the mean of these units.

    Args:
        indicator: Catalogue entry of which ``can_smooth`` is true.
        table: Figures as ``reports.figures`` gives them: units in any order, the same periods
            within each; the units alone, without the area that holds them.

    Returns:
        (units, periods) values in the indicator's unit, as ``table`` orders them; NaN where
        the figure itself is not given. What is too small to be given is counted in the mean.
    """
    shape = (-1, table["start"].nunique())
    numerator, denominator, value = (
        table[name].to_numpy(dtype=float).reshape(shape)
        for name in ("numerator", "denominator", "value")
    )
    size = sizes(indicator, numerator, denominator)
    binomial = indicator.interval is not Interval.POISSON
    rates = smoothed_rates(numerator, size, binomial=binomial)
    if indicator.interval is Interval.SEX_RATIO:
        rates = ratio(rates, 1 - rates)
    return np.where(np.isnan(value), np.nan, rates * indicator.factor)
