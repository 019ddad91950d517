"""Long lists in parts, each of which fits a slide."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import TypeVar

import pandas as pd

from dashboard.fonts import ems
from dashboard.views.slides.slide import Slide, Told, told_slide

_T = TypeVar("_T")
_LINES, _SIGNS = 13, 16
"""Lines of a table of sentences on a slide, and Chinese signs in a line of its columns."""


def table_slides(part: str, sentences: Sequence[str], table: pd.DataFrame) -> list[Slide]:
    """Return the slides of a table of sentences, each with as many rows as it has room for.

    Args:
        part: Name of the part.
        sentences: Drawn above each slide's rows.
        table: Texts.
    """
    lines = table.map(lambda text: ceil(ems(str(text)) / _SIGNS)).max(axis=1).tolist()
    return [
        told_slide(part, lambda shown=table.iloc[rows]: Told(sentences, table=shown))  # type: ignore[misc]
        for rows in packed(lines, _LINES)
    ]


def packed(sizes: Sequence[int], most: int) -> list[list[int]]:
    """Return the numbers of rows in parts of at most ``most``, one row at least in each."""
    parts: list[list[int]] = []
    used = most
    for number, size in enumerate(sizes):
        if used + size > most:
            parts.append([])
            used = 0
        parts[-1].append(number)
        used += size
    return parts


def parted(rows: Sequence[_T], most: int) -> list[Sequence[_T]]:
    """Return rows in as few parts of like length as there must be so that each has ``most``."""
    parts = ceil(len(rows) / most)
    ends = [round(number * len(rows) / parts) for number in range(parts + 1)] if parts else [0]
    return [rows[first:last] for first, last in pairwise(ends)]
