"""Small tables of an area profile: sex ratio by parity with pooled years, two populations."""

import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.exports.pictures.area_tables import parity_table, population_table
from dashboard.i18n import gettext as _
from dashboard.reports.parities import ParityLine
from dashboard.reports.populations import PopulationLine
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.downloads import beside_downloads


def draw_details(selection: Selection) -> None:
    """Draw what the unit has of both tables, side by side."""
    known = catalogues.load()
    unit = selection.unit.code
    lines = cached.parities_of(
        selection.edition, known, period=selection.period, unit=unit, scope=selection.scope
    )
    beside = cached.populations_of(selection.edition, known, period=selection.period, unit=unit)
    if not lines and not beside:
        return
    columns = st.columns(2, gap="medium") if lines and beside else [st.container()] * 2
    with columns[0]:
        _draw_parities(selection, lines)
    with columns[1]:
        _draw_populations(selection, beside)


def _draw_parities(selection: Selection, lines: list[ParityLine]) -> None:
    if not lines:
        return
    with beside_downloads(selection, "area", "parities"):
        st.subheader(_("Sex ratio at birth by parity"), anchor=False)
    st.table(parity_table(lines), hide_index=True, border="horizontal")


def _draw_populations(selection: Selection, lines: list[PopulationLine]) -> None:
    if not lines:
        return
    with beside_downloads(selection, "area", "populations"):
        st.subheader(_("Registered people and migrants"), anchor=False)
    st.table(population_table(lines), hide_index=True, border="horizontal")
