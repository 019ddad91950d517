"""The spine chart of an area profile: the unit against the wider area, among its siblings."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import catalogue as catalogues
from dashboard.exports.pictures.spine import spine_picture
from dashboard.reports.selection import Selection
from dashboard.reports.spine import SpineLine
from dashboard.views import cached
from dashboard.views.legend import draw_key


def spine_lines(selection: Selection) -> list[SpineLine]:
    """Return what a spine chart of the selection draws; nothing where there are no siblings."""
    return cached.spine(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )


def draw_spine(selection: Selection, lines: Sequence[SpineLine], place: DeltaGenerator) -> None:
    """Draw the indicators that differ most clearly first, worse ones on top."""
    picture = spine_picture(selection, lines)
    with place:
        st.vega_lite_chart(picture.specification, height=picture.height or "content", key="spine")
        draw_key(picture.key)
