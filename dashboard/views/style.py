"""The little CSS that Streamlit has no option for, in one place."""

import streamlit as st

_CSS = """
<style>
.block-container { padding: 4.2rem 1.6rem 1rem; max-width: none; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .88rem; }
.legend-item { display: inline-flex; align-items: center; gap: .4rem; white-space: nowrap; }
.legend-item i { width: 1.4rem; height: 1rem; border: 1px solid #8a94a3; }
.legend-item i.line { height: 0; border: 0; }
[data-testid="stStatusWidget"], [data-testid="stAppDeployButton"] { display: none; }
[data-testid="stTable"] td { font-variant-numeric: tabular-nums; }
[data-testid="stCaptionContainer"] { color: #4b5563; }
</style>
"""


def apply() -> None:
    """Add the style sheet to the page."""
    st.html(_CSS)
