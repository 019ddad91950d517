"""The map in a browser without network: painted, touched, changed, never lost."""

import re
from time import perf_counter

import pytest
from playwright.sync_api import Frame, Locator, Route, expect

from dashboard.charts.palette import FAINT
from tests.browser.screen import MAP, Screen

pytestmark = pytest.mark.browser

MINGXI = "990121108"
_VIEW = (
    "() => { const { map } = window.scene.panes[0]; const { lat, lng } = map.getCenter();"
    " return [map.getZoom(), lat, lng]; }"
)
_DRAG = """
() => {
  const { player, panes: [pane] } = window.scene;
  const periods = player.periods.slice(0, 12);
  const tell = pane.tell.bind(pane);
  const coloured = [];
  let told = 0;
  pane.tell = () => { told += 1; tell(); };
  for (const place of periods.keys()) {
    player.slider.value = place;
    player.slider.dispatchEvent(new Event("input"));
    coloured.push(pane.map.getContainer().dataset.period);
  }
  return [coloured, told, periods];
}
"""
_LATE_ANSWER = """
async () => {
  const { scene } = window;
  const answered = async (period) => {
    await scene.show({ ...scene.state, period }, "/seen/nobody");
    return scene.period;
  };
  window.Streamlit.setComponentValue = () => {};  // the page hears nothing: answers are given here
  for (const period of ["2025H1", "2024H2"]) { scene.at(period); scene.tell({ period }); }
  const late = [await answered("2025H1"), await answered("2024H2")];
  scene.at("2024H1");
  scene.tell({ period: "2024H1" });
  return [...late, await answered("2026H1")];
}
"""
_ROOM_OF_WORDS = """
() => {
  const { scene } = window;
  const [{ answer }] = scene.panes;
  const height = () => { scene.even(); return answer.offsetHeight; };
  return ["a word ".repeat(20), "a word"].map((words) => {
    scene.panes.forEach((pane) => pane.write([words]));
    return height();
  });
}
"""
_AIMS_OF_A_FIT = """
() => {
  const { scene } = window;
  const aim = scene.aim.bind(scene);
  let aims = 0;
  scene.aim = (pane) => { aims += 1; aim(pane); };
  scene.fit();
  return aims;
}
"""


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
        "点击进入：下辖10个单位（仅显示出生率）",
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


def test_the_keyboard_finds_a_village_from_the_county_and_backspace_leads_up(
    screen: Screen,
) -> None:
    screen.open("/map", territory="county", indicator="birth_rate")
    screen.map.get_by_role("combobox").focus()
    screen.page.keyboard.type("张家坪")
    expect(screen.map.get_by_role("option")).to_have_text(["张家坪村银阳镇"])
    screen.page.keyboard.press("Enter")
    screen.moved(unit="990121104209", level="village", within="990121104")
    expect(screen.answer).to_contain_text("张家坪村")
    screen.page.keyboard.press("Backspace")
    screen.moved(unit="990121104")


def test_where_an_indicator_ends_the_pointer_says_so_and_a_click_selects(screen: Screen) -> None:
    screen.open("/map", territory="county", level="village", beside="none")
    expect(_headline(screen)).to_contain_text("出生人口性别比只统计到乡镇，不分村（社区）")
    expect(screen.polygons).to_have_count(18)
    place = screen.point_at(MINGXI)
    expect(screen.map.locator(".unit-tooltip .way")).to_have_text(
        "该指标只统计到这一级，下级不再统计"
    )
    screen.page.mouse.click(*place)
    screen.moved(unit=MINGXI, level="village", within="990121")
    expect(screen.polygons).to_have_count(18)


def test_a_click_does_the_same_on_both_maps(screen: Screen) -> None:
    screen.open("/map", territory="county", indicator="sex_ratio_at_birth", beside="birth_rate")
    place = screen.point_at(MINGXI)
    expect(screen.map.locator(".unit-tooltip .way")).to_have_text(
        "点击进入：下辖10个单位（仅显示出生率）"
    )
    screen.page.mouse.click(*place)
    screen.moved(unit=MINGXI, level="village", within=MINGXI)
    expect(screen.map.locator(".pane").nth(1).locator("path.leaflet-interactive")).to_have_count(28)


