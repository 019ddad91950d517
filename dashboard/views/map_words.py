"""The words around the map: its finding, what it cannot draw."""

from math import ceil

import streamlit as st

from dashboard.fonts import ems
from dashboard.i18n import gettext as _
from dashboard.reports.map_place import compared_units, level_map
from dashboard.reports.page_findings import map_finding
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.markdown import escaped

_LINES = {"zh": (52, 46), "en": (60, 53)}
"""What a line has room for, in ems as they are reckoned: on a wide screen and on a small one."""
_MOST_LINES = 4
_MOST_NAMES = 12
_MOST_NOTES = 60


def draw_finding(selection: Selection) -> None:
    """Draw the sentence that the map shows."""
    sentence = map_finding(selection)
    wide, small = (
        min(ceil(ems(sentence) / room), _MOST_LINES) for room in _LINES[selection.language]
    )
    with st.container(key=f"finding_{wide}_small_{small}"):  # the maps below leave room for them
        st.markdown(sentence)


def draw_notes(selection: Selection) -> None:
    """Name the units that the map cannot draw, and what the import remarked."""
    tree, (area, _level) = selection.edition.tree, compared_units(selection)
    inside = {area.code, *(unit.code for unit in tree.descendants(area.code))}
    undrawn = [code for code in level_map(selection).undrawn if code in inside]
    if undrawn:
        names = [tree[code].label for code in undrawn[:_MOST_NAMES]]
        more = len(undrawn) - len(names)
        rest = _(" and {count} more").format(count=more) if more else ""
        st.caption(
            _("Without a polygon, so not on the map: {units}").format(
                units=_(", ").join(names) + rest
            )
        )
    notes = cached.import_notes(selection.edition, language=selection.language)
    if notes:
        with st.expander(_("Remarks of the import ({count})").format(count=len(notes))):
            st.markdown("\n".join(f"- {escaped(note)}" for note in notes[:_MOST_NOTES]))
