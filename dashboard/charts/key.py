"""The key of a chart: what its colours, lines and signs mean; drawn by pages and snapshots."""

from dataclasses import dataclass
from typing import Literal

from dashboard.charts import theme

KeyForm = Literal[
    "line",
    "dashed",
    "area",  # a filled box
    "pale",  # a box of the colour and of its paler shade
    "outline",  # an empty box with a strong border, a character in it if there is one
    "dashed_outline",
    "dot",
    "sign",  # a character in a box
    "words",  # nothing before the words
    "dots",  # patterns of the map
    "hatch",
    "cross",
]


@dataclass(frozen=True)
class KeyItem:
    """One entry of a key.

    Attributes:
        form: What stands before the words.
        colour: Colour of line or box, ``#rrggbb``.
        words: What it means.
        sign: Character of a ``sign`` or in an ``outline``, or beside a ``dot``.
        ink: Colour of the character in a ``sign`` or an ``outline``.
        count: How many there are; None where that says nothing.
    """

    form: KeyForm
    colour: str
    words: str
    sign: str = ""
    ink: str = theme.INK
    count: int | None = None
