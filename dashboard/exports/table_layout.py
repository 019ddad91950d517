"""How a table fits a page: size of texts, widths of columns, pieces of long and wide tables."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from dashboard.exports import cells

PADDING = 1.2
"""Room at both sides of a cell in em."""
LINE = 1.45
"""Height of a line in em."""
_ROW = 0.4
"""Room above and below a row's texts in em."""
_BREAKABLE = (7.0, 5.5)
"""Texts may be broken into lines of this many em; of fewer only where columns do not fit else."""
_HEAD = 4.0
"""Heads of columns may be broken into lines of this many em."""
_WORD = re.compile(r"[A-Za-z0-9-]+")
_TRIES = 8
"""Heights that are tried to share rows out among pieces."""
_ROUNDING = 1e-9
_WIDEST = 40.0
"""Beyond this many em a column of texts is broken into lines."""


@dataclass(frozen=True)
class TablePart:
    """A piece of a table that one page holds.

    Attributes:
        rows: Texts of its rows and columns.
        right: Names of its columns of numbers, which stand at the right.
        widths: Widths of its columns in em.
        size: Size of the texts in points.
    """

    rows: pd.DataFrame
    right: frozenset[str]
    widths: tuple[float, ...]
    size: float

    @property
    def heights(self) -> list[float]:
        """Heights of the head and of every row in em."""
        return _heights(self.rows, self.widths)


def table_parts(
    shown: pd.DataFrame, *, width: float, height: float, sizes: Sequence[float]
) -> list[TablePart]:
    """Return the pieces of a table, with every row and column.

    Args:
        shown: Printed table, all texts.
        width: Room on a page in points.
        height: Room on a page in points.
        sizes: Sizes of texts in points, the largest first; the largest is taken at which the
            table is in as few pieces as can be: all columns on a page where they fit at all,
            else in groups, each with the first column.
    """
    right = frozenset(str(name) for name in shown if cells.are_numbers(shown[name]))
    natural = {
        str(name): max(map(cells.width_of, [str(name), *shown[name]])) / cells.SPARE + PADDING
        for name in shown
    }
    best: list[TablePart] = []
    for breakable in _BREAKABLE:
        least = {
            str(name): _least(str(name), shown[name], breakable, number=name in right)
            for name in shown
        }
        for size in sizes:
            groups = _groups(least, width / size)
            if best and len(groups) >= len(best):
                continue
            widths = [_shared(shown[names], natural, least, width / size) for names in groups]
            parts = [
                TablePart(rows, right & set(names), wide, size)
                for names, wide in zip(groups, widths, strict=True)
                for rows in _cut(shown[names], wide, height / size)
            ]
            if not best or len(parts) < len(best):
                best = parts
    return best


def _least(name: str, texts: Iterable[str], breakable: float, *, number: bool) -> float:
    """Return the least width of a column in em: numbers and words are never broken."""
    told = list(texts)
    longest = max(map(cells.width_of, told), default=0)
    body = longest if number else max(min(longest, breakable), _longest_word(told))
    head = max(min(cells.width_of(name), _HEAD), _longest_word([name]))
    return max(body, head) / cells.SPARE + PADDING


def _longest_word(texts: Iterable[str]) -> float:
    words = {word for text in texts for word in _WORD.findall(text)}
    return min(max(map(cells.width_of, words), default=0), _BREAKABLE[0])


def _groups(least: dict[str, float], room: float) -> list[list[str]]:
    """Return columns side by side as far as the room goes, the first in every group."""
    first, *others = least
    groups, names = [], [first]
    for name in others:
        if sum(least[known] for known in [*names, name]) > room and len(names) > 1:
            groups.append(names)
            names = [first]
        names.append(name)
    return [*groups, names]


def _shared(
    shown: pd.DataFrame, natural: dict[str, float], least: dict[str, float], room: float
) -> tuple[float, ...]:
    """Return the widths of columns: what they need, and of the rest by how much they say.

    A column takes no more than what it would like.
    """
    names = [str(name) for name in shown]
    widths = {name: least[name] for name in names}
    wanted = {name: max(least[name], min(natural[name], _WIDEST)) for name in names}
    said = {name: 1 + sum(map(cells.width_of, shown[name])) for name in names}
    spare, waiting = room - sum(widths.values()), names
    while spare > _ROUNDING and waiting:
        share = spare / sum(said[name] for name in waiting)
        for name in waiting:
            more = min(share * said[name], wanted[name] - widths[name])
            widths[name] += more
            spare -= more
        waiting = [name for name in waiting if wanted[name] - widths[name] > _ROUNDING]
    return tuple(widths[name] for name in names)


def _heights(rows: pd.DataFrame, widths: Sequence[float]) -> list[float]:
    room = [wide - PADDING + 0.05 for wide in widths]
    lines = [
        max(map(cells.lines_of, texts, room))
        for texts in [tuple(rows.columns), *rows.itertuples(index=False)]
    ]
    return [count * LINE + _ROW for count in lines]


def _cut(rows: pd.DataFrame, widths: Sequence[float], room: float) -> list[pd.DataFrame]:
    """Return as few pieces as can be that are not higher than ``room`` em with their head.

    The rows are shared out, so that the last piece is about as high as the others.
    """
    head, *heights = _heights(rows, widths)
    ends = _ends(heights, room - head)
    least, most = sum(heights) / len(ends) if ends else 0.0, room - head
    tries = np.linspace(least, most, _TRIES) if len(ends) > 1 else ()
    for share in tries:
        shared = _ends(heights, float(share))
        if len(shared) <= len(ends):
            ends = shared
            break
    return [rows.iloc[first:last] for first, last in pairwise([0, *(ends or [0])])]


def _ends(heights: Sequence[float], room: float) -> list[int]:
    """Return where pieces of rows end, each as full as ``room`` allows, one row at least."""
    ends: list[int] = []
    used = 0.0
    for number, height in enumerate(heights):
        if number and used + height > room + _ROUNDING:
            ends.append(number)
            used = 0.0
        used += height
    return [*ends, len(heights)] if heights else ends
