"""Proposals with their evidence and what persons decided; problems that came again."""

from collections.abc import Sequence

import streamlit as st

from dashboard.i18n import gettext as _
from dashboard.reports import ranking_tables
from dashboard.reports.proposing import Matter
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.selection import Selection

_MOST_PROBLEMS = 20


def draw_proposals(selection: Selection, whole: ScoreRanking, matters: Sequence[Matter]) -> None:
    """Draw proposals with evidence and decisions."""
    with st.container(key="matters"):
        if matters:
            table = ranking_tables.matters_table(selection.edition, whole, matters)
            st.table(table, hide_index=True, border="horizontal")
        st.caption(_("The rules only propose; a person decides, in the territory's register."))


def draw_repeated(selection: Selection, found: ScoreRanking) -> None:
    """Draw the targets missed again and again, the longest first."""
    table = ranking_tables.repeated_table(selection.edition, found)
    if table.empty:
        return
    with st.container(key="repeated"):
        st.table(table.head(_MOST_PROBLEMS), hide_index=True, border="horizontal")
    if len(table) > _MOST_PROBLEMS:
        st.caption(_("{n} more, for two periods or more").format(n=len(table) - _MOST_PROBLEMS))
