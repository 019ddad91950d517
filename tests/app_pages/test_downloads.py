"""Every chart and table of every page has the menu “Download” beside it."""

from typing import Any

import pytest

from dashboard.exports.exhibits import PARTS, exhibits_of
from dashboard.reports.selection import Selection
from dashboard.views import downloads

VIEWS = (
    ("overview", {}),
    ("map", {}),
    ("map", {"panel": "funnel"}),
    ("map", {"panel": "contribution"}),
    ("trends", {"indicator": "birth_rate"}),
    ("trends", {"indicator": "birth_rate", "picture": "to_date"}),
    *(("ranking", {"aspect": each}) for each in ("classes", "proposals", "repeated", "parts")),
    ("ranking", {}),
    ("targets", {}),
    ("area", {"unit": "990121103"}),
    ("area", {"territory": "district"}),
    ("meeting", {}),
)
"""Views that together show all parts of all pages; the unit has a score and proposals."""


def test_every_part_of_every_page_can_be_downloaded(
    open_page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: dict[tuple[str, tuple[str, ...]], Selection] = {}

    def kept(selection: Selection, page: str, parts: tuple[str, ...]) -> None:
        offered[page, parts] = selection

    monkeypatch.setattr(downloads, "_menu", kept)
    for page, asked in VIEWS:
        open_page(page, **{"territory": "county", **asked})
    # a unit's decisions are in a file that the test's home does not have
    parted = {(page, part) for page, parts in offered for part in parts}
    assert {(page, part) for page in PARTS for part in PARTS[page]} - parted == {
        ("area", "decisions")
    }
    for (page, parts), selection in offered.items():
        assert page == "meeting" or exhibits_of(page, selection, parts=parts), (page, parts)
