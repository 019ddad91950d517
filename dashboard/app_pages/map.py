"""Map: two indicators by unit side by side; a click leads into the unit and shows it beside."""

import streamlit as st

from dashboard.reports import map_place
from dashboard.reports.selection import Selection
from dashboard.views import (
    area_panel,
    contribution_panel,
    funnel_panel,
    map_controls,
    map_panel,
    map_words,
)
from dashboard.views.downloads import beside_downloads
from dashboard.views.selection import current


def draw(selection: Selection) -> None:
    """Draw the maps with their choices, and the unit in focus beside them."""
    with st.container(key="map_body"):
        picture, panel = st.columns([5, 2], gap="medium")
    with picture:
        above = st.container()
        map_panel.draw_map(selection)  # first, so that the map answers before the words do
        with above:
            with beside_downloads(selection, "map", "maps"):
                map_words.draw_finding(selection)
            map_controls.draw_map_controls(selection)
        map_words.draw_notes(selection)
    with panel:
        map_controls.draw_panel_choice(selection)
        panels = {
            map_place.UNIT: area_panel.draw_summary,
            map_place.FUNNEL: funnel_panel.draw,
            map_place.CONTRIBUTION: contribution_panel.draw,
        }
        panels[map_place.panel(selection)](selection)


draw(current())
