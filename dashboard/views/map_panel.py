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
from dashboard.home import home_folder
from dashboard.i18n import gettext as _
from dashboard.maps.choropleth import MapAssets, MapTexts, base_map
from dashboard.maps.values import Look, ValueLayer
from dashboard.reports.level import LevelMap
from dashboard.views import cached
from dashboard.views.markdown import escaped
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


def draw_finding(selection: Selection, shown: LevelMap) -> None:
    """Draw the sentence that the map shows, and the choice of the level beside it."""
    indicator, root, summary = selection.indicator, selection.edition.tree.root, shown.summary
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


def draw_notes(selection: Selection, shown: LevelMap) -> None:
    """Name the units that the map cannot draw, and what the import remarked."""
    tree = selection.edition.tree
    if shown.undrawn:
        names = [tree[code].label for code in shown.undrawn[:_MOST_NAMES]]
        more = len(shown.undrawn) - len(names)
        rest = _(" and {count} more").format(count=more) if more else ""
        st.caption(
            _("Without a polygon, so not on the map: {units}").format(
                units=_(", ").join(names) + rest
            )
        )
    notes = cached.import_notes(selection.edition, language=selection.language)
    if notes:
        with st.expander(_("Remarks of the import ({count})").format(count=len(notes))):
            st.markdown("\n".join(f"- {escaped(note)}" for note in notes[:_MOST_NOTES]))


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
