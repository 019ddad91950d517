"""The contribution beside the map: drawn for every territory, told of what can be told."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages.conftest import texts

TOWNSHIP = "990121108"


def waterfall(at: AppTest) -> list[Any]:
    specs = [json.loads(chart.proto.spec) for chart in at.get("vega_lite_chart")]
    return [spec for spec in specs if '"name": "waterfall"' in json.dumps(spec)]


@pytest.mark.parametrize("territory", ["county", "district", "city"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_value_and_change_are_drawn_for_every_territory(
    open_page: Any, territory: str, lang: str
) -> None:
    at = open_page("map", territory=territory, lang=lang, panel="contribution", parts="makeup")
    assert len(waterfall(at)) == 1
    at.segmented_control(key="choice_parts").set_value("change").run()
    assert not at.exception
    assert at.session_state["selection"].options["parts"] == "change"
    assert len(waterfall(at)) == 1
    assert any("一" <= sign <= "鿿" for sign in texts(at)) == (lang == "zh")


def test_drilled_into_a_township_its_villages_make_the_birth_rate(open_page: Any) -> None:
    where = {"territory": "county", "unit": TOWNSHIP, "level": "village", "parts": "makeup"}
    said = texts(open_page("map", panel="contribution", indicator="birth_rate", **where))
    assert "明溪镇为" in said
    assert "计入合计、未单列：" in said


def test_villages_never_tell_a_sex_ratio_so_their_township_is_among_its_neighbours(
    open_page: Any,
) -> None:
    where = {"territory": "county", "unit": TOWNSHIP, "level": "village", "parts": "makeup"}
    assert "云岭县为141.6" in texts(open_page("map", panel="contribution", **where))


def test_what_cannot_be_shared_out_says_so(open_page: Any) -> None:
    chosen = {"indicator": "total_fertility_rate", "period": "2025"}
    at = open_page("map", territory="county", panel="contribution", **chosen)
    assert "总和生育率不是各单位的加总，不能分解。" in texts(at)
    assert waterfall(at) == []
