"""Many units are drawn on a canvas, in the looks that few have as elements."""

import re

import pytest
from playwright.sync_api import Frame, Route, expect

from tests.browser.screen import MAP, Screen

pytestmark = pytest.mark.browser

MINGXI = "990121108"
COUNTY = "990202"
_PAINTED = """
() => {
  const { focus, map } = window.scene.panes[0];
  const { _ctx: context, _bounds: bounds } = focus.painter.renderer;
  return focus.features.map(({ properties: { label: [east, north] } }, index) => {
    const { x, y } = map.latLngToLayerPoint([north, east]).subtract(bounds.min);
    const [red, green, blue] = context.getImageData(x - 8, y - 8, 1, 1).data;
    const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
    const { fill, pattern } = focus.lookAt(index);
    return { shown: `#${hex}`, fill, pattern };
  });
}
"""
"""A pixel of each unit on the canvas, and what it ought to be."""
_INKS = """
(index) => {
  const { focus } = window.scene.panes[0];
  const { _ctx: context, _bounds: bounds } = focus.painter.renderer;
  const { min, max } = focus.outline(index).box;
  const size = max.subtract(min);
  const from = min.subtract(bounds.min);
  const { data } = context.getImageData(from.x, from.y, size.x, size.y);
  const found = new Set();
  for (let at = 0; at < data.length; at += 4) found.add(data.slice(at, at + 3).join());
  return [...found];
}
"""


_ON_TOP = """
() => {
  const { focus, map } = window.scene.panes[0];
  const { left, top } = map.getContainer().getBoundingClientRect();
  return focus.features.map(({ properties: { label: [east, north] } }) => {
    const { x, y } = map.latLngToContainerPoint([north, east]);
    return document.elementFromPoint(left + x, top + y).tagName;
  });
}
"""
"""What the pointer meets at each unit."""

_BESIDE = """
(inside) => {
  const { focus, around, map } = window.scene.panes[0];
  const { left, top } = map.getContainer().getBoundingClientRect();
  const { x: wide, y: high } = map.getSize();
  for (let x = 40; x < wide - 40; x += 10) {
    for (let y = 40; y < high - 40; y += 10) {
      const point = map.containerPointToLayerPoint([x, y]);
      const index = focus.indexAt(point) < 0 ? around.indexAt(point) : -1;
      const unit = around.features[index]?.properties;
      if (unit && unit.code !== inside) return [unit.code, unit.name, left + x, top + y];
    }
  }
  return null;
}
"""
"""A neighbour that is in view: its code and name, and a place in the frame."""

_HOLES = """
() => {
  const { focus, map } = window.scene.panes[0];
  const { x: wide, y: high } = map.getSize();
  const at = (x, y) => focus.indexAt(map.containerPointToLayerPoint([x, y]));
  const holes = [];
  let met = 0;
  for (let x = 5; x < wide - 5; x += 2) {
    for (let y = 5; y < high - 5; y += 2) {
      const sides = [[-5, 0], [5, 0], [0, -5], [0, 5]];
      if (sides.some(([right, down]) => at(x + right, y + down) < 0)) continue;
      met += 1;
      if (at(x, y) < 0) holes.push([x, y]);
    }
  }
  return { met, holes };
}
"""
"""Places with units on all sides of them, and those of them without a unit."""

_FLICK = """
(codes) => {
  const { focus, map } = window.scene.panes[0];
  const { left, top } = map.getContainer().getBoundingClientRect();
  for (const code of codes) {
    const [east, north] = focus.featureOf(code).properties.label;
    const { x, y } = map.latLngToContainerPoint([north, east]);
    const place = { clientX: left + x, clientY: top + y, screenX: left + x, screenY: top + y };
    const moved = new MouseEvent("mousemove", { bubbles: true, ...place });
    document.elementFromPoint(left + x, top + y).dispatchEvent(moved);
  }
}
"""
"""A pointer that meets several units within a moment."""

_DRAWN = "() => !window.scene.panes[0].focus.painter.renderer._redrawRequest"


def _canvas(
    screen: Screen, indicator: str, *, territory: str = "county", least: int = 2, **where: str
) -> Frame:
    """Return the frame of a map, drawn as if ``least`` units were many."""

    def lowered(route: Route) -> None:
        answer = route.fetch()
        script, number = re.subn(r"CANVAS_FROM = \d+", f"CANVAS_FROM = {least}", answer.text())
        assert number == 1
        route.fulfill(response=answer, body=script)

    screen.page.route("**/scene.js", lowered)
    screen.open("/map", territory=territory, indicator=indicator, beside="none", **where)
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    frame.wait_for_function(_DRAWN)
    return frame


