"""Readable from the last row: size of type and contrast, on both projectors."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import LARGE, SMALL
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

SMALLEST = 14
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


@pytest.mark.parametrize("path", ["/", "/map", "/ranking", "/targets", "/area", "/meeting"])
def test_type_is_large_enough_and_stands_out(screen: Screen, path: str) -> None:
    screen.open(path, territory="county", unit="990121108")
    for size in (SMALL, LARGE):
        screen.page.set_viewport_size(size)
        texts = screen.settled().texts()
        assert [text for text in texts if text[1] < SMALLEST] == []
        width = screen.page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= size["width"]
    found = Axe().run(screen.page, options=CONTRAST)
    (passed,) = found.response["passes"]
    assert len(passed["nodes"]) > 10
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("path", "territory"), [("/", "county"), ("/targets", "district")])
def test_a_large_screen_shows_the_page_down_to_its_footer(
    screen: Screen, path: str, territory: str, lang: str
) -> None:
    screen.page.set_viewport_size(LARGE)
    screen.open(path, territory=territory, lang=lang)
    main = screen.page.get_by_test_id("stMain")
    high, shown = main.evaluate("({ scrollHeight, clientHeight }) => [scrollHeight, clientHeight]")
    assert high <= shown
