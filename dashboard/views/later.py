"""What a page draws once all that is read stands: browsers take longest over charts."""

from collections.abc import Callable

import streamlit as st

_KEY = "drawn_later"


def begin() -> None:
    """Begin a run: what an interrupted one has left is dropped."""
    st.session_state[_KEY] = []


def later(draw: Callable[[], None]) -> None:
    """Keep a place here for what is drawn at the end of the run."""
    st.session_state[_KEY].append((st.container(), draw))


def finish() -> None:
    """Draw what was put off, each in its place."""
    for place, draw in st.session_state.pop(_KEY):
        with place:
            draw()
