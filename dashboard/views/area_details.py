"""Small tables of an area profile: sex ratio by parity with pooled years, two populations."""

import pandas as pd
import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.comparison import printed_change
from dashboard.domain.figure import Figure
from dashboard.domain.names import scope_name
from dashboard.domain.target_wording import distance_text
from dashboard.i18n import gettext as _
from dashboard.reports.parities import YEARS, ParityLine
from dashboard.reports.populations import MIGRANTS, REGISTERED, PopulationLine
from dashboard.reports.selection import Selection
from dashboard.views import cached


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
        _draw_parities(lines)
    with columns[1]:
        _draw_populations(beside)


def _draw_parities(lines: list[ParityLine]) -> None:
    if not lines:
        return
    st.subheader(_("Sex ratio at birth by parity"), anchor=False)
    pooled = _("{years} years together").format(years=YEARS)
    rows = [
        {
            _("Indicator"): line.indicator.short_name,
            _("This period"): _with_interval(line.now, line.indicator),
            _("Births"): wording.number(line.now.n),
            pooled: _with_interval(line.pooled, line.indicator),
            _("Births, {years} years").format(years=YEARS): wording.number(line.pooled.n),
            _("Against the norm"): _norm(line),
        }
        for line in lines
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def _with_interval(row: Figure, indicator: Indicator) -> str:
    if not row.given:
        return wording.status_name(row.status)
    return _("{value} ({interval})").format(
        value=wording.cell_text(row.value, indicator),
        interval=wording.interval_text(row.lower, row.upper, indicator),
    )


def _norm(line: ParityLine) -> str:
    """Return where the pooled years, else the period, lie against the norm."""
    row = line.pooled if line.pooled.given else line.now
    return wording.norm_text(row.value, row.lower, row.upper, line.indicator)


def _draw_populations(lines: list[PopulationLine]) -> None:
    if not lines:
        return
    st.subheader(_("Registered people and migrants"), anchor=False)
    rows = [
        {
            _("Indicator"): line.indicator.short_name,
            scope_name(REGISTERED): wording.cell_text(line.registered.value, line.indicator),
            scope_name(MIGRANTS): wording.cell_text(line.migrants.value, line.indicator),
            _("Migrants against registered"): _difference(line),
        }
        for line in lines
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def _difference(line: PopulationLine) -> str:
    indicator = line.indicator
    change = printed_change(line.migrants.value, line.registered.value, decimals=indicator.decimals)
    if change == 0:
        return _("level")
    template = _("{distance} higher") if change > 0 else _("{distance} lower")
    text = template.format(distance=distance_text(float(abs(change)), indicator))
    if line.significant is False:
        return _("{text}, which may be chance").format(text=text)
    return text
