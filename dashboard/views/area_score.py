"""The score in an area profile: rank, class, way to the next class, parts with their entries."""

import streamlit as st

from dashboard.i18n import gettext as _
from dashboard.reports import asked_ranking
from dashboard.reports.ranking_tables import unit_matters_table
from dashboard.reports.score_parts import unit_parts_table
from dashboard.reports.score_sentences import unit_score_sentences
from dashboard.reports.selection import Selection
from dashboard.views.downloads import beside_downloads


def draw_score(selection: Selection) -> None:
    """Draw what makes the unit's score; nothing for units and periods that are not scored."""
    found = asked_ranking.scores_of_unit(selection)
    if found is None:
        return
    with beside_downloads(selection, "area", "score", "matters"):
        st.subheader(_("Score and its parts"), anchor=False)
    st.markdown("  \n".join(unit_score_sentences(selection, found)))
    with st.container(key="unit_score"):
        parts = unit_parts_table(selection, found, selection.unit.code)
        st.table(parts, hide_index=True, border="horizontal")
        matters = unit_matters_table(selection, found)
        if not matters.empty:
            st.table(matters, hide_index=True, border="horizontal")
