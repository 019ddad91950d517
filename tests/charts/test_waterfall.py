"""Waterfalls: valid, the same for all data, nothing asked of strangers."""

import json
from typing import Any

import altair as alt
import pandas as pd
import pytest

from dashboard.charts.waterfall import DATA, PICKED, WaterfallLook, waterfall_specification

LOOK = WaterfallLook(rows=4, names=100, band=(103.0, 107.0))


def steps(**columns: list[Any]) -> pd.DataFrame:
    given: dict[str, Any] = {
        "code": ["", "a", "b", ""],
        "name": ["正常值107", "甲镇", "乙镇", "全县"],
        "start": [107.0, 107.0, 150.0, 140.0],
        "end": [107.0, 150.0, 140.0, 140.0],
        "whole": [True, False, False, True],
        "amount": ["107.0", "+43.0", "-10.0", "140.0"],
        "colour": ["#000000", "#b35806", "#1f5f99", "#000000"],
        "focus": [False, True, False, False],
        "tip": ["", "甲镇", "乙镇", ""],
    }
    return pd.DataFrame(given | columns)


@pytest.mark.parametrize("look", [LOOK, WaterfallLook(rows=4, names=100)])
def test_every_look_is_valid_vega_lite_and_asks_nobody_outside(look: WaterfallLook) -> None:
    spec = waterfall_specification(steps(), look=look)
    drawn = {key: value for key, value in spec.items() if key != "datasets"}
    alt.LayerChart.from_dict(drawn)
    assert "://" not in json.dumps(drawn).replace(drawn["$schema"], "")
    assert [param["name"] for param in drawn["params"]] == [PICKED]


def test_nothing_but_the_data_changes_with_the_unit_and_the_axis_holds_all_steps() -> None:
    one, other = (
        waterfall_specification(steps(**changed), look=LOOK)
        for changed in ({}, {"focus": [False, False, True, False]})
    )
    datasets = [given.pop("datasets")[DATA] for given in (one, other)]
    assert one == other
    assert not datasets[0].equals(datasets[1])
    assert datasets[0]["low"].iloc[0] < 107
    assert datasets[0]["high"].iloc[0] > 150


def test_where_nothing_changes_there_is_an_axis_too() -> None:
    flat = [5.0] * 4
    drawn = waterfall_specification(steps(start=flat, end=flat), look=LOOK)["datasets"][DATA]
    assert drawn["low"].iloc[0] < drawn["high"].iloc[0]
