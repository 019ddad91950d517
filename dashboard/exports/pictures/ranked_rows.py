"""Rows of a ranking as the picture draws them: sorted as asked for, the ends of long ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan

import pandas as pd

from dashboard.charts import theme
from dashboard.charts.key import KeyItem
from dashboard.charts.palette import TARGET_LOOKS
from dashboard.charts.ranking import DIVIDED, ranking_specification
from dashboard.charts.ranking_look import Column, Plot, RankingLook, row_height
from dashboard.domain.attainment import TargetState
from dashboard.exports.pictures.picture import Picture
from dashboard.fonts import ems
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection

ENDS, ALL_ROWS = "ends", "all"
"""What of a long ranking is drawn."""
MOST_ROWS = 25
"""More units make a long ranking."""
_FROM_EACH_END = 10
ROOM = 600
"""Pixels for the rows."""
_FOCUS, _STRIPES = "#ffe9b8", ("#ffffff", "#f3f6f9")
_BY_RANK = "rank"
_MOST_NAME = 230
_SIZE = 16.5
"""Pixels of a letter, between those of narrow and of wide screens."""


@dataclass(frozen=True)
class RankedRows:
    """Units of a ranking with their words.

    Attributes:
        rows: One row a unit as ``ranking_specification`` takes them, but for ``fill``.
        order: Field of a column → what its heading sorts by, as the rows; missing comes last.
        downward: Fields of which the first click puts the most on top.
    """

    rows: pd.DataFrame
    order: Mapping[str, "pd.Series[float] | pd.Series[str]"]
    downward: frozenset[str] = field(default_factory=frozenset)


def words_width(words: Sequence[str], *, most: int) -> int:
    """Return the pixels that the longest of the words needs, ``most`` at most."""
    longest = max((_SIZE * ems(text) for text in words), default=0.0)
    return min(round(longest) + 16, most)


def rank_and_unit(names: Sequence[str], *, rank: int) -> list[Column]:
    """Return the columns left of the drawn one; ``rank`` pixels for the rank."""
    return [
        Column("rank", _("Rank"), rank, align="right", bold=True),
        Column("unit", _("Unit"), words_width(names, most=_MOST_NAME), bold=True),
    ]


def good_or_bad(good: bool) -> str:  # noqa: FBT001  the question itself
    """Return the colour of words that praise or blame; their sign says it too."""
    return TARGET_LOOKS[TargetState.ATTAINED if good else TargetState.MISSED].strong


def change_ink(rank: float, before: float) -> str:
    """Return the colour of a rank's change."""
    if isnan(rank) or isnan(before) or rank == before:
        return theme.MUTED
    return good_or_bad(rank < before)


def is_long(units: int) -> bool:
    """Return whether a ranking of so many units shows its ends only, unless asked for all."""
    return units > MOST_ROWS


def ranking_picture(
    selection: Selection,
    ranked: RankedRows,
    *,
    before: Sequence[Column],
    plot: Plot,
    after: Sequence[Column],
    key: Sequence[KeyItem] = (),
    room: int = ROOM,
) -> Picture:
    """Return the picture of a ranking, sorted by the selection's option ``sort``.

    Args:
        selection: What is looked at; its unit is marked.
        ranked: The units with their words.
        before: Columns left of the drawn one.
        plot: The drawn column.
        after: Columns right of it.
        key: What colours mean.
        room: Pixels for the rows.
    """
    columns = [*before, *after]
    known = [sign + column.field for column in columns for sign in ("", "-")]
    asked = selection.option("sort", known, usual=_BY_RANK)
    rows = _cut(selection, _sorted(ranked, asked))
    look = RankingLook(
        tuple(before), plot, tuple(after), len(rows), row_height(len(rows), room=room)
    )
    heads = pd.DataFrame([_heading(column, asked, ranked.downward) for column in columns])
    specification = ranking_specification(_filled(selection, rows), heads, look=look)
    return Picture(specification, tuple(key), rows=DIVIDED)


def _sorted(ranked: RankedRows, asked: str) -> pd.DataFrame:
    by = ranked.order[asked.removeprefix("-")]
    order = by.reset_index(drop=True).sort_values(
        ascending=not asked.startswith("-"), na_position="last", kind="stable"
    )
    return ranked.rows.iloc[order.index].reset_index(drop=True)


def shown_units(selection: Selection, codes: Sequence[str]) -> list[list[str]]:
    """Return the units that are drawn, in groups with gaps between them.

    All in one group, or of a long ranking the first, the selected one and the last.
    """
    everything = selection.option("rows", (ENDS, ALL_ROWS), usual=ENDS) == ALL_ROWS
    if everything or not is_long(len(codes)):
        return [list(codes)]
    ends = [list(codes[:_FROM_EACH_END]), list(codes[-_FROM_EACH_END:])]
    focus = selection.unit.code
    between = focus in codes[_FROM_EACH_END:-_FROM_EACH_END]
    return [ends[0], [focus], ends[1]] if between else ends


def _cut(selection: Selection, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are drawn, with empty ones for gaps."""
    gap = pd.DataFrame([dict.fromkeys(rows.columns, "") | {"unit": "……"}])
    gap[["value", "lower", "upper"]] = float("nan")
    parts: list[pd.DataFrame] = []
    for group in shown_units(selection, rows["unit_code"].tolist()):
        parts += [gap, rows[rows["unit_code"].isin(group)]]
    return pd.concat(parts[1:], ignore_index=True)


def _heading(column: Column, asked: str, downward: frozenset[str]) -> dict[str, str]:
    """Return a heading with a sign where it is sorted by, and what a click asks for."""
    up, down = column.field, f"-{column.field}"
    first, second = (down, up) if column.field in downward else (up, down)
    sign = {up: " ↑", down: " ↓"}.get(asked, "")
    return {
        "field": column.field,
        "head": column.head + sign,
        "wanted": second if asked == first else first,
        "tip": _("Sort by {column}").format(column=column.head),
    }


def _filled(selection: Selection, rows: pd.DataFrame) -> pd.DataFrame:
    stripes = [_STRIPES[number % 2] for number in range(len(rows))]
    focus = rows["unit_code"] == selection.unit.code
    return rows.assign(fill=pd.Series(stripes, dtype=object).where(~focus, _FOCUS))
