"""The funnel beside the map: which units lie beyond chance, seen by their size."""

import streamlit as st

from dashboard.charts.funnel import POINTS
from dashboard.domain.funnel_findings import no_funnel
from dashboard.exports.pictures.funnel import funnel_picture
from dashboard.i18n import gettext as _
from dashboard.reports.map_place import compared_units
from dashboard.reports.page_findings import funnel_sentences
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.downloads import beside_downloads
from dashboard.views.picked_chart import draw_picked_chart

_HEIGHT = 330


def draw(selection: Selection) -> None:
    """Draw the sentence that the funnel shows, the funnel and its key."""
    indicator = selection.indicator
    area, level = compared_units(selection)
    found = cached.funnel(
        selection.edition,
        indicator,
        period=selection.period,
        area=area.code,
        level=level,
        scope=selection.scope,
    )
    with beside_downloads(selection, "map", "funnel"):
        st.markdown(_("**Funnel: {indicator} by size**").format(indicator=indicator.short_name))
    if found.points.empty:
        st.markdown(no_funnel(indicator))
        return
    for sentence in funnel_sentences(selection, found, area=area, level=level):
        st.markdown(sentence)
    picture = funnel_picture(selection, found, area=area)
    draw_picked_chart(picture, key="funnel", data=POINTS, height=_HEIGHT)
