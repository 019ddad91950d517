"""The little CSS that Streamlit has no option for, in one place."""

import streamlit as st

_CSS = """
<style>
html { font-size: clamp(16px, .94vw, 28px) !important; }
.block-container { padding: 3.9rem 1.6rem .6rem; max-width: none; }
[data-testid="stCaptionContainer"] { color: #4b5563; opacity: 1; }
[data-testid="stStatusWidget"], [data-testid="stAppDeployButton"] { display: none; }
[data-testid="stTopNavLink"] span { font-size: 1.1rem; }
[data-testid="stTopNavLink"]:focus-visible { outline: 3px solid #1f4e79; outline-offset: 2px; }
.st-key-evidence p { color: #374151; }
[data-testid="stMetricLabel"] p { font-size: 1rem; }
[data-testid="stTable"] td { font-variant-numeric: tabular-nums; }
[data-testid="stTable"] th { color: #4b5563; }
iframe[title="streamlit_folium.st_folium"] { height: max(20rem, calc(100vh - 17.5rem)); }
@media (max-width: 1300px) {
  iframe[title="streamlit_folium.st_folium"] { height: max(20rem, calc(100vh - 24rem)); }
}
.st-key-findings li, .st-key-finding p { font-size: 1.25rem; line-height: 1.5; }
[class*="st-key-standouts"] li { line-height: 1.5; }
[class*="st-key-standouts"] button p { font-size: 1.1rem; }
.st-key-breadcrumb p { font-size: 1.15rem; white-space: nowrap; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; font-size: .95rem; }
.legend-item { display: inline-flex; align-items: center; gap: .4rem; white-space: nowrap; }
.legend-item i { width: 1.5rem; height: 1.05rem; border: 1px solid #6b7280; }
.legend-item i.marked { border: 3px solid #111827; }
.legend-item i.line { height: 0; border: 0; }
</style>
"""


def apply() -> None:
    """Add the style sheet to the page."""
    st.html(_CSS)
