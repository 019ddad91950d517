"""In which encoding a shapefile's attributes are written."""

import codecs
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from dashboard.storage.shapefile_parts import part

GBK = "gb18030"
"""Read for everything of the GB family: it holds GB2312 and GBK, and 鄠 that GB2312 lacks."""

_GB_NAMES = ("936", "gb2312", "gb_2312", "gbk", "gb18030", "euc-cn", "euccn")
_GBK_LANGUAGES = (0x4D, 0x7A)
_LANGUAGE_BYTE = 29
_FIELD_BYTES = 32
_FIELDS_END = 0x0D
_TEXT_FIELD = b"C"


def attribute_encoding(path: Path) -> str | None:
    """Return the Python name of the encoding of a shapefile's attributes.

    The .cpg decides, else the language byte of the .dbf, else it is UTF-8 where every text
    is valid UTF-8, else GBK. None where ``path`` has no .dbf, as other kinds of files.
    """
    table = part(path, ".dbf")
    if table is None:
        return None
    declared = _declared(part(path, ".cpg"))
    if declared:
        return declared
    content = table.read_bytes()
    is_gbk = content[_LANGUAGE_BYTE : _LANGUAGE_BYTE + 1] in (bytes([n]) for n in _GBK_LANGUAGES)
    return "utf-8" if not is_gbk and all(map(_is_utf8, _texts(content))) else GBK


def _declared(page: Path | None) -> str | None:
    """Return what a .cpg says; None where there is none or nobody knows what it means."""
    name = page.read_text("ascii", errors="replace").strip().lower() if page else ""
    if name.removeprefix("cp").removeprefix("ansi ") in _GB_NAMES:
        return GBK
    if name == "65001":
        return "utf-8"
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


def _texts(content: bytes) -> Iterator[bytes]:
    """Yield the field names and the text cells of a .dbf, without padding."""
    header, width = (int.from_bytes(content[at : at + 2], "little") for at in (8, 10))
    starts = range(_FIELD_BYTES, header, _FIELD_BYTES)
    fields = [
        content[at : at + _FIELD_BYTES]
        for at in takewhile(lambda at: content[at : at + 1] != bytes([_FIELDS_END]), starts)
    ]
    yield from (field[:11].rstrip(b"\0") for field in fields)
    begin = 1  # the byte that marks deleted rows
    for field in fields:
        if field[11:12] == _TEXT_FIELD:
            for row in range(header + begin, len(content), width or len(content)):
                yield content[row : row + field[16]].rstrip(b" \0")
        begin += field[16]


def _is_utf8(text: bytes) -> bool:
    """Return whether ``text`` is UTF-8, cut off in the middle of a character perhaps."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(text)
    except UnicodeDecodeError:
        return False
    return True
