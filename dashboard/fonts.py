"""The Chinese font: whole in its package, and a small part of it made for browsers.

The whole font has every character of a place name and 8 MB. The part has those of GB 2312 and
of the data, about 1 MB, takes some seconds to make and is made once; where there is none,
browsers get the whole.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import files
from io import BytesIO
from pathlib import Path

FAMILY = "Noto Sans SC"
FOLDER = Path("store") / "fonts"
"""Where the parts lie, below the home folder."""

_PACKAGE = "pylopdf-fonts-zh-cn"
_FILE = "NotoSansSC-Regular.otf"
_LATIN_AND_SIGNS = ((0x20, 0x250), (0x2000, 0x2300), (0x2460, 0x2600), (0x2713, 0x2714),
                    (0x3000, 0x3040), (0xFF00, 0xFFF0))  # fmt: skip
_GB2312_ROWS = range(0xA1, 0xF8)
_GB2312_CELLS = range(0xA1, 0xFF)
_SQUARE_FROM, _NARROW = "\u2010", 0.55
_UNUSED_TABLES = ["GSUB", "GPOS", "BASE", "VORG", "vhea", "vmtx"]
"""Of vertical writing and of variants that no page asks for."""


@cache
def whole_font() -> Path:
    """Return the path of the whole font (OpenType)."""
    listed = files(_PACKAGE) or []
    return Path(str(next(file for file in listed if file.name == _FILE).locate()))


def ems(text: str) -> float:
    """Return about how wide a text is, in sizes of its font.

    Chinese letters and signs such as ▲ take a square; Latin letters and figures, on average,
    a little more than half of one.
    """
    return sum(1 if sign >= _SQUARE_FROM else _NARROW for sign in text)


def browser_font(home: Path) -> Path:
    """Return the part made last for ``home``, the whole font where there is none."""
    parts = sorted((home / FOLDER).glob("*.woff2"), key=lambda path: path.stat().st_mtime)
    return parts[-1] if parts else whole_font()


def needed_characters(texts: Iterable[str]) -> frozenset[str]:
    """Return the characters of GB 2312, of Latin letters and signs, and of ``texts``."""
    signs = {chr(code) for first, end in _LATIN_AND_SIGNS for code in range(first, end)}
    pairs = (bytes([row, cell]) for row in _GB2312_ROWS for cell in _GB2312_CELLS)
    common = {pair.decode("gb2312", errors="ignore") for pair in pairs} - {""}
    return frozenset(signs | common | set("".join(texts)))


def make_browser_font(home: Path, texts: Iterable[str]) -> bool:
    """Make the part for ``texts`` unless it is there; the parts before it are removed.

    Args:
        home: Home folder.
        texts: What pages may show beyond GB 2312: names of units.

    Returns:
        Whether a part was made.
    """
    characters = "".join(sorted(needed_characters(texts)))
    name = hashlib.sha256(characters.encode()).hexdigest()[:16]
    path = home / FOLDER / f"{name}.woff2"
    if path.is_file():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    working = path.with_suffix(".tmp")
    working.write_bytes(font_part(characters))
    working.replace(path)
    for other in path.parent.glob("*.woff2"):
        if other != path:
            other.unlink()
    return True


def font_part(characters: str) -> bytes:
    """Return the font's part with these characters, as woff2."""
    from fontTools import subset  # noqa: PLC0415  only who makes a font needs it

    options = subset.Options(flavor="woff2", hinting=False, drop_tables=_UNUSED_TABLES)
    font = subset.load_font(str(whole_font()), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    written = BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()
