"""The key of a chart: what its colours, lines and signs mean; drawn by pages and snapshots."""

from dataclasses import dataclass
from typing import Literal

from dashboard.charts import theme


@dataclass(frozen=True)
class KeyItem:
    """One entry of a key.

    Attributes:
        form: ``line``, ``dashed``, ``area`` (a filled box), ``outline`` (an empty one with a
            strong border), ``dot``, ``sign`` (a character in a box), ``words`` (nothing before
            the words), or a pattern of the map: ``dots``, ``hatch``, ``cross``.
        colour: Colour of line or box, ``#rrggbb``.
        words: What it means.
        sign: Character of a ``sign``, or beside a ``dot``.
        ink: Colour of the character in a ``sign``.
        count: How many there are; None where that says nothing.
    """

    form: Literal[
        "line", "dashed", "area", "outline", "dot", "sign", "words", "dots", "hatch", "cross"
    ]
    colour: str
    words: str
    sign: str = ""
    ink: str = theme.INK
    count: int | None = None
