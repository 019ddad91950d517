"""Gauges, matrix and spine: valid specifications, their figures as text, one look for all data."""

import json
from typing import Any

import altair as alt
import pandas as pd
import pytest
import vl_convert

from dashboard.charts import gauge, spine, target_matrix
from dashboard.charts.palette import MISSED_BY_CHANCE, TARGET_LOOKS, VERDICT_LOOKS, SignedLook

GAUGES = pd.DataFrame(
    {
        "name": ["▲ 大院", "▼ 书屋"],
        "share": [55.0, 25.0],
        "figure": ["55.0%", "25.0%"],
        "detail": ["22个，目标40个", "1个，目标4个"],
        "colour": ["#1f5f99", "#b35806"],
    }
)
CELLS = pd.DataFrame(
    {
        "unit_code": ["1"],
        "unit": ["东镇"],
        "target": ["三|查率"],
        "sign": ["✓"],
        "fill": ["#ffffff"],
        "ink": ["#000000"],
        "tip": ["a"],
    }
)
SPINE = pd.DataFrame(
    {
        "name": ["出生率"], "own": ["3.7‰"], "area": ["3.4‰"], "value": [0.2], "lower": [-0.1],
        "upper": [0.5], "least": [-1.0], "most": [0.8], "first_quarter": [-0.2],
        "third_quarter": [0.3], "sign": ["＝"], "colour": ["#5b6675"], "tip": ["a"],
    }
)  # fmt: skip


def gauges(data: pd.DataFrame = GAUGES, scheduled: float = 50) -> dict[str, Any]:
    texts = gauge.GaugeTexts(scheduled=f"序时进度{scheduled}%")
    return gauge.gauge_specification(data, texts=texts, scheduled=scheduled)


def matrix(lines: int = 2) -> dict[str, Any]:
    return target_matrix.matrix_specification(CELLS, step=30, lines=lines)


def spines() -> dict[str, Any]:
    return spine.spine_specification(SPINE, heads=("东镇", "县"), sides=("差", "好"), names=165)


@pytest.mark.parametrize("spec", [gauges(), matrix(), matrix(0), spines()])
def test_every_look_is_valid_vega_lite_and_asks_nobody_outside(spec: dict[str, Any]) -> None:
    look = {key: value for key, value in spec.items() if key != "datasets"}
    alt.Chart.from_dict(look)
    assert "http" not in json.dumps(look).replace(look["$schema"], "")


def test_a_matrix_is_as_high_as_its_rows_and_a_look_holds_for_any_number() -> None:
    more = pd.concat([CELLS, CELLS.assign(unit="西镇", unit_code="x")])
    one, other = matrix(), target_matrix.matrix_specification(more, step=30, lines=2)
    assert (one["height"], other["height"]) == (30 * CELLS["unit"].nunique(), one["height"] + 30)
    assert one["layer"] == other["layer"]


def test_both_figures_stand_in_large_type_beside_each_gauge() -> None:
    texts = [
        layer["mark"] | {"field": layer["encoding"].get("text", {}).get("field")}
        for layer in gauges()["layer"]
        if layer["mark"]["type"] == "text"
    ]
    sizes = {text.get("text") or text["field"]: text["fontSize"] for text in texts}
    assert sizes["figure"] >= 24
    assert sizes["序时进度50%"] >= 20


def test_gauges_of_the_same_number_keep_their_look() -> None:
    other = gauges(GAUGES.assign(share=[10.0, 90.0], name=["a", "b"]))
    assert other["layer"] == gauges()["layer"]
    names = [spec["datasets"][gauge.DATA]["name"].tolist() for spec in (other, gauges())]
    assert names == [["a", "b"], ["▲ 大院", "▼ 书屋"]]


def test_details_leave_room_for_the_names_before_them() -> None:
    long = GAUGES.assign(name=["▲ Cultural courtyards", "b"], detail=["x" * 80, "y"])
    rows = gauges(long)["datasets"][gauge.DATA]
    assert rows["name_width"].nunique() == rows["detail_width"].nunique() == 1
    assert rows["detail_width"].iloc[0] > gauges()["datasets"][gauge.DATA]["detail_width"].iloc[0]
    assert "detail_width" in json.dumps(gauges()["layer"])


def test_what_is_more_than_done_still_fits_the_axis() -> None:
    data = gauges(GAUGES.assign(share=[140.0, 25.0]))["datasets"][gauge.DATA]
    assert data["end"].tolist() == [140.0, 100.0]
    assert (data["room"] > data["end"]).all()


def test_rows_of_the_matrix_fit_the_room_as_far_as_they_stay_legible() -> None:
    assert target_matrix.row_height(10, room=540) == 52
    assert target_matrix.row_height(19, room=540) == 28
    assert target_matrix.row_height(400, room=540) == 23


def test_longer_names_of_targets_take_from_the_rows_room() -> None:
    assert target_matrix.names_height(4) > target_matrix.names_height(2)
    assert target_matrix.names_height(0) > target_matrix.names_height(4)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    "look", [*TARGET_LOOKS.values(), MISSED_BY_CHANCE, *VERDICT_LOOKS.values()]
)
def test_signs_stand_out_from_their_cells_and_marks_from_white(look: SignedLook) -> None:
    for one, other in ((look.fill, look.ink), ("#ffffff", look.strong)):
        light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5  # WCAG AA


def test_no_two_states_share_a_sign_and_none_is_told_by_colour_alone() -> None:
    for looks in (TARGET_LOOKS, VERDICT_LOOKS):
        signs = [look.sign for look in looks.values()]
        assert len(set(signs)) == len(signs)


def test_a_matrix_keeps_its_order_when_a_page_puts_other_data_into_it() -> None:
    """Vega keeps the names it has met in the order in which it met them."""
    cells = pd.concat([CELLS.assign(unit=unit, unit_code=unit) for unit in ("西镇", "东镇")])
    spec = target_matrix.matrix_specification(cells, step=30, lines=2)
    data = spec["datasets"][target_matrix.DATA]
    met_later_first = {target_matrix.DATA: data.iloc[::-1].to_dict("records")}
    drawn = vl_convert.vegalite_to_svg({**spec, "datasets": met_later_first}, allowed_base_urls=[])
    assert 0 < drawn.index(">西镇<") < drawn.index(">东镇<")
