"""The agenda of this session: which one is chosen, what is added to it, what is saved.

A change is made in a widget's callback: the file is read anew, changed and saved whole, unless
it is no longer the one that the page shows.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.domain.agenda import DEFAULT, Agenda, Step
from dashboard.errors import DashboardError
from dashboard.home import home_folder
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.storage.agendas import NO_FILE, AgendaFolder, KeptAgenda
from dashboard.views import cached
from dashboard.views import selection as shared

_TITLES = "page_titles"
_LAST_VIEW = "last_view"
_REFUSED = "agenda_refused"


def provide(titles: Mapping[str, str]) -> None:
    """Tell which pages there are, with their titles in the language in use."""
    st.session_state[_TITLES] = dict(titles)


def page_titles() -> dict[str, str]:
    """Return the titles of the pages by their names."""
    titles: dict[str, str] = st.session_state[_TITLES]
    return titles


def remember(page: str, selection: Selection) -> None:
    """Remember the view that is on the screen, for who adds it later."""
    st.session_state[_LAST_VIEW] = step_of(page, selection)


def last_view(selection: Selection) -> Step:
    """Return the view that was looked at last, the overview before any."""
    remembered: Step | None = st.session_state.get(_LAST_VIEW)
    return remembered or step_of("overview", selection)


def step_of(page: str, selection: Selection) -> Step:
    """Return the view as a step with a heading of its own."""
    about, unit = selection.indicator.short_name, selection.unit.label
    heading = _("{page}: {indicator}, {unit}").format(
        page=page_titles()[page], indicator=about, unit=unit
    )
    return Step(heading, page, selection.view())


def folder(selection: Selection) -> AgendaFolder:
    """Return the agendas of the selected territory."""
    return AgendaFolder(home_folder(), selection.edition.territory)


def names(selection: Selection) -> list[str]:
    """Return the names of the territory's agendas, the default one first."""
    return list(dict.fromkeys([DEFAULT, *folder(selection).names()]))


def known(selection: Selection) -> Selection:
    """Return the selection without an agenda that the territory has not, and say so.

    Whoever follows an old link must not change another agenda than it names.
    """
    asked = selection.options.get("agenda", "")
    if not asked or asked in names(selection):
        return selection
    notice = _("There is no agenda “{name}”; the usual one is shown.").format(name=asked[:40])
    options = {name: value for name, value in selection.options.items() if name != "agenda"}
    return shared.settle(replace(selection, options=options, notices=(*selection.notices, notice)))


def chosen(selection: Selection) -> KeptAgenda:
    """Return the agenda in use.

    Raises:
        SettingsError: Its file is not as expected.
    """
    name = selection.option("agenda", names(selection), usual=DEFAULT)
    return folder(selection).read(name) or KeptAgenda(default(selection), NO_FILE)


def default(selection: Selection) -> Agenda:
    """Return the agenda that is made by rules."""
    return cached.default_agenda(
        selection.edition,
        catalogues.load(),
        pages=tuple(page_titles()),
    )


def change(selection: Selection, kept: KeptAgenda, changed: Agenda) -> None:
    """Save a changed agenda; where that is refused, say so on the page and change nothing."""
    _tried(lambda: folder(selection).save(changed, on=kept.state))


def reset(selection: Selection, kept: KeptAgenda) -> None:
    """Remove an agenda's file, so that the default one is made by rules again."""
    _tried(lambda: folder(selection).remove(kept.agenda.name, on=kept.state))


def _tried(act: Callable[[], None]) -> bool:
    try:
        act()
    except DashboardError as error:
        st.session_state[_REFUSED] = str(error)
        return False
    return True


def draw_refusal() -> None:
    """Say once why a change was refused."""
    if refused := st.session_state.pop(_REFUSED, ""):
        st.warning(refused)


def add(selection: Selection, step: Step) -> None:
    """Add a view to the agenda in use; meant for widget callbacks."""

    def act() -> None:
        kept = chosen(selection)
        folder(selection).save(kept.agenda.added(step), on=kept.state)

    if _tried(act):
        st.toast(_("Added to the agenda: {heading}").format(heading=step.heading))
