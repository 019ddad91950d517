"""The selection of this session: the address is its home, so that a link reopens the same view.

Widgets write to the address in their callbacks and every run reads it; only this module
touches either. Streamlit drops the parameters when a page is changed, so the session
remembers them.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.i18n import Language
from dashboard.reports import map_place
from dashboard.reports import selection as selections
from dashboard.reports.selection import MEETING, OPTIONS, PARAMETERS, PIN, Selection
from dashboard.storage.store import Store
from dashboard.views import cached

_MEMORY = "selection_parameters"
_PENDING = "selection_pending"
_RESOLVED = "selection"
_ELSEWHERE = "territory_was_changed"
PRESENTED = "presented_page"
"""Where the session keeps the page whose slide is shown."""


def current() -> Selection:
    """Return the selection of this run."""
    selection: Selection = st.session_state[_RESOLVED]
    return selection


def move(**changes: str) -> None:
    """Change parts of the selection; meant for widget callbacks, which run before the page.

    An option or a pinned edition that is given as empty leaves the address.
    """
    parameters = _changed(changes)
    _remember(parameters)
    st.query_params.from_dict(parameters)


def move_when_settled(**changes: str) -> None:
    """Change parts of the selection in this run, which writes the address once, by ``settle``.

    The browser keeps an entry for each address that is written: Back leads over all of them.
    """
    st.session_state[_PENDING] = {**st.session_state.get(_PENDING, {}), **changes}


def _changed(changes: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of the address with changes."""
    parameters = {**_asked(), **changes}
    parameters = {name: value for name, value in parameters.items() if value or name in PARAMETERS}
    if "territory" in changes:  # its units are its own; the rest is kept where it fits
        for name in ("unit", "within", PIN, *MEETING):
            parameters.pop(name, None)
        st.session_state[_ELSEWHERE] = True
    if parameters.get("present") and not changes.keys() <= {*MEETING, "lang"}:
        parameters.setdefault("aside", st.session_state.get(PRESENTED, ""))
    return parameters


def _remember(parameters: dict[str, str]) -> None:
    st.session_state[_MEMORY] = parameters
    st.session_state.pop(_PENDING, None)


def look_at(view: Mapping[str, str], **changes: str) -> None:
    """Show a view as a step of an agenda keeps it: what it does not name takes its usual value."""
    usual = dict.fromkeys(OPTIONS, "")
    move(**{**usual, **view, **changes})


def asked_language() -> Language:
    """Return the language asked for, Chinese where none or an unknown one is."""
    return selections.language_of(_asked())


def is_presenting() -> bool:
    """Return whether the address asks for slides without chrome."""
    return bool(_asked().get("present"))


def resolve(store: Store, catalogue: Catalogue) -> Selection:
    """Return ``read`` as the selection of this run, written back into the address."""
    return settle(read(store, catalogue))


def read(store: Store, catalogue: Catalogue) -> Selection:
    """Read the address and fill what is missing.

    What names nothing known is replaced by its default and named in ``notices``.
    """
    selection = selections.resolve(
        _asked(), store, catalogue, known=cached, options=map_place.OPTIONS
    )
    if st.session_state.pop(_ELSEWHERE, False):
        selection = replace(selection, notices=())
    return selection


def settle(selection: Selection) -> Selection:
    """Make a selection the one of this run: remember it and write it into the address."""
    parameters = selection.parameters()
    if dict(st.query_params) != parameters:
        st.query_params.from_dict(parameters)
    _remember(parameters)
    st.session_state[_RESOLVED] = selection
    return selection


def _asked() -> dict[str, str]:
    known = [*PARAMETERS, PIN, *OPTIONS, *MEETING]
    given = st.query_params.to_dict()
    in_address = {key: given[key] for key in known if key in given}
    asked = {**st.session_state.get(_MEMORY, {}), **in_address}
    if in_address.keys() >= set(PARAMETERS):  # whole: what is not in it was left, as by Back
        asked = in_address
    return {**asked, **st.session_state.get(_PENDING, {})}
