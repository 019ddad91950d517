"""The edition that the figures are of: a notice where a newer one waits, and what it changes."""

from collections.abc import Callable, Mapping
from math import isnan
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.domain import wording
from dashboard.domain.periods import Period
from dashboard.domain.status import Status
from dashboard.domain.target_wording import line_name
from dashboard.home import home_folder
from dashboard.i18n import gettext as _
from dashboard.reports.printed_revisions import (
    edition_text,
    editions_to_compare,
    revision_notes,
)
from dashboard.reports.revisions import Revisions
from dashboard.reports.selection import PIN, Selection
from dashboard.storage.store import Edition, Store
from dashboard.views import cached
from dashboard.views.selection import move

_FIRST = 12
"""Figures that are listed before one asks for more."""
_MOST = 300


def use_newest() -> None:
    """Let go of the pinned edition; meant for a button's callback."""
    move(**{PIN: ""})


def draw_notice(selection: Selection, store: Store) -> None:
    """Draw one quiet line where the figures are pinned and a newer edition is there."""
    if not selection.outdated:
        return
    newest = store.edition(selection.edition.territory, selection.current)
    with st.container(horizontal=True, vertical_alignment="center", key="edition_notice"):
        st.caption(
            _(
                "These figures are of the edition of {pinned} and stay as they are; there is a "
                "newer one, of {newest}."
            ).format(pinned=edition_text(selection.edition), newest=edition_text(newest)),
            width="content",
        )
        st.button(
            _("Use the newest edition"), key="use_newest", type="tertiary", on_click=use_newest
        )


def draw(
    selection: Selection, *, pinned: str = "", newest: Callable[[], None] = use_newest
) -> None:
    """Draw what the newest edition changes against the pinned one, else the one before.

    Args:
        selection: What is shown; its kind of period is compared.
        pinned: Id of the edition that an agenda pins; empty for the selection's own.
        newest: What the button does that goes over to the newest edition.
    """
    st.subheader(_("Editions"), anchor=False)
    store, territory = cached.store(home_folder()), selection.edition.territory
    pinned = pinned or (selection.edition.id if selection.pinned else "")
    outdated = pinned not in ("", selection.current)
    if not outdated and len(store.editions(territory)) < 2:  # noqa: PLR2004  one to compare with
        only = edition_text(selection.edition)
        st.markdown(_("There is one edition, of {edition}.").format(edition=only))
        return
    before, after = editions_to_compare(store, territory, before=pinned if outdated else "")
    _draw_head(before, after, outdated=outdated, newest=newest)
    found = cached.revisions(before, after, catalogues.load(), grain=selection.period.grain)
    for note in revision_notes(found, after):
        st.markdown(note)
    _draw_figures(found, before, after)


def _draw_head(
    before: Edition, after: Edition, *, outdated: bool, newest: Callable[[], None]
) -> None:
    text = _("The current edition, of {after}, against the one before it, of {before}.")
    if outdated:
        text = _(
            "This meeting's figures are of the edition of {before} and stay as they are. What the "
            "newest edition, of {after}, has otherwise:"
        )
    st.markdown(text.format(before=edition_text(before), after=edition_text(after)))
    if outdated:
        st.button(_("Use the newest edition"), key="agenda_newest", on_click=newest)


def _draw_figures(found: Revisions, before: Edition, after: Edition) -> None:
    if found.figures.empty:
        return
    shown = _FIRST
    if len(found.figures) > _FIRST and st.toggle(
        _("Show all {n}").format(n=len(found.figures)), key="all_revisions"
    ):
        shown = _MOST
    rows = [_row(row, before, after) for row in found.figures.head(shown).to_dict("records")]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
    if len(found.figures) > shown == _MOST:
        st.caption(_("The first {n} are shown.").format(n=_MOST))


def _row(row: Mapping[Any, Any], before: Edition, after: Edition) -> dict[str, str]:
    entry = catalogues.load().indicators[row["indicator"]]
    period = Period(row["start"], row["months"])
    changed = row["before_status"] != row["after_status"]
    return {
        _("Indicator"): line_name(entry, row["scope"]),
        _("Unit"): after.tree[row["unit_code"]].label,
        _("Period"): wording.period_name(period, after.settings.calendar),
        edition_text(before): _figure(row["before"], row["before_status"], entry, state=changed),
        edition_text(after): _figure(row["after"], row["after_status"], entry, state=changed),
    }


def _figure(value: float, status: str, indicator: catalogues.Indicator, *, state: bool) -> str:
    """Return a value as tables print it; with its state where that has changed."""
    if isnan(value):
        return wording.status_name(status)
    text = wording.cell_text(value, indicator)
    if not state or status == Status.OK:
        return text
    return _("{value} ({status})").format(value=text, status=wording.status_name(status))
