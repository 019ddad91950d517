"""Maps as pictures: what the switches of the screen mark there is marked, lengths are true."""

from typing import Any

import pytest
import shapely
from pyproj import Geod

from dashboard.charts import palette
from dashboard.domain.hotspots import Spot
from dashboard.domain.unit_marks import STATES, Standing, UnitMark
from dashboard.exports.drawing import typeface
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits import exhibits_of
from dashboard.reports.hotspots import hot_spots
from dashboard.reports.level import numbers_of
from dashboard.reports.map_place import level_map
from tests.exports.conftest import Selected

CITY = {"territory": "city", "beside": "none"}
CLUSTERED = {**CITY, "indicator": "policy_compliance"}
EARTH = Geod(ellps="WGS84")


def drawn(exhibit: Exhibit) -> dict[str, list[dict[str, Any]]]:
    assert exhibit.chart is not None
    datasets: dict[str, list[dict[str, Any]]] = exhibit.chart["datasets"]
    return datasets


def written(exhibit: Exhibit, where: str = "furniture") -> list[str]:
    return [row["text"] for row in drawn(exhibit)[where]]


def map_of(selected: Selected, **parameters: str) -> Exhibit:
    return exhibits_of("map", selected(**parameters), parts=["maps"])[0]


@pytest.mark.parametrize("territory", ["county", "city", "district"])
def test_the_scale_bar_of_a_territory_is_true(selected: Selected, territory: str) -> None:
    exhibit = map_of(selected, territory=territory)
    units = [shapely.geometry.shape(unit["geometry"]) for unit in drawn(exhibit)["units"]]
    _west, south, _east, north = shapely.total_bounds(units)
    (bar,) = drawn(exhibit)["scale"]
    longitudes = [place[0] for place in bar["geometry"]["coordinates"]]
    middle = (south + north) / 2
    _there, _back, metres = EARTH.inv(min(longitudes), middle, max(longitudes), middle)
    length, unit = written(exhibit)[0].split()
    assert unit == "公里"
    assert metres == pytest.approx(1000 * int(length), rel=0.01)
    assert "北\n▲" in written(exhibit)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hot_spots_of_the_screen_are_marked(selected: Selected, lang: str) -> None:
    selection = selected(**CLUSTERED, switches="hotspots", lang=lang)
    found = hot_spots(
        selection.edition,
        selection.indicator,
        level=selection.level,
        within=selection.edition.tree.root.code,
        period=selection.period,
        scope=selection.scope,
    )
    high = found.spots.count(Spot.HIGH_HIGH)
    exhibit = exhibits_of("map", selection, parts=["maps"])[0]
    look = palette.SPOT_LOOKS[Spot.HIGH_HIGH]
    (item,) = [one for one in exhibit.key if one.sign]
    assert high > 0
    assert (item.form, item.colour, item.sign, item.count) == ("outline", *_told(look), high)
    assert len(drawn(exhibit)["ring_0"]) == len(drawn(exhibit)["casing"]) == high
    assert sum(name.startswith(look.sign) for name in written(exhibit, "names")) == high


def _told(look: palette.SpotLook) -> tuple[str, str]:
    return look.colour, look.sign


def test_without_the_switch_nothing_is_marked(selected: Selected) -> None:
    exhibit = map_of(selected, **CLUSTERED)
    assert not drawn(exhibit).get("casing")
    assert not any(item.sign for item in exhibit.key)
    assert not any("热点" in item.words for item in exhibit.key)


def test_where_no_hot_spot_is_the_key_says_so(selected: Selected) -> None:
    key = [item.words for item in map_of(selected, **CITY, switches="hotspots").key]
    assert key[-2:] == [
        "未发现超出随机的聚集",
        "热点检验：局部莫兰指数，120个单位，错误发现率5%",
    ]


def test_outliers_have_dashes(selected: Selected) -> None:
    exhibit = map_of(
        selected, level="village", indicator="deaths", beside="none", switches="hotspots"
    )
    (item,) = [one for one in exhibit.key if one.sign]
    assert (item.form, item.sign, item.count) == ("dashed_outline", "▽", 1)
    layers = exhibit.chart["layer"] if exhibit.chart else []
    (ring,) = [layer for layer in layers if layer["data"]["name"] == "ring_0"]
    assert ring["mark"]["strokeDash"] == [7, 5]
    assert any(name.startswith("▽") for name in written(exhibit, "names"))


def test_what_may_be_chance_stands_back(selected: Selected) -> None:
    selection = selected(**CITY, switches="significant")
    shown = level_map(selection)
    numbers = [number for number in numbers_of(shown).values() if number < STATES]
    chance = sum(UnitMark.of(number).standing is Standing.CHANCE for number in numbers)
    exhibit = exhibits_of("map", selection, parts=["maps"])[0]
    assert 0 < chance < len(numbers)
    assert sum(unit["fill"] == palette.FAINT for unit in drawn(exhibit)["units"]) == chance
    assert [item.count for item in exhibit.key if item.words == "未超出随机波动"] == [chance]


def test_smoothed_values_have_their_badge(selected: Selected) -> None:
    smoothed = map_of(selected, switches="smoothed")
    assert "平滑值" in written(smoothed)
    assert drawn(smoothed)["badge"]
    assert all("≈" in name for name in written(smoothed, "names") if "\n" in name)
    assert "平滑值" not in written(map_of(selected))


def test_the_shipped_font_has_every_sign() -> None:
    assert all(typeface.has(look.sign) for look in palette.SPOT_LOOKS.values())
