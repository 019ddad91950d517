"""Which units moved between classes since the period before."""

from dashboard.domain import wording
from dashboard.domain.assessment import decision_words
from dashboard.domain.assessment.kinds import Class, Movement, movement
from dashboard.i18n import gettext as _
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.selection import Selection

Moves = dict[tuple[Class, Class], list[str]]
"""Class before and now → codes of the units, in order of rank."""


def class_moves(found: ScoreRanking) -> Moves:
    """Return the units by class before and now, those that stayed too."""
    moves: Moves = {}
    columns = (found.table[name] for name in ("unit_code", "class_before", "class"))
    for code, before, now in zip(*columns, strict=True):
        moves.setdefault((Class(before), Class(now)), []).append(code)
    return moves


def classes_title(found: ScoreRanking) -> str:
    """Return the share of the first class, and how many units rose and fell."""
    counts = dict.fromkeys(Movement, 0)
    for (before, now), units in class_moves(found).items():
        counts[movement(before, now)] += len(units)
    moved = decision_words.moved_text(counts[Movement.UP], counts[Movement.DOWN])
    first, classed = found.first_class
    share = wording.number(100 * first / classed, 1) if classed else "—"
    return _("Class I holds {share}% ({first} of {classed} units); {moved}.").format(
        share=share, first=first, classed=classed, moved=moved
    )


def movement_lines(selection: Selection, found: ScoreRanking) -> list[tuple[Movement, str]]:
    """Return who moved between classes, those that rose first, each with its movement."""
    tree = selection.edition.tree
    lines = [
        (
            movement(before, now),
            decision_words.movement_text([tree[code].label for code in codes], before, now),
        )
        for (before, now), codes in sorted(class_moves(found).items())
        if movement(before, now) in (Movement.UP, Movement.DOWN)
    ]
    return sorted(lines, key=lambda line: line[0] is Movement.DOWN)
