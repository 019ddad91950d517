"""What scores are made of: the matrix of points lost, the dated entries of the year."""

import streamlit as st

from dashboard.charts.target_matrix import PICK
from dashboard.exports.pictures.score_parts import score_parts_picture
from dashboard.i18n import gettext as _
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.ranking_tables import entries_table
from dashboard.reports.selection import Selection
from dashboard.views.downloads import beside_downloads
from dashboard.views.legend import draw_key
from dashboard.views.open_profile import open_profile


def draw_parts(selection: Selection, found: ScoreRanking) -> None:
    """Draw the points lost; a click on a cell opens the unit's profile."""
    with st.container(key="parts_body"):
        matrix, entered = st.columns([3, 2], gap="medium")
    with matrix:
        picture = score_parts_picture(selection, found)
        event = st.vega_lite_chart(
            picture.specification, key="score_parts", on_select="rerun", selection_mode=[PICK]
        )
        draw_key(picture.key)
    with entered:
        with beside_downloads(selection, "ranking", "entries"):
            st.subheader(_("Dated entries of the year"), anchor=False)
        table = entries_table(selection, found.table["unit_code"].tolist())
        if table.empty:
            st.markdown(_("Nothing was entered this year."))
        else:
            st.table(table, hide_index=True, border="horizontal")
    open_profile(event, PICK)
