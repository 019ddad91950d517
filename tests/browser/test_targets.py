"""Gauges and matrix in a browser: both figures readable, a click leads to the profile."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser


def test_a_gauge_says_completion_and_scheduled_progress_in_large_type(screen: Screen) -> None:
    screen.open("/targets", territory="district")
    gauges = screen.page.get_by_test_id("stVegaLiteChart").first.locator("svg")
    sizes = {}
    for words in ("55.0%", "序时进度50.0%"):
        text = gauges.get_by_text(words, exact=True)
        expect(text).to_be_visible()
        size = text.evaluate("(text) => getComputedStyle(text).fontSize")
        sizes[words] = float(size.removesuffix("px"))
    assert sizes["55.0%"] >= 24
    assert sizes["序时进度50.0%"] >= 20
    expect(gauges.get_by_text("每月还需3.0个")).to_be_visible()


def test_a_click_on_the_matrix_opens_the_unit_and_the_main_part_needs_no_scrolling(
    screen: Screen,
) -> None:
    screen.open("/targets", territory="district")
    matrix = screen.page.get_by_test_id("stVegaLiteChart").last.locator("svg")
    cells = matrix.locator(".mark-rect path")
    expect(cells).to_have_count(11 * 19)
    box = matrix.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 1080
    name = matrix.get_by_text("永坡街道", exact=True).bounding_box()
    assert name
    screen.page.mouse.click(name["x"] + name["width"] + 40, name["y"] + name["height"] / 2)
    expect(screen.page).to_have_url(re.compile(r"/area\?"))
    screen.moved(unit="990302001")
    expect(screen.page.get_by_role("heading", level=2)).to_contain_text("永坡街道")
