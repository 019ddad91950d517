"""The exhibits of the trends page: the course over the years, the year over earlier ones."""

from math import nan

from dashboard.domain import wording
from dashboard.domain.periods import Grain, Period
from dashboard.exports.exhibit import Exhibit, NativeChart
from dashboard.exports.exhibits.columns import FigureTable, with_levels
from dashboard.exports.inlined import inlined
from dashboard.exports.pictures.course import course_picture, course_table
from dashboard.exports.pictures.within_year import years_picture, years_table
from dashboard.i18n import gettext as _
from dashboard.i18n import localized
from dashboard.reports.course import Course, course
from dashboard.reports.forecast_words import (
    forecast_sentence,
    method_numbers,
    method_table,
    why_chosen,
)
from dashboard.reports.like_periods import like_numbers, like_table
from dashboard.reports.selection import Selection
from dashboard.reports.trends import (
    Picture,
    TrendFinding,
    forecast_of,
    forecast_origin,
    pictures,
    trend_finding,
)
from dashboard.reports.within_year import within_year


def course_exhibit(selection: Selection) -> Exhibit | None:
    """Return the course of the indicator over all periods of the kind; None without a value."""
    told, finding = course(selection), trend_finding(selection)
    if not told.table["value"].notna().any():
        return None
    yearly = selection.period.grain is Grain.YEAR
    picture = course_picture(
        selection,
        told,
        forecast=forecast_of(forecast_origin(selection)) if yearly else None,
        peers=selection.period.grain is not Grain.MONTH,
    )
    columns, levels = with_levels(
        FigureTable(*course_table(selection, told)), selection.indicator, limits=_limits(told)
    )
    known = told.table["lower"].notna().any()
    events = wording.events_text(finding.headline.now, selection.indicator)
    return Exhibit(
        selection=selection,
        kind=_("trend"),
        subject=selection.indicator.name,
        title=finding.title,
        subtitle=_("{indicator} over the years · {where}").format(
            indicator=selection.indicator.name, where=selection.title
        ),
        table=columns.table,
        decimals=columns.decimals,
        chart=inlined(picture.specification),
        native=NativeChart(
            "line",
            _("Period"),
            (_("Value"), *([told.area_name] if told.area_name else [])),
            labels=_short_names(selection, told),
            interval=(_("95% from"), _("95% to")) if known else None,
            levels=levels,
        ),
        notes=tuple(filter(None, [finding.beside, events])),
        key=picture.key,
    )


def _short_names(selection: Selection, told: Course) -> tuple[str, ...]:
    """Return the periods as an axis has room for: 2016上, 2016-01; 2016H1 in English."""
    calendar, months = selection.edition.settings.calendar, selection.period.months
    names = [calendar.label(Period(int(start), months)) for start in told.table["start"]]
    halves = {"H1": localized("上", "H1"), "H2": localized("下", "H2")}
    return tuple(name[:-2] + halves.get(name[-2:], name[-2:]) for name in names)


def _limits(told: Course) -> list[list[float]]:
    """Return the lower and the upper limit of the target at each period, nan without one."""
    targets = told.targets
    rows = [
        sorted(targets.loc[(targets["begin"] <= at) & (at < targets["end"]), "limit"])
        for at in told.table["at"]
    ]
    most = max(map(len, rows), default=0)
    return [[(row[number] if number < len(row) else nan) for row in rows] for number in range(most)]


def year_exhibit(selection: Selection) -> Exhibit | None:
    """Return the year over earlier ones, with the forecast where values add up."""
    offered = pictures(selection)
    added = Picture.TO_DATE in offered
    told = within_year(selection, added=added) if Picture.YEARS in offered else None
    if told is None:
        return None
    forecast = forecast_of(selection) if added else None
    picture = years_picture(selection, told, forecast=forecast)
    years = FigureTable(*years_table(selection, told))
    names = [str(name) for name in years.table.columns]
    limits = [[limit] * len(years.table) for limit in told.limits]
    columns, levels = with_levels(years, selection.indicator, limits=limits)
    title = trend_finding(selection).title
    if forecast and forecast.lines:
        title = forecast_sentence(selection, forecast)
    return Exhibit(
        selection=selection,
        kind=_("trend within the year"),
        subject=selection.indicator.name,
        title=title,
        subtitle=_("{indicator}, this year over earlier years · {where}").format(
            indicator=selection.indicator.name, where=selection.title
        ),
        table=columns.table,
        decimals=columns.decimals,
        chart=inlined(picture.specification),
        native=NativeChart("line", names[0], tuple(names[1:]), strong=names[-1], levels=levels),
        key=picture.key,
    )


def methods_exhibit(selection: Selection) -> Exhibit | None:
    """Return the methods of the forecast side by side, None where nothing can be foretold."""
    origin = forecast_origin(selection)
    forecast = forecast_of(origin)
    if not forecast.lines:
        return None
    return Exhibit(
        selection=origin,
        kind=_("table"),
        subject=_("forecast"),
        title=forecast_sentence(origin, forecast),
        subtitle=_("Forecast of {indicator} by method · {where}").format(
            indicator=selection.indicator.name, where=origin.title
        ),
        table=method_numbers(forecast),
        decimals=dict.fromkeys(
            (_("Forecast"), _("Lower end of the 95% interval"), _("Upper end of the 95% interval")),
            selection.indicator.decimals,
        ),
        shown=method_table(forecast),
        notes=(why_chosen(forecast),),
    )


def like_periods_exhibit(selection: Selection) -> Exhibit:
    """Return the same period of each year: value, interval, change, beyond chance or not."""
    finding, indicator = trend_finding(selection), selection.indicator
    table = like_table(selection, finding.headline)
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=indicator.name,
        title=finding.title,
        subtitle=_("{indicator}, the same period of each year · {where}").format(
            indicator=indicator.name, where=selection.title
        ),
        table=like_numbers(selection, finding.headline),
        decimals=dict.fromkeys(
            (
                _("Value"),
                _("Lower end of the 95% interval"),
                _("Upper end of the 95% interval"),
            ),
            indicator.decimals,
        ),
        shown=table,
    )


def sentences(selection: Selection) -> list[str]:
    """Return what the page says of the trend."""
    finding: TrendFinding = trend_finding(selection)
    return [text for text in (finding.title, finding.beside) if text]
