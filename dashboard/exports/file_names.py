"""Names of files in the user's language, safe on Windows."""

import re
import unicodedata

from dashboard.domain.names import scope_name
from dashboard.exports.exhibit import Exhibit
from dashboard.reports.selection import ALL, Selection

_LONGEST = 70
"""Characters: 210 bytes of Chinese, where file systems take 255 with the ending."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def file_name(exhibit: Exhibit, ending: str) -> str:
    """Return the name of an exhibit's file: ``云岭县_出生人口性别比_2026H1_地图.png``."""
    return named(exhibit.selection, exhibit.subject, exhibit.kind, ending=ending)


def named(selection: Selection, subject: str, kind: str, *, ending: str) -> str:
    """Return a file name of unit, population (unless as reported), subject, period and kind."""
    period = selection.edition.settings.calendar.label(selection.period)
    scope = "" if selection.scope == ALL else scope_name(selection.scope)
    parts = [selection.unit.label, scope, subject, period, kind]
    return f"{safe('_'.join(part for part in parts if part))}.{ending}"


def safe(stem: str) -> str:
    """Return a text as the stem of a file name that every system takes."""
    plain = unicodedata.normalize("NFC", stem)
    plain = _FORBIDDEN.sub(" ", plain)
    plain = _SPACES.sub(" ", plain)[:_LONGEST].strip(" .")
    return f"_{plain}" if not plain or _RESERVED.fullmatch(plain) else plain
