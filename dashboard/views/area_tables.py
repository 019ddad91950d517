"""The tables of an area profile: all indicators beside the wider area, and the units below."""

import pandas as pd
import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.domain import wording
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.status import Position, Status, Verdict
from dashboard.domain.units import Unit
from dashboard.i18n import gettext as _
from dashboard.reports.area import ProfileLine, benchmark
from dashboard.reports.selection import Selection
from dashboard.views import area_spine, cached

_WITHHELD = "※"
_FEW = "◦"
_SIGNS = {
    Verdict.BETTER: "▲",
    Verdict.WORSE: "▼",
    Verdict.SIMILAR: "＝",
    Verdict.HIGHER: "↑",
    Verdict.LOWER: "↓",
    Verdict.UNKNOWN: "·",
}


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
        rows = [_profile_row(line, area_name) for line in listed]
        tab.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
        if any(line.now.status is Status.CAUTIOUS for line in listed):
            tab.caption(f"{_FEW} {wording.status_name(Status.CAUTIOUS)}")


def _profile_row(line: ProfileLine, area_name: str) -> dict[str, str]:
    indicator = line.indicator
    row = {
        _("Indicator"): indicator.short_name,
        _("Value"): _value(line.now, indicator),
        _("95% interval"): wording.interval_text(line.now.lower, line.now.upper, indicator),
        _("A year before"): _earlier(line.before, indicator),
    }
    if area_name:
        row[area_name] = wording.cell_text(line.area.value, indicator)
        row[_("Against the wider area")] = _judgement(line)
    return row


def _value(row: Figure, indicator: catalogues.Indicator) -> str:
    if not row.given:
        return wording.status_name(row.status)
    few = _FEW if row.status is Status.CAUTIOUS else ""
    return wording.cell_text(row.value, indicator) + few


def _earlier(row: Figure, indicator: catalogues.Indicator) -> str:
    if row.given:
        return wording.cell_text(row.value, indicator)
    return _WITHHELD if row.status is Status.SUPPRESSED else "—"


def _judgement(line: ProfileLine) -> str:
    if line.verdict is Verdict.UNKNOWN:
        return ""
    words = f"{_SIGNS[line.verdict]} {wording.verdict_name(line.verdict)}"
    if line.norm is Position.ABOVE:
        return _("{verdict}, above the norm").format(verdict=words)
    return words


def draw_below(selection: Selection) -> None:
    """Draw the units directly below with the indicator in focus and the headline indicators."""
    children = selection.edition.tree.children(selection.unit.code, selection.period)
    if not children:
        return
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
    st.subheader(_("Units below {unit}").format(unit=selection.unit.label), anchor=False)
    st.table(_wide(table, indicators, children), hide_index=True, border="horizontal")
    if (table["status"] == Status.CAUTIOUS).any():
        st.caption(f"{_FEW} {wording.status_name(Status.CAUTIOUS)}")
    if (table["status"] == Status.SUPPRESSED).any():
        st.caption(
            _(
                "{sign}: withheld. Counts of 1–4 in a village, and what would reveal them, are "
                "not shown; the sex ratio of villages is not shown at all."
            ).format(sign=_WITHHELD)
        )


def _wide(
    table: pd.DataFrame, indicators: list[catalogues.Indicator], children: list[Unit]
) -> pd.DataFrame:
    """Return one row a unit, one column an indicator that any of them has, as texts."""
    columns = {_("Unit"): [child.label for child in children]}
    for indicator in indicators:
        rows = table[table["indicator"] == indicator.id].set_index("unit_code", drop=False)
        if rows["status"].isin([Status.NO_DATA, Status.SUPPRESSED]).all():
            continue
        listed = figures_of(rows.loc[[child.code for child in children]])
        columns[indicator.short_name] = [_short_value(row, indicator) for row in listed]
    return pd.DataFrame(columns)


def _short_value(row: Figure, indicator: catalogues.Indicator) -> str:
    """Return the value; a sex ratio with its interval and births, others marked if few."""
    if row.status is Status.SUPPRESSED:
        return _WITHHELD
    value = _value(row, indicator)
    if not row.given:
        return value
    if indicator.interval == "sex_ratio":
        return _("{value} ({interval}; {n} births)").format(
            value=value,
            interval=wording.interval_text(row.lower, row.upper, indicator),
            n=wording.number(row.n),
        )
    return value
