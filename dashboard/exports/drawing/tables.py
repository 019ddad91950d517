"""A table on sheets: columns as wide as their words need, rows as many as there is room for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.charts import theme
from dashboard.exports.drawing import typeface
from dashboard.exports.drawing.canvas import Canvas

_READABLE = 16
"""Pixels of a letter that tables are split for."""
_TRIES = (
    *((size, lines) for size in (24, 22, 20, 18, 17, 16) for lines in (1, 2)),
    *((size, lines) for size in (16, 15, 14, 13) for lines in (1, 2, 3)),
)
"""Pixels of a letter and lines of long cells, the best first."""
_LONG = 10
"""Letters from which on a cell may break."""
_HEAD_LINES = 2
_PAD = 10
_LEADING = 1.32
_STRIPE = "#f4f6f9"
_NUMBER = re.compile(r"[≈+\-−]?[\d,.]+[%‰]?◦?(\s?[（(].*[)）])?|[-−\d,.]+(–|至| to )[-−\d,.]+")
_CODE = re.compile(r"\d{6,}")


@dataclass(frozen=True)
class Layout:
    """How a table lies on a sheet.

    Attributes:
        size: Pixels of a letter.
        needed: Pixels that the columns ask for.
        widths: Pixels of the columns.
        right: Which columns stand right, as numbers do.
        head: Lines of each column's name.
        rows: Lines of each cell, row by row.
    """

    size: float
    needed: float
    widths: tuple[float, ...]
    right: tuple[bool, ...]
    head: tuple[list[str], ...]
    rows: tuple[tuple[list[str], ...], ...]

    def height(self, cells: Sequence[list[str]]) -> float:
        """Return the height of a row."""
        return max(map(len, cells)) * self.size * _LEADING + _PAD


def laid_out(table: pd.DataFrame, room: tuple[float, float]) -> Layout:
    """Return how a table of texts lies on sheets, its letters as large as can be.

    Letters shrink and long cells break until the table fits one sheet, yet letters not below
    ``_READABLE`` for that alone; below it only until the columns fit.

    Args:
        table: Texts.
        room: Width and height of a sheet in pixels.
    """
    cells = [[str(cell) for cell in row] for row in table.itertuples(index=False, name=None)]
    names = [str(name) for name in table.columns]
    for size, lines in _TRIES:
        layout = _layout(names, cells, size=size, lines=lines, room=room[0])
        is_narrow = layout.needed <= room[0]
        if is_narrow and (size <= _READABLE or len(pages(layout, room[1])) == 1):
            break
    return layout


def _layout(
    names: Sequence[str], cells: Sequence[Sequence[str]], *, size: float, lines: int, room: float
) -> Layout:
    wanted = [
        _wanted(name, [row[place] for row in cells], size=size, lines=lines)
        for place, name in enumerate(names)
    ]
    widths = tuple(width * room / sum(wanted) for width in wanted)
    return Layout(
        size=size,
        needed=sum(wanted),
        widths=widths,
        right=tuple(_is_number([row[place] for row in cells]) for place in range(len(names))),
        head=_lines(names, widths, size),
        rows=tuple(_lines(row, widths, size) for row in cells),
    )


def _is_number(cells: Sequence[str]) -> bool:
    """Return whether a column is one of numbers; codes are none."""
    told = [cell for cell in cells if cell not in ("", "—", "※")]
    numbers = [cell for cell in told if _NUMBER.fullmatch(cell)]
    codes = [cell for cell in told if _CODE.fullmatch(cell)]
    return len(numbers) > len(told) / 2 and len(codes) < len(told)


def _lines(cells: Sequence[str], widths: Sequence[float], size: float) -> tuple[list[str], ...]:
    return tuple(
        typeface.wrapped(cell, size, width - 2 * _PAD)
        for cell, width in zip(cells, widths, strict=True)
    )


def _wanted(name: str, cells: Sequence[str], *, size: float, lines: int) -> float:
    """Return the width that a column asks for if long cells take ``lines`` lines."""
    head = max(typeface.longest(name, size), typeface.width(name, size) / _HEAD_LINES + size)
    longest = max((typeface.width(cell, size) for cell in cells), default=0.0)
    if longest > _LONG * size:
        unbroken = max(typeface.longest(cell, size) for cell in cells)
        longest = max(_LONG * size, longest / lines * (1.0 if lines == 1 else 1.12), unbroken)
    return max(longest, head) + 2 * _PAD


def pages(layout: Layout, room: float) -> list[range]:
    """Return which rows stand on which sheet, about as many on each; ``room`` in pixels."""
    full = room - layout.height(layout.head)
    heights = [layout.height(row) for row in layout.rows]
    for number in range(1, len(heights)):
        size = -(-len(heights) // number)
        parts = [range(at, min(at + size, len(heights))) for at in range(0, len(heights), size)]
        if all(sum(heights[row] for row in part) <= full for part in parts):
            return parts
    return [range(row, row + 1) for row in range(len(heights))]


def draw_table(canvas: Canvas, layout: Layout, rows: range, *, x: float, y: float) -> float:
    """Draw the head and some rows; returns where the table ends."""
    width = sum(layout.widths)
    y = _draw_row(canvas, layout, layout.head, x=x, y=y, colour=theme.MUTED)
    canvas.rule(x, y, width, colour=theme.INK, line=1.5)
    for number in rows:
        cells = layout.rows[number]
        if number % 2:
            canvas.box(x, y, width, layout.height(cells), fill=_STRIPE)
        y = _draw_row(canvas, layout, cells, x=x, y=y, colour=theme.INK)
    canvas.rule(x, y, width)
    return y


def _draw_row(
    canvas: Canvas,
    layout: Layout,
    cells: Sequence[list[str]],
    *,
    x: float,
    y: float,
    colour: str,
) -> float:
    for lines, width, right in zip(cells, layout.widths, layout.right, strict=True):
        place = x + width - _PAD if right else x + _PAD
        down = y + _PAD / 2 + layout.size
        for line in lines:
            anchor = "end" if right else "start"
            canvas.text(place, down, line, size=layout.size, colour=colour, anchor=anchor)
            down += layout.size * _LEADING
        x += width
    return y + layout.height(cells)
