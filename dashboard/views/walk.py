"""The walk through an agenda: each of its steps as the slides that it takes."""

import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Thread

import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.domain.agenda import MEETING, Agenda, Step
from dashboard.errors import DashboardError
from dashboard.i18n import using
from dashboard.reports import selection as selections
from dashboard.reports.selection import PIN, Selection
from dashboard.storage.store import Store
from dashboard.views import cached
from dashboard.views.slides import slides_of
from dashboard.views.slides.slide import Slide

_log = logging.getLogger(__name__)
_workers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="walk")
_PATIENCE = 0.3
"""Seconds until a slide is shown although not all of the walk is known."""


@dataclass(frozen=True)
class Screen:
    """One slide of a walk.

    Attributes:
        heading: Heading of its step.
        page: Page that it is of.
        parts: Parts of the page that the step shows; empty for all.
        number: Its number among the slides of the step, from 0.
        view: The step's selection as the parameters of a link.
        has_map: Whether the map is on it.
    """

    heading: str
    page: str
    parts: str
    number: int
    view: Mapping[str, str]
    has_map: bool = False


@dataclass(frozen=True)
class Walk:
    """The slides of an agenda, as far as they are known.

    Attributes:
        screens: Its slides in their order; without the last ones while they are put together.
        rest: What puts all of them together; None once these are all.
    """

    screens: list[Screen]
    rest: Future[list[Screen]] | None = None


def walk_of(agenda: Agenda, selection: Selection, store: Store, *, number: int) -> Walk:
    """Return the slides of an agenda: all of them, or those that are needed to show one.

    How many slides a step takes follows from its reports, and putting all of them together
    takes seconds after a start: the room sees its slide before that.

    Args:
        agenda: The agenda; its edition goes before the selection's.
        selection: Territory, edition and language.
        store: Editions.
        number: Number of the slide that is wanted.
    """
    asked = {"territory": selection.edition.territory, "lang": selection.language}
    if pin := agenda.edition or (selection.edition.id if selection.pinned else ""):
        asked[PIN] = pin
    decided = len(slides(MEETING, selection, parts=""))
    known = (selection.current, decided)
    rest = _begun(agenda, store, asked=asked, known=known)
    wait([rest], timeout=_PATIENCE)
    if rest.done():
        if rest.exception():  # to be tried again
            _begun.clear(agenda, store, asked=asked, known=known)
        return Walk(rest.result())
    first: list[Screen] = []
    for step in agenda.steps:
        first += _screens(step, store, asked)
        if len(first) >= number:
            break
    return Walk(first, rest)


@st.cache_resource(
    show_spinner=False, max_entries=64, hash_funcs={Agenda: repr, Store: lambda store: store.home}
)
def _begun(
    agenda: Agenda,
    store: Store,
    *,
    asked: dict[str, str],
    known: tuple[str, int],  # noqa: ARG001  others make another walk
) -> Future[list[Screen]]:
    """Return the walk that is put together in the background, once."""
    return _workers.submit(
        lambda: [screen for step in agenda.steps for screen in _screens(step, store, asked)]
    )


def _screens(step: Step, store: Store, asked: Mapping[str, str]) -> list[Screen]:
    """Return the slides of a step."""
    view, parts = {**step.parameters, **asked}, step.parameters.get("part", "")
    with using(selections.language_of(asked)):
        return [
            Screen(step.heading, step.page, parts, number, view, slide.is_map)
            for number, slide in enumerate(slides(step.page, resolved(view, store), parts=parts))
        ]


def resolved(view: Mapping[str, str], store: Store) -> Selection:
    """Return the selection that a view asks for."""
    return selections.resolve(view, store, catalogues.load(), known=cached)


def slides(page: str, selection: Selection, *, parts: str) -> list[Slide]:
    """Return the slides of a page; one that says why where it cannot be shown."""
    if page == MEETING:  # decisions change from one minute to the next
        return _slides(page, selection, parts)
    told_by = {**selection.view(), "edition": selection.edition.id, "lang": selection.language}
    return _kept_slides(page, selection, parts, told_by=told_by)


@st.cache_resource(show_spinner=False, max_entries=128, hash_funcs={Selection: lambda _told: ""})
def _kept_slides(
    page: str,
    selection: Selection,
    parts: str,
    *,
    told_by: dict[str, str],  # noqa: ARG001  tells selections apart
) -> list[Slide]:
    return _slides(page, selection, parts)


def _slides(page: str, selection: Selection, parts: str) -> list[Slide]:
    try:
        return slides_of(page, selection, parts=parts)
    except DashboardError as error:
        said = str(error)
        return [Slide("refusal", lambda: refuse(said))]


def prepare_soon(screens: Sequence[Screen], store: Store) -> None:
    """Put together what slides show, while the room looks at another one."""
    Thread(target=_prepare, args=(list(screens), store), daemon=True).start()


def _prepare(screens: list[Screen], store: Store) -> None:
    for screen in screens:
        try:
            with using(selections.language_of(screen.view)):
                _prepared(screen, store)
        except Exception:  # noqa: BLE001  the slide says it when it is drawn
            _log.exception("A slide could not be prepared")


@st.cache_data(
    show_spinner=False, max_entries=512, hash_funcs={Screen: repr, Store: lambda store: store.home}
)
def _prepared(screen: Screen, store: Store) -> bool:
    """Prepare a slide, once: what it shows is kept."""
    shown = resolved(screen.view, store)
    slides(screen.page, shown, parts=screen.parts)[screen.number].prepare()
    return True


def refuse(said: str) -> None:
    """Draw why a slide cannot be shown."""
    st.error(said)


def next_map(walk: list[Screen], number: int, store: Store) -> Selection | None:
    """Return what the next map after a slide shows, the last one's where none comes any more."""
    maps = [screen for screen in (*walk[number:], *reversed(walk[:number])) if screen.has_map]
    return resolved(maps[0].view, store) if maps else None
