"""The parts of scores: units down, items of the assessment across, the points lost in each."""

from math import isnan

import pandas as pd

from dashboard.charts.key import KeyItem
from dashboard.charts.palette import MISSED_BY_CHANCE, TARGET_LOOKS, SignedLook
from dashboard.charts.target_matrix import matrix_specification, row_height
from dashboard.domain.assessment.names import points_text
from dashboard.domain.attainment import TargetState
from dashboard.exports.pictures.picture import Picture
from dashboard.exports.pictures.ranked_rows import shown_units
from dashboard.exports.pictures.target_matrix import column_names, distinct_labels
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.score_parts import rule_names
from dashboard.reports.selection import Selection

_ROOM = 520
_FULL = TARGET_LOOKS[TargetState.ON_SCHEDULE]
_SOME = MISSED_BY_CHANCE
_ALL = TARGET_LOOKS[TargetState.MISSED]
_NONE = TARGET_LOOKS[TargetState.NO_TARGET]
_PLAIN = SignedLook("", "#ffffff", "#1f2937", "#1f2937")
_LEAST = 0.05
"""Points that are printed as none."""


def score_parts_picture(selection: Selection, found: ScoreRanking) -> Picture:
    """Return the points that each unit lost by each item; the whole score in the first column."""
    codes = [code for group in shown_units(selection, found.table["unit_code"].tolist())
             for code in group]  # fmt: skip
    data = _cells(selection, found, codes)
    lines = data["target"].iloc[0].count("|") + 1 if active() == "zh" else 0
    step = row_height(len(codes), room=_ROOM)
    return Picture(matrix_specification(data, step=step, lines=lines), key=_key())


def _cells(selection: Selection, found: ScoreRanking, codes: list[str]) -> pd.DataFrame:
    tree, table = selection.edition.tree, found.table
    rules, heads = found.assessment.rules, _heads(found)
    labels = distinct_labels([tree[code] for code in codes])
    loose = found.scores.units.set_index("unit_code")["entered"].reindex(codes)
    whole, cells = _("Entries on the whole"), []
    for row in table[table["unit_code"].isin(codes)].to_dict("records"):
        label = labels[row["unit_code"]]
        place = "—" if isnan(row["rank"]) else f"{row['rank']:.0f}"
        shared = {"unit_code": row["unit_code"], "unit": f"{label} {place}"}
        cells.append(shared | _cell(heads[0], points_text(row["score"]), _PLAIN, label))
        points = [part["points"] for part in found.parts_of(row["unit_code"])]
        for head, rule, made in zip(heads[1 : len(rules) + 1], rules, points, strict=True):
            text, look = _lost(made, rule.weight)
            finding = _("Points: {made} of {weight}").format(
                made=points_text(made), weight=f"{rule.weight:g}"
            )
            cells.append(shared | _cell(head, text, look, f"{label} · {finding}"))
        if loose.any():
            text, look = _entered(float(loose[row["unit_code"]]))
            cells.append(shared | _cell(heads[-1], text, look, f"{label} · {whole} {text}"))
    return pd.DataFrame(cells)


def _heads(found: ScoreRanking) -> list[str]:
    """Return the names of the columns; Chinese ones with their full points in the last line."""
    names = column_names([_("Score"), *rule_names(found).values(), _("Entries on the whole")])
    if active() != "zh":
        return names
    full = [found.assessment.full, *(rule.weight for rule in found.assessment.rules)]
    below = [_("{n} full points").format(n=f"{weight:g}") for weight in full]
    return ["|".join(parts) for parts in zip(names, [*below, " "], strict=True)]


def _cell(head: str, text: str, look: SignedLook, tip: str) -> dict[str, str]:
    return {"target": head, "sign": text, "fill": look.fill, "ink": look.ink, "tip": tip}


def _lost(made: float, weight: float) -> tuple[str, SignedLook]:
    """Return the points lost as text, and how they look; a sign where none or nothing is scored."""
    if isnan(made):
        return "·", _NONE
    if weight - made < _LEAST:
        return "✓", _FULL
    return f"−{points_text(weight - made)}", _ALL if made < _LEAST else _SOME


def _entered(points: float) -> tuple[str, SignedLook]:
    """Return the entries on the whole score, which belong to no item, as text."""
    if not points:
        return "", _PLAIN
    text = f"{points:+.1f}".replace("-", "−")
    return text, _FULL if points > 0 else _SOME


def _key() -> tuple[KeyItem, ...]:
    listed = (
        ("✓", _FULL, _("full points")),
        ("−", _SOME, _("points lost")),
        ("−", _ALL, _("all points lost")),
        ("·", _NONE, _("not scored")),
    )
    return tuple(
        KeyItem("sign", look.fill, words, sign=sign, ink=look.ink) for sign, look, words in listed
    )


def score_parts_table(selection: Selection, found: ScoreRanking) -> pd.DataFrame:
    """Return the points that each unit made by each item, as files have it: numbers as numbers."""
    tree, names, codes = selection.edition.tree, rule_names(found), found.table["unit_code"]
    made = {
        rule.id: found.scores.parts[rule.id].set_index("unit_code")["points"].reindex(codes)
        for rule in found.assessment.rules
    }
    return pd.DataFrame(
        {
            _("Rank"): found.table["rank"].astype("Int64"),
            _("Unit code"): codes,
            _("Unit"): [tree[code].label for code in codes],
            _("Score"): found.table["score"],
            **{names[rule]: points.to_numpy() for rule, points in made.items()},
            _("Entries on the whole"): found.scores.units.set_index("unit_code")["entered"]
            .reindex(codes)
            .to_numpy(),
        }
    )
