"""The pictures of a trend on the page, one at a time, with the choice among them."""

import streamlit as st

from dashboard.domain.periods import Grain
from dashboard.exports.pictures.course import course_picture
from dashboard.exports.pictures.picture import Picture as Drawn
from dashboard.exports.pictures.within_year import years_picture
from dashboard.i18n import N_
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.reports.trends import Picture, TrendFinding, forecast_origin, pictures
from dashboard.views import cached
from dashboard.views.legend import draw_key
from dashboard.views.selection import move

PICTURE, SIBLINGS = "picture", "siblings"
"""Names of the page's choices in the address."""
_NAMES = {
    Picture.COURSE: N_("Over the years"),
    Picture.YEARS: N_("This year over earlier years"),
    Picture.TO_DATE: N_("Year to date"),
}
_ON, _OFF = "on", "off"


def shown_picture(selection: Selection) -> Picture:
    """Return the picture chosen, the course where nothing or nothing possible is."""
    offered = pictures(selection)
    return Picture(selection.option(PICTURE, offered, usual=Picture.COURSE))


def _with_peers(selection: Selection) -> bool:
    """Return whether peers are drawn; their months would cover each other."""
    usual = _OFF if selection.period.grain is Grain.MONTH else _ON
    return selection.option(SIBLINGS, (_ON, _OFF), usual=usual) == _ON


def draw_finding(finding: TrendFinding) -> None:
    """Draw the title, and what else the figures say below it."""
    st.header(finding.title, anchor=False)
    if finding.beside:
        with st.container(key="finding"):
            st.markdown(finding.beside)


def draw_picture(selection: Selection) -> None:
    """Draw the choice of picture, the picture and its key."""
    shown = shown_picture(selection)
    if not cached.course(selection).table["value"].notna().any():
        st.markdown(_("No period has a value that can be drawn."))
        return
    _draw_choices(selection, shown)
    drawn = _course(selection) if shown is Picture.COURSE else _years(selection, shown)
    with st.container(key=f"trend_picture_{selection.language}"):
        st.vega_lite_chart(drawn.specification, height="stretch", key=f"trend_{shown}")
    draw_key(drawn.key)


def _course(selection: Selection) -> Drawn:
    """Return the course; the forecast, which takes longest, is not waited for without need."""
    yearly = selection.period.grain is Grain.YEAR
    return course_picture(
        selection,
        cached.course(selection),
        forecast=cached.forecast(forecast_origin(selection)) if yearly else None,
        peers=_with_peers(selection),
    )


def _years(selection: Selection, shown: Picture) -> Drawn:
    added = shown is Picture.TO_DATE
    told = cached.within_year(selection, added=added)
    if told is None:
        raise AssertionError(shown)  # it is offered only where there are steps
    return years_picture(selection, told, forecast=cached.forecast(selection) if added else None)


def _draw_choices(selection: Selection, shown: Picture) -> None:
    offered = pictures(selection)
    st.session_state["choice_picture"] = shown
    st.session_state["choice_peers"] = _with_peers(selection)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.segmented_control(
            _("Picture"),
            offered,
            format_func=lambda picture: _(_NAMES[picture]),
            key="choice_picture",
            on_change=lambda: move(picture=str(st.session_state["choice_picture"])),
            required=True,
            label_visibility="collapsed",
            width="content",
        )
        if shown is Picture.COURSE and not cached.course(selection).peers.empty:
            st.toggle(
                _("Peers"),
                key="choice_peers",
                on_change=lambda: move(siblings=_ON if st.session_state["choice_peers"] else _OFF),
                width="content",
            )
