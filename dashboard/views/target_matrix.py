"""The matrix of targets on the page: who stands how, a click opens the profile."""

import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.charts.target_matrix import PICK
from dashboard.domain.statistical_year import YearSoFar
from dashboard.domain.units import Unit
from dashboard.exports.pictures.target_matrix import matrix_picture, matrix_rows
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.legend import draw_key
from dashboard.views.open_profile import open_profile

_KEY = "target_matrix"


def draw_matrix(selection: Selection, focus: Unit, so_far: YearSoFar) -> None:
    """Draw the units below ``focus``, or its neighbours, with the unit above in the first row."""
    rows = matrix_rows(selection, focus)
    if not rows.units:
        return
    matrix = cached.target_matrix(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        units=rows.codes,
        scope=selection.scope,
    )
    picture = matrix_picture(matrix, rows, focus=focus, so_far=so_far)
    event = st.vega_lite_chart(
        picture.specification, key=_KEY, on_select="rerun", selection_mode=[PICK]
    )
    draw_key(picture.key)
    open_profile(event, PICK)
