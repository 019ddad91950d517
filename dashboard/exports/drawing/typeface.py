"""The shipped font: how wide texts are, where lines break, what letters look like.

Pictures carry their letters as outlines, so that they look the same where no Chinese font is.
"""

import re
from functools import cache

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from dashboard.fonts import whole_font

_OPENING, _CLOSING = "（《“‘〔【(", "，。、；：？！）》”’〕】％%‰)]…,.;:"
_PIECES = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9À-ɏ'’.,–\-+/]+|[^\s])[{re.escape(_CLOSING)}]*\s*"
)
"""What stays together in a line: a word, or one Chinese letter, with its punctuation."""


@cache
def _font() -> TTFont:
    return TTFont(whole_font(), lazy=True)


@cache
def units_per_em() -> int:
    """Return the units of the font in the size of a letter."""
    return int(_font()["head"].unitsPerEm)


@cache
def _characters() -> dict[int, str]:
    known: dict[int, str] = _font().getBestCmap()
    return known


@cache
def _glyph(character: str) -> str:
    return _characters().get(ord(character), ".notdef")


@cache
def _advance(character: str) -> int:
    return int(_font()["hmtx"][_glyph(character)][0])


def has(character: str) -> bool:
    """Return whether the font has a character."""
    return ord(character) in _characters()


def width(text: str, size: float) -> float:
    """Return the width of a text in pixels."""
    return sum(map(_advance, text)) * size / units_per_em()


def outline(text: str) -> str:
    """Return the outlines of a text as an SVG path in units of the font, upwards."""
    glyphs = _font().getGlyphSet()
    pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:g}")
    across = 0
    for character in text:
        glyphs[_glyph(character)].draw(TransformPen(pen, (1, 0, 0, 1, across, 0)))
        across += _advance(character)
    commands: str = pen.getCommands()
    return commands


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Return a text in lines of at most ``room`` pixels; a longer word has its own line.

    Args:
        text: One paragraph.
        size: Pixels of a letter.
        room: Pixels of a line.
    """
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and width((lines[-1] + piece).rstrip(), size) > room:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def longest(text: str, size: float) -> float:
    """Return the width of what of a text no line can break, in pixels."""
    return max((width(piece.rstrip(), size) for piece in _PIECES.findall(text)), default=0.0)
