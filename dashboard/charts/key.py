"""The key of a chart: what its colours, lines and signs mean; drawn by pages and snapshots."""

from dataclasses import dataclass
from typing import Literal

from dashboard.charts import palette, theme

KeyForm = Literal[
    "line",
    "dashed",
    "area",  # a filled box
    "pale",  # a box half of the colour, half of its paler shade, which is the ink
    "few",  # a box with dots of the ink
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
        ink: Colour of the character in a ``sign`` or an ``outline``, of dots or of the shade.
        count: How many there are; None where that says nothing.
    """

    form: KeyForm
    colour: str
    words: str
    sign: str = ""
    ink: str = theme.INK
    count: int | None = None


def background(item: KeyItem) -> str:
    """Return what fills the sign of an entry, as CSS."""
    match item.form:
        case "pale":
            return f"linear-gradient(90deg, {item.colour} 50%, {item.ink} 50%)"
        case "few":
            return f"radial-gradient({item.ink} 24%, {item.colour} 30%) 0 0 / 6px 6px"
        case "outline" | "dashed_outline":
            return "#ffffff"
        case _:
            looks = palette.STATE_LOOKS.values()
            known = {look.pattern: look.css for look in looks if look.pattern}
            return known.get(item.form, item.colour)
