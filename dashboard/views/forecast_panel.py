"""What stands beside the picture of a trend: the year's forecast, the years in a table."""

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.domain import wording
from dashboard.domain.periods import Period
from dashboard.exports.pictures.within_year import years_picture
from dashboard.i18n import gettext as _
from dashboard.reports.comparisons import Headline
from dashboard.reports.forecast import YearForecast
from dashboard.reports.forecast_words import forecast_sentence, method_table, why_chosen
from dashboard.reports.like_periods import like_table
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.downloads import beside_downloads
from dashboard.views.legend import draw_key

_FAN_HEIGHT = 290
_MOST_YEARS = 11


def draw_forecast(selection: Selection, *, fan: bool) -> bool:
    """Draw the forecast, or why there is none.

    Args:
        selection: What it is made of, as ``forecast_origin`` returns it.
        fan: Whether the fan is drawn; not where the large picture has it.

    Returns:
        Whether a fan was drawn.
    """
    forecast = cached.forecast(selection)
    calendar = selection.edition.settings.calendar
    year = wording.period_name(forecast.year, calendar)
    day = Period(forecast.year.start, forecast.given).last_day
    title = _("Forecast of {year}, from figures up to {day}").format(year=year, day=day)
    if forecast.lines:
        with beside_downloads(selection, "trends", "methods"):
            st.subheader(title, anchor=False)
    else:
        st.subheader(title, anchor=False)
    with st.container(key="forecast_finding"):
        st.markdown(forecast_sentence(selection, forecast))
    if forecast.lines:
        _draw_methods(selection, forecast, fan=fan)
    return fan and bool(forecast.lines)


def _draw_methods(selection: Selection, forecast: YearForecast, *, fan: bool) -> None:
    told = cached.within_year(selection, added=True) if fan else None
    if told is not None:
        drawn = years_picture(selection, told, forecast=forecast)
        st.vega_lite_chart(drawn.specification, height=_FAN_HEIGHT, key="forecast_fan")
        draw_key(drawn.key)
    with st.container(key="trend_table_methods"):
        st.table(_styled(method_table(forecast)), hide_index=True, border="horizontal")
    st.caption(why_chosen(forecast))


def draw_like_periods(selection: Selection, item: Headline) -> None:
    """Draw the same period of the latest years: value, interval, change, beyond chance or not."""
    with beside_downloads(selection, "trends", "like_periods"):
        st.subheader(_("The same period of each year"), anchor=False)
    with st.container(key="trend_table_years"):
        st.table(
            like_table(selection, item, most=_MOST_YEARS), hide_index=True, border="horizontal"
        )


def _styled(table: pd.DataFrame) -> Styler:
    """Return the table with the chosen method, its first row, in strong type."""
    strong = ["font-weight:700" if row == 0 else "" for row in range(len(table))]
    return table.style.apply(lambda column: strong[: len(column)])
