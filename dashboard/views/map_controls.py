"""The choices of the map page: level, what stands beside, switches."""

import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.domain import wording
from dashboard.domain.names import level_name
from dashboard.i18n import N_
from dashboard.i18n import gettext as _
from dashboard.reports import map_place
from dashboard.reports.selection import Selection
from dashboard.reports.series import SMOOTHED
from dashboard.views import cached
from dashboard.views.selection import move

_SWITCH_NAMES = {
    map_place.SIGNIFICANT: N_("Beyond chance only"),
    SMOOTHED: N_("Smoothed"),
    map_place.HOTSPOTS: N_("Hot spots"),
}


def draw_map_controls(selection: Selection) -> None:
    """Draw the choices above the map, in one row."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="map_choices"):
        _level(selection)
        _beside(selection)
        _switches(selection)


def draw_panel_choice(selection: Selection) -> None:
    """Draw the choice of what stands beside the map."""
    key = "choice_panel"
    st.session_state[key] = map_place.panel(selection)
    names = {
        map_place.UNIT: _("Unit"),
        map_place.FUNNEL: _("Funnel"),
        map_place.CONTRIBUTION: _("Contribution"),
    }
    st.segmented_control(
        _("Beside the map"),
        list(names),
        format_func=lambda name: names[name],
        key=key,
        on_change=lambda: move(panel=st.session_state[key]),
        required=True,
        label_visibility="collapsed",
        width="content",
    )


def _level(selection: Selection) -> None:
    levels = cached.map_levels(selection.edition)
    if len(levels) < 2:  # noqa: PLR2004  nothing to choose
        return
    key = "choice_level"
    st.session_state[key] = selection.level
    kinds = cached.level_kinds(selection.edition)
    st.segmented_control(
        _("Level of the map"),
        levels,
        format_func=lambda level: level_name(kinds[level]),
        key=key,
        on_change=lambda: move(level=st.session_state[key], within=""),
        required=True,
        label_visibility="collapsed",
        width="content",
    )


def _beside(selection: Selection) -> None:
    catalogue = catalogues.load()
    offered, key = map_place.offered_beside(selection, catalogue, known=cached), "choice_beside"
    st.session_state[key] = map_place.beside(selection, catalogue, known=cached)
    names = {
        map_place.OTHER_PERIOD: _("Beside: another period"),
        map_place.ALONE: _("One map only"),
    }
    st.selectbox(
        _("Second map"),
        offered,
        format_func=lambda name: names.get(name) or _beside_name(catalogue, name),
        key=key,
        on_change=lambda: move(beside=st.session_state[key]),
        label_visibility="collapsed",
        width=270,
    )
    if st.session_state[key] == map_place.OTHER_PERIOD:
        _other_period(selection)


def _beside_name(catalogue: catalogues.Catalogue, name: str) -> str:
    return _("Beside: {indicator}").format(indicator=catalogue.indicators[name].short_name)


def _other_period(selection: Selection) -> None:
    calendar, grain = selection.edition.settings.calendar, selection.period.grain
    known = cached.periods(
        selection.edition, selection.indicator, scope=selection.scope, grain=grain
    )
    names = {calendar.label(period): wording.period_name(period, calendar) for period in known}
    chosen, key = calendar.label(map_place.other_period(selection)), "choice_other"
    if chosen not in names:
        names[chosen] = wording.period_name(map_place.other_period(selection), calendar)
    st.session_state[key] = chosen
    st.selectbox(
        _("Period of the second map"),
        list(names),
        format_func=lambda label: names[label],
        key=key,
        on_change=lambda: move(other=st.session_state[key]),
        label_visibility="collapsed",
        width=250,
    )


def _switches(selection: Selection) -> None:
    key = "choice_switches"
    st.session_state[key] = map_place.switched_on(selection)
    st.pills(
        _("Switches of the map"),
        map_place.switches(selection),
        selection_mode="multi",
        format_func=lambda name: _(_SWITCH_NAMES[name]),
        key=key,
        on_change=lambda: move(switches="-".join(st.session_state[key])),
        label_visibility="collapsed",
        width="content",
    )
