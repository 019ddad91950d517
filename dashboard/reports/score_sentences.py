"""What one unit's score says: rank and class, the way to the next class, the reason."""

from dashboard import catalogue as catalogues
from dashboard.domain.assessment import ranking_words as words
from dashboard.domain.assessment.kinds import movement
from dashboard.domain.assessment.names import class_name, left_out_text, points_text
from dashboard.domain.assessment.reasons import reason
from dashboard.i18n import gettext as _
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.selection import Selection


def unit_score_sentences(selection: Selection, found: ScoreRanking) -> list[str]:
    """Return what the score of the selected unit says.

    Args:
        selection: What is looked at; its unit is in the ranking.
        found: The ranking of the whole territory.
    """
    table = found.table
    row = table[table["unit_code"] == selection.unit.code].to_dict("records")[0]
    if row["left_out"]:
        return [_("Not ranked: {reason}.").format(reason=left_out_text(row["left_out"]))]
    parts = [
        _("Score {score}").format(score=points_text(row["score"])),
        _("rank {rank} of {ranked} (95% range {range})").format(
            rank=f"{row['rank']:.0f}",
            ranked=int(table["rank"].notna().sum()),
            range=words.range_text(row["best"], row["worst"]),
        ),
        _class_text(int(row["class_before"]), int(row["class"])),
        _next_text(row["to_next"], vetoed=bool(row["vetoed"])),
    ]
    cause = reason(
        found.parts_of(selection.unit.code),
        found.assessment,
        catalogues.load().indicators,
        evidence=True,
    )
    return [_(", ").join(part for part in parts if part) + _("."), cause]


def _class_text(before: int, now: int) -> str:
    moved = words.movement_name(movement(before, now))
    name = class_name(now)
    return (
        _("{name} ({moved}, before {before})").format(
            name=name, moved=moved, before=class_name(before)
        )
        if moved
        else name
    )


def _next_text(points: float, *, vetoed: bool) -> str:
    """Return what is missing to the next class; empty where nothing is."""
    if vetoed:
        return _("held in this class by a confirmed veto")
    missing = words.next_class_text(points, number=0, vetoed=False)
    return _("{missing} of the next class").format(missing=missing) if missing else ""
