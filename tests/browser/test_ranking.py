"""The ranking in a browser: eighteen rows on one screen, headings sort, a row opens the unit."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import LARGE, SMALL
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

UNIT = re.compile(".{2,4}(镇|乡|街道)")
COUNTY = {"territory": "county", "lang": "zh"}


def picture(screen: Screen) -> Locator:
    return screen.page.get_by_test_id("stVegaLiteChart").first.locator("svg")


def texts(screen: Screen) -> list[tuple[str, float, float, float]]:
    """Return the words drawn with their left and right ends and their height on the screen."""
    found = picture(screen).evaluate(
        "(svg) => Array.from(svg.querySelectorAll('text'), (text) => {"
        " const { left, right, top } = text.getBoundingClientRect();"
        " return [text.textContent, left, right, top]; })"
    )
    return [tuple(text) for text in found]


def names_in_order(screen: Screen) -> list[str]:
    """Return the units from top to bottom, as they stand on the screen."""
    placed = [(top, text) for text, _left, _right, top in texts(screen) if UNIT.fullmatch(text)]
    return [text for _top, text in sorted(placed)]


def test_eighteen_units_stand_on_one_screen_beside_their_ranks(screen: Screen) -> None:
    screen.page.set_viewport_size(LARGE)
    screen.open("/ranking", **COUNTY)
    drawn = picture(screen)
    last = drawn.get_by_text("云峰乡", exact=True)
    expect(last).to_be_visible()
    box = drawn.bounding_box()
    assert box
    assert box["y"] + box["height"] <= LARGE["height"]
    name, score = last.bounding_box(), drawn.get_by_text("64.0", exact=True).bounding_box()
    assert name
    assert score
    assert abs(name["y"] - score["y"]) < 3  # a name stands in the row of its score
    assert len(names_in_order(screen)) == 18


def test_the_pointer_on_a_picture_brings_no_english_buttons(screen: Screen) -> None:
    screen.open("/ranking", **COUNTY)
    picture(screen).get_by_text("明溪镇", exact=True).hover()
    expect(screen.page.locator("#vg-tooltip-element")).to_contain_text("明溪镇")
    toolbar = screen.page.get_by_test_id("stElementToolbar")
    assert not any(buttons.is_visible() for buttons in toolbar.all())


def test_a_click_on_a_heading_sorts_and_another_turns_the_order(screen: Screen) -> None:
    screen.open("/ranking", **COUNTY)
    assert names_in_order(screen)[0] == "长桥镇"
    picture(screen).get_by_text("得分", exact=True).click()
    screen.moved(sort="-score")
    expect(picture(screen).get_by_text("得分 ↓", exact=True)).to_be_visible()
    picture(screen).get_by_text("得分 ↓", exact=True).click()
    screen.moved(sort="score")
    expect(picture(screen).get_by_text("得分 ↑", exact=True)).to_be_visible()
    assert names_in_order(screen)[0] == "云峰乡"
    picture(screen).get_by_text("目标", exact=True).click()
    screen.moved(sort="-missed")
    expect(picture(screen).get_by_text("目标 ↓", exact=True)).to_be_visible()
    assert names_in_order(screen)[0] == "永阳镇"


@pytest.mark.parametrize("words", ["明溪镇", "92.2"])
def test_a_click_on_a_row_opens_the_unit(screen: Screen, words: str) -> None:
    screen.open("/ranking", **COUNTY)
    picture(screen).get_by_text(words, exact=True).click()
    expect(screen.page).to_have_url(re.compile(r"/area\?"))
    screen.moved(unit="990121108")
    expect(screen.page.get_by_role("heading", name="考核得分构成")).to_be_visible()
    screen.go("排名")
    assert len(names_in_order(screen)) == 18


def test_sorting_first_does_not_keep_a_row_from_opening(screen: Screen) -> None:
    screen.open("/ranking", **COUNTY)
    picture(screen).get_by_text("单位", exact=True).click()
    screen.moved(sort="unit")
    expect(picture(screen).get_by_text("单位 ↑", exact=True)).to_be_visible()
    picture(screen).get_by_text("银林乡", exact=True).click()
    screen.moved(unit="990121203")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_column_is_cut_on_a_small_projector(screen: Screen, lang: str) -> None:
    screen.page.set_viewport_size(SMALL)
    screen.open("/ranking", territory="county", lang=lang)
    box = picture(screen).bounding_box()
    assert box
    right_end = box["x"] + box["width"]
    assert right_end <= SMALL["width"]
    shown = [text for text in texts(screen) if text[2] > 0]  # columns without room lie outside
    assert len(shown) > 100
    for text, left, right, _top in shown:
        assert left >= box["x"] - 1, text
        assert right <= right_end + 1, text
        assert "…" not in text
