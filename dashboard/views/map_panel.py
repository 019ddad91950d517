"""The map on the page: the base once, the values on every change, a click to the selection.

The only place that calls streamlit-folium.
"""

import streamlit as st
from streamlit_folium import st_folium

from dashboard import assets
from dashboard.charts import palette
from dashboard.domain import findings, wording
from dashboard.domain.classification import ClassBreaks
from dashboard.domain.level_names import level_name, units_text
from dashboard.i18n import gettext as _
from dashboard.maps.choropleth import MapAssets, MapTexts, base_map
from dashboard.maps.values import Look, ValueLayer
from dashboard.reports.map import MapTable
from dashboard.views import cached
from dashboard.views.selection import Selection, move

_HEIGHT = 640
_PATTERNS = {"f": "dots", "u": "cross", "s": "hatch", "r": "", "n": ""}


def draw_finding(selection: Selection) -> None:
    """Draw the sentence that the map shows, and the choice of the level beside it."""
    indicator, edition = selection.indicator, selection.edition
    summary = cached.level_summary(
        edition, indicator, level=selection.level, period=selection.period, scope=selection.scope
    )
    root = edition.tree.root
    sentence = findings.level_finding(
        indicator,
        units=units_text(selection.level, summary.units),
        above=summary.above,
        below=summary.below,
        unjudged=summary.unjudged,
        area=f"{root.label} {wording.value_text(summary.area.value, indicator)}",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(key="finding", width="stretch"):
            st.markdown(sentence)
        _level(selection)


def _level(selection: Selection) -> None:
    levels = cached.map_levels(selection.edition)
    if len(levels) < 2:  # noqa: PLR2004  nothing to choose
        return
    key = "choice_level"
    st.session_state[key] = selection.level
    st.segmented_control(
        _("Level of the map"),
        levels,
        format_func=level_name,
        key=key,
        on_change=lambda: move(level=st.session_state[key]),
        required=True,
        label_visibility="collapsed",
        width="content",
    )


def draw_map(selection: Selection) -> MapTable:
    """Draw the map of the selected level; a click on a unit moves the selection there."""
    table = _table(selection)
    layer = ValueLayer(
        table.codes,
        looks=looks(table.breaks),
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
    return table


def _clicked(key: str) -> None:
    """Move the selection to the clicked unit; runs before the page, so one rerun is enough."""
    click = st.session_state.get(key) or {}
    if click.get("code"):
        move(unit=str(click["code"]))


def _table(selection: Selection) -> MapTable:
    edition, indicator, level = selection.edition, selection.indicator, selection.level
    breaks = cached.level_breaks(
        edition, indicator, level=level, grain=selection.period.grain, scope=selection.scope
    )
    return cached.map_table(
        edition,
        indicator,
        level=level,
        period=selection.period,
        scope=selection.scope,
        breaks=breaks,
    )


def looks(breaks: ClassBreaks) -> dict[str, Look]:
    """Return how each code of the map is painted: classes, pale classes, states."""
    colours = palette.class_colours(breaks.count, middle=breaks.middle)
    full = {str(number): Look(colour) for number, colour in enumerate(colours)}
    pale = {
        chr(ord("A") + number): Look(palette.paler(colour)) for number, colour in enumerate(colours)
    }
    states = {code: Look(fill, _PATTERNS[code]) for code, fill in palette.STATE_FILLS.items()}
    return full | pale | states


def _base(selection: Selection) -> object:
    edition, level = selection.edition, selection.level
    return base_map(
        geometry_url=f"/geometry/{edition.territory}/{edition.id}/{level}.json",
        bounds=cached.bounds(edition, level),
        polygons=len(cached.drawn_units(edition, level)),
        assets=MapAssets(
            leaflet_js=assets.address("leaflet.js"),
            leaflet_css=assets.address("leaflet.css"),
            script=assets.address("choropleth.js"),
            style=assets.address("choropleth.css"),
            font=assets.address("font.otf"),
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
