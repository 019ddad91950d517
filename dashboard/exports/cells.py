"""Cells of printed tables: which are numbers, and the room that texts take."""

import math
import re
from collections.abc import Iterable

from dashboard.exports.drawing import typeface
from dashboard.exports.exhibit import Exhibit

_NUMBER = re.compile(r"[-−+]?[\d,.]+[%‰]?|—|∞|")

SPARE = 0.97
"""Part of a line that is counted on: other fonts are somewhat wider than the shipped one."""


def are_numbers(texts: Iterable[str]) -> bool:
    """Return whether a column of printed cells holds numbers alone: they stand at the right."""
    known = list(texts)
    return any(known) and all(_NUMBER.fullmatch(text) for text in known)


def most_decimals(exhibit: Exhibit, columns: Iterable[str]) -> int:
    """Return the decimals that the numbers of columns are printed with, the most of any cell."""
    rows = range(len(exhibit.table))
    given = [exhibit.decimals_of(name, row) for name in columns for row in rows]
    return max([decimals for decimals in given if decimals is not None], default=0)


def number_format(decimals: int) -> str:
    """Return how spreadsheets and charts print a number with thousands separators."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def width_of(text: str) -> float:
    """Return the width of a text in em of the shipped font: Chinese characters have one."""
    return typeface.width(text, 1)


def lines_of(text: str, width: float) -> int:
    """Return how many lines of ``width`` em a text takes, one at least."""
    room = width * SPARE
    lines = [line for part in text.split("\n") for line in typeface.wrapped(part, 1, room)]
    return sum(max(1, math.ceil(width_of(line) / room)) for line in lines)
