"""The base map: nothing from outside, the same script for the same geometry."""

import json
import re

import folium

from dashboard.maps.choropleth import MapAssets, MapTexts, base_map

ASSETS = MapAssets("/a/leaflet.js", "/a/leaflet.css", "/a/map.js", "/a/map.css", "/a/font.otf")
TEXTS = MapTexts(title="</script><b>地图", zoom_in="放大", zoom_out="缩小", language="zh")


def picture(*, polygons: int = 18, texts: MapTexts = TEXTS) -> folium.Map:
    return base_map(
        geometry_url="/geometry/county/0123/township.json",
        bounds=(108.6, 33.4, 109.2, 33.9),
        polygons=polygons,
        assets=ASSETS,
        texts=texts,
    )


def script(drawn: folium.Map) -> str:
    drawn.get_root().render()
    return str(drawn.get_root().script.render()).replace(drawn.get_name(), "map")


def test_the_frame_loads_only_from_our_own_server() -> None:
    html = picture().get_root().render()
    for address in re.findall(r"(?:src|href)=\"([^\"]+)\"", html):
        assert address.startswith("/a/"), address


def test_the_class_keeps_its_own_addresses() -> None:
    before = list(folium.Map.default_js)
    picture()
    assert folium.Map.default_js == before


def test_the_same_geometry_gives_the_same_script_each_time() -> None:
    assert script(picture()) == script(picture())


def test_options_are_json_that_cannot_leave_its_script() -> None:
    found = re.search(r"startChoropleth\(map, (\{.*?\})\);", script(picture()))
    assert found
    assert "</" not in found[1]
    options = json.loads(found[1])
    assert options["title"] == "</script><b>地图"
    assert options["bounds"] == [[33.4, 108.6], [33.9, 109.2]]


def test_many_polygons_are_drawn_on_a_canvas() -> None:
    assert '"canvas": false' in script(picture(polygons=1_499))
    assert '"canvas": true' in script(picture(polygons=1_500))
