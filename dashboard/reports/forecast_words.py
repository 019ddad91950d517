"""A forecast in words and as the table of its methods, for pages, files and notes."""

import pandas as pd

from dashboard.domain import wording
from dashboard.domain.forecast import wording as words
from dashboard.i18n import gettext as _
from dashboard.reports.forecast import MethodLine, YearForecast
from dashboard.reports.selection import Selection

CHOSEN = "✓"


def forecast_sentence(selection: Selection, forecast: YearForecast) -> str:
    """Return the headline with its intervals, or why no number is given."""
    if forecast.reason is not None:
        return words.reason_text(forecast.reason, selection.indicator)
    best = forecast.headline
    return words.headline(
        best.value,
        selection.indicator,
        narrow=(best.lower_80, best.upper_80),
        wide=(best.lower_95, best.upper_95),
    )


def method_table(forecast: YearForecast) -> pd.DataFrame:
    """Return the methods side by side as text, the best by past error first."""
    return pd.DataFrame([_row(line, forecast) for line in forecast.lines])


def method_numbers(forecast: YearForecast) -> pd.DataFrame:
    """Return the methods side by side as files have them: numbers as numbers."""
    return pd.DataFrame(
        [
            {
                _("Method"): words.method_name(line.method, given=forecast.given),
                _("Chosen"): _("yes") if line.chosen else _("no"),
                _("Forecast"): line.value,
                _("Lower end of the 80% interval"): line.lower_80,
                _("Upper end of the 80% interval"): line.upper_80,
                _("Lower end of the 95% interval"): line.lower_95,
                _("Upper end of the 95% interval"): line.upper_95,
                _("Mean error (%)"): line.error,
                _("Bias (%)"): line.bias,
                _("Past years"): line.years,
                _("Past years with an interval"): line.told,
                _("Of them within 80%"): line.within_80,
                _("Of them within 95%"): line.within_95,
            }
            for line in forecast.lines
        ]
    )


def why_chosen(forecast: YearForecast) -> str:
    """Return why the headline is what it is, and how the worst method did."""
    best, worst = forecast.lines[0], forecast.lines[-1]
    names = [words.method_name(line.method, given=forecast.given) for line in (best, worst)]
    return words.why_chosen(
        (names[0], best.error),
        methods=len(forecast.lines),
        years=best.years,
        worst=(names[1], worst.error, worst.bias),
    ) + _(" The first past years have no interval: it is made of the errors of years before.")


def _row(line: MethodLine, forecast: YearForecast) -> dict[str, str]:
    entry = words.rough(forecast.indicator)
    name = words.method_name(line.method, given=forecast.given)
    return {
        _("Method"): f"{CHOSEN} {name}" if line.chosen else name,
        _("Forecast"): wording.value_text(line.value, entry),
        _("95% interval"): wording.interval_text(line.lower_95, line.upper_95, entry),
        _("Mean error"): words.error_text(line.error),
        _("Bias"): words.bias_text(line.bias),
        _("Past years within 80% and 95%"): _("{narrow} and {wide} of {told}").format(
            narrow=line.within_80, wide=line.within_95, told=line.told
        ),
    }
