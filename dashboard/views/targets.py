"""The head of the targets page: the unit, the findings, contracts and days left."""

from collections.abc import Sequence

import streamlit as st

from dashboard.domain import wording
from dashboard.domain.statistical_year import YearSoFar
from dashboard.domain.units import Unit
from dashboard.i18n import N_, counted
from dashboard.i18n import gettext as _
from dashboard.reports.contracts import Contracts
from dashboard.reports.page_findings import target_sentences
from dashboard.reports.selection import Selection
from dashboard.reports.targets import TargetLine


def draw_title(selection: Selection, focus: Unit, so_far: YearSoFar) -> None:
    """Draw the unit and the day up to which the year is told."""
    period = wording.period_name(selection.period, selection.edition.settings.calendar)
    st.header(
        _("Targets of {unit} · {period}, up to {day}").format(
            unit=focus.label, period=period, day=so_far.day
        ),
        anchor=False,
    )


def draw_findings(
    selection: Selection, lines: Sequence[TargetLine], so_far: YearSoFar, contracts: Contracts
) -> None:
    """Draw a sentence for each kind of targets, one on the year and one on the contracts."""
    with st.container(key="findings"):
        sentences = target_sentences(selection, lines, so_far, contracts)
        st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def draw_year(so_far: YearSoFar, contracts: Contracts) -> None:
    """Draw days to the year's end and contracts signed of due in large figures."""
    with st.container(horizontal=True, gap="small"):
        days = counted(
            N_("{n} day"), N_("{n} days"), so_far.days_left, text=wording.number(so_far.days_left)
        )
        st.metric(_("Until the year ends"), days, border=True, width="content")
        if contracts.due > 1:
            signed = _("{signed} of {due}").format(signed=contracts.signed, due=contracts.due)
            st.metric(_("Contracts signed"), signed, border=True, width="content")
