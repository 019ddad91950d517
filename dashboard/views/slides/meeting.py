"""What meetings decided as slides: what is longest overdue first."""

import pandas as pd

from dashboard.domain import decision_wording
from dashboard.domain.decisions import in_order
from dashboard.i18n import gettext as _
from dashboard.reports.decisions import counted_from
from dashboard.reports.selection import Selection
from dashboard.views import decision_list
from dashboard.views.slides.parting import table_slides
from dashboard.views.slides.slide import Slide

_UNBROKEN = "-\u2060"
"""A hyphen, and the sign that forbids to break a line there."""


def slides(selection: Selection) -> list[Slide]:
    """Return the slides of all decisions that are still open."""
    day = counted_from(selection.edition, selection.period)
    kept = in_order(decision_list.file_of(selection).read().decisions)
    rows = [
        {
            _("Unit"): selection.edition.tree[decision.unit].label,
            _("What was decided"): decision.text,
            _("Owner"): decision.owner,
            _("Due"): decision.due.isoformat().replace("-", _UNBROKEN),
            _("Standing"): decision_wording.standing_text(decision, day),
        }
        for decision in kept
        if decision.is_open
    ]
    if not rows:
        return []
    return table_slides("decisions", [decision_wording.summary(kept, day)], pd.DataFrame(rows))
