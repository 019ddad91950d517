"""Area profile: one unit, every indicator beside the wider area, its trend, its units below."""

import streamlit as st

from dashboard.reports.selection import Selection
from dashboard.views import area_details, area_panel, area_score, area_tables, decision_list
from dashboard.views.downloads import beside_downloads
from dashboard.views.selection import current


def draw(selection: Selection) -> None:
    """Draw the profile of the selected unit."""
    with beside_downloads(selection, "area", "spine", "profile"):
        area_tables.draw_title(selection)
    trend, profile = st.columns([2, 3], gap="medium")
    with trend:
        area_panel.draw_figure(selection)
        area_panel.draw_trend(selection)
    with profile:
        area_tables.draw_profile(selection)
    decision_list.draw_of_unit(selection)
    area_details.draw_details(selection)
    area_score.draw_score(selection)
    area_tables.draw_below(selection)


draw(current())
