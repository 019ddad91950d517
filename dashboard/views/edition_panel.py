"""The edition that the figures are of: a notice where a newer one waits, and what it changes."""

from collections.abc import Mapping
from dataclasses import replace
from math import isnan
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.domain import wording
from dashboard.domain.periods import Period
from dashboard.domain.status import Status
from dashboard.domain.target_wording import line_name
from dashboard.errors import DashboardError
from dashboard.home import home_folder
from dashboard.i18n import gettext as _
from dashboard.reports.printed_revisions import (
    edition_text,
    editions_to_compare,
    revision_notes,
)
from dashboard.reports.revisions import Revisions
from dashboard.reports.selection import PIN, Selection
from dashboard.storage.agendas import KeptAgenda
from dashboard.storage.store import Edition, Store
from dashboard.views import agendas, cached
from dashboard.views.markdown import escaped
from dashboard.views.selection import move

_FIRST = 12
"""Figures that are listed before one asks for more."""
_MOST = 300


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
            _("Use the newest edition"),
            key="use_newest",
            type="tertiary",
            on_click=move,
            kwargs={PIN: ""},
        )


def draw(selection: Selection) -> None:
    """Draw the edition that the agenda pins, and what the newest one has otherwise.

    Of an agenda that pins none, or the newest one, the edition before is compared.
    """
    st.subheader(_("Editions"), anchor=False)
    kept, store = agendas.chosen(selection), cached.store(home_folder())
    pinned, territory = kept.agenda.edition, selection.edition.territory
    outdated = pinned not in ("", selection.current)
    try:
        _draw_pin(selection, kept, store, outdated=outdated)
        if not outdated and len(store.editions(territory)) < 2:  # noqa: PLR2004  none to compare
            return
        before, after = editions_to_compare(store, territory, before=pinned if outdated else "")
        _draw_comparison(selection, before, after)
    except DashboardError as error:  # an edition that is gone or damaged
        st.warning(str(error))


def _draw_pin(selection: Selection, kept: KeptAgenda, store: Store, *, outdated: bool) -> None:
    """Draw which edition the agenda pins, and the buttons that change it."""
    agenda, current = kept.agenda, selection.current

    def pin(label: str, edition: str) -> None:
        st.button(
            label,
            key=f"pin_{edition}",
            on_click=agendas.change,
            args=(selection, kept, replace(agenda, edition=edition)),
        )

    with st.container(horizontal=True, vertical_alignment="center", key="agenda_edition"):
        if outdated:
            pin(_("Use the newest edition"), current)
        elif not agenda.edition:
            pin(_("Pin to the current edition"), current)
        if agenda.edition:
            pin(_("No longer pinned"), "")
        named = store.edition(selection.edition.territory, agenda.edition or current)
        text = _("The agenda follows the current edition, {edition}.")
        if agenda.edition:
            text = _("The agenda is pinned to the edition of {edition}: its figures stay.")
        st.markdown(text.format(edition=edition_text(named)), width="content")


def _draw_comparison(selection: Selection, before: Edition, after: Edition) -> None:
    head = _("The edition of {after} against that of {before}:")
    st.markdown(head.format(before=edition_text(before), after=edition_text(after)))
    found = cached.revisions(before, after, catalogues.load(), grain=selection.period.grain)
    st.markdown("\n".join(f"- {escaped(note)}" for note in revision_notes(found, after)))
    _draw_figures(found, before, after)


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
