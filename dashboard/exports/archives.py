"""Office files of the same content as the same bytes: no clock inside."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMPS = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_NESTED = ".xlsx"


def noon(day: date) -> datetime:
    """Return the moment that a file of this day carries as its time of making."""
    return datetime.combine(day, time(12), UTC)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files by their names as one zip archive, which carries no clock."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in files.items():
            _add(archive, name, content)
    return written.getvalue()


def _add(archive: ZipFile, name: str, content: bytes) -> None:
    member = ZipInfo(name, _EPOCH)
    member.compress_type = ZIP_DEFLATED
    archive.writestr(member, content)


def steady(archive: bytes, *, day: date) -> bytes:
    """Return a zip archive, and the workbooks within, without the time of their making.

    Args:
        archive: Office file (.docx, .pptx, .xlsx) or other zip archive.
        day: Day that its properties name instead.
    """
    stamp = rb"\g<1>" + noon(day).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    rewritten = BytesIO()
    with ZipFile(BytesIO(archive)) as read, ZipFile(rewritten, "w", ZIP_DEFLATED) as written:
        for name in read.namelist():
            content = read.read(name)
            if name.endswith(_NESTED):
                content = steady(content, day=day)
            elif name == "docProps/core.xml":
                content = _STAMPS.sub(stamp, content)
            _add(written, name, content)
    return rewritten.getvalue()
