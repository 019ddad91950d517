"""Map: two indicators by unit side by side; a click leads into the unit and shows it beside."""

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
from dashboard.views.later import later
from dashboard.views.selection import current

# Seconds that browsers need to paint words: they begin when nothing more comes for a moment.
_BREATH = 0.06


def draw(selection: Selection) -> None:
    """Draw the maps with their choices, and the unit in focus beside them.

    Who opens the page waits for the map; who acts on it has the map's own answer already, and
    waits for the words. Charts come last: browsers take longest over them.
    """
    with st.container(key="map_body"):
        maps, panel = st.columns([5, 2], gap="medium")
    with panel:
        words, chart = st.container(), st.container()
    acted = map_panel.stands(selection)
    if acted:
        with words:
            _draw_words(selection)
        time.sleep(_BREATH)
    _draw_maps(selection, maps)
    if not acted:
        with words:
            _draw_words(selection)
    with chart:
        later(lambda: _draw_chart(selection))


def _draw_maps(selection: Selection, column: DeltaGenerator) -> None:
    above = column.container()
    with above, beside_downloads(selection, "map", "maps"), map_panel.seen_first(selection):
        with column:
            map_panel.draw_map(selection, prepare=_prepare)
        map_words.draw_finding(selection)
    with above:
        map_controls.draw_map_controls(selection)
    with column:
        map_words.draw_notes(selection)


def _prepare(selection: Selection) -> None:
    if map_place.panel(selection) == map_place.UNIT:
        area_panel.prepare(selection)


def _draw_words(selection: Selection) -> None:
    map_controls.draw_panel_choice(selection)
    if map_place.panel(selection) == map_place.UNIT:
        area_panel.draw_figure(selection)


def _draw_chart(selection: Selection) -> None:
    charts = {
        map_place.UNIT: area_panel.draw_trend,
        map_place.FUNNEL: funnel_panel.draw,
        map_place.CONTRIBUTION: contribution_panel.draw,
    }
    charts[map_place.panel(selection)](selection)


draw(current())
