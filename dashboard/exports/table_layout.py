"""How a table fits a page: size of texts, widths of columns, pieces of long and wide tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.exports import cells

PADDING = 1.2
"""Room at both sides of a cell in em."""
LINE = 1.45
"""Height of a line in em."""
_ROW = 0.4
"""Room above and below a row's texts in em."""
_BREAKABLE, _HEAD = 7.0, 4.0
"""Texts, and heads of columns, may be broken into lines of this many em, never of less."""
_WIDEST = 30.0
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
        sizes: Sizes of texts in points, the largest first; the first is taken at which all
            columns fit, else the last, in as few groups of columns as possible, each with the
            first column.
    """
    right = frozenset(str(name) for name in shown if cells.are_numbers(shown[name]))
    natural = {
        str(name): max(map(cells.width_of, [str(name), *shown[name]])) + PADDING for name in shown
    }
    least = {name: _least(name, shown[name], number=name in right) for name in natural}
    size = next((size for size in sizes if sum(least.values()) <= width / size), sizes[-1])
    return [
        TablePart(rows, right & set(names), widths, size)
        for names in _groups(least, width / size)
        for widths in [_shared(names, natural, least, width / size)]
        for rows in _cut(shown[names], widths, height / size)
    ]


def _least(name: str, texts: Iterable[str], *, number: bool) -> float:
    """Return the least width of a column in em: numbers are never broken."""
    longest = max(map(cells.width_of, texts), default=0)
    body = longest if number else min(longest, _BREAKABLE)
    return max(body, min(cells.width_of(name), _HEAD)) + PADDING


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
    names: list[str], natural: dict[str, float], least: dict[str, float], room: float
) -> tuple[float, ...]:
    """Return the widths of columns: what they need, and of the rest what they would like."""
    wanted = {name: max(least[name], min(natural[name], _WIDEST)) for name in names}
    spare = max(room - sum(least[name] for name in names), 0)
    asked = sum(wanted[name] - least[name] for name in names)
    share = min(spare / asked, 1) if asked else 0
    return tuple(least[name] + share * (wanted[name] - least[name]) for name in names)


def _heights(rows: pd.DataFrame, widths: Sequence[float]) -> list[float]:
    room = [wide - PADDING + 0.05 for wide in widths]
    lines = [
        max(map(cells.lines_of, texts, room))
        for texts in [tuple(rows.columns), *rows.itertuples(index=False)]
    ]
    return [count * LINE + _ROW for count in lines]


def _cut(rows: pd.DataFrame, widths: Sequence[float], room: float) -> Iterator[pd.DataFrame]:
    """Yield pieces that are not higher than ``room`` em with their head."""
    head, *heights = _heights(rows, widths)
    first, used = 0, head
    for number, height in enumerate(heights):
        if used + height > room and number > first:
            yield rows.iloc[first:number]
            first, used = number, head
        used += height
    yield rows.iloc[first:]
