"""Rows of a sheet as high as their texts: programs leave a wrapped cell one line high."""

from collections import defaultdict

from xlsxwriter.worksheet import Worksheet

from dashboard.exports import cells

LETTER = 11
"""Size of the texts in points."""
_LINE = 1.55
"""Height of a line in sizes of its font, that of the widest fonts."""
_HIGHEST = 409
"""The most points that a row can have."""
_CHARACTER, _EDGES = 5.25, 14
"""Points of one unit of a column's width, and of edges and indent of a cell."""


def width_for(ems: float) -> float:
    """Return the width of a column that holds so many em on a line."""
    return (ems * LETTER / cells.SPARE + _EDGES) / _CHARACTER


class RowHeights:
    """Collects the texts of a sheet's rows, then sets the heights of those that need more."""

    def __init__(self) -> None:
        self._lines: defaultdict[int, int] = defaultdict(lambda: 1)

    def add(self, row: int, text: str, *, width: float) -> None:
        """Note a text that wraps in a cell.

        Args:
            row: Number of its row, from 0.
            text: Text of the cell.
            width: Width of the column, or of the merged ones together, as sheets count it.
        """
        room = (width * _CHARACTER - _EDGES) / LETTER
        self._lines[row] = max(self._lines[row], cells.lines_of(text, room))

    def set_on(self, sheet: Worksheet) -> None:
        """Set the heights; rows of one line keep the usual one."""
        for row, lines in self._lines.items():
            if lines > 1:
                sheet.set_row(row, min(lines * LETTER * _LINE + 3, _HIGHEST))
