"""The tables of an area profile: all indicators beside the wider area, and the units below."""

import pandas as pd
import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.domain.status import Status
from dashboard.exports.pictures.area_tables import (
    below_notes,
    below_table,
    profile_notes,
    profile_table,
)
from dashboard.i18n import gettext as _
from dashboard.reports.area import ProfileLine, benchmark
from dashboard.reports.selection import Selection
from dashboard.views import area_spine, cached
from dashboard.views.downloads import beside_downloads


def draw_title(selection: Selection) -> None:
    """Draw the unit's name and the period."""
    st.header(selection.title, anchor=False)


def draw_profile(selection: Selection) -> None:
    """Draw a table a group of indicators: value, interval, a year before, the wider area."""
    area = benchmark(selection)
    lines = cached.profile(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=selection.unit.code,
        area=area.code,
        scope=selection.scope,
    )
    area_name = "" if area == selection.unit else area.label
    groups: dict[str, list[ProfileLine]] = {}
    for line in lines:
        if line.now.status != Status.NO_DATA:
            groups.setdefault(line.indicator.group, []).append(line)
    if not groups:
        st.markdown(_("Nothing is reported for this unit and period."))
        return
    lines_of_spine = area_spine.spine_lines(selection)
    names = [_("Against {area}").format(area=area_name)] if lines_of_spine else []
    names += [_(catalogues.GROUPS[group]) for group in groups]
    tabs = list(st.tabs(names, key="profile_groups"))
    if lines_of_spine:
        area_spine.draw_spine(selection, lines_of_spine, tabs.pop(0))
    for tab, listed in zip(tabs, groups.values(), strict=True):
        tab.table(profile_table(listed, area_name), hide_index=True, border="horizontal")
        for note in profile_notes(listed):
            tab.caption(note)


def draw_below(selection: Selection) -> None:
    """Draw the units directly below with the indicator in focus and the headline indicators."""
    found = units_below(selection)
    if found is None:
        return
    table, notes = found
    with beside_downloads(selection, "area", "below"):
        st.subheader(_("Units below {unit}").format(unit=selection.unit.label), anchor=False)
    st.table(table, hide_index=True, border="horizontal")
    for note in notes:
        st.caption(note)


def units_below(selection: Selection) -> tuple[pd.DataFrame, list[str]] | None:
    """Return the table of the units directly below and what its signs mean; None without any."""
    children = selection.edition.tree.children(selection.unit.code, selection.period)
    if not children:
        return None
    catalogue = catalogues.load()
    offered = cached.indicators(selection.edition, catalogue, scope=selection.scope)
    wanted = dict.fromkeys([selection.indicator.id, *selection.edition.settings.headline])
    indicators = [catalogue.indicators[name] for name in wanted if name in offered]
    table = cached.below(
        selection.edition,
        indicators,
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )
    return below_table(table, indicators, children), below_notes(table)