def test_the_headline_follows_the_drill(screen: Screen) -> None:
    screen.open("/map", territory="city")
    expect(_headline(screen)).to_contain_text("2026统计年度上半年出生人口性别比：景川市120个乡镇中")
    screen.page.mouse.click(*screen.point_at("990203205"))
    screen.moved(unit="990203205", within="990203")
    expect(screen.polygons).to_have_count(15 + 8)
    expect(_headline(screen)).to_contain_text("竹桥区15个乡镇均未显著偏离")


def _playing(screen: Screen) -> Frame:
    """Open the map, play it from its second period, and return its frame."""
    screen.open("/map", territory="county")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    frame.evaluate("() => { window.scene.player.slider.value = 1; }")
    screen.map.get_by_title("播放").click()
    expect(screen.map.locator(".pane h3").first).not_to_contain_text("2026统计年度上半年")
    expect(_headline(screen)).to_have_css("opacity", "0.12")
    return frame


def _headline(screen: Screen) -> Locator:
    return screen.page.locator("[class*='st-key-finding']")


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
    words = screen.map.locator(".bar output").inner_text()
    expect(title).to_contain_text(words)
    expect(screen.choice("统计期")).to_have_value(words)


def test_a_second_period_keeps_its_distance_while_one_plays_and_after(screen: Screen) -> None:
    screen.open("/map", territory="county", beside="period", other="2024H1")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    second = screen.map.locator(".pane").nth(1)
    shown, title = second.locator("[data-period]"), second.get_by_role("heading")
    expect(shown).to_have_attribute("data-period", "2024H1")
    frame.evaluate("() => window.scene.at('2023H2')")  # as playing does
    expect(shown).to_have_attribute("data-period", "2021H2")
    expect(title).to_contain_text("2021统计年度下半年")
    frame.evaluate("() => window.scene.player.stop()")
    screen.moved(period="2023H2", other="2021H2")
    expect(screen.choice("第二幅图的时期")).to_have_value("2021统计年度下半年")
    expect(shown).to_have_attribute("data-period", "2021H2")


def test_periods_are_told_apart_by_their_labels(screen: Screen) -> None:
    screen.open("/map", territory="county", beside="none")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    told = [
        ("2026H1", -2, "2025H1"), ("2026H1", -1, "2025H2"), ("2025-10", 3, "2026-01"),
        ("2025-01", -1, "2024-12"), ("2026Q3", 2, "2027Q1"), ("2026", -10, "2016"),
        ("2026H2", 0, "2026H2"),
    ]  # fmt: skip
    asked = [[label, apart] for label, apart, _ in told]
    found = frame.evaluate("(asked) => asked.map((one) => periodApart(...one))", asked)
    assert found == [label for _, _, label in told]


def test_a_drag_colours_every_period_and_tells_the_last(screen: Screen) -> None:
    """Words come no faster than they can be read, and never stay behind."""
    screen.open("/map", territory="county", beside="none")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    coloured, told, periods = frame.evaluate(_DRAG)
    assert coloured == periods
    assert told < len(periods) / 2
    title = screen.map.locator(".pane h3")
    expect(title).to_contain_text(screen.map.locator(".bar output").inner_text())
    assert frame.evaluate("() => window.scene.period") == periods[-1]


def test_who_opens_the_page_sees_map_and_finding_first_and_nothing_moves_when_the_rest_comes(
    screen: Screen,
) -> None:
    page, choices = screen.page, screen.page.locator(".st-key-choice_period")

    def opened() -> float:
        """Return the seconds from the painted map to the choices."""
        page.goto(f"{screen.watch.url}/map?territory=county")
        expect(screen.polygons.first).to_be_visible()
        expect(_headline(screen)).to_be_visible()
        painted = perf_counter()
        place = page.locator(MAP).bounding_box()
        choices.wait_for()
        span = perf_counter() - painted
        screen.settled()
        assert page.locator(MAP).bounding_box() == pytest.approx(place, abs=1)
        return span

    told = opened()
    page.route("**/seen/*", lambda route: route.fulfill(status=204))  # the server hears nothing
    assert opened() > told


def test_an_opened_map_knows_its_size_and_is_not_aimed_again(screen: Screen) -> None:
    """To aim a map is to project and draw all of its polygons."""
    screen.open("/map", territory="county")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    assert frame.evaluate(_AIMS_OF_A_FIT) == 0
    frame.evaluate("() => { window.scene.maps.style.width = '800px'; }")
    frame.wait_for_function("() => window.scene.panes.every(({ map }) => map.getSize().x < 400)")


