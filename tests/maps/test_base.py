"""The base map: nothing from outside, the same script whatever is shown."""

import json
import re
from dataclasses import replace

import folium

from dashboard.maps.base import SceneAssets, SceneTexts, base_map

ASSETS = SceneAssets("/a/leaflet.js", "/a/leaflet.css", "/a/scene.js", "/a/scene.css", "/a/font")
TEXTS = SceneTexts(
    language="zh",
    zoomIn="放大",
    zoomOut="缩小",
    north="北",
    kilometres="公里",
    metres="米",
    below="下辖{n}个单位",
    belowBeside="下辖{n}个单位（仅{indicator}）",
    through="点击进入{unit}",
    nothingBelow="以下没有单位",
    ends="只统计到乡镇",
    awaited="等待",
    period="时期",
    play="播放",
    pause="暂停",
    search="</script><b>查找",
    notFound="没有",
)


def script(drawn: folium.Map) -> str:
    drawn.get_root().render()
    return str(drawn.get_root().script.render()).replace(drawn.get_name(), "map")


def test_the_frame_loads_only_from_our_own_server() -> None:
    html = base_map(assets=ASSETS, texts=TEXTS).get_root().render()
    addresses = re.findall(r"(?:src|href)=\"([^\"]+)\"", html)
    assert addresses
    for address in addresses:
        assert address.startswith("/a/"), address


def test_the_class_keeps_its_own_addresses() -> None:
    before = list(folium.Map.default_js)
    base_map(assets=ASSETS, texts=TEXTS)
    assert folium.Map.default_js == before


def test_the_script_is_the_same_each_time_and_differs_by_language() -> None:
    one, same = (script(base_map(assets=ASSETS, texts=TEXTS)) for _time in range(2))
    other = script(base_map(assets=ASSETS, texts=replace(TEXTS, language="en")))
    assert one == same != other


def test_options_are_json_that_cannot_leave_its_script() -> None:
    found = re.search(r"startScene\((\{.*?\})\);", script(base_map(assets=ASSETS, texts=TEXTS)))
    assert found
    assert "</" not in found[1]
    assert json.loads(found[1])["texts"]["search"] == TEXTS.search
