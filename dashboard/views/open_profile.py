"""A click on a unit in a picture opens its profile."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.views.findings import AREA_PAGE
from dashboard.views.selection import move


def open_profile(event: Mapping[str, Any], selection: str) -> None:
    """Open the profile of the unit that was clicked, if any.

    Args:
        event: What the picture says was selected.
        selection: Name of the picture's selection of units, which gives ``unit_code``.
    """
    picked = (event.get("selection") or {}).get(selection) or [{}]
    if code := picked[0].get("unit_code"):
        move(unit=code)
        st.switch_page(AREA_PAGE)
