"""The map on the page: an empty base once, addresses on every change, clicks to the selection.

The only place that calls streamlit-folium.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from secrets import token_urlsafe
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dashboard import assets
from dashboard import catalogue as catalogues
from dashboard.errors import DashboardError
from dashboard.home import home_folder
from dashboard.i18n import gettext as _
from dashboard.i18n import using
from dashboard.maps import seen
from dashboard.maps.base import SceneAssets, SceneTexts, base_map
from dashboard.maps.scene import SceneLayer
from dashboard.reports import drill
from dashboard.reports.drill import Place
from dashboard.reports.map_place import changes, played_to, shown_place
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.map_scene import scene_state
from dashboard.views.selection import current, move, read

_HEIGHT = 640
_PATIENCE = 3.0
"""Seconds that a page waits at most until its map is seen."""
_NAME = "name_of_frame"


def _nothing(_selection: Selection) -> None:
    """Prepare nothing."""


def draw_map(selection: Selection, *, prepare: Callable[[Selection], None] = _nothing) -> None:
    """Draw the map of the selection; what is clicked or played there moves the selection.

    Args:
        selection: What the map shows.
        prepare: Reads what the page tells of the selection that the map moved to.
    """
    key = _key(selection)
    st_folium(
        _base(selection),
        key=key,
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        render=False,  # it renders the map anyway
        feature_group_to_add=SceneLayer(scene_state(selection), seen=f"/seen/{_name()}"),
        on_change=lambda: _acted(key, prepare),
    )


@contextmanager
def seen_first(selection: Selection) -> Iterator[None]:
    """Send what is written inside, the map among it; what follows waits until the map is seen.

    A map that the page shows already is not waited for.
    """
    if stands(selection):
        yield
        return
    with seen.expected(_name()) as told:
        yield
        told.wait(_PATIENCE)


def _name() -> str:
    """Return what this session's frame calls itself."""
    return str(st.session_state.setdefault(_NAME, token_urlsafe(9)))


def stands(selection: Selection) -> bool:
    """Return whether the page has shown the map, and not another page since."""
    return _key(selection) in st.session_state


def _key(selection: Selection) -> str:
    return f"map-{selection.language}"


def _acted(key: str, prepare: Callable[[Selection], None]) -> None:
    """Move the selection as the frame tells; runs before the page, so one rerun is enough."""
    told = st.session_state.get(key) or {}
    target = _target(told, current())
    period = played_to(current(), str(told["period"])) if told.get("period") else {}
    if target or period:
        move(**period, **(changes(target) if target else {}))
        _read_ahead(prepare)


def _read_ahead(prepare: Callable[[Selection], None]) -> None:
    """Have what the page will tell at hand before any of it is sent.

    Browsers draw what comes together in one go; each pause between two parts costs one more.
    """
    with suppress(DashboardError):  # the page says what is wrong
        selection = read(cached.store(home_folder()), catalogues.load())
        with using(selection.language):
            prepare(selection)


def _target(told: Mapping[str, Any], selection: Selection) -> Place | None:
    """Return the place on the map that the frame asks for; None for no other one."""
    edition, now = selection.edition, shown_place(selection)
    if told.get("up"):
        return drill.up(edition, now=now)
    if told.get("code") not in edition.tree:
        return None
    unit = edition.tree[told["code"]]
    if told.get("way") == "straight":
        return drill.straight_to(edition, unit, now=now)
    if told.get("way") == "select":
        return drill.place(edition, unit=unit, level=now.level, within=now.area.code)
    return drill.into(edition, unit, now=now)


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
            belowBeside=_("Click: its {n} units ({indicator} only)"),
            through=_("Click: into {unit}"),
            nothingBelow=_("Nothing below"),
            ends=_("This indicator is not given for the units below"),
            awaited=_("Looking for hot spots …"),
            period=_("Period"),
            play=_("Play"),
            pause=_("Pause"),
            search=_("Find a unit"),
            notFound=_("No such unit"),
        ),
    )
