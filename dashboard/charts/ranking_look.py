"""Columns of a ranking and where they stand: the browser decides by its own width.

Columns that a narrow screen has no room for leave by their priority.
"""

from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

GAP = 14
"""Pixels between columns."""

_LEAST_ROW, _MOST_ROW = 27, 44
_AWAY = -9999


@dataclass(frozen=True)
class Column:
    """A column of words.

    Attributes:
        field: Field of the rows with the words; what a click on its heading sorts by.
        head: Heading.
        width: Pixels.
        align: Where words stand.
        ink: Field of the rows with the colour of the words; empty for the usual one.
        bold: Whether the words are bold.
        priority: 0 for a column that is always shown; others leave from the largest down.
    """

    field: str
    head: str
    width: int
    align: Literal["left", "right"] = "left"
    ink: str = ""
    bold: bool = False
    priority: int = 0


@dataclass(frozen=True)
class Plot:
    """The drawn column.

    Attributes:
        head: Heading; empty where its axis says enough.
        domain: Ends of the axis.
        ticks: Labelled places; empty for a few round ones.
        form: Number format of the labels, of d3.
        least: Fewest pixels.
        ratio: Whether half and double are as far away.
        reference: Limits drawn behind, the same twice for a line; None for none.
    """

    head: str
    domain: tuple[float, float]
    ticks: tuple[float, ...]
    form: str = ",~f"
    least: int = 170
    ratio: bool = False
    reference: tuple[float, float] | None = None


@dataclass(frozen=True)
class RankingLook:
    """What of a ranking stays the same while it is sorted.

    Attributes:
        before: Columns left of the drawn one; always shown.
        plot: The drawn column.
        after: Columns right of it.
        rows: Number of rows.
        step: Height of a row in pixels.
    """

    before: tuple[Column, ...]
    plot: Plot
    after: tuple[Column, ...]
    rows: int
    step: int

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns of words."""
        return (*self.before, *self.after)


def row_height(rows: int, *, room: int) -> int:
    """Return the height of a row so that ``rows`` of them fit ``room`` pixels if they can."""
    return max(_LEAST_ROW, min(_MOST_ROW, room // max(rows, 1)))


def shown_widths(look: RankingLook) -> dict[str, str]:
    """Return an expression of the pixels that each column right of the drawn one takes."""
    needed = sum(column.width for column in (*look.before, *look.after) if not column.priority)
    optional = sorted((c for c in look.after if c.priority), key=lambda column: column.priority)
    room = accumulate((column.width for column in optional), initial=needed + look.plot.least)
    least = {column.field: limit for column, limit in zip(optional, list(room)[1:], strict=True)}
    return {
        column.field: f"(width >= {least[column.field]} ? {column.width} : 0)"
        if column.priority
        else str(column.width)
        for column in look.after
    }


def column_places(look: RankingLook) -> dict[str, str]:
    """Return an expression of where the words of each column are aligned to."""
    starts = accumulate((column.width for column in look.before), initial=0)
    places = {
        column.field: str(start + (column.width - GAP if column.align == "right" else 0))
        for column, start in zip(look.before, starts, strict=False)
    }
    shown = shown_widths(look)
    for number, column in enumerate(look.after):
        right = " + ".join(shown[later.field] for later in look.after[number:])
        inside = column.width - GAP if column.align == "right" else 0
        places[column.field] = f"{shown[column.field]} ? width - ({right}) + {inside} : {_AWAY}"
    return places


def plot_ends(look: RankingLook) -> tuple[str, str]:
    """Return expressions of where the drawn column begins and ends."""
    left = sum(column.width for column in look.before) + GAP
    taken = " + ".join(shown_widths(look).values()) or "0"
    return str(left), f"width - ({taken}) - {2 * GAP}"
