"""The ranking on the page: finding, choices, one row a unit; headings sort, a row opens."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.charts import theme
from dashboard.charts.key import KeyItem
from dashboard.charts.ranking import PICK, SORT
from dashboard.exports.pictures.indicator_ranking import indicator_ranking_picture
from dashboard.exports.pictures.picture import Picture
from dashboard.exports.pictures.score_ranking import score_ranking_picture
from dashboard.i18n import gettext as _
from dashboard.reports import asked_ranking, ranking_tables
from dashboard.reports.class_moves import classes_title
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.ranking_findings import (
    indicator_sentences,
    indicator_title,
    scope_text,
    score_sentences,
    score_title,
)
from dashboard.reports.score_parts import parts_title
from dashboard.reports.selection import Selection
from dashboard.views import (
    ranking_classes,
    ranking_controls,
    ranking_parts,
    ranking_proposals,
)
from dashboard.views.downloads import beside_downloads
from dashboard.views.legend import draw_key
from dashboard.views.open_profile import open_profile
from dashboard.views.selection import move

_KEY = "ranking"


def draw_by_score(selection: Selection) -> None:
    """Draw what is asked for of the scores: ranks, classes, proposals or parts."""
    found = asked_ranking.asked_scores(selection)
    _DRAWN[ranking_controls.aspect(selection)](selection, found)


def _draw_ranks(selection: Selection, found: ScoreRanking) -> None:
    with beside_downloads(selection, "ranking", "ranks"):
        _draw_head(score_title(selection, found), score_sentences(selection, found))
    ranking_controls.draw_choices(selection, units=len(found.table))
    _draw(score_ranking_picture(selection, found))


def _draw_classes(selection: Selection, found: ScoreRanking) -> None:
    with beside_downloads(selection, "ranking", "classes"):
        _draw_head(classes_title(found), [scope_text(selection, len(found.table))])
    ranking_controls.draw_choices(selection, units=len(found.table))
    ranking_classes.draw_classes(selection, found)


def _draw_proposals(selection: Selection, found: ScoreRanking) -> None:
    whole = asked_ranking.whole_scores(selection)
    matters = ranking_tables.shown_matters(found, whole)
    sentences = (
        scope_text(selection, len(found.table)),
        ranking_tables.lasting_sentence(selection.edition, matters),
        ranking_tables.repeated_sentence(selection.edition, found),
    )
    with beside_downloads(selection, "ranking", "proposals"):
        _draw_head(ranking_tables.matters_title(matters), [text for text in sentences if text])
    ranking_controls.draw_choices(selection, units=len(found.table))
    ranking_proposals.draw_proposals(selection, found, matters)


def _draw_repeated(selection: Selection, found: ScoreRanking) -> None:
    said = ranking_tables.repeated_sentence(selection.edition, found)
    title = said or _("No unit missed the same target in two or more periods running.")
    with beside_downloads(selection, "ranking", "repeated"):
        _draw_head(title, [scope_text(selection, len(found.table))])
    ranking_controls.draw_choices(selection, units=len(found.table))
    ranking_proposals.draw_repeated(selection, found)


def _draw_parts(selection: Selection, found: ScoreRanking) -> None:
    with beside_downloads(selection, "ranking", "parts"):
        _draw_head(parts_title(found), [scope_text(selection, len(found.table))])
    ranking_controls.draw_choices(selection, units=len(found.table))
    ranking_parts.draw_parts(selection, found)


def draw_by_indicator(selection: Selection) -> None:
    """Draw the ranking by the selected indicator."""
    found = asked_ranking.asked_indicator(selection)
    with beside_downloads(selection, "ranking", "ranks"):
        _draw_head(indicator_title(selection, found), indicator_sentences(selection, found))
    ranking_controls.draw_choices(selection, units=len(found.table))
    _draw(indicator_ranking_picture(selection, found))


def _draw_head(title: str, sentences: Sequence[str]) -> None:
    """Draw the finding and the sentences below it."""
    st.header(title, anchor=False)
    with st.container(key="finding"):
        st.markdown("  \n".join(sentences))


def _draw(picture: Picture) -> None:
    """Draw the rows; a click on a heading sorts by it, on a row opens the unit's profile."""
    event = st.vega_lite_chart(
        picture.specification, key=_KEY, on_select=_sorted, selection_mode=[PICK, SORT]
    )
    hint = _(
        "A click on a heading sorts by it, a click on a row opens the unit; "
        "pointing at a row tells what a narrow screen leaves out"
    )
    draw_key([*picture.key, KeyItem("words", theme.MUTED, hint)])
    open_profile(event, PICK)


def _sorted() -> None:
    """Sort by the heading that was clicked."""
    chosen = st.session_state[_KEY].selection.get(SORT) or [{}]
    if wanted := chosen[0].get("wanted"):
        move(sort=wanted)


_DRAWN: Mapping[str, Callable[[Selection, ScoreRanking], None]] = {
    ranking_controls.RANKS: _draw_ranks,
    ranking_controls.CLASSES: _draw_classes,
    ranking_controls.PROPOSALS: _draw_proposals,
    ranking_controls.REPEATED: _draw_repeated,
    ranking_controls.PARTS: _draw_parts,
}
