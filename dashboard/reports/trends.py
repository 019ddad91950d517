"""What the trends page says of the selected unit and indicator, and which pictures there are."""

from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from dashboard.catalogue import Interval, load
from dashboard.domain import wording
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.findings import area_text
from dashboard.domain.periods import Grain
from dashboard.domain.target_wording import limit_text, verdict_text
from dashboard.domain.targets import is_cumulative
from dashboard.domain.trend import Trend, trend_of
from dashboard.domain.trend_findings import change_finding, trend_text
from dashboard.i18n import gettext as _
from dashboard.reports import choices
from dashboard.reports.area import benchmark
from dashboard.reports.comparisons import Headline, against_area, headlines
from dashboard.reports.forecast import YearForecast, year_forecast
from dashboard.reports.kept_figures import kept_figures
from dashboard.reports.selection import Selection
from dashboard.reports.targets import so_far, unit_targets
from dashboard.reports.within_year import has_year_to_date, steps_of


class Picture(StrEnum):
    """Pictures of a trend."""

    COURSE = "course"  # all periods of the kind shown
    YEARS = "years"  # this year over earlier years, step by step
    TO_DATE = "to_date"  # the same, added up since the year's start


@dataclass(frozen=True)
class TrendFinding:
    """What the figures say.

    Attributes:
        title: Value, its change on a year before and whether that is beyond chance.
        beside: Trend over the years, the norm, the wider area and the target; may be empty.
        headline: The figures behind them.
        trend: Over the latest years; None where there are too few.
    """

    title: str
    beside: str
    headline: Headline
    trend: Trend | None


def pictures(selection: Selection) -> list[Picture]:
    """Return the pictures that the unit's figures allow."""
    found = [Picture.COURSE]
    if steps_of(selection) is not None:
        found.append(Picture.YEARS)
        if has_year_to_date(selection):
            found.append(Picture.TO_DATE)
    return found


def trend_finding(selection: Selection) -> TrendFinding:
    """Return what the figures of the selected unit, indicator and period say."""
    edition, indicator = selection.edition, selection.indicator
    (item,) = headlines(
        edition,
        [indicator],
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )
    now = item.now
    trend = _trend(selection, item.history) if now.given else None
    parts = [
        wording.norm_text(now.value, now.lower, now.upper, indicator),
        _like_periods(selection, trend_text(trend, indicator)),
        beside_area(selection, now),
        _against_target(selection),
    ]
    said = _("; ").join(part for part in parts if part)
    return TrendFinding(
        title=change_finding(
            indicator, now, item.before, significant=item.significant, where=selection.title
        ),
        beside=said[0].upper() + said[1:] + _(".") if said else "",
        headline=item,
        trend=trend,
    )


def forecast_origin(selection: Selection) -> Selection:
    """Return the selection whose period's end is the forecast's origin.

    It is the selected one; but among whole years, which are over, beside the last of them stands
    the running year as far as it has been reported.
    """
    edition, shown = selection.edition, selection.period
    latest = choices.latest_period(edition, selection.indicator, scope=selection.scope)
    year = edition.settings.calendar.year_of
    if shown.grain is Grain.YEAR and year(latest.start) == year(shown.start) + 1:
        return replace(selection, period=latest)
    return selection


def forecast_of(selection: Selection) -> YearForecast:
    """Return the forecast of the selected statistical year, or why there is none."""
    return year_forecast(
        selection.edition,
        load(),
        selection.indicator,
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )


def _trend(selection: Selection, history: pd.DataFrame) -> Trend | None:
    calendar = selection.edition.settings.calendar
    columns = [history[name].to_numpy(dtype=float) for name in ("value", "lower", "upper")]
    return trend_of(
        history["start"].map(calendar.year_of).to_numpy(dtype=float),
        columns[0],
        lower=columns[1],
        upper=columns[2],
        ratio=selection.indicator.interval is Interval.SEX_RATIO,
    )


def _like_periods(selection: Selection, text: str) -> str:
    """Return the words on a trend; of parts of a year that they are of like ones."""
    if not text or selection.period.grain is Grain.YEAR:
        return text
    return _("the same period of each year: {finding}").format(finding=text)


def beside_area(selection: Selection, now: Figure) -> str:
    """Return how a unit's figure lies against the wider area; empty where that cannot be told."""
    above = benchmark(selection)
    if above == selection.unit:
        return ""
    (area,) = figures_of(
        kept_figures(
            selection.edition,
            selection.indicator,
            level=above.level,
            units=[above.code],
            periods=[selection.period],
            scope=selection.scope,
        )
    )
    where = against_area(now, area, selection.indicator)
    return area_text(where, area, selection.indicator, name=above.label)


def _against_target(selection: Selection) -> str:
    """Return how the target of a rate stands where the period shown is the year so far.

    What grows over the year is told by its pace, on the page of targets.
    """
    indicator, year = selection.indicator, so_far(selection.edition, selection.period)
    if is_cumulative(indicator, load().measures) or year.periods != (selection.period,):
        return ""
    lines = unit_targets(
        selection.edition,
        load(),
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )
    for line in lines:
        if (line.target.indicator, line.target.scope) == (indicator.id, selection.scope):
            asked = limit_text(line.target, indicator)
            verdict = verdict_text(line.target, indicator, line.attainment, cumulative=False)
            return _("{asked}: {verdict}").format(asked=asked, verdict=verdict)
    return ""
