"""The head of the targets page: the unit, the findings, contracts and days left."""

from collections.abc import Sequence

import streamlit as st

from dashboard.domain import target_wording, wording
from dashboard.domain.statistical_year import YearSoFar
from dashboard.domain.targets import Duty
from dashboard.domain.units import Unit, UnitTree
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.contracts import Contracts
from dashboard.reports.selection import Selection
from dashboard.reports.targets import TargetLine

_MOST_NAMED = 4


def focus_of(selection: Selection) -> Unit:
    """Return the unit whose targets are shown: a village answers through its township."""
    unit = selection.unit
    if unit.level == "village" and unit.parent:
        return selection.edition.tree[unit.parent]
    return unit


def draw_title(selection: Selection, focus: Unit, so_far: YearSoFar) -> None:
    """Draw the unit and the day up to which the year is told."""
    period = wording.period_name(selection.period, selection.edition.settings.calendar)
    st.header(
        _("Targets of {unit} · {period}, up to {day}").format(
            unit=focus.label, period=period, day=so_far.day
        ),
        anchor=False,
    )


def draw_findings(
    selection: Selection, lines: Sequence[TargetLine], so_far: YearSoFar, contracts: Contracts
) -> None:
    """Draw a sentence for each kind of targets, one on the year and one on the contracts."""
    groups: dict[tuple[Duty, str], list[TargetLine]] = {}
    for line in lines:
        groups.setdefault((line.target.duty, line.target.scope), []).append(line)
    sentences = [
        target_wording.group_finding(
            duty, scope, [(line.indicator.short_name, line.attainment.state) for line in listed]
        )
        for (duty, scope), listed in groups.items()
    ]
    year = [target_wording.time_text(so_far)]
    if contracts.due:
        year.append(_contracts_text(selection, contracts))
    sentences.append(_("; ").join(year))
    stop = _(".")
    with st.container(key="findings"):
        st.markdown("\n".join(f"- {text}{stop}" for text in sentences))


def draw_year(so_far: YearSoFar, contracts: Contracts) -> None:
    """Draw days to the year's end and contracts signed of due in large figures."""
    with st.container(horizontal=True, gap="small"):
        days = _("{n} days").format(n=wording.number(so_far.days_left))
        st.metric(_("Until the year ends"), days, border=True, width="content")
        if contracts.due:
            signed = _("{signed} of {due}").format(signed=contracts.signed, due=contracts.due)
            st.metric(_("Contracts signed"), signed, border=True, width="content")


def _contracts_text(selection: Selection, contracts: Contracts) -> str:
    """Return how many units and departments have signed, and who has not."""
    tree, parts = selection.edition.tree, []
    for template, signed in (
        (_("units {signed} of {due}"), contracts.units),
        (_("departments {signed} of {due}"), contracts.departments),
    ):
        text = template.format(signed=signed.signed, due=signed.due)
        names = [_party(tree, party) for party in signed.missing]
        if names and all(names):
            listed = target_wording.names_text(names, most=_MOST_NAMED)
            text += _(" (not yet: {names})").format(names=listed)
        if signed.due:
            parts.append(text)
    return _("contracts signed: {parts}").format(parts=_(", ").join(parts))


def _party(tree: UnitTree, party: str) -> str:
    """Return the name of a unit or department; departments have Chinese names only."""
    if party in tree:
        return tree[party].label
    return party if active() == "zh" else ""
