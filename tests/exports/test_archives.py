"""Archives without clock."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.archives import steady, zipped

_CORE = b"<x><dcterms:created type='a'>%b</dcterms:created></x>"


def _archive(stamp: bytes, inner: bytes = b"") -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("docProps/core.xml", _CORE % stamp)
        if inner:
            archive.writestr("embedded.xlsx", inner)
    return made.getvalue()


def test_the_time_of_making_is_left_out_of_archives_and_of_workbooks_within() -> None:
    first = _archive(b"2026-01-01T00:00:00Z", _archive(b"2026-01-01T00:00:01Z"))
    second = _archive(b"2027-01-01T00:00:00Z", _archive(b"2027-01-01T00:00:01Z"))
    assert steady(first, day=date(2026, 3, 31)) == steady(second, day=date(2026, 3, 31))
    assert b"2026-03-31" in ZipFile(BytesIO(steady(first, day=date(2026, 3, 31)))).read(
        "docProps/core.xml"
    )


@given(st.dictionaries(st.text("abc云", min_size=1), st.binary()))
def test_zipped_files_come_out_as_they_went_in(files: dict[str, bytes]) -> None:
    with ZipFile(BytesIO(zipped(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
