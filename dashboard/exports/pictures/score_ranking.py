"""The ranking by score: rank with its range, score, class and movement, gates, reason."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.charts import theme
from dashboard.charts.key import KeyItem
from dashboard.charts.palette import CLASS_LOOKS, MOVEMENT_LOOKS
from dashboard.charts.ranking_look import Column, Plot
from dashboard.domain.assessment import ranking_words as words
from dashboard.domain.assessment.kinds import Class, movement
from dashboard.domain.assessment.names import class_name, left_out_text, points_text, rank_text
from dashboard.domain.assessment.reasons import reason
from dashboard.exports.pictures.picture import Picture
from dashboard.exports.pictures.ranked_rows import (
    ROOM,
    RankedRows,
    change_ink,
    good_or_bad,
    rank_and_unit,
    ranking_picture,
)
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.selection import Selection

_WIDTHS = {
    "zh": {"rank": 66, "score": 76, "class": 112, "change": 104, "next": 104, "missed": 104,
           "beyond": 134, "reason": 470},
    "en": {"rank": 72, "score": 76, "class": 158, "change": 116, "next": 110, "missed": 116,
           "beyond": 176, "reason": 620},
}  # fmt: skip

_LEAST_PLOT = 150
"""Pixels of the ranges on a small projector, so that both gates stay."""


def score_ranking_picture(
    selection: Selection, found: ScoreRanking, *, room: int = ROOM
) -> Picture:
    """Return the ranking by score as the page draws it, with all its columns if there is room."""
    ranked = _ranked(selection, found)
    last = max(int(found.table["worst"].max(skipna=True) or 1), 2)
    before, after = _columns(ranked.rows["unit"].tolist())
    return ranking_picture(
        selection,
        ranked,
        before=before,
        plot=Plot(
            head=_("Rank and its 95% range"),
            domain=(0.5, last + 0.5),
            ticks=tuple(sorted({1, round((1 + last) / 2), last})),
            least=_LEAST_PLOT,
        ),
        after=after,
        key=_key(found),
        room=room,
    )


def _columns(names: list[str]) -> tuple[list[Column], list[Column]]:
    width = _WIDTHS[active()]
    after = [
        Column("score", _("Score"), width["score"], align="right", bold=True),
        Column("class", _("Class"), width["class"], ink="class_ink", bold=True),
        Column("missed", _("Targets"), width["missed"], ink="missed_ink", priority=1),
        Column("beyond", _("By chance?"), width["beyond"], ink="beyond_ink", priority=2),
        Column("next", _("To next class"), width["next"], priority=3),
        Column("change", _("Last rank"), width["change"], ink="change_ink", priority=4),
        Column("reason", _("Main reason"), width["reason"], priority=5),
    ]
    return rank_and_unit(names, rank=width["rank"]), after


def _ranked(selection: Selection, found: ScoreRanking) -> RankedRows:
    table, tree = found.table, selection.edition.tree
    rows = pd.DataFrame(
        [_row(tree[row["unit_code"]].label, row, found) for row in table.to_dict("records")]
    )
    return RankedRows(
        rows,
        order={
            "rank": table["rank"],
            "unit": table["unit_code"],
            "score": table["score"],
            "class": table["class"].where(table["class"] != Class.NONE) * 10
            - table["class_before"],
            "missed": table["missed"],
            "beyond": table["beyond"],
            "next": table["to_next"],
            "change": table["rank_before"] - table["rank"],
            "reason": rows["reason"],
        },
        downward=frozenset({"score", "missed", "beyond", "change"}),
    )


def _row(name: str, row: Mapping[Any, Any], found: ScoreRanking) -> dict[str, object]:
    """Return one unit's words, places and colours."""
    ranked = not pd.isna(row["rank"])
    moved = movement(row["class_before"], row["class"])
    sign = MOVEMENT_LOOKS[moved].sign if words.movement_name(moved) else ""
    cause = _cause(row, found) if ranked else left_out_text(row["left_out"])
    return {
        "unit_code": row["unit_code"],
        "value": row["rank"],
        "lower": row["best"],
        "upper": row["worst"],
        "colour": CLASS_LOOKS[Class(row["class"])].strong,
        "rank": f"{row['rank']:.0f}" if ranked else "—",
        "unit": name,
        "score": points_text(row["score"]) if ranked else "—",
        "class": f"{class_name(row['class'])} {sign}{words.movement_name(moved)}".strip(),
        "class_ink": CLASS_LOOKS[Class(row["class"])].strong,
        **_gates(row, ranked=ranked),
        "next": words.next_class_text(
            row["to_next"], number=row["class"], vetoed=bool(row["vetoed"])
        ),
        "change": words.change_of_rank_text(row["rank"], row["rank_before"]),
        "change_ink": change_ink(row["rank"], row["rank_before"]),
        "reason": cause,
        "tip": _tip(name, row, cause) if ranked else f"{name}: {cause}",
    }


def _gates(row: Mapping[Any, Any], *, ranked: bool) -> dict[str, str]:
    """Return both gates in words, with the colours of the words."""
    if not ranked:
        return {"missed": "", "missed_ink": theme.INK, "beyond": "", "beyond_ink": theme.INK}
    return {
        "missed": words.missed_text(row["missed"]),
        "missed_ink": good_or_bad(not row["missed"]),
        "beyond": words.beyond_text(row["missed"], row["beyond"]),
        "beyond_ink": good_or_bad(False) if row["beyond"] else theme.MUTED,
    }


def _cause(row: Mapping[Any, Any], found: ScoreRanking) -> str:
    return reason(found.parts_of(row["unit_code"]), found.assessment, catalogues.load().indicators)


def _tip(name: str, row: Mapping[Any, Any], cause: str) -> str:
    parts = [
        _("rank {rank}").format(rank=rank_text(row["rank"], row["best"], row["worst"])),
        _("score {score}").format(score=points_text(row["score"])),
        class_name(row["class"]),
        cause,
    ]
    return " · ".join([name, *parts])


def _key(found: ScoreRanking) -> list[KeyItem]:
    counts = found.table["class"].value_counts()
    items = [
        KeyItem("dot", look.strong, class_name(number), count=int(counts.get(number, 0)))
        for number, look in CLASS_LOOKS.items()
        if counts.get(number, 0)
    ]
    return [*items, KeyItem("area", theme.BAND, _("95% range of the rank"))]


def score_ranking_table(selection: Selection, found: ScoreRanking) -> pd.DataFrame:
    """Return the ranking by score as files have it: numbers as numbers, columns in words."""
    tree, table = selection.edition.tree, found.table
    moved = [
        movement(before, now)
        for before, now in zip(table["class_before"], table["class"], strict=True)
    ]
    causes = [
        left_out_text(row["left_out"]) if pd.isna(row["rank"]) else _cause(row, found)
        for row in table.to_dict("records")
    ]
    return pd.DataFrame(
        {
            _("Rank"): table["rank"].astype("Int64"),
            _("Unit code"): table["unit_code"],
            _("Unit"): [tree[code].label for code in table["unit_code"]],
            _("Score"): table["score"],
            _("Rank at best"): table["best"].astype("Int64"),
            _("Rank at worst"): table["worst"].astype("Int64"),
            _("Class"): [class_name(number) for number in table["class"]],
            _("Class before"): [class_name(number) for number in table["class_before"]],
            _("Movement"): [words.movement_name(how) for how in moved],
            _("Rank before"): table["rank_before"].astype("Int64"),
            _("Points to the next class"): table["to_next"],
            _("Targets missed"): table["missed"],
            _("Of them beyond chance"): table["beyond"],
            _("Main reason"): causes,
        }
    )
