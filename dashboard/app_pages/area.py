"""Area profile: one unit, every indicator beside the wider area, its trend, its units below."""

import streamlit as st

from dashboard.i18n import gettext as _
from dashboard.views import area_panel, area_tables
from dashboard.views.selection import Selection, current


def draw(selection: Selection) -> None:
    """Draw the profile of the selected unit."""
    trend, profile = st.columns([2, 3], gap="medium")
    with trend:
        area_panel.draw_summary(selection)
    with profile:
        st.subheader(_("All indicators"), anchor=False)
        area_tables.draw_profile(selection)
    area_tables.draw_below(selection)


draw(current())
