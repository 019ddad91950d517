"""The pictures of the ranking page: ranks, movement between classes, parts of scores."""

from dashboard.exports.exhibit import Exhibit
from dashboard.exports.inlined import inlined
from dashboard.exports.pictures.class_matrix import class_matrix_picture, class_matrix_table
from dashboard.exports.pictures.indicator_ranking import (
    indicator_ranking_picture,
    indicator_ranking_table,
)
from dashboard.exports.pictures.score_parts import score_parts_picture, score_parts_table
from dashboard.exports.pictures.score_ranking import score_ranking_picture, score_ranking_table
from dashboard.i18n import gettext as _
from dashboard.reports import asked_ranking
from dashboard.reports.class_moves import classes_title
from dashboard.reports.ranking_findings import (
    indicator_sentences,
    indicator_title,
    scope_text,
    score_sentences,
    score_title,
)
from dashboard.reports.score_parts import parts_title
from dashboard.reports.selection import Selection

_POINTS = 1
"""Decimals of scores."""


def ranks_exhibit(selection: Selection) -> Exhibit:
    """Return the ranking that is asked for, by score or by indicator."""
    return (
        _score_ranks(selection)
        if asked_ranking.by_score(selection)
        else _indicator_ranks(selection)
    )


def _score_ranks(selection: Selection) -> Exhibit:
    found = asked_ranking.asked_scores(selection)
    picture = score_ranking_picture(selection, found)
    return Exhibit(
        selection=selection,
        kind=_("ranking"),
        subject=_("assessment score"),
        title=score_title(selection, found),
        subtitle=_("Ranking by score · {where}").format(where=selection.title),
        table=score_ranking_table(selection, found),
        decimals={_("Score"): _POINTS, _("Points to the next class"): _POINTS},
        chart=inlined(picture.specification),
        rows=picture.rows,
        notes=tuple(score_sentences(selection, found)),
        key=picture.key,
    )


def _indicator_ranks(selection: Selection) -> Exhibit:
    found = asked_ranking.asked_indicator(selection)
    indicator = found.indicator
    picture = indicator_ranking_picture(selection, found)
    table = indicator_ranking_table(selection, found)
    words = {True: _("yes"), False: _("no")}
    for name in (_("Misses the target"), _("Beyond chance")):
        table[name] = [words.get(answer, "") for answer in table[name]]
    numbers = (indicator.name, _("Lower end"), _("Upper end"))
    return Exhibit(
        selection=selection,
        kind=_("ranking"),
        subject=indicator.name,
        title=indicator_title(selection, found),
        subtitle=_("Ranking by {indicator} · {where}").format(
            indicator=indicator.name, where=selection.title
        ),
        table=table.replace(float("inf"), float("nan")),
        decimals=dict.fromkeys(numbers, indicator.decimals),
        chart=inlined(picture.specification),
        rows=picture.rows,
        notes=tuple(indicator_sentences(selection, found)),
        key=picture.key,
    )


def classes_exhibit(selection: Selection) -> Exhibit | None:
    """Return how units moved between classes; None in a ranking by indicator."""
    if not asked_ranking.by_score(selection):
        return None
    found = asked_ranking.asked_scores(selection)
    picture = class_matrix_picture(found)
    return Exhibit(
        selection=selection,
        kind=_("class movement"),
        subject=_("assessment score"),
        title=classes_title(found),
        subtitle=_("Class before and now · {where}").format(where=selection.title),
        table=class_matrix_table(found),
        chart=inlined(picture.specification),
        notes=(scope_text(selection, len(found.table)),),
        key=picture.key,
    )


def parts_exhibit(selection: Selection) -> Exhibit | None:
    """Return the points that units lost item by item; None in a ranking by indicator."""
    if not asked_ranking.by_score(selection):
        return None
    found = asked_ranking.asked_scores(selection)
    picture = score_parts_picture(selection, found)
    table = score_parts_table(selection, found)
    points = table.columns[table.columns.get_loc(_("Score")) :]
    return Exhibit(
        selection=selection,
        kind=_("matrix"),
        subject=_("parts of scores"),
        title=parts_title(found),
        subtitle=_("Points lost by item · {where}").format(where=selection.title),
        table=table,
        decimals=dict.fromkeys(map(str, points), _POINTS),
        chart=inlined(picture.specification),
        notes=(scope_text(selection, len(table)),),
        key=picture.key,
    )


def sentences(selection: Selection) -> list[str]:
    """Return what the page says of the ranking that is asked for."""
    if asked_ranking.by_score(selection):
        scores = asked_ranking.asked_scores(selection)
        return [score_title(selection, scores), *score_sentences(selection, scores)]
    found = asked_ranking.asked_indicator(selection)
    return [indicator_title(selection, found), *indicator_sentences(selection, found)]
