"""The map in a browser without network: painted, touched, changed, never lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.screen import MAP, Screen

pytestmark = pytest.mark.browser

MINGXI = "990121108"
_VIEW = (
    "() => { const { map } = window.scene.panes[0]; const { lat, lng } = map.getCenter();"
    " return [map.getZoom(), lat, lng]; }"
)


def test_the_map_is_painted_with_every_township(screen: Screen) -> None:
    screen.open("/map", territory="county")
    expect(screen.polygons).to_have_count(18)
    fills = {polygon.get_attribute("fill") for polygon in screen.polygons.all()}
    assert len(fills) > 3
    expect(screen.map.get_by_text("明溪镇").first).to_be_visible()
    counts = screen.map.locator(".pane").first.locator(".legend-item b").all_inner_texts()
    assert sum(map(int, counts)) >= 18


def test_the_pointer_shows_value_interval_and_counts(screen: Screen) -> None:
    screen.open("/map", territory="county", indicator="sex_ratio_at_birth_parity_2")
    screen.point_at(MINGXI)
    tooltip = screen.map.locator(".unit-tooltip")
    expect(tooltip).to_contain_text("男27人、女5人")
    assert tooltip.inner_text().split("\n") == [
        "明溪镇",
        "540.0",
        "95%区间 214.9–1,356.8",
        "男27人、女5人",
        "点击进入：下辖10个单位",
    ]


def test_a_click_shows_the_unit_and_moves_the_selection(screen: Screen) -> None:
    screen.open("/map", territory="county", indicator="sex_ratio_at_birth_parity_2")
    screen.page.mouse.click(*screen.point_at(MINGXI))
    screen.moved(unit=MINGXI)
    expect(screen.page.get_by_test_id("stMetricLabel")).to_contain_text("明溪镇")
    expect(screen.page.get_by_test_id("stMetricValue")).to_have_text("540.0")
    expect(screen.answer).to_have_text("明溪镇 · 540.0 · 95%区间 214.9–1,356.8 · 男27人、女5人")
    screen.go("乡镇")
    expect(screen.page.get_by_role("heading", level=2)).to_contain_text("明溪镇")
    assert screen.parameters["unit"] == MINGXI


def test_a_period_change_repaints_and_keeps_zoom_frame_and_geometry(screen: Screen) -> None:
    screen.open("/map", territory="county", lang="en")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    screen.map.get_by_title("Zoom in").first.click()
    fitted = frame.evaluate(_VIEW)
    frame.wait_for_function(
        "(zoom) => window.scene.panes[0].map.getZoom() > zoom", arg=fitted[0] - 0.1
    )
    frame.wait_for_function("() => !window.scene.panes[0].map._animatingZoom")
    frame.evaluate("() => { window.stillHere = true; }")
    painted = frame.evaluate("() => document.querySelector('[data-shown]').dataset.shown")
    view, asked = frame.evaluate(_VIEW), screen.watch.count("/geometry/")
    screen.choose("Period", "First half of statistical year 2024")
    frame.wait_for_function(
        "(before) => document.querySelector('[data-shown]').dataset.shown !== before", arg=painted
    )
    screen.moved(period="2024H1")
    assert frame.evaluate(_VIEW) == view
    assert frame.evaluate("() => window.stillHere") is True
    assert screen.watch.count("/geometry/") == asked == 1


def test_the_maps_follow_the_pages_period_before_the_server_answers(screen: Screen) -> None:
    screen.open("/map", territory="county")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    frame.evaluate("() => { window.scene.show = () => {}; }")  # what the server says is lost
    screen.choose("统计期", "2024统计年度上半年")
    for pane in screen.map.locator(".pane h3").all():
        expect(pane).to_contain_text("2024统计年度上半年")


def test_a_click_leads_into_the_township_and_backspace_out_of_it(screen: Screen) -> None:
    screen.open("/map", territory="county", indicator="birth_rate")
    expect(screen.polygons).to_have_count(18)
    screen.page.mouse.click(*screen.point_at(MINGXI))
    screen.moved(unit=MINGXI, level="village", within=MINGXI)
    expect(screen.polygons).to_have_count(18 + 10)  # its villages, the townships around dimmed
    screen.page.keyboard.press("Backspace")
    screen.moved(unit="990121", level="township")
    expect(screen.polygons).to_have_count(18)


def test_the_keyboard_finds_a_unit_and_leads_into_it(screen: Screen) -> None:
    screen.open("/map", territory="county", indicator="birth_rate")
    field = screen.map.get_by_role("combobox", name="查找单位（可输拼音首字母）")
    field.focus()
    screen.page.keyboard.type("mxz")
    expect(screen.map.get_by_role("option")).to_have_count(1)
    screen.page.keyboard.press("Enter")
    screen.moved(unit=MINGXI, level="village")
    expect(screen.page.get_by_test_id("stMetricLabel")).to_contain_text("明溪镇")


def test_a_link_reopens_the_drilled_map(screen: Screen) -> None:
    screen.open(
        "/map", territory="county", unit=MINGXI, level="village", within=MINGXI, beside="deaths"
    )
    expect(screen.polygons).to_have_count(18 + 1)  # a sex ratio is not shown of villages
    second = screen.map.locator(".pane").nth(1)
    expect(second.get_by_role("heading")).to_contain_text("死亡")
    expect(second.locator("path.leaflet-interactive")).to_have_count(18 + 10)


def test_playing_asks_the_server_nothing_and_a_stop_moves_the_page(screen: Screen) -> None:
    screen.open("/map", territory="county")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    title = screen.map.locator(".pane h3").first
    expect(title).to_contain_text("2026统计年度上半年")
    sent = len(screen.watch.messages)
    frame.evaluate("() => { window.scene.player.slider.value = 1; }")
    screen.map.get_by_title("播放").click()
    expect(title).not_to_contain_text("2026统计年度上半年")
    assert len(screen.watch.messages) == sent
    screen.map.get_by_title("暂停").click()
    period = frame.evaluate("() => window.scene.period")
    screen.moved(period=period)
    words = title.inner_text().split(" · ")[1]
    expect(screen.choice("统计期")).to_have_value(words)


def test_the_switches_repaint_the_map_and_its_legend_says_what_is_shown(screen: Screen) -> None:
    screen.open("/map", territory="county")
    first = screen.map.locator(".pane").first
    legend, title = first.locator(".legend"), first.get_by_role("heading")
    as_observed = _fills(screen)

    def switch(name: str, **selection: str) -> None:
        screen.page.get_by_role("button", name=name, exact=True).click()
        screen.moved(**selection)

    switch("显著性", switches="significant")
    expect(legend.locator(".legend-item", has_text="未超出随机波动").locator("b")).to_have_text(
        "14"
    )
    shown = _fills(screen)
    unchanged = [before for before, now in zip(as_observed, shown, strict=True) if before == now]
    assert len(unchanged) == 18 - 14  # the others stand back
    switch("平滑", switches="significant-smoothed")
    switch("显著性", switches="smoothed")
    expect(title).to_contain_text("平滑值")
    expect(legend).to_contain_text("非上报值")
    assert len(set(_fills(screen))) < len(set(as_observed))  # drawn towards the mean
    switch("热点", switches="smoothed-hotspots")
    switch("平滑", switches="hotspots")
    expect(legend).to_contain_text("热点检验：局部莫兰指数，18个单位，错误发现率5%")
    assert _fills(screen) == as_observed


def _fills(screen: Screen) -> list[str | None]:
    return [polygon.get_attribute("fill") for polygon in screen.polygons.all()]
