"""The forecast of a unit's statistical year: methods side by side, in the indicator's unit."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.forecast.backtest import Forecast, forecasts
from dashboard.domain.forecast.history import History
from dashboard.domain.forecast.methods import Method
from dashboard.domain.forecast.reasons import Reason
from dashboard.domain.periods import Grain, Period
from dashboard.domain.rates import FloatArray
from dashboard.domain.targets import is_cumulative
from dashboard.reports.forecast_history import Source, history_of, populations, source_of
from dashboard.storage.store import Edition


@dataclass(frozen=True)
class MethodLine:
    """One method's forecast of the year, in the indicator's unit.

    Attributes:
        method: How it was made.
        value: Forecast of the year.
        lower_80, upper_80, lower_95, upper_95: Ends of its intervals.
        error: Mean absolute error of its past forecasts, per cent of the actual totals.
        bias: Their mean error; negative where they were too low.
        years: Earlier years of which error and bias are.
        within_80, within_95: Past totals within the interval of their day.
        told: Past totals of which that can be said.
        chosen: Whether its past error is the smallest.
    """

    method: Method
    value: float
    lower_80: float
    upper_80: float
    lower_95: float
    upper_95: float
    error: float
    bias: float
    years: int
    within_80: int
    within_95: int
    told: int
    chosen: bool


@dataclass(frozen=True)
class YearForecast:
    """The forecast of a statistical year, or why there is none.

    Attributes:
        indicator: Catalogue entry.
        year: The year's period.
        given: Months of the year before the origin.
        reason: Why there is no forecast; None where there is one.
        lines: The methods, the best by past error first; empty without a forecast.
        years: ``year`` and ``value`` of the earlier years and ``past``, what the best method
            would have forecast of them at the same point; missing where not known.
        so_far: Value of the events so far over the whole year's population.
    """

    indicator: Indicator
    year: Period
    given: int
    reason: Reason | None
    lines: tuple[MethodLine, ...] = ()
    years: pd.DataFrame | None = None
    so_far: float = float("nan")

    @property
    def headline(self) -> MethodLine:
        """The line of the method whose past error is the smallest."""
        return self.lines[0]


def year_forecast(
    edition: Edition,
    catalogue: Catalogue,
    indicator: Indicator,
    *,
    period: Period,
    unit: str,
    scope: str,
) -> YearForecast:
    """Return the forecast of the statistical year in which ``period`` lies, as of its end.

    Args:
        edition: Edition to read.
        catalogue: Measures and indicators.
        indicator: Catalogue entry.
        period: Period shown; what came after its end is not looked at.
        unit: Code of the unit.
        scope: Population that is counted.
    """
    calendar = edition.settings.calendar
    year = Period(calendar.year_start(calendar.year_of(period.start)), Grain.YEAR)
    given = period.end - year.start
    if not _adds_up(indicator, catalogue):
        return YearForecast(indicator, year, given, Reason.NOT_EVENTS)
    if given == Grain.YEAR:
        return YearForecast(indicator, year, given, Reason.COMPLETE)
    source = source_of(edition, indicator, period=period, unit=unit, scope=scope)
    history = history_of(source, indicator)
    people = populations(source, indicator)
    if np.isnan([history.so_far, people[-1]]).any():
        return YearForecast(indicator, year, given, Reason.NOT_REPORTED)
    found = forecasts(history)
    if not found:
        return YearForecast(indicator, year, given, Reason.SHORT)
    scale = indicator.factor / people
    return YearForecast(
        indicator,
        year,
        given,
        None,
        tuple(_line(forecast, float(scale[-1])) for forecast in found),
        _years(source, history, found[0], scale),
        history.so_far * float(scale[-1]),
    )


def _adds_up(indicator: Indicator, catalogue: Catalogue) -> bool:
    """Return whether events add up over the year: a count of them, or over a population."""
    subtracts = any(term.startswith("-") for term in indicator.numerator)
    return (
        indicator.aggregation != "sum_of_ratios"
        and not subtracts
        and is_cumulative(indicator, catalogue.measures)
    )


def _line(forecast: Forecast, scale: float) -> MethodLine:
    narrow, wide = forecast.intervals[0.8], forecast.intervals[0.95]
    return MethodLine(
        method=forecast.method,
        value=forecast.total * scale,
        lower_80=narrow.lower * scale,
        upper_80=narrow.upper * scale,
        lower_95=wide.lower * scale,
        upper_95=wide.upper * scale,
        error=forecast.error,
        bias=forecast.bias,
        years=forecast.years,
        within_80=narrow.within,
        within_95=wide.within,
        told=wide.told,
        chosen=forecast.chosen,
    )


def _years(source: Source, history: History, best: Forecast, scale: FloatArray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "year": range(source.first, source.last),
            "value": history.wholes * scale[:-1],
            "past": best.past * scale[:-1],
        }
    )
