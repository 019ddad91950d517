"""Meeting: the agenda and what belongs to it, one section below the other."""

import streamlit as st

from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.views import agenda_list, decision_forms, decision_list, edition_panel, pack_panel
from dashboard.views.selection import current


def draw(selection: Selection) -> None:
    """Draw the sections of the meeting's page."""
    st.header(_("Agenda"), anchor=False)
    agenda_list.draw(selection)
    st.subheader(_("Decisions"), anchor=False)
    decision_forms.draw(selection, decision_list.draw(selection))
    pack_panel.draw(selection)
    edition_panel.draw(selection)


draw(current())
