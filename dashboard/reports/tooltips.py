"""What a pointer shows of the units on a map."""

from math import isnan, nan

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.i18n import Language, using
from dashboard.i18n import gettext as _
from dashboard.reports.drawn import drawn_units
from dashboard.reports.figures import figures
from dashboard.reports.level import level_maps
from dashboard.storage.store import Edition


def tooltips(
    edition: Edition,
    indicator: Indicator,
    *,
    level: str,
    within: str,
    period: str,
    scope: str,
    language: Language,
    smoothed: bool = False,
) -> dict[str, list[str]]:
    """Return the lines that the pointer shows, by unit code: value, interval, counts.

    The units are those of ``level`` that are, or lie below, ``within``. With ``smoothed`` the
    value of a map of smoothed values comes first, and the observed one is called so; where
    there is none the first line says why.

    Raises:
        UnknownNameError: There is no such level or unit.
        PeriodError: The label is no period of the territory.
    """
    shown = edition.settings.calendar.parse(period)
    drawn = drawn_units(edition, level, within)
    table = figures(edition, indicator, periods=[shown], units=drawn, scope=scope)
    with using(language):
        if not smoothed:
            return {row.unit_code: figure_lines(row, indicator) for row in figures_of(table)}
        values = _smoothed(edition, indicator, shown, level=level, scope=scope)
        return {
            row.unit_code: _both_lines(row, indicator, values.get(row.unit_code, nan))
            for row in figures_of(table)
        }


def _smoothed(
    edition: Edition, indicator: Indicator, period: Period, *, level: str, scope: str
) -> dict[str, float]:
    maps = level_maps(
        edition, indicator, level=level, grain=period.grain, scope=scope, smoothed=True
    )
    shown = maps.get(period.start)
    return dict(zip(shown.units, shown.values.tolist(), strict=True)) if shown else {}


def _both_lines(row: Figure, indicator: Indicator, smoothed: float) -> list[str]:
    """Return the lines of a figure below its smoothed value, or why it has none."""
    value, *rest = figure_lines(row, indicator)
    if isnan(smoothed):
        return [_("no smoothed value: {reason}").format(reason=value), *rest]
    return [
        _("smoothed value ≈{value}").format(value=wording.value_text(smoothed, indicator)),
        _("observed {value}").format(value=value),
        *rest,
    ]


def figure_lines(row: Figure, indicator: Indicator) -> list[str]:
    """Return value or state, interval and counts of a figure as lines of text."""
    value = wording.value_text(row.value, indicator)
    interval = wording.interval_text(row.lower, row.upper, indicator)
    lines = [
        value if row.given else wording.status_name(row.status),
        _("95% interval {interval}").format(interval=interval) if interval else "",
        wording.events_text(row, indicator),
    ]
    return [line for line in lines if line]
