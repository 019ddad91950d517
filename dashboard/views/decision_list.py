"""Decisions of meetings as they stand: all on the meeting's page, a unit's on its profile."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.domain import decision_wording
from dashboard.domain.decisions import Decision, in_order, open_of
from dashboard.home import home_folder
from dashboard.i18n import gettext as _
from dashboard.reports.decisions import counted_from, decision_file
from dashboard.reports.selection import Selection
from dashboard.storage.decisions import DecisionFile
from dashboard.views.downloads import beside_downloads
from dashboard.views.markdown import escaped

_MOST_PROBLEMS = 5
_MOST_CLOSED = 20


def file_of(selection: Selection) -> DecisionFile:
    """Return the table of the selected territory."""
    return decision_file(home_folder(), selection.edition)


def draw(selection: Selection) -> list[Decision]:
    """Draw all decisions, what is longest overdue first; return them in this order."""
    kept = file_of(selection).read()
    for problem in kept.problems[:_MOST_PROBLEMS]:
        st.warning(escaped(problem.sentence()))
    listed = in_order(kept.decisions)
    day = counted_from(selection.edition, selection.period)
    with beside_downloads(selection, "meeting", "decisions"):
        st.markdown(decision_wording.summary(listed, day))
    still_open = [decision for decision in listed if decision.is_open]
    closed = [decision for decision in listed if not decision.is_open]
    if still_open:
        _draw_table(selection, still_open)
    if closed:
        with st.expander(_("Done or dropped: {n}").format(n=len(closed))):
            _draw_table(selection, closed[:_MOST_CLOSED])
    return listed


def draw_of_unit(selection: Selection) -> None:
    """Draw what is still to be done about the selected unit; nothing where there is nothing."""
    unit = selection.unit
    listed = open_of(file_of(selection).read().decisions, unit.code)
    if not listed:
        return
    title = _("What meetings decided about {unit}").format(unit=unit.label)
    with beside_downloads(selection, "area", "decisions"):
        st.subheader(title, anchor=False)
    _draw_table(selection, listed, unit=False)


def _draw_table(selection: Selection, listed: Sequence[Decision], *, unit: bool = True) -> None:
    rows = [_row(selection, decision, unit=unit) for decision in listed]
    with st.container(key=f"decisions_{'open' if listed[0].is_open else 'closed'}"):
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def _row(selection: Selection, decision: Decision, *, unit: bool) -> dict[str, str]:
    indicators = catalogues.load().indicators
    about = indicators[decision.indicator].short_name if decision.indicator else "—"
    named = {_("Unit"): escaped(selection.edition.tree[decision.unit].label)} if unit else {}
    day = counted_from(selection.edition, selection.period)
    standing = decision_wording.standing_text(decision, day)
    return {
        _("Number"): decision.id,
        _("What was decided"): escaped(decision.text),
        **named,
        _("Indicator"): about,
        _("Owner"): escaped(decision.owner),
        _("Due"): decision.due.isoformat(),
        _("Standing"): f"**{standing}**" if decision.is_overdue(day) else standing,
        _("Note"): escaped(decision.note) or "—",
    }
