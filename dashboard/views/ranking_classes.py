"""How units moved between classes: the matrix and the names."""

import streamlit as st

from dashboard.charts.palette import MOVEMENT_LOOKS
from dashboard.exports.pictures.class_matrix import class_matrix_picture
from dashboard.reports.class_moves import movement_lines, unmoved_text
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.selection import Selection
from dashboard.views.legend import draw_key


def draw_classes(selection: Selection, found: ScoreRanking) -> None:
    """Draw the matrix of classes and who moved."""
    matrix, names = st.columns([2, 3], gap="large")
    picture = class_matrix_picture(found)
    with matrix:
        st.vega_lite_chart(
            picture.specification, height=picture.height or "content", key="class_matrix"
        )
        draw_key(picture.key)
    with names, st.container(key="class_moves"):
        lines = movement_lines(selection, found)
        if not lines:
            st.markdown(unmoved_text(found))
        st.markdown("\n".join(f"- {MOVEMENT_LOOKS[how].sign} {text}" for how, text in lines))
