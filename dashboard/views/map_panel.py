"""The map on the page: an empty base once, addresses on every change, clicks to the selection.

The only place that calls streamlit-folium.
"""

import streamlit as st
from streamlit_folium import st_folium

from dashboard import assets
from dashboard.home import home_folder
from dashboard.i18n import gettext as _
from dashboard.maps.base import SceneAssets, SceneTexts, base_map
from dashboard.maps.scene import SceneLayer
from dashboard.reports import drill
from dashboard.reports.map_place import changes, shown_place
from dashboard.reports.selection import Selection
from dashboard.views.map_scene import scene_state
from dashboard.views.selection import current, move

_HEIGHT = 640


def draw_map(selection: Selection) -> None:
    """Draw the map of the selection; what is clicked or played there moves the selection."""
    key = f"map-{selection.language}"
    st_folium(
        _base(selection),
        key=key,
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=SceneLayer(scene_state(selection)),
        on_change=lambda: _acted(key),
    )


def _acted(key: str) -> None:
    """Move the selection as the frame tells; runs before the page, so one rerun is enough."""
    told = st.session_state.get(key) or {}
    selection = current()
    edition, where = selection.edition, shown_place(selection)
    if told.get("code") in edition.tree:
        move(**changes(drill.into(edition, edition.tree[told["code"]], now=where)))
    elif told.get("period"):
        move(period=str(told["period"]))
    elif told.get("up") and (above := drill.up(edition, now=where)):
        move(**changes(above))


def _base(selection: Selection) -> object:
    home = home_folder()
    return base_map(
        assets=SceneAssets(
            leaflet_js=assets.address("leaflet.js", home),
            leaflet_css=assets.address("leaflet.css", home),
            script=assets.address("scene.js", home),
            style=assets.address("scene.css", home),
            font=assets.address("font", home),
        ),
        texts=SceneTexts(
            language=selection.language,
            zoomIn=_("Zoom in"),
            zoomOut=_("Zoom out"),
            north=_("N\n▲"),
            kilometres=_("km"),
            metres=_("m"),
            below=_("Click: its {n} units"),
            nothingBelow=_("Nothing below"),
            byChance=_("not beyond chance"),
            period=_("Period"),
            play=_("Play"),
            pause=_("Pause"),
            search=_("Find a unit"),
            notFound=_("No such unit"),
        ),
    )
