"""Statistical years over each other, step by step: single steps, or added up to date."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.catalogue import load
from dashboard.domain import wording
from dashboard.domain.cumulation import averaged_stocks, cumulated
from dashboard.domain.indicators import evaluate
from dashboard.domain.periods import Grain, Period
from dashboard.domain.rates import FloatArray
from dashboard.domain.targets import is_cumulative, is_momentary
from dashboard.i18n import gettext as _
from dashboard.reports.course import target_of
from dashboard.reports.forecast_history import Source, source_of
from dashboard.reports.selection import Selection

_STEPS = (Grain.MONTH, Grain.QUARTER, Grain.HALF)


@dataclass(frozen=True)
class WithinYear:
    """Years over each other.

    Attributes:
        table: One row a year and step, years in turn: ``year``, ``month`` (of the statistical
            year, the step's last, from 1), ``value``, ``back`` (years before the one shown) and
            ``tip``; values are missing where not given, and after the end of the period shown.
        grain: Kind of step.
        limits: Targets of the year shown that the values can be held against.
    """

    table: pd.DataFrame
    grain: Grain
    limits: tuple[float, ...]


def steps_of(selection: Selection) -> Grain | None:
    """Return the shortest kind of period below the year in which the unit has figures."""
    indicator = selection.indicator
    for grain in _STEPS:
        if (not indicator.grains or grain.id in indicator.grains) and selection.edition.periods(
            measures=indicator.measures,
            scope=selection.scope,
            months=grain,
            unit=selection.unit.code,
        ):
            return grain
    return None


def has_year_to_date(selection: Selection) -> bool:
    """Return whether an indicator has a value of the year to date."""
    indicator = selection.indicator
    return indicator.aggregation != "sum_of_ratios" and not is_momentary(indicator, load().measures)


def within_year(selection: Selection, *, added: bool) -> WithinYear | None:
    """Return this and the earlier years up to the period shown, None without steps in a year.

    Args:
        selection: What is looked at.
        added: Whether a value is of the year up to the step's end, else of the step alone.
    """
    grain = steps_of(selection)
    if grain is None or (added and not has_year_to_date(selection)):
        return None
    source = source_of(
        selection.edition,
        selection.indicator,
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )
    values = _values(selection, source, grain, added=added)
    values[-1, source.given // grain :] = np.nan
    return WithinYear(
        table=_table(selection, source, values, grain, added=added),
        grain=grain,
        limits=_limits(selection, source.last, added=added),
    )


def _values(selection: Selection, source: Source, grain: Grain, *, added: bool) -> FloatArray:
    """Return (years, steps) values."""
    measures, names = load().measures, selection.indicator.measures
    if added:
        stocks = averaged_stocks(measures)
        single = {
            name: source.steps([name], grain) for name in {stocks.get(name, name) for name in names}
        }
        population = selection.edition.settings.population
        counts = {
            name: cumulated(single, name, measures=measures, population=population)
            for name in names
        }
    else:
        counts = {name: source.steps([name], grain) for name in names}
    flat = pd.DataFrame({name: table.ravel() for name, table in counts.items()})
    values = evaluate(selection.indicator, flat)["value"].to_numpy(dtype=float)
    return values.reshape(source.years, -1).copy()


def _limits(selection: Selection, year: int, *, added: bool) -> tuple[float, ...]:
    target = target_of(selection, year)
    if target is None or (is_cumulative(selection.indicator, load().measures) and not added):
        return ()
    return tuple(limit for limit in target.limits if np.isfinite(limit))


def _table(
    selection: Selection, source: Source, values: FloatArray, grain: Grain, *, added: bool
) -> pd.DataFrame:
    steps = values.shape[1]
    years = np.repeat(np.arange(source.first, source.last + 1), steps)
    months = np.tile(np.arange(1, steps + 1) * int(grain), source.years)
    names = [
        _name(selection, year, month, grain, added=added)
        for year, month in zip(years.tolist(), months.tolist(), strict=True)
    ]
    told = values.ravel()
    return pd.DataFrame(
        {
            "year": years,
            "month": months,
            "value": told,
            "back": source.last - years,
            "tip": [
                f"{name}: {wording.value_text(value, selection.indicator)}"
                for name, value in zip(names, told, strict=True)
            ],
        }
    )


def _name(selection: Selection, year: int, month: int, grain: Grain, *, added: bool) -> str:
    """Return the name of a step, or of the year up to its end."""
    calendar = selection.edition.settings.calendar
    start = calendar.year_start(year)
    if not added:
        return wording.period_name(Period(start + month - grain, grain), calendar)
    whole = wording.period_name(Period(start, Grain.YEAR), calendar)
    last = wording.period_name(Period(start + month - 1, Grain.MONTH), calendar)
    return _("{year} up to {month}").format(year=whole, month=last)