def test_a_click_while_playing_takes_the_page_to_unit_and_period_at_once(screen: Screen) -> None:
    frame = _playing(screen)
    screen.page.mouse.click(*screen.point_at(MINGXI))
    period = frame.evaluate("() => window.scene.period")
    screen.moved(unit=MINGXI, period=period)
    expect(_headline(screen)).to_have_css("opacity", "1")
    for answer in screen.map.locator(".answer").all():
        expect(answer).to_have_text(re.compile(r"明溪镇 · [\d.]+‰? · 95%区间 .* · .*\d"))
    assert frame.evaluate("() => window.scene.period") == period


def test_who_leaves_the_page_while_periods_play_is_not_held_back(screen: Screen) -> None:
    _playing(screen)
    screen.page.get_by_role("link", name="排名").click()
    screen.page.wait_for_url("**/ranking?**")
    screen.settled()
    assert "/ranking" in screen.page.url
    expect(screen.page.locator(MAP)).to_have_count(0)


def test_who_lets_go_of_a_link_elsewhere_stays_and_the_page_follows_the_map(screen: Screen) -> None:
    frame = _playing(screen)
    mouse, link = screen.page.mouse, screen.page.get_by_role("link", name="排名").bounding_box()
    assert link
    mouse.move(link["x"] + 5, link["y"] + 5)
    mouse.down()
    period = frame.evaluate("() => window.scene.period")
    assert frame.evaluate("() => window.scene.player.running") is False
    mouse.move(link["x"] + 5, link["y"] + 300)
    mouse.up()
    screen.moved(period=period)
    assert "/map" in screen.page.url
    expect(_headline(screen)).to_have_css("opacity", "1")


def test_before_the_first_map_is_drawn_there_is_no_scale_and_no_slider(screen: Screen) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    screen.page.route("**/geometry/**", hold)
    screen.page.goto(f"{screen.watch.url}/map?territory=county")
    bar = screen.map.locator(".bar")
    bar.wait_for(state="attached")
    expect(bar).to_be_hidden()
    expect(screen.map.locator(".leaflet-control-scale").first).to_be_hidden()
    for route in held:
        route.continue_()
    expect(bar).to_be_visible()
    screen.settled()


def test_no_text_lies_over_what_a_click_has_opened_until_the_pointer_moves(screen: Screen) -> None:
    screen.open("/map", territory="county", beside="none", indicator="birth_rate")
    tooltip = screen.map.locator(".unit-tooltip")
    x, y = screen.point_at(MINGXI)
    expect(tooltip).to_contain_text("明溪镇")
    screen.page.mouse.click(x, y)
    screen.moved(within=MINGXI)
    expect(tooltip).to_have_count(0)
    screen.page.mouse.move(x + 2, y + 2)
    expect(tooltip).to_be_visible()


def test_an_answer_to_an_earlier_period_does_not_turn_the_map_back(screen: Screen) -> None:
    screen.open("/map", territory="county", beside="none")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    shown = frame.evaluate(_LATE_ANSWER)
    assert shown == ["2024H2", "2024H2", "2026H1"]


def test_a_click_leaves_the_maps_where_they_are(screen: Screen) -> None:
    """The wider area's figure takes two lines, a unit's name one: the map would move below it."""
    screen.open("/map", territory="county", lang="en")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    assert frame.evaluate(_ROOM_OF_WORDS) == [44, 44]


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
        "16"
    )
    assert _fills(screen).count(FAINT) == 16  # they stand back without a class
    outlines = legend.locator(".legend-item", has=screen.map.locator("i.outline, i.dashed_outline"))
    assert sum(map(int, outlines.locator("b").all_inner_texts())) == 18 - 16
    switch("平滑", switches="significant-smoothed")
    switch("显著性", switches="smoothed")
    expect(title).to_contain_text("平滑值")
    expect(legend).to_contain_text("非上报值")
    assert len(set(_fills(screen))) < len(set(as_observed))  # drawn towards the mean
    switch("热点", switches="smoothed-hotspots")
    switch("平滑", switches="hotspots")
    expect(legend).to_contain_text("热点检验：局部莫兰指数，18个单位，错误发现率5%")
    assert _fills(screen) == as_observed


def _fills(screen: Screen) -> list[str]:
    """Return what the units are filled with, in no order: outlined ones are drawn last."""
    return sorted(polygon.get_attribute("fill") or "" for polygon in screen.polygons.all())
