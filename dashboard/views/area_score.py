"""The score in an area profile: rank, class, way to the next class, parts with their entries."""

import pandas as pd
import streamlit as st

from dashboard.i18n import gettext as _
from dashboard.reports import asked_ranking
from dashboard.reports.ranking_tables import matters_table
from dashboard.reports.score_parts import unit_parts_table
from dashboard.reports.score_sentences import unit_score_sentences
from dashboard.reports.selection import Selection


def draw_score(selection: Selection) -> None:
    """Draw what makes the unit's score; nothing for units and periods that are not scored."""
    unit = selection.unit
    level = asked_ranking.assessed_level(selection.edition)
    if unit.level != level or not asked_ranking.can_score(selection):
        return
    found = asked_ranking.whole_scores(selection)
    if unit.code not in set(found.table["unit_code"]):
        return
    st.subheader(_("Score and its parts"), anchor=False)
    st.markdown("  \n".join(unit_score_sentences(selection, found)))
    with st.container(key="unit_score"):
        st.table(
            unit_parts_table(selection, found, unit.code), hide_index=True, border="horizontal"
        )
        matters = [matter for matter in found.matters if matter.unit_code == unit.code]
        if matters:
            table: pd.DataFrame = matters_table(selection.edition, found, matters)
            st.table(table.drop(columns=_("Unit")), hide_index=True, border="horizontal")
