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
    """Return the share of the first class, and how many units rose and fell if that is known."""
    counts = dict.fromkeys(Movement, 0)
    for (before, now), units in class_moves(found).items():
        counts[movement(before, now)] += len(units)
    first, classed = found.first_class
    share = wording.number(100 * first / classed, 1) if classed else "—"
    held = _("Class I holds {share}% ({first} of {classed} units)").format(
        share=share, first=first, classed=classed
    )
    if not has_moves(found):
        return held + _(".")
    moved = decision_words.moved_text(counts[Movement.UP], counts[Movement.DOWN])
    return _("; ").join((held, moved)) + _(".")


def has_moves(found: ScoreRanking) -> bool:
    """Return whether any unit has a class now and had one before: else nothing is compared."""
    return any(movement(*classes) is not Movement.UNKNOWN for classes in class_moves(found))


def unmoved_text(found: ScoreRanking) -> str:
    """Return why nobody is named as moved."""
    if has_moves(found):
        return _("No unit changed its class.")
    return _("There are no classes of the period before to compare with.")


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
