"""Presenting: the agenda slide by slide, without chrome, in type for the last row.

The address says where the walk stands: ``present``, ``agenda`` and ``step``, the number of the
slide. A question from the room (a click on the map, another unit) makes ``aside`` of it, the
page that answers; one key leads back.
"""

from concurrent.futures import Future, wait

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.domain.agenda import PAGES, Agenda
from dashboard.errors import DashboardError
from dashboard.i18n import gettext as _
from dashboard.reports import asked_ranking
from dashboard.reports.provenance import provenance
from dashboard.reports.selection import Selection
from dashboard.storage.store import Store
from dashboard.views import agendas, map_panel, walk
from dashboard.views import selection as shared
from dashboard.views.selection import current
from dashboard.views.slides.slide import Slide
from dashboard.views.walk import Screen, Walk

_presenter = st.components.v2.component(
    "presenter",
    html=(
        '<div class="walk"><b class="heading"></b><span class="running"></span>'
        '<span class="place"></span><div class="track"><div class="done"></div></div></div>'
    ),
    js=(
        "export default ({ data, parentElement, setTriggerValue }) => "
        'window.presenter.take(data, parentElement, (act) => setTriggerValue("act", act));'
    ),
    isolate_styles=False,
)
_KEYS = "presenter"
_GLANCE = 0.1
"""Seconds between two looks whether all of the walk is known."""
_AHEAD = 3
"""Slides that are put together before they are asked for."""
_NAVIGATED, _LEFT_FOR = "presenting_navigated", "presenting_left_for"


def draw(store: Store, catalogue: Catalogue, *, page: str) -> None:
    """Draw the slide that the address asks for, the line above and the one below it.

    Args:
        store: Editions.
        catalogue: Measures and indicators.
        page: Page that the navigation names; a slide may have led to it.
    """
    if page != st.session_state.setdefault(_NAVIGATED, page):
        st.session_state[_NAVIGATED] = page
        shared.move(aside=page)
    selection = agendas.known(shared.read(store, catalogue))
    agenda = agendas.chosen(selection).agenda
    found = walk.walk_of(agenda, selection, store, number=_asked(selection))
    if not found.screens:
        _draw_nothing(selection)
        return
    _draw_walk(agenda, found, selection, store)
    if found.rest:
        _await(found.rest)
        st.rerun()


def _await(rest: Future[list[Screen]]) -> None:
    """Wait until all of the walk is known, while the room looks at its slide."""
    place = st.empty()
    while not rest.done():
        wait([rest], timeout=_GLANCE)
        place.empty()  # here Streamlit leaves off where a key asks for another slide


def _draw_walk(agenda: Agenda, found: Walk, selection: Selection, store: Store) -> None:
    """Draw the slide that is asked for, or the page that answers a question."""
    screens = found.screens
    number = min(_asked(selection), len(screens))
    aside = selection.options.get("aside", "")
    if aside in PAGES:
        screen = Screen("", aside, "", 0, {})
        selection = shared.settle(selection)
    else:
        aside, screen = "", screens[number - 1]
        kept = {name: selection.options.get(name, "") for name in ("agenda", "present")}
        view = {**screen.view, **kept, "step": str(number)}
        selection = shared.settle(walk.resolved(view, store))
    st.session_state[shared.PRESENTED] = screen.page
    with st.container(key="presenting"):
        _draw_line(agenda, found, number, aside=selection.title if aside else "")
        slide = _draw_slide(screen, selection)
        _draw_map(selection if slide.is_map else walk.next_map(screens, number, store))
        if not found.rest:
            walk.prepare_soon(screens[number : number + _AHEAD], store)
        with st.container(key="slide_footer"):
            counted = asked_ranking.counted(selection, page=screen.page)
            st.caption(" · ".join(provenance(counted, short=True)))


def _asked(selection: Selection) -> int:
    """Return the number of the slide that the address asks for, the first for any nonsense."""
    asked = selection.options.get("step", "")
    return max(int(asked), 1) if asked.isdecimal() else 1


def _draw_nothing(selection: Selection) -> None:
    """Say that there is nothing to present; the next run shows the page again."""
    st.info(_("This agenda has no steps yet."))
    shared.move(present="")
    listen(selection)


def _draw_line(agenda: Agenda, found: Walk, number: int, *, aside: str) -> None:
    """Draw where the walk stands, and listen to the presenter's keys."""
    way = _("A question from the room: {view}. R leads back to the agenda.").format(view=aside)
    data = {
        "number": number,
        "total": len(found.screens),
        "more": bool(found.rest),
        "headings": [screen.heading for screen in found.screens],
        "seconds": agenda.seconds,
        "aside": way if aside else "",
        "running": _("going on by itself (A stops)"),
    }
    _presenter(key=_KEYS, data=data, on_act_change=_acted)


def _draw_slide(screen: Screen, selection: Selection) -> Slide:
    """Draw a slide; one that cannot be drawn says why in a sentence."""
    slides = walk.slides(screen.page, selection, parts=screen.parts)
    slide = slides[min(screen.number, len(slides) - 1)]
    with st.container(key=slide.key):
        try:
            slide.draw()
        except DashboardError as error:
            walk.refuse(str(error))
    return slide


def _draw_map(selection: Selection | None) -> None:
    """Draw the map where a slide has one; behind all others the next one is drawn already."""
    with st.container(key="slide_map"):
        if selection:
            map_panel.draw_map(selection)


def listen(selection: Selection) -> None:
    """Listen to the keys that start presenting, or lead back to it, on an ordinary page."""
    under_way = selection.options.get("step", "")
    _presenter(key=_KEYS, data={"way": under_way}, on_act_change=_acted)


def _acted() -> None:
    """Do what a key asks for; runs before the page."""
    told = st.session_state[_KEYS].act or {}
    if told.get("leave"):
        leave()
    elif told.get("start"):
        start()
    elif told.get("back"):
        shared.move_when_settled(aside="")
    elif "to" in told:
        shared.move_when_settled(step=str(int(told["to"])), aside="")


def start(number: str = "") -> None:
    """Begin to present, or go on; meant for widget callbacks.

    Args:
        number: Number of the slide; empty for where the walk was left, the first as a rule.
    """
    step = number or current().options.get("step", "") or "1"
    shared.move_when_settled(present="1", step=step, aside="")
    st.session_state.pop(_NAVIGATED, None)


def leave() -> None:
    """End presenting on the page of the slide that is seen; meant for widget callbacks."""
    st.session_state[_LEFT_FOR] = st.session_state.get(shared.PRESENTED, "overview")
    shared.move(present="", aside="")


def left_for() -> str:
    """Return the page that is to be shown since presenting was left; once, then empty."""
    page: str = st.session_state.pop(_LEFT_FOR, "")
    return page
