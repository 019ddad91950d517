"""Forecasts as the command line prints them, with every name checked."""

import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.domain.forecast import wording
from dashboard.errors import DashboardError
from dashboard.i18n import N_
from dashboard.reports import choices
from dashboard.reports.forecast import year_forecast
from dashboard.reports.printing import asked_period, known_name
from dashboard.storage.store import Edition

FORECAST_COLUMNS = (
    "unit_code", "unit_name", "indicator", "year", "given_until", "method", "method_name",
    "forecast", "lower_80", "upper_80", "lower_95", "upper_95", "past_error", "past_bias",
    "past_years", "within_80", "within_95", "within_of", "chosen",
)  # fmt: skip
"""``past_error`` and ``past_bias`` are per cent; ``within_*`` of ``within_of`` past totals lay
within the interval."""


class NoForecastError(DashboardError):
    """A forecast that cannot be made; says why."""


def printed_forecast(
    edition: Edition, catalogue: Catalogue, *, indicator: str, period: str, unit: str, scope: str
) -> pd.DataFrame:
    """Return the methods side by side, the best first.

    Args:
        edition: Edition to read.
        catalogue: Measures and indicators.
        indicator: Id or name of an indicator.
        period: Label of the period whose end is the origin; empty for the latest half-year or
            whatever the territory reports by.
        unit: Code of the unit; empty for the territory as a whole.
        scope: Id of a scope.

    Returns:
        Columns ``FORECAST_COLUMNS``; values in the indicator's unit.

    Raises:
        UnknownNameError: A name is not known; carries the nearest valid ones.
        NoForecastError: There is none; says why.
    """
    entry = catalogue.indicator(indicator)
    known_name(scope, choices.scopes(edition), N_("There is no population “{name}” here."))
    shown = (
        asked_period(edition, entry, period, scope)
        if period
        else choices.latest_period(edition, entry, scope=scope)
    )
    item = edition.tree[unit] if unit else edition.tree.root
    found = year_forecast(edition, catalogue, entry, period=shown, unit=item.code, scope=scope)
    if found.reason is not None:
        raise NoForecastError(wording.REASONS[found.reason], indicator=entry.name)
    year = edition.settings.calendar.year_of(found.year.start)
    rows = [
        (
            item.code, item.label, entry.id, year, shown.last_day.isoformat(), str(line.method),
            wording.method_name(line.method, given=found.given), line.value, line.lower_80,
            line.upper_80, line.lower_95, line.upper_95, line.error, line.bias, line.years,
            line.within_80, line.within_95, line.told, line.chosen,
        )
        for line in found.lines
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(FORECAST_COLUMNS))
