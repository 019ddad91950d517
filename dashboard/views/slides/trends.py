"""Trends as slides: the course over the years, the forecast of the running year."""

from dashboard.exports.pictures.course import course_picture
from dashboard.exports.pictures.within_year import years_picture
from dashboard.reports.forecast import YearForecast
from dashboard.reports.forecast_words import forecast_sentence
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.slides.slide import Slide, draw_picture, draw_sentences


def slides(selection: Selection) -> list[Slide]:
    """Return the slides of a trend; without a forecast only its course."""
    forecast = cached.forecast(selection)
    found = [Slide("course", lambda: _draw_course(selection, forecast))]
    if forecast.lines:
        found.append(Slide("forecast", lambda: _draw_forecast(selection, forecast)))
    return found


def _draw_course(selection: Selection, forecast: YearForecast) -> None:
    finding = cached.trend_finding(selection)
    draw_sentences([text for text in (finding.title, finding.beside) if text])
    picture = course_picture(selection, cached.course(selection), forecast=forecast)
    draw_picture(picture, key="course")


def _draw_forecast(selection: Selection, forecast: YearForecast) -> None:
    draw_sentences([forecast_sentence(selection, forecast)])
    told = cached.within_year(selection, added=True)
    if told is not None:
        draw_picture(years_picture(selection, told, forecast=forecast), key="forecast")
