"""TOML files written by hand: places in them, and syntax errors as one sentence with its line."""

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboard.errors import DashboardError
from dashboard.i18n import N_
from dashboard.i18n import gettext as _

_TABLE = re.compile(r"^\s*\[+\s*\"?([^\[\]\"]*?)\"?\s*\]", re.MULTILINE)
_ONE_TABLE = re.compile(r"\s*\[(?!\[)")
_FIELD = re.compile(r"^\s*\"?([^\s=\"]+)\"?\s*=")
_LINE = re.compile(r"line (\d+)")
_BARE_NAME = re.compile(r"\s*(?![\"'#\[])([^=\"]*[^\x00-\x7f=\"][^=\"]*?)\s*=")
_WIDE_SIGN = re.compile(r"[^=\"#]*(＝)|[^=]*=\s*[\[{]?\s*([“”‘’＂【｛])")
_NARROW = str.maketrans("＝“”‘’＂【｛", '=""\'\'"[{')


@dataclass(frozen=True)
class Place:
    """Where in a file; as text in the language in use.

    Attributes:
        file: Name of the file.
        line: Number of the line; None where the line does not matter.
        entry: Name of the table in brackets; empty outside of any.
        field: Name left of the equals sign; empty where none is meant.
    """

    file: str
    line: int | None = None
    entry: str = ""
    field: str = ""

    def __str__(self) -> str:
        parts = [
            self.file,
            _("line {line}").format(line=self.line) if self.line is not None else "",
            _("entry “{entry}”").format(entry=self.entry) if self.entry else "",
            _("field “{field}”").format(field=self.field) if self.field else "",
        ]
        return _(", ").join(part for part in parts if part)


def read_toml(path: Path, *, shown: str, error: type[DashboardError]) -> dict[str, Any]:
    """Return what a TOML file in UTF-8, with or without byte order mark, holds.

    Args:
        path: The file.
        shown: Its name in sentences.
        error: Kind of error to raise.

    Raises:
        FileNotFoundError: There is none.
        DashboardError: Of the kind ``error``: not in UTF-8, or not TOML; names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        template = N_("{file} is not in UTF-8; expected a text file in UTF-8.")
        raise error(template, file=shown) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as syntax:
        template, values = _syntax_fault(shown, text, str(syntax))
        raise error(template, **values) from None


def _syntax_fault(file: str, text: str, reason: str) -> tuple[str, dict[str, Any]]:
    """Return what a TOML error is about; tomllib itself names only the line."""
    found = _LINE.search(reason)
    lines = text.splitlines()
    number = int(found[1]) if found else len(lines)
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    entries = _TABLE.findall("\n".join(lines[:number]))
    entry = entries[-1] if entries else ""
    if entries.count(entry) > 1 and _ONE_TABLE.match(line):
        template = N_("{place}: entry “{entry}” occurs twice; expected one of each id.")
        return template, {"place": Place(file, line=number), "entry": entry}
    place = Place(file, line=number, entry=entry)
    if wide := _WIDE_SIGN.match(line):
        sign = wide[1] or wide[2]
        values = {"place": place, "found": sign, "expected": sign.translate(_NARROW)}
        return N_("{place}: expected {expected} in place of the Chinese sign {found}."), values
    if bare := _BARE_NAME.match(line):
        template = N_('{place}: expected quotation marks around a Chinese name: "{found}" = ...')
        return template, {"place": place, "found": bare[1]}
    if field := _FIELD.match(line):
        template = N_(
            "{place}: not valid TOML; expected text in quotation marks, a number, true or false, "
            "a date like 2026-01-31, or a list."
        )
        return template, {"place": replace(place, field=field[1])}
    return N_("{place}: not valid TOML."), {"place": place}
