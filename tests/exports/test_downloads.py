"""What a menu offers: six files of each exhibit, each made when asked for and named apart."""

from io import BytesIO
from zipfile import ZipFile

from dashboard.exports.downloads import downloads_of
from dashboard.exports.exhibits import exhibits_of
from dashboard.i18n import using
from tests.exports.conftest import Selected

STARTS = {
    "png": b"\x89PNG",
    "svg": b"<svg",
    "pdf": b"%PDF",
    "csv": b"\xef\xbb\xbf",
    "xlsx": b"PK",
    "zip": b"PK",
}


def test_every_file_is_what_its_name_says(selected: Selected) -> None:
    exhibit = exhibits_of("targets", selected(), parts=["gauges"])[0]
    offered = downloads_of(exhibit)
    assert [download.label for download in offered] == [
        "PNG（整页）", "PNG", "SVG", "PDF", "CSV", "Excel",
    ]  # fmt: skip
    assert len({download.name for download in offered}) == len(offered)
    for download in offered:
        ending = download.name.rsplit(".", 1)[1]
        assert download.content().startswith(STARTS[ending])


def test_a_long_table_comes_as_an_archive_of_its_sheets(selected: Selected) -> None:
    exhibit = exhibits_of("area", selected(), parts=["profile"])[0]
    slides = downloads_of(exhibit)[0]
    assert slides.name == "云岭县_各项指标_2026H1_数据表.zip"
    with ZipFile(BytesIO(slides.content())) as archive:
        names = archive.namelist()
        assert names[0] == "云岭县_各项指标_2026H1_数据表_1.png"
        assert len(names) == 3
        assert all(archive.read(name).startswith(STARTS["png"]) for name in names)


def test_a_file_keeps_the_language_in_which_it_was_asked_for(selected: Selected) -> None:
    exhibit = exhibits_of("targets", selected(lang="en"), parts=["gauges"])[0]
    csv = downloads_of(exhibit)[4]
    with using("zh"):
        assert csv.name.startswith("Yunling County_tasks of the year_")
        assert b"Completion" in csv.content()
