"""Charts of many rows on sheets: no row is lost, no letter of a slide is too small."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.rows import ChartRows
from dashboard.exports.downloads import downloads_of
from dashboard.exports.drawing.chart_rows import LEAST_SCALE, chart_sheets
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits import exhibits_of
from dashboard.exports.snapshot import CHART, SLIDE, sheet_count, sheets
from dashboard.storage.store import Store
from tests.exports.conftest import Selected
from tests.exports.stored_pictures import exhibit_of

READABLE = 20
"""Pixels of a letter on a slide of 1920 pixels."""
SCALE = re.compile(r"scale\(([\d.]+)")
VIEWS = {
    "ranking": ("ranking", "ranks", {}),
    "ranking by indicator": (
        "ranking", "ranks", {"territory": "city", "rows": "all", "by": "indicator", "lang": "en"},
    ),
    "spine": ("area", "spine", {"unit": "990121102"}),
    "matrix": ("targets", "matrix", {}),
    "English matrix": ("targets", "matrix", {"lang": "en"}),
    "map": ("map", "maps", {}),
}  # fmt: skip


def sizes(element: ET.Element, scale: float) -> list[float]:
    """Return the pixels of all letters below an element."""
    found = SCALE.search(element.get("transform", ""))
    scale *= float(found.group(1)) if found else 1.0
    words = "".join(element.itertext()).strip()
    own = [float(element.get("font-size", "11").removesuffix("px")) * scale]
    below = [size for child in element for size in sizes(child, scale)]
    return (own if element.tag.endswith("}text") and words else []) + below


@pytest.mark.parametrize("view", VIEWS)
def test_every_letter_of_a_slide_is_readable(selected: Selected, view: str) -> None:
    page, part, parameters = VIEWS[view]
    exhibit = exhibits_of(page, selected(**parameters), parts=[part])[0]
    assert are_readable(sheets(exhibit, SLIDE))


def are_readable(slides: list[str]) -> bool:
    return all(
        min(sizes(ET.fromstring(slide), 1920 / SLIDE.width)) >= READABLE  # noqa: S314
        for slide in slides
    )


def test_a_long_ranking_takes_several_readable_sheets_and_loses_no_unit(selected: Selected) -> None:
    selection = selected(territory="city", rows="all")
    (exhibit,) = exhibits_of("ranking", selection, parts=["ranks"])
    drawn = sheets(exhibit, SLIDE)
    assert are_readable(drawn)
    assert sheet_count(exhibit, SLIDE) == len(drawn) > 4
    assert sheet_count(exhibit, CHART) == 1
    told = [re.findall(r"<text[^>]*>([^<]*)", picture) for picture in drawn]
    assert all(any("Ⅰ" in text or "名次" in text for text in texts) for texts in told)
    numbers = [f"第{number}张，共{len(drawn)}张" for number in range(1, len(drawn) + 1)]
    assert all(
        any(number in text for text in texts) for number, texts in zip(numbers, told, strict=True)
    )
    written = [text for texts in told for text in texts]
    names = [selection.edition.tree[code].label for code in exhibit.table["单位代码"]]
    assert len(names) == 120
    assert all(written.count(name) >= names.count(name) for name in names)


def test_several_sheets_come_in_one_archive(selected: Selected) -> None:
    (exhibit,) = exhibits_of("ranking", selected(territory="city", rows="all"), parts=["ranks"])
    slide, small, *_others = downloads_of(exhibit)
    assert slide.name.endswith(".zip")
    assert small.name.endswith(".png")


@given(st.integers(1, 200), st.floats(60, 2000))
def test_rows_are_parted_evenly_and_in_their_order(rows: int, room: float) -> None:
    chart = {"height": 30 * rows, "datasets": {"rows": [{"row": row} for row in range(rows)]}}
    exhibit = replace(MADE, chart=chart, rows=ChartRows("rows", "row", above=50), key=())
    parts = [part.chart or {} for part in chart_sheets(exhibit, width=800, height=room)]
    listed = [[datum["row"] for datum in part["datasets"]["rows"]] for part in parts]
    assert [row for part in listed for row in part] == list(range(rows))
    assert max(map(len, listed)) - min(map(len, listed)) < max(len(listed), 2)
    if max(map(len, listed)) > 1:
        assert all(part["height"] + 50 <= room / LEAST_SCALE for part in parts)


def test_what_has_no_rows_stays_whole(demo_store: Store) -> None:
    exhibit = exhibit_of("trend", demo_store)
    assert chart_sheets(exhibit, width=800, height=100) == [exhibit]


MADE = Exhibit(selection=None, kind="", subject="", title="", subtitle="", table=None)  # type: ignore[arg-type]
