"""Trends as slides: the course over the years, the forecast of the running year."""

from dashboard.exports.pictures.course import course_picture
from dashboard.exports.pictures.within_year import years_picture
from dashboard.reports.forecast import YearForecast
from dashboard.reports.forecast_words import forecast_sentence
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.slides.slide import Slide, Told, told_slide


def slides(selection: Selection) -> list[Slide]:
    """Return the slides of a trend; without a forecast only its course."""
    forecast = cached.forecast(selection)
    found = [told_slide("course", lambda: _course(selection, forecast), chart=True)]
    if forecast.lines:
        found.append(told_slide("forecast", lambda: _forecast(selection, forecast), chart=True))
    return found


def _course(selection: Selection, forecast: YearForecast) -> Told:
    finding, told = cached.trend_finding(selection), cached.course(selection)
    drawn = told.table["value"].notna().any()
    picture = course_picture(selection, told, forecast=forecast) if drawn else None
    return Told([text for text in (finding.title, finding.beside) if text], picture)


def _forecast(selection: Selection, forecast: YearForecast) -> Told:
    told = cached.within_year(selection, added=True)
    picture = years_picture(selection, told, forecast=forecast) if told is not None else None
    return Told([forecast_sentence(selection, forecast)], picture)
