"""The ranking as slides: its rows in parts, how units moved between classes, proposals."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.exports.pictures.indicator_ranking import indicator_ranking_picture
from dashboard.exports.pictures.picture import Picture
from dashboard.exports.pictures.ranked_rows import is_long
from dashboard.exports.pictures.score_ranking import score_ranking_picture
from dashboard.reports import asked_ranking, ranking_tables
from dashboard.reports.class_moves import classes_title
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.ranking_findings import indicator_title, score_title
from dashboard.reports.selection import Selection
from dashboard.views import ranking_classes
from dashboard.views.slides.parting import parted, table_slides
from dashboard.views.slides.slide import Slide, Told, draw_sentences, told_slide

_ROWS = 10
"""Most units on a slide."""
_ROOM = 300
"""Pixels for the rows."""


def slides(selection: Selection) -> list[Slide]:
    """Return the slides of the ranking that the selection asks for."""
    if not asked_ranking.by_score(selection):
        found = asked_ranking.asked_indicator(selection)
        return _ranks(
            indicator_title(selection, found),
            len(found.table),
            lambda rows: indicator_ranking_picture(
                selection, replace(found, table=found.table.iloc[rows]), room=_ROOM
            ),
        )
    scores = asked_ranking.asked_scores(selection)
    ranks = _ranks(
        score_title(selection, scores),
        len(scores.table),
        lambda rows: score_ranking_picture(
            selection, replace(scores, table=scores.table.iloc[rows]), room=_ROOM
        ),
    )
    classes = Slide("classes", lambda: _draw_classes(selection, scores))
    matters = ranking_tables.shown_matters(scores, asked_ranking.whole_scores(selection))
    table = ranking_tables.matters_table(selection.edition, scores, matters)
    said = ranking_tables.matters_title(matters)
    return [*ranks, classes, *table_slides("proposals", [said], table)]


def _ranks(title: str, units: int, picture: Callable[[list[int]], Picture]) -> list[Slide]:
    """Return a slide for each part of the rows; of a long ranking its ends."""

    def slide(rows: list[int]) -> Slide:
        return told_slide("ranks", lambda: Told([title], picture(rows)), rows=True)

    shown = range(units)
    parts = [shown[:_ROWS], shown[-_ROWS:]] if is_long(units) else parted(shown, _ROWS)
    return [slide(list(rows)) for rows in parts]


def _draw_classes(selection: Selection, found: ScoreRanking) -> None:
    draw_sentences([classes_title(found)])
    ranking_classes.draw_classes(selection, found)
