"""Charts of units whose marks can be clicked: the selection moves to the unit."""

from functools import partial

import streamlit as st

from dashboard.charts.waterfall import PICKED
from dashboard.exports.pictures.picture import Picture
from dashboard.views.legend import draw_key
from dashboard.views.selection import move

_SEEN = "{key}_picks"


def draw_picked_chart(picture: Picture, *, key: str, data: str, height: int) -> None:
    """Draw a chart with its key.

    Args:
        picture: A chart with a selection ``PICKED`` on the fields ``code`` and ``seen``.
        key: Name of the chart on the page.
        data: Name of the dataset that has ``code``, empty where a mark is no unit.
        height: Pixels where the picture asks for none.
    """
    # what was picked before is not told again: a number in the data makes each click a new one
    seen = st.session_state.get(_SEEN.format(key=key), 0)
    datasets = picture.specification["datasets"]
    st.vega_lite_chart(
        {
            **picture.specification,
            "datasets": {**datasets, data: datasets[data].assign(seen=seen)},
        },
        height=picture.height or height,
        key=key,
        on_select=partial(_picked, key),
        selection_mode=PICKED,
    )
    draw_key(picture.key)


def _picked(key: str) -> None:
    """Move the selection to the unit whose mark was clicked."""
    chosen = st.session_state[key].selection.get(PICKED)
    if chosen and chosen[0]["code"]:
        name = _SEEN.format(key=key)
        st.session_state[name] = st.session_state.get(name, 0) + 1
        move(unit=chosen[0]["code"])
