"""The menu of downloads in a browser: small, opened by a click, the file has a Chinese name."""

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser


def test_a_map_is_downloaded_as_a_full_slide(screen: Screen) -> None:
    screen.open("/map", territory="county")
    screen.page.get_by_role("button", name="下载").first.click()
    slide = screen.page.get_by_role("button", name="PNG（整页）").first
    expect(slide).to_be_visible()
    with screen.page.expect_download() as started:
        slide.click()
    assert started.value.suggested_filename == "云岭县_出生人口性别比_2026H1_地图.png"
    assert started.value.path().read_bytes().startswith(b"\x89PNG")


def test_slides_have_no_menu(screen: Screen) -> None:
    screen.open("/", territory="county", present="1")
    expect(screen.page.get_by_role("button", name="下载")).to_have_count(0)
