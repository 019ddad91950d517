"""The map in a browser without network: painted, touched, changed, never lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.screen import MAP, Screen

pytestmark = pytest.mark.browser

MINGXI = "990121108"
_VIEW = (
    "() => { const { map } = window.choropleth; const { lat, lng } = map.getCenter();"
    " return [map.getZoom(), lat, lng]; }"
)


def test_the_map_is_painted_with_every_township(screen: Screen) -> None:
    screen.open("/map", territory="county")
    expect(screen.polygons).to_have_count(18)
    fills = {polygon.get_attribute("fill") for polygon in screen.polygons.all()}
    assert len(fills) > 3
    assert screen.map.get_by_text("明溪镇").is_visible()
    counts = screen.page.locator(".legend-item b").all_inner_texts()
    assert sum(map(int, counts)) >= 18


def test_the_pointer_shows_value_interval_and_counts(screen: Screen) -> None:
    screen.open("/map", territory="county", indicator="sex_ratio_at_birth_parity_2")
    screen.point_at(MINGXI)
    tooltip = screen.map.locator(".unit-tooltip")
    expect(tooltip).to_contain_text("男27人、女5人")
    assert tooltip.inner_text().split("\n") == [
        "明溪镇",
        "二孩性别比 540.0",
        "95%区间 214.9–1,356.8",
        "男27人、女5人",
    ]


def test_a_click_shows_the_unit_and_moves_the_selection(screen: Screen) -> None:
    screen.open("/map", territory="county", indicator="sex_ratio_at_birth_parity_2")
    screen.page.mouse.click(*screen.point_at(MINGXI))
    screen.moved(unit=MINGXI)
    expect(screen.page.get_by_test_id("stMetricLabel")).to_contain_text("明溪镇")
    expect(screen.page.get_by_test_id("stMetricValue")).to_have_text("540.0")
    screen.go("乡镇")
    expect(screen.page.get_by_role("heading", level=2)).to_contain_text("明溪镇")
    assert screen.parameters["unit"] == MINGXI


def test_a_period_change_repaints_and_keeps_zoom_frame_and_geometry(screen: Screen) -> None:
    screen.open("/map", territory="county", lang="en")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    screen.map.get_by_title("Zoom in").click()
    fitted = frame.evaluate(_VIEW)
    frame.wait_for_function("(zoom) => window.choropleth.map.getZoom() > zoom", arg=fitted[0] - 0.1)
    frame.wait_for_function("() => !window.choropleth.map._animatingZoom")
    frame.evaluate("() => { window.stillHere = true; }")
    painted = frame.evaluate("() => document.querySelector('[data-shown]').dataset.shown")
    view, asked = frame.evaluate(_VIEW), screen.watch.count("/geometry/")
    screen.choose("Period", "First half of statistical year 2024")
    frame.wait_for_function(
        "(before) => document.querySelector('[data-shown]').dataset.shown !== before", arg=painted
    )
    screen.settled()
    assert screen.parameters["period"] == "2024H1"
    assert frame.evaluate(_VIEW) == view
    assert frame.evaluate("() => window.stillHere") is True
    assert screen.watch.count("/geometry/") == asked == 1
