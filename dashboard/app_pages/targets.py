"""Targets: gauges against scheduled progress, rates and their distance, units by targets."""

import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.reports.targets import focus_of
from dashboard.views import cached, target_figures, target_matrix, targets
from dashboard.views.downloads import beside_downloads
from dashboard.views.selection import current


def draw(selection: Selection) -> None:
    """Draw the targets of the selected unit and of those below it."""
    edition, focus = selection.edition, focus_of(selection)
    so_far = cached.year_so_far(edition, selection.period)
    lines = cached.unit_targets(
        edition,
        catalogues.load(),
        period=selection.period,
        unit=focus.code,
        scope=selection.scope,
    )
    contracts = cached.signed_contracts(edition, so_far, unit=focus.code)
    with beside_downloads(selection, "targets", "gauges", "rates", "matrix"):
        targets.draw_title(selection, focus, so_far)
    if not lines and not contracts.due:
        st.markdown(_("No targets are given for this unit and year."))
        return
    said, year = st.columns([3, 1], gap="medium")
    with said:
        targets.draw_findings(selection, lines, so_far, contracts)
    with year:
        targets.draw_year(so_far, contracts)
    with st.container(key="targets_body"):
        unit, units = st.columns([2, 3], gap="medium")
        with unit:
            target_figures.draw_gauges(lines, so_far)
            target_figures.draw_rates(lines)
        with units:
            target_matrix.draw_matrix(selection, focus, so_far)


draw(current())
