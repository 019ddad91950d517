"""Trends: the finding, its picture over the years, the forecast of the running year."""

import streamlit as st

from dashboard.reports.selection import Selection
from dashboard.reports.trends import Picture, forecast_origin
from dashboard.views import cached, forecast_panel, trend_panel
from dashboard.views.downloads import beside_downloads
from dashboard.views.selection import current


def draw(selection: Selection) -> None:
    """Draw the trend of the selected unit; the forecast, which takes longest, comes last."""
    finding = cached.trend_finding(selection)
    with beside_downloads(selection, "trends", "course", "year"):
        trend_panel.draw_finding(finding)
    with st.container(key="trends_body"):
        picture, year = st.columns([3, 2], gap="medium")
        with picture:
            trend_panel.draw_picture(selection)
        with year:
            origin = forecast_origin(selection)
            shown = trend_panel.shown_picture(selection)
            fan = shown is not Picture.TO_DATE or origin != selection
            if not forecast_panel.draw_forecast(origin, fan=fan):
                forecast_panel.draw_like_periods(selection, finding.headline)


draw(current())
