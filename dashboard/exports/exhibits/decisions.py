"""The exhibit of the meeting's page: what was decided and is still open."""

from collections.abc import Sequence

import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.domain import decision_wording
from dashboard.domain.decisions import Decision, in_order
from dashboard.exports.exhibit import Exhibit
from dashboard.i18n import gettext as _
from dashboard.reports.decisions import counted_from, decision_file
from dashboard.reports.selection import Selection


def open_exhibit(selection: Selection) -> Exhibit | None:
    """Return the open decisions as a table, what is longest overdue first; None without any."""
    return _exhibit(selection, _kept(selection))


def unit_exhibit(selection: Selection) -> Exhibit | None:
    """Return what is still to be done about the selected unit, None where nothing is."""
    about = [one for one in _kept(selection) if one.unit == selection.unit.code]
    return _exhibit(selection, about)


def _kept(selection: Selection) -> list[Decision]:
    edition = selection.edition
    return in_order(decision_file(edition.home, edition).read().decisions)


def _exhibit(selection: Selection, kept: Sequence[Decision]) -> Exhibit | None:
    rows = [_row(selection, decision) for decision in kept if decision.is_open]
    if not rows:
        return None
    day = counted_from(selection.edition, selection.period)
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("Decisions"),
        title=decision_wording.summary(kept, day),
        subtitle=_("Open decisions of meetings · {where}").format(where=selection.title),
        table=pd.DataFrame(rows),
    )


def _row(selection: Selection, decision: Decision) -> dict[str, object]:
    indicators = catalogues.load().indicators
    about = indicators[decision.indicator].short_name if decision.indicator else "—"
    day = counted_from(selection.edition, selection.period)
    return {
        _("Number"): decision.id,
        _("What was decided"): decision.text,
        _("Unit"): selection.edition.tree[decision.unit].label,
        _("Indicator"): about,
        _("Owner"): decision.owner,
        _("Due"): decision.due,
        _("Standing"): decision_wording.standing_text(decision, day),
    }
