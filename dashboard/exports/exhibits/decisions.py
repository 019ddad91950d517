"""The exhibit of the meeting's page: what was decided and is still open."""

from pathlib import Path

import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.domain import decision_wording
from dashboard.domain.decisions import Decision, in_order
from dashboard.exports.exhibit import Exhibit
from dashboard.i18n import gettext as _
from dashboard.reports.decisions import counted_from, decision_file
from dashboard.reports.selection import Selection


def decisions_exhibits(selection: Selection, home: Path) -> list[Exhibit]:
    """Return the open decisions as a table, what is longest overdue first; none where none is.

    Args:
        selection: Territory and period.
        home: Folder with ``data``, where decisions are kept.
    """
    kept = in_order(decision_file(home, selection.edition).read().decisions)
    rows = [_row(selection, decision) for decision in kept if decision.is_open]
    if not rows:
        return []
    day = counted_from(selection.edition, selection.period)
    return [
        Exhibit(
            selection=selection,
            kind=_("table"),
            subject=_("Decisions"),
            title=decision_wording.summary(kept, day),
            subtitle=_("Open decisions of meetings · {where}").format(where=selection.title),
            table=pd.DataFrame(rows),
        )
    ]


def _row(selection: Selection, decision: Decision) -> dict[str, str]:
    indicators = catalogues.load().indicators
    about = indicators[decision.indicator].short_name if decision.indicator else "—"
    day = counted_from(selection.edition, selection.period)
    return {
        _("Number"): decision.id,
        _("What was decided"): decision.text,
        _("Unit"): selection.edition.tree[decision.unit].label,
        _("Indicator"): about,
        _("Owner"): decision.owner,
        _("Due"): decision.due.isoformat(),
        _("Standing"): decision_wording.standing_text(decision, day),
    }
