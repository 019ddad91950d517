"""Forms of the meeting's page: a new decision, and what has become of one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.domain.decision_wording import state_name
from dashboard.domain.decisions import Decision, DecisionState
from dashboard.domain.periods import Grain
from dashboard.errors import DashboardError, SettingsError
from dashboard.i18n import N_
from dashboard.i18n import gettext as _
from dashboard.reports.decisions import counted_from, units_to_choose
from dashboard.reports.selection import Selection
from dashboard.storage import cells
from dashboard.storage.decisions import LONGEST
from dashboard.views import cached, decision_list

_NONE = ""
_SAID = "decision_said"


def draw(selection: Selection, listed: Sequence[Decision]) -> None:
    """Draw the form of a new decision and, where there are any, that of a change."""
    if refused := st.session_state.pop(_SAID, ""):
        st.warning(refused)
    with st.expander(_("New decision")), st.form("new_decision", border=False):
        _draw_new(selection)
    if listed:
        with st.expander(_("What has become of a decision")):
            _draw_change(selection, listed)


def _draw_new(selection: Selection) -> None:
    edition = selection.edition
    units = units_to_choose(edition, selection.unit, selection.period)
    names = {unit.code: unit.label for unit in units}
    offered = cached.indicators(edition, catalogues.load(), scope=selection.scope)
    day = counted_from(edition, selection.period)
    calendar = edition.settings.calendar
    year_end = calendar.enclosing(selection.period.start, Grain.YEAR).last_day
    st.text_area(_("What was decided"), key="decision_text", max_chars=LONGEST, height="content")
    unit, about = st.columns(2)
    unit.selectbox(
        _("Unit"), list(names), format_func=lambda code: names[code], key="decision_unit"
    )
    indicators = [selection.indicator.id, _NONE, *offered]
    about.selectbox(
        _("Indicator"),
        list(dict.fromkeys(indicators)),
        format_func=_indicator_name,
        key="decision_indicator",
    )
    owner, decided, due = st.columns([2, 1, 1])
    owner.text_input(
        _("Owner: an office, department or title, never a person's name"), key="decision_owner"
    )
    decided.text_input(_("Decided on"), day.isoformat(), key="decision_decided")
    due.text_input(_("Due"), year_end.isoformat(), key="decision_due")
    st.form_submit_button(_("Add"), on_click=_add, args=(selection,), key="add_decision")


def _indicator_name(name: str) -> str:
    return catalogues.load().indicators[name].name if name else _("none")


def _add(selection: Selection) -> None:
    state = st.session_state

    def act() -> None:
        decision_list.file_of(selection).add(
            Decision(
                id="",
                decided=_day(state["decision_decided"]),
                text=state["decision_text"].strip(),
                unit=state["decision_unit"],
                indicator=state["decision_indicator"],
                owner=state["decision_owner"].strip(),
                due=_day(state["decision_due"]),
            )
        )
        state["decision_text"] = state["decision_owner"] = ""

    _tried(act)


def _draw_change(selection: Selection, listed: Sequence[Decision]) -> None:
    known = {decision.id: decision for decision in listed}
    chosen = st.selectbox(
        _("Decision"),
        list(known),
        format_func=lambda number: f"{number}　{known[number].text}",
        key="changed_decision",
    )
    decision = known[chosen]
    with st.form(f"change_{chosen}", border=False):
        day = decision.closed or counted_from(selection.edition, selection.period)
        state, closed, note = st.columns([2, 1, 3], vertical_alignment="bottom")
        state.segmented_control(
            _("State"),
            list(DecisionState),
            default=decision.state,
            format_func=state_name,
            required=True,
            key=f"state_{chosen}",
        )
        closed.text_input(_("Done or dropped on"), day.isoformat(), key=f"closed_{chosen}")
        note.text_input(_("Note"), decision.note, key=f"note_{chosen}", max_chars=LONGEST)
        st.form_submit_button(
            _("Save"), on_click=_change, args=(selection, decision), key=f"save_{chosen}"
        )


def _change(selection: Selection, decision: Decision) -> None:
    def act() -> None:
        state = DecisionState(st.session_state[f"state_{decision.id}"])
        closed = None
        if state is not DecisionState.OPEN:
            closed = _day(st.session_state[f"closed_{decision.id}"])
        note = st.session_state[f"note_{decision.id}"].strip()
        changed = replace(decision, state=state, closed=closed, note=note)
        decision_list.file_of(selection).change(decision, changed)

    _tried(act)


def _day(text: str) -> date:
    found = cells.day(text)
    if found is None:
        raise SettingsError(N_("Expected a day such as 2026-03-31, found “{found}”."), found=text)
    return found


def _tried(act: Callable[[], None]) -> None:
    """Do what a form asks for; where that is refused, say so on the page."""
    try:
        act()
    except DashboardError as error:
        st.session_state[_SAID] = str(error)
