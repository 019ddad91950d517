"""The offline page is read again: all in one file, texts harmless, numbers those of tables."""

import base64
import json
import re
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont

from dashboard.exports.offline_page import offline_page
from dashboard.exports.section import Pack


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    """Return the pages made so far: the font takes a second."""
    return {}


@pytest.fixture
def page(pack: Pack, pages: dict[str, bytes]) -> BeautifulSoup:
    key = pack.selection.language
    pages[key] = pages.get(key) or offline_page(pack)
    return BeautifulSoup(pages[key], "html.parser")


def test_nothing_comes_from_outside(page: BeautifulSoup) -> None:
    assert not page.select("link, img, iframe, script[src], [href^=http], [src^=http]")
    rule = page.select_one("meta[http-equiv]")["content"]
    assert "default-src 'none'" in rule
    assert "http" not in rule


def test_one_page_an_exhibit_with_its_finding(page: BeautifulSoup, pack: Pack) -> None:
    titles = [heading.text for heading in page.select("h1")]
    assert titles == [pack.title, *(exhibit.title for exhibit in pack.exhibits)]
    assert len(page.select(".opening a")) == len(pack.sections)


def test_charts_are_those_of_the_screen(page: BeautifulSoup, pack: Pack) -> None:
    charts = json.loads(page.select_one("#charts").text)
    drawn = [exhibit.chart for exhibit in pack.exhibits if exhibit.chart]
    assert [chart["data"] for chart in charts] == [chart["data"] for chart in drawn]
    assert len(page.select("[data-chart]")) == len(charts)


def test_tables_hold_the_printed_cells(page: BeautifulSoup, pack: Pack) -> None:
    tables = page.select("table")
    for table, exhibit in zip(tables, pack.exhibits, strict=True):
        rows = [[cell.text for cell in row.select("td")] for row in table.select("tbody tr")]
        assert rows == exhibit.printed().to_numpy().tolist()


def test_the_font_has_every_character_of_the_page(page: BeautifulSoup) -> None:
    style = page.select_one("style").text
    data = re.search(r"base64,([^)]+)\)", style).group(1)
    known = TTFont(BytesIO(base64.b64decode(data))).getBestCmap()
    texts = "".join(section.text for section in page.select(".page"))
    assert {sign for sign in texts if not sign.isspace()} <= set(map(chr, known))


def test_texts_cannot_become_tags(pack: Pack) -> None:
    section = pack.sections[0]
    harmful = type(section)(
        "<script>alert(1)</script>", section.page, section.selection, ("</h1>",)
    )
    made = BeautifulSoup(offline_page(Pack((harmful,))), "html.parser")
    assert [heading.text for heading in made.select("h1")][1:] == ["</h1>"]
    assert len(made.select("script")) == 3
