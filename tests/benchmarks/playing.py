"""Playing through the periods: our map beside a static Leaflet page of the same polygons."""

import json
from pathlib import Path

from playwright.sync_api import Browser, Frame
from xstatic.pkg import leaflet

from tests.benchmarks.browsing import SIZE

_FRAMES = 60
_LEAFLET = Path(leaflet.BASE_DIR)
_INTERVAL = """
async (frames) => {
  const turn = () => new Promise(requestAnimationFrame);
  await turn();
  const began = await turn();
  let last = began;
  for (let number = 0; number < frames; number += 1) {
    window.recolour(number);
    last = await turn();
  }
  return (last - began) / frames;
}
"""
_OURS = """
() => {
  const { slider, periods } = window.scene.player;
  window.recolour = (number) => {
    slider.value = number % periods.length;
    slider.dispatchEvent(new Event("input"));
  };
}
"""
_LOOKS = """
() => {
  const [{ series, looks, focus, map }] = window.scene.panes;
  const fills = series.codes.map((codes) => Array.from(codes, (code) => looks.of(code).fill));
  const { lat, lng } = map.getCenter();
  const canvas = focus.painter.renderer instanceof L.Canvas;
  return { fills, view: [[lat, lng], map.getZoom()], canvas };
}
"""
_SIZE = "() => { const { x, y } = window.scene.panes[0].map.getSize(); return [x, y]; }"
_STATIC = """
([geometry, { fills, view, canvas }]) => {
  const map = L.map("map", {
    preferCanvas: canvas, zoomControl: false, attributionControl: false, zoomSnap: 0,
  });
  const layers = [];
  const units = L.geoJSON(geometry, {
    style: { weight: 1, color: "#8a94a3", fillOpacity: 1 },
    onEachFeature: (feature, layer) => layers.push(layer),
  });
  map.setView(...view);
  units.addTo(map);
  window.recolour = (number) => layers.forEach((layer, unit) =>
    layer.setStyle({ fillColor: fills[number % fills.length][unit] }));
}
"""


def interval(frame: Frame) -> float:
    """Return the milliseconds between animation frames while each shows another period."""
    frame.evaluate(_OURS)
    return float(frame.evaluate(_INTERVAL, _FRAMES))


def interval_of_static_page(frame: Frame, browser: Browser) -> float:
    """Return the same of a static page with polygons, view and colours of the first map.

    Args:
        frame: Frame of our map, which tells them; it shows one map only.
        browser: Where the static page is opened, as large as the frame.
    """
    address = frame.evaluate("() => window.scene.state.panes[0].focus.geometry")
    geometry = json.loads(frame.page.request.get(f"{_origin(frame)}{address}").text())
    shown = frame.evaluate(_LOOKS)
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    wide, high = frame.evaluate(_SIZE)
    page.set_content(f'<div id="map" style="width:{wide}px;height:{high}px"></div>')
    page.add_style_tag(path=_LEAFLET / "leaflet.css")
    page.add_script_tag(path=_LEAFLET / "leaflet.js")
    page.evaluate(_STATIC, [geometry, shown])
    milliseconds = float(page.evaluate(_INTERVAL, _FRAMES))
    context.close()
    return milliseconds


def _origin(frame: Frame) -> str:
    return str(frame.evaluate("() => window.location.origin"))
