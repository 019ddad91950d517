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
from dashboard.domain.against_area import has_exact_test, sizes
from dashboard.domain.rates import FloatArray, ratio


def can_smooth(indicator: Indicator) -> bool:
    """Return whether there is a smoothed value: of shares, sex ratios and rates of events."""
    return has_exact_test(indicator)


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
    rates, mean, between, by_size = _moments(events, sizes, binomial=binomial)
    weight = np.where(between + by_size > 0, ratio(between, between + by_size), 0.0)
    return np.asarray(np.where(np.isnan(rates), np.nan, mean + weight * (rates - mean)))


def standardised_rates(
    events: npt.ArrayLike, sizes: npt.ArrayLike, *, binomial: bool
) -> FloatArray:
    """Return how far rates lie from their mean, in standard deviations of a unit of that size.

    Units of different size become comparable. Assunção & Reis, A new proposal to adjust
    Moran's I for population density, Statistics in Medicine 1999;18:2147-2162; as
    ``esda.smoothing.assuncao_rate``, with the same additions as ``smoothed_rates``, whose
    arguments and missing values it shares; 0 where all rates are equal.
    """
    rates, mean, between, by_size = _moments(events, sizes, binomial=binomial)
    deviation = np.sqrt(between + by_size)
    scaled = np.where(deviation > 0, ratio(rates - mean, deviation), 0.0)
    return np.asarray(np.where(np.isnan(rates), np.nan, scaled))


def _moments(
    events: npt.ArrayLike, sizes: npt.ArrayLike, *, binomial: bool
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return rates, their mean, the variance between units, and that by chance of each."""
    cases, size = np.asarray(events, dtype=float), np.asarray(sizes, dtype=float)
    known = ~np.isnan(cases) & (size > 0)
    cases, size = np.where(known, cases, 0.0), np.where(known, size, 0.0)
    total = size.sum(axis=0)
    mean = ratio(cases.sum(axis=0), total)
    rates = np.where(known, ratio(cases, size), np.nan)
    spread = ratio((size * np.where(known, rates - mean, 0.0) ** 2).sum(axis=0), total)
    chance = mean * (1 - mean) if binomial else mean
    between = np.maximum(spread - chance * ratio(known.sum(axis=0), total), 0.0)
    return rates, mean, between, ratio(chance, size)


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
    events, size, missing = _columns(indicator, table)
    rates = smoothed_rates(events, size, binomial=_is_binomial(indicator))
    if indicator.interval is Interval.SEX_RATIO:
        rates = ratio(rates, 1 - rates)
    return np.where(missing, np.nan, rates * indicator.factor)


def standardised_values(indicator: Indicator, table: pd.DataFrame) -> FloatArray:
    """Return values of units in periods that are comparable whatever the units' sizes.

    Args:
        indicator: Catalogue entry; of one that cannot be smoothed the values themselves.
        table: As for ``smoothed_values``.

    Returns:
        (units, periods) values as ``standardised_rates`` says, a sex ratio's by its share of
        boys; NaN where the figure itself is not given.
    """
    events, size, missing = _columns(indicator, table)
    if not can_smooth(indicator):
        return table["value"].to_numpy(dtype=float).reshape(missing.shape)
    scaled = standardised_rates(events, size, binomial=_is_binomial(indicator))
    return np.where(missing, np.nan, scaled)


def _is_binomial(indicator: Indicator) -> bool:
    return indicator.interval is not Interval.POISSON


def _columns(
    indicator: Indicator, table: pd.DataFrame
) -> tuple[FloatArray, FloatArray, npt.NDArray[np.bool_]]:
    """Return (units, periods) events and sizes, and where the figure is not given."""
    shape = (-1, table["start"].nunique())
    events, denominator, value = (
        table[name].to_numpy(dtype=float).reshape(shape)
        for name in ("numerator", "denominator", "value")
    )
    return events, sizes(indicator, events, denominator), np.isnan(value)
