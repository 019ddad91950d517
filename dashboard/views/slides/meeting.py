"""What meetings decided as slides: what is longest overdue first."""

from collections.abc import Sequence

from dashboard.domain import decision_wording
from dashboard.domain.decisions import Decision, in_order
from dashboard.reports.decisions import counted_from
from dashboard.reports.selection import Selection
from dashboard.views import decision_list
from dashboard.views.slides.slide import Slide, draw_sentences, parted

_DECISIONS = 5
"""Most decisions on a slide."""


def slides(selection: Selection) -> list[Slide]:
    """Return the slides of all decisions that are still open."""
    kept = in_order(decision_list.file_of(selection).read().decisions)
    said = decision_wording.summary(kept, counted_from(selection.edition, selection.period))
    still_open = [decision for decision in kept if decision.is_open]
    return [_decisions(selection, said, part) for part in parted(still_open, _DECISIONS)]


def _decisions(selection: Selection, said: str, part: Sequence[Decision]) -> Slide:
    def draw() -> None:
        draw_sentences([said])
        decision_list.draw_table(selection, part)

    return Slide("decisions", draw)
