"""The contribution beside the map: what each unit adds to the area's value, or its change."""

import streamlit as st

from dashboard.charts.waterfall import DATA
from dashboard.domain.units import Unit
from dashboard.exports.pictures.contribution import change_picture, makeup_picture
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import gettext as _
from dashboard.reports import map_place
from dashboard.reports.contribution_words import change_sentences, makeup_sentences
from dashboard.reports.map_place import CHANGE, MAKEUP, compared_units
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.downloads import beside_downloads
from dashboard.views.picked_chart import draw_picked_chart
from dashboard.views.selection import move


def draw(selection: Selection) -> None:
    """Draw the choice of what is shared out, the sentence, the waterfall and its key."""
    with beside_downloads(selection, "map", "contribution"):
        _choose(selection)
    sentences, picture = told(selection)
    for sentence in sentences:
        st.markdown(sentence)
    if picture is not None:
        draw_picked_chart(picture, key="contribution", data=DATA, height=0)


def told(selection: Selection) -> tuple[list[str], Picture | None]:
    """Return what the panel says and draws; no picture where nothing can be shared out."""
    area, level = compared_units(selection)
    read = _change if map_place.parts(selection) == CHANGE else _makeup
    return read(selection, area, level)


def _choose(selection: Selection) -> None:
    key = "choice_parts"
    st.session_state[key] = map_place.parts(selection)
    names = {MAKEUP: _("Value"), CHANGE: _("Change")}
    st.segmented_control(
        _("What is shared out"),
        list(names),
        format_func=lambda name: names[name],
        key=key,
        on_change=lambda: move(parts=st.session_state[key]),
        required=True,
        label_visibility="collapsed",
        width="content",
    )


def _makeup(selection: Selection, area: Unit, level: str) -> tuple[list[str], Picture | None]:
    found = cached.makeup(
        selection.edition,
        selection.indicator,
        period=selection.period,
        area=area.code,
        level=level,
        scope=selection.scope,
    )
    sentences = makeup_sentences(selection, found, area=area, level=level)
    if found.units.empty:
        return sentences, None
    return sentences, makeup_picture(selection, found, area=area)


def _change(selection: Selection, area: Unit, level: str) -> tuple[list[str], Picture | None]:
    found = cached.change(
        selection.edition,
        selection.indicator,
        periods=(map_place.other_period(selection), selection.period),
        area=area.code,
        level=level,
        scope=selection.scope,
    )
    sentences = change_sentences(selection, found, area=area)
    if found.units.empty:
        return sentences, None
    return sentences, change_picture(selection, found)
