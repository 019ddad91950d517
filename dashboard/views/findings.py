"""The overview's sentences: the finding on top, who stands out, what is missing."""

import streamlit as st

from dashboard.domain.status import Status
from dashboard.i18n import gettext as _
from dashboard.reports.comparisons import Headline
from dashboard.reports.overview import Standout
from dashboard.reports.page_findings import headline_sentences, none_stands_out, standout_sentence
from dashboard.reports.selection import Selection
from dashboard.views.selection import move

AREA_PAGE = "app_pages/area.py"
_MOST_UNITS = 4
_MOST_REASONS = 1


def draw_headline(selection: Selection, headlines: list[Headline]) -> None:
    """Draw the page's title and one sentence for each of the first three headlines."""
    st.header(selection.title, anchor=False)
    with st.container(key="findings"):
        st.markdown("\n".join(f"- {sentence}" for sentence in headline_sentences(headlines)))


def draw_standouts(
    selection: Selection, standouts: list[Standout], *, most: int = _MOST_UNITS
) -> None:
    """Draw a line for each unit that stands out; its name opens the profile."""
    if not standouts:
        st.markdown(none_stands_out(selection))
        return
    for number, (code, found) in enumerate(_by_unit(standouts, most).items()):
        with st.container(border=True, gap=None, key=f"standouts_{number}"):
            label = f"**{selection.edition.tree[code].label}** ›"
            if st.button(label, key=f"standout_{number}", type="tertiary"):
                move(unit=code, indicator=found[0].indicator.id)
                st.switch_page(AREA_PAGE)
            st.markdown(
                "\n".join(
                    f"- {standout_sentence(selection, standout)}"
                    for standout in found[:_MOST_REASONS]
                )
            )


def _by_unit(standouts: list[Standout], most: int) -> dict[str, list[Standout]]:
    """Return the standouts of the first few units, the clearest first."""
    by_unit: dict[str, list[Standout]] = {}
    for standout in standouts:
        by_unit.setdefault(standout.row.unit_code, []).append(standout)
    return dict(list(by_unit.items())[:most])


def draw_gaps(selection: Selection, headlines: list[Headline]) -> None:
    """Name what is missing where a headline figure could not be put together."""
    for item in headlines:
        if item.now.status != Status.NOT_REPORTED:
            continue
        missing = item.missing
        names = [selection.edition.tree[code].label for code, _label in missing]
        st.warning(
            _("{indicator}: not reported by {units}.").format(
                indicator=item.indicator.name, units=_(", ").join(dict.fromkeys(names))
            )
        )
