"""The choices of the ranking page: what is shown, by what units are ranked, among whom."""

from collections.abc import Mapping

import streamlit as st

from dashboard.exports.pictures.ranked_rows import ALL_ROWS, ENDS, is_long
from dashboard.i18n import gettext as _
from dashboard.reports import asked_ranking
from dashboard.reports.asked_ranking import INDICATOR, SCORE
from dashboard.reports.ranking import EVERYBODY, peer_groups
from dashboard.reports.selection import Selection
from dashboard.views.selection import move

RANKS, CLASSES, PROPOSALS, REPEATED, PARTS = "ranks", "classes", "proposals", "repeated", "parts"
"""What the page shows of the scores."""
_EVERYBODY = "all"


def aspect(selection: Selection) -> str:
    """Return what is shown of the scores."""
    return selection.option("aspect", (RANKS, CLASSES, PROPOSALS, REPEATED, PARTS), usual=RANKS)


def draw_choices(selection: Selection, *, units: int) -> None:
    """Draw the choices in one row.

    Args:
        selection: What is looked at.
        units: How many units are ranked.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        by = asked_ranking.ranked_by(selection)
        if asked_ranking.can_score(selection):
            names = {SCORE: _("By score"), INDICATOR: selection.indicator.short_name}
            _segments("by", _("Ranked by"), names, chosen=by, also={"sort": ""})
        if by == SCORE:
            _segments("aspect", _("Shown"), _aspects(), chosen=aspect(selection))
        _peers(selection)
        if is_long(units) and (by == INDICATOR or aspect(selection) in (RANKS, PARTS)):
            names = {ENDS: _("First and last 10"), ALL_ROWS: _("All {n}").format(n=units)}
            chosen = selection.option("rows", names, usual=ENDS)
            _segments("rows", _("Rows"), names, chosen=chosen)


def _aspects() -> dict[str, str]:
    return {
        RANKS: _("Ranks"),
        CLASSES: _("Classes"),
        PROPOSALS: _("Proposals"),
        REPEATED: _("Repeated problems"),
        PARTS: _("Parts of scores"),
    }


def _peers(selection: Selection) -> None:
    """Draw the choice of a peer group where the rules have some and their level is ranked."""
    groups = peer_groups(selection.edition)
    level = asked_ranking.assessed_level(selection.edition)
    if not groups or asked_ranking.ranked_level(selection) != level:
        return
    names = {_EVERYBODY: _("All together"), **{group.id: group.name for group in groups}}
    chosen = asked_ranking.asked_peers(selection)
    _segments("peers", _("Peer group"), names, chosen=_EVERYBODY if chosen == EVERYBODY else chosen)


def _segments(
    option: str,
    label: str,
    names: Mapping[str, str],
    *,
    chosen: str,
    also: Mapping[str, str] | None = None,
) -> None:
    """Draw a choice that moves an option of the address, and ``also`` others."""
    key = f"choice_{option}"
    st.session_state[key] = chosen
    st.segmented_control(
        label,
        list(names),
        format_func=lambda name: names[name],
        key=key,
        on_change=lambda: move(**{**(also or {}), option: st.session_state[key]}),
        required=True,
        label_visibility="collapsed",
        width="content",
    )
