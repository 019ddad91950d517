"""The agenda on the meeting's page: its steps with a heading each, in the order of the talk."""

import streamlit as st

from dashboard.domain.agenda import DEFAULT, Agenda, Step
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.storage.agendas import NO_FILE, KeptAgenda
from dashboard.views import agendas, presenting
from dashboard.views.markdown import escaped
from dashboard.views.selection import look_at, move

_COLUMNS = [0.3, 6, 1, 2.4]


def draw(selection: Selection) -> None:
    """Draw the choice of an agenda, its steps, and the button that adds the last view."""
    kept = agendas.chosen(selection)
    agendas.draw_refusal()
    _draw_choice(selection, kept)
    with st.container(gap="xsmall"):
        for position, step in enumerate(kept.agenda.steps):
            _draw_step(selection, kept, position, step)


def _draw_choice(selection: Selection, kept: KeptAgenda) -> None:
    listed = agendas.names(selection)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            _("▶ Present"),
            key="present",
            type="primary",
            disabled=not kept.agenda.steps,
            help=_("Key P; Page Up and Page Down lead through, Esc ends"),
            on_click=presenting.start,
            args=("1",),
        )
        if len(listed) > 1:
            key = "choice_agenda"
            st.session_state[key] = kept.agenda.name
            st.selectbox(
                _("Agenda"),
                listed,
                format_func=lambda name: _title(selection, name),
                key=key,
                on_change=lambda: move(agenda=st.session_state[key], step=""),
                label_visibility="collapsed",
                width=360,
            )
        _draw_addition(selection)
        if kept.agenda.name == DEFAULT and kept.state != NO_FILE:
            st.button(
                _("Back to the default agenda"),
                key="default_again",
                on_click=agendas.reset,
                args=(selection, kept),
                type="tertiary",
            )


def _title(selection: Selection, name: str) -> str:
    found = agendas.folder(selection).read(name)
    return found.agenda.title if found else agendas.default(selection).title


def _draw_step(selection: Selection, kept: KeptAgenda, position: int, step: Step) -> None:
    agenda = kept.agenda
    key = f"{kept.state[:8]}_{position}"
    number, heading, page, acts = st.columns(_COLUMNS, vertical_alignment="center", gap="small")
    number.markdown(f"**{position + 1}**")
    with heading:
        st.text_input(
            _("Heading of step {number}").format(number=position + 1),
            step.heading,
            key=f"heading_{key}",
            on_change=lambda: _rename(selection, kept, position, f"heading_{key}"),
            label_visibility="collapsed",
        )
    page.markdown(escaped(agendas.page_titles().get(step.page, step.page)))
    changes = (
        ("↑", _("Earlier"), agenda.moved(position, by=-1), position == 0),
        ("↓", _("Later"), agenda.moved(position, by=1), position == len(agenda.steps) - 1),
        ("✕", _("Remove"), agenda.removed(position), False),
    )
    with acts, st.container(horizontal=True, gap="xsmall"):
        if st.button(_("Open"), key=f"open_{key}"):
            _open(agenda, step)
        for sign, name, changed, disabled in changes:
            st.button(
                sign,
                key=f"{sign}_{key}",
                help=name,
                disabled=disabled,
                on_click=agendas.change,
                args=(selection, kept, changed),
            )


def _rename(selection: Selection, kept: KeptAgenda, position: int, key: str) -> None:
    changed: Agenda = kept.agenda.renamed(position, heading=st.session_state[key])
    agendas.change(selection, kept, changed)


def _open(agenda: Agenda, step: Step) -> None:
    """Show a step's view on its page, with the figures of the edition that the agenda pins."""
    look_at(step.parameters, edition=agenda.edition)
    st.switch_page(f"app_pages/{step.page}.py")


def _draw_addition(selection: Selection) -> None:
    step = agendas.last_view(selection)
    st.button(
        _("Add the view last looked at"),
        key="add_last_view",
        help=step.heading,
        on_click=agendas.add,
        args=(selection, step),
    )
