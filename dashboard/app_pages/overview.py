"""Overview: the findings in sentences, the headline cards, the units that stand out."""

import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.views import cached, cards, findings
from dashboard.views.downloads import beside_downloads
from dashboard.views.selection import current


def draw(selection: Selection) -> None:
    """Draw the overview of the selected unit."""
    catalogue = catalogues.load()
    edition, unit, scope = selection.edition, selection.unit.code, selection.scope
    headlines = cached.headlines(
        edition, catalogue, period=selection.period, unit=unit, scope=scope
    )
    standouts = cached.standouts(
        edition, catalogue, period=selection.period, unit=unit, scope=scope
    )
    targets = cached.unit_targets(
        edition, catalogue, period=selection.period, unit=unit, scope=scope
    )
    with beside_downloads(selection, "overview", "headlines"):
        findings.draw_headline(selection, headlines)
    figures, units = st.columns([3, 2], gap="medium")
    with figures:
        cards.draw_cards(headlines, [line for line in targets if line.target.scope == scope])
        findings.draw_gaps(selection, headlines)
    with units:
        with beside_downloads(selection, "overview", "standouts"):
            st.subheader(_("Units that stand out"), anchor=False)
        findings.draw_standouts(selection, standouts)


draw(current())
