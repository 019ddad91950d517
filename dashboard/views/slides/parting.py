"""Long lists in parts, each of which fits a slide."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil
from typing import TypeVar

import numpy as np
import pandas as pd

from dashboard.fonts import ems
from dashboard.views.slides.slide import Slide, Told, told_slide

_T = TypeVar("_T")
_WIDTH, _HEIGHT = 47.0, 430
"""Room of the smallest projector: letters of a table in a line, and pixels below the heading."""
_LINE, _ROW = 21, 11
"""Pixels of a line of a table, and of what a row has around its lines."""
_PADDING, _RAGGED = 1.2, 0.76
"""Letters around a column, and the part of a line that words fill."""
_SAID, _SAID_LETTERS = 30, 32
"""Pixels of a line of the finding, and its letters."""
_RUN = re.compile(r"[^\s，。；：、（）,;:()·—–-]+.?")


def table_slides(part: str, sentences: Sequence[str], table: pd.DataFrame) -> list[Slide]:
    """Return the slides of a table of sentences, each with as many rows as it has room for.

    Args:
        part: Name of the part.
        sentences: Drawn above each slide's rows.
        table: Texts.
    """
    said = sum(_SAID * ceil(ems(text) / _SAID_LETTERS) for text in sentences)
    texts = Texts(table)

    def parts(most: int) -> list[range]:
        return packed(len(table), lambda rows: said + texts.height(rows) <= most)

    fewest = len(parts(_HEIGHT))
    even = next(found for most in range(_HEIGHT) if len(found := parts(most + 1)) == fewest)
    return [
        told_slide(part, lambda shown=table.iloc[list(rows)]: Told(sentences, table=shown))  # type: ignore[misc]
        for rows in even
    ]


class Texts:
    """How much room the rows of a table of texts take on the smallest projector."""

    def __init__(self, table: pd.DataFrame) -> None:
        cells = [list(table.columns), *table.astype(str).to_numpy().tolist()]
        self._wanted = np.array([[ems(text) for text in row] for row in cells])
        self._least = np.array([[_longest_run(text) for text in row] for row in cells])

    def height(self, rows: range) -> int:
        """Return about how many pixels the heading and some rows take.

        Columns share the width as browsers do it: each has its longest word, and of what is
        left as much as its longest text is longer.
        """
        shown = [0, *(row + 1 for row in rows)]
        texts = self._wanted[shown]
        least, wanted = self._least[shown].max(axis=0), texts.max(axis=0)
        spare = max(_WIDTH - _PADDING * len(wanted) - least.sum(), 0.0)
        widths = least + min(spare / max((wanted - least).sum(), 1e-9), 1) * (wanted - least)
        lines = np.where(texts <= widths + 1e-9, 1, np.ceil(texts / (_RAGGED * widths)))
        return int(_LINE * lines.max(axis=1).sum() + _ROW * len(shown))


def _longest_run(text: str) -> float:
    """Return how wide the longest part of a text is that no line is broken in."""
    return max(map(ems, _RUN.findall(text)), default=0.0)


def packed(rows: int, fits: Callable[[range], bool]) -> list[range]:
    """Return the numbers of rows in parts that fit, one row at least in each.

    Args:
        rows: Number of rows.
        fits: Whether there is room for some of them at once.
    """
    parts: list[range] = []
    first = 0
    while first < rows:
        last = first + 1
        while last < rows and fits(range(first, last + 1)):
            last += 1
        parts.append(range(first, last))
        first = last
    return parts


def parted(rows: Sequence[_T], most: int) -> list[Sequence[_T]]:
    """Return rows in as few parts of like length as there must be so that each has ``most``."""
    parts = ceil(len(rows) / most)
    ends = [round(number * len(rows) / parts) for number in range(parts + 1)] if parts else [0]
    return [rows[first:last] for first, last in pairwise(ends)]