def test_every_unit_has_the_colour_of_its_look_in_every_period(screen: Screen) -> None:
    frame = _canvas(screen, "birth_rate")
    expect(screen.polygons).to_have_count(0)
    seen = []
    for step in range(3):
        if step:
            frame.locator(".bar input[type=range]").press("ArrowLeft")
            screen.moved(period=frame.evaluate("() => window.scene.period"))
            frame.wait_for_function(_DRAWN)
        plain = [unit for unit in frame.evaluate(_PAINTED) if not unit["pattern"]]
        assert len(plain) > 10
        assert [unit["shown"] for unit in plain] == [unit["fill"] for unit in plain]
        seen.append([unit["shown"] for unit in plain])
    assert seen[0] != seen[1] != seen[2]


def test_few_events_have_dots_and_the_pointer_draws_an_outline(screen: Screen) -> None:
    frame = _canvas(screen, "sex_ratio_at_birth_parity_2")
    units = frame.evaluate(_PAINTED)
    few = [at for at, unit in enumerate(units) if unit["pattern"] == "few"]
    ink = frame.evaluate("(at) => window.scene.panes[0].focus.lookAt(at).ink", few[0])
    dots = ",".join(str(int(ink[at : at + 2], 16)) for at in (1, 3, 5))
    assert dots in frame.evaluate(_INKS, few[0])

    at = frame.evaluate("(code) => window.scene.panes[0].focus.byCode.get(code)", MINGXI)
    before = frame.evaluate(_INKS, at)
    place = screen.point_at(MINGXI)
    expect(screen.map.locator(".unit-tooltip")).to_contain_text("明溪镇")
    frame.wait_for_function(_DRAWN)
    assert frame.evaluate(_INKS, at) != before
    screen.page.mouse.click(*place)
    screen.moved(unit=MINGXI)
    expect(screen.answer).to_contain_text("明溪镇")


def test_neighbours_lie_below_a_canvas(screen: Screen) -> None:
    """The open county's own polygon is one of its neighbours': it must not cover its townships."""
    frame = _canvas(screen, "birth_rate", territory="city", least=9, unit=COUNTY, level="township")
    counties = frame.locator(".leaflet-around-pane path.leaflet-interactive")
    assert 0 < counties.count() < 9
    on_top = frame.evaluate(_ON_TOP)
    assert len(on_top) > 9
    assert set(on_top) == {"CANVAS"}


def test_neighbours_behind_a_canvas_have_their_text_and_lead_on(screen: Screen) -> None:
    frame = _canvas(screen, "birth_rate", territory="city", least=9, unit=COUNTY, level="township")
    code, name, x, y = frame.evaluate(_BESIDE, COUNTY)
    box = screen.page.locator(MAP).bounding_box()
    assert box
    screen.page.mouse.move(box["x"] + x, box["y"] + y)
    tooltip = screen.map.locator(".unit-tooltip")
    expect(tooltip.locator("b")).to_have_text(name)
    expect(tooltip.locator("div div").first).to_contain_text("‰")
    screen.point_at(frame.evaluate("() => window.scene.panes[0].focus.features[0].properties.code"))
    expect(tooltip.locator("b")).not_to_have_text(name)
    screen.page.mouse.click(box["x"] + x, box["y"] + y)
    screen.moved(unit=code)


def test_between_units_there_is_no_place_without_one(screen: Screen) -> None:
    found = _canvas(screen, "birth_rate", level="village").evaluate(_HOLES)
    assert found["met"] > 10_000
    assert found["holes"] == []


def test_a_pointer_that_comes_fast_to_rest_is_told_of_where_it_rests(screen: Screen) -> None:
    frame = _canvas(screen, "birth_rate")
    frame.evaluate(_FLICK, ["990121104", MINGXI])
    expect(screen.map.locator(".unit-tooltip b")).to_have_text("明溪镇")


def test_a_map_cannot_be_lost_by_zooming(screen: Screen) -> None:
    frame = _canvas(screen, "birth_rate")
    zoom = "() => window.scene.panes[0].map.getZoom()"
    fitted = frame.evaluate(zoom)
    screen.point_at(MINGXI)
    for _turn in range(10):
        screen.page.mouse.wheel(0, 400)
    frame.wait_for_function(f"(fitted) => ({zoom})() < fitted", arg=fitted)
    expect(screen.map.locator(".unit-tooltip")).to_have_count(0)
    frame.wait_for_function(f"(fitted) => ({zoom})() === fitted - 1", arg=fitted)
