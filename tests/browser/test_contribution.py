"""The contribution beside the map: a click on a row selects the unit."""

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

YINLIN = "990121203"
_SECOND_UNIT = (20, 4 + 25 * 2.5)
"""A place on the name in the third row, below the norm and the first unit."""


def test_a_click_on_a_row_selects_the_unit_again_and_again(screen: Screen) -> None:
    screen.open("/map", territory="county", panel="contribution")
    chart = screen.page.get_by_test_id("stVegaLiteChart")
    expect(chart).to_have_count(1)
    x, y = _SECOND_UNIT
    chart.click(position={"x": x, "y": y})
    screen.moved(unit=YINLIN)
    screen.page.get_by_role("button", name="云岭县").click()
    screen.moved(unit="990121")
    chart.click(position={"x": x, "y": y})
    screen.moved(unit=YINLIN)
