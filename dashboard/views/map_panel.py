"""The map on the page: the base once, the values on every change, a click to the selection.

The only place that calls streamlit-folium.
"""

import streamlit as st
from streamlit_folium import st_folium

from dashboard import assets
from dashboard.charts import palette
from dashboard.domain.classification import ClassBreaks
from dashboard.home import home_folder
from dashboard.i18n import gettext as _
from dashboard.maps.choropleth import MapAssets, MapTexts, base_map
from dashboard.maps.values import Look, ValueLayer
from dashboard.reports.level import MARKED, MARKED_PALE, PALE, PLAIN, LevelMap
from dashboard.views import cached
from dashboard.views.selection import Selection, move

_HEIGHT = 640
_MOST_NAMES = 12
_MOST_NOTES = 60
_PATTERNS = {"f": "dots", "u": "cross", "s": "hatch", "r": "", "n": ""}


def level_map(selection: Selection) -> LevelMap:
    """Return what the map shows of the selected level."""
    edition, indicator, scope = selection.edition, selection.indicator, selection.scope
    period = selection.period
    known = cached.periods(edition, indicator, scope=scope, grain=period.grain)
    maps = cached.level_maps(
        edition,
        indicator,
        level=selection.level,
        grain=period.grain,
        scope=scope,
        also=None if period in known else period,
    )
    return maps[period.start]


def draw_map(selection: Selection, shown: LevelMap) -> None:
    """Draw the map of the selected level; a click on a unit moves the selection there."""
    layer = ValueLayer(
        shown.codes,
        looks=looks(shown.breaks),
        selected=selection.unit.code,
        tooltip_url=_tooltip_url(selection),
    )
    key = f"map-{selection.edition.territory}-{selection.level}-{selection.language}"
    st_folium(
        _base(selection),
        key=key,
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=layer,
        on_change=lambda: _clicked(key),
    )


def _clicked(key: str) -> None:
    """Move the selection to the clicked unit; runs before the page, so one rerun is enough."""
    click = st.session_state.get(key) or {}
    if click.get("code"):
        move(unit=str(click["code"]))


def looks(breaks: ClassBreaks) -> dict[str, Look]:
    """Return how each code of the map is painted: classes, pale classes, states."""
    colours = palette.class_colours(breaks.count, middle=breaks.middle)
    pale = [palette.paler(colour) for colour in colours]
    kinds = (
        (PLAIN, colours, False),
        (PALE, pale, False),
        (MARKED, colours, True),
        (MARKED_PALE, pale, True),
    )
    classes = {
        code: Look(fill, mark=mark)
        for codes, fills, mark in kinds
        for code, fill in zip(codes, fills, strict=False)
    }
    states = {code: Look(fill, _PATTERNS[code]) for code, fill in palette.STATE_FILLS.items()}
    return classes | states


def _base(selection: Selection) -> object:
    edition, level, home = selection.edition, selection.level, home_folder()
    return base_map(
        geometry_url=f"/geometry/{edition.territory}/{edition.id}/{level}.json",
        bounds=cached.bounds(edition, level),
        polygons=len(cached.drawn_units(edition, level)),
        assets=MapAssets(
            leaflet_js=assets.address("leaflet.js", home),
            leaflet_css=assets.address("leaflet.css", home),
            script=assets.address("choropleth.js", home),
            style=assets.address("choropleth.css", home),
            font=assets.address("font", home),
        ),
        texts=MapTexts(
            title=_("Map of {territory}").format(territory=edition.settings.name),
            zoom_in=_("Zoom in"),
            zoom_out=_("Zoom out"),
            language=selection.language,
        ),
    )


def _tooltip_url(selection: Selection) -> str:
    edition = selection.edition
    parts = [
        edition.territory,
        edition.id,
        selection.level,
        selection.indicator.id,
        edition.settings.calendar.label(selection.period),
        selection.scope,
        selection.language,
    ]
    return f"/tooltips/{'/'.join(parts)}.json"
