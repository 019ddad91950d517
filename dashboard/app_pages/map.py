"""Map: every unit of a level coloured by the indicator; a click shows the unit beside it."""

import streamlit as st

from dashboard.views import area_panel, legend, map_panel, map_words
from dashboard.views.selection import Selection, current


def draw(selection: Selection) -> None:
    """Draw the map with its legend, and the unit in focus beside it."""
    picture, panel = st.columns([3, 2], gap="medium")
    shown = map_panel.level_map(selection)
    with picture:
        map_words.draw_finding(selection, shown)
        map_panel.draw_map(selection, shown)
        legend.draw_legend(selection, shown)
        map_words.draw_notes(selection, shown)
    with panel:
        area_panel.draw_summary(selection)


draw(current())
