"""Funnel charts: valid, the same for all data, names apart, limits cut off at the axis."""

import json
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import pytest

from dashboard.charts.funnel import CURVE, PICKED, POINTS, FunnelLook, funnel_specification

RATIO = FunnelLook("出生人数", band=(103.0, 107.0), ratio=True)
SHARE = FunnelLook("应检人数")


def points(**columns: list[Any]) -> pd.DataFrame:
    given: dict[str, Any] = {
        "code": ["a", "b", "c"],
        "name": ["甲镇", "乙镇", "丙镇"],
        "size": [10.0, 30.0, 90.0],
        "value": [80.0, 120.0, 240.0],
        "reach": ["within", "within", "beyond_outer"],
        "focus": [True, False, False],
        "told": [False, False, False],
        "shared": [1, 1, 1],
        "tip": ["a", "b", "c"],
    }
    return pd.DataFrame(given | columns)


def curve() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "size": [5.0, 40.0, 100.0],
            "outer_lower": [0.0, 50.0, 70.0],
            "inner_lower": [20.0, 70.0, 85.0],
            "inner_upper": [np.inf, 190.0, 150.0],
            "outer_upper": [np.inf, 290.0, 190.0],
        }
    )


def spec(look: FunnelLook = RATIO, **columns: list[Any]) -> dict[str, Any]:
    return funnel_specification(points(**columns), curve(), centre=115.0, look=look)


@pytest.mark.parametrize("look", [RATIO, SHARE])
def test_every_look_is_valid_vega_lite_and_asks_nobody_outside(look: FunnelLook) -> None:
    drawn = {key: value for key, value in spec(look).items() if key != "datasets"}
    alt.LayerChart.from_dict(drawn)
    assert "://" not in json.dumps(drawn).replace(drawn["$schema"], "")
    assert [param["name"] for param in drawn["params"]] == [PICKED]


def test_nothing_but_the_data_changes_with_unit_and_period() -> None:
    one, other = spec(), spec(value=[90.0, 90.0, 300.0], focus=[False, True, False])
    datasets = [given.pop("datasets") for given in (one, other)]
    assert one == other
    assert not datasets[0][POINTS].equals(datasets[1][POINTS])


def test_the_unit_in_focus_and_those_beyond_the_outer_limits_are_named() -> None:
    drawn = spec()["datasets"][POINTS]
    assert drawn["shown_name"].tolist() == ["甲镇", "", "丙镇"]
    assert drawn["late"].tolist() == [False, False, True]


def test_those_beyond_the_inner_limits_and_those_told_of_are_named_too() -> None:
    reach = ["within", "beyond_inner", "within"]
    drawn = spec(reach=reach, focus=[False] * 3, told=[False, False, True])["datasets"][POINTS]
    assert drawn["shown_name"].tolist() == ["", "乙镇", "丙镇"]


def test_a_name_never_covers_another_nor_a_point_beyond_the_limits() -> None:
    crowded = spec(
        size=[30.0, 31.0, 90.0], value=[240.0, 236.0, 80.0], reach=["beyond_outer"] * 3,
        focus=[False, True, False],
    )["datasets"][POINTS]  # fmt: skip
    assert crowded["shown_name"].tolist() == ["", "乙镇", "丙镇"]


def test_how_many_units_lie_under_one_point_is_written_beside_it() -> None:
    alike: dict[str, list[Any]] = {
        "size": [10.0, 30.0, 30.0], "value": [80.0, 120.0, 120.0],
        "name": ["甲镇", "乙镇、丙镇", "乙镇、丙镇"], "shared": [1, 2, 2], "reach": ["within"] * 3,
    }  # fmt: skip
    drawn = spec(**alike)["datasets"][POINTS]
    assert drawn["shown_name"].tolist() == ["甲镇", "×2", ""]
    assert "shared" not in drawn
    named = spec(**alike | {"focus": [False, False, True]})["datasets"][POINTS]
    assert named["shown_name"].tolist() == ["", "", "乙镇、丙镇"]
    long = "甲" * 25
    covered = spec(**alike | {"name": [long, "", ""], "value": [119.0, 120.0, 120.0]})
    assert covered["datasets"][POINTS]["shown_name"].tolist() == [long, "", ""]


def test_limits_are_cut_off_at_the_axis_and_their_lines_end_there() -> None:
    drawn = spec()["datasets"][CURVE]
    low, high = drawn["low"].iloc[0], drawn["high"].iloc[0]
    assert 0 < low < 80
    assert high > 240
    limits = [name for name in drawn if name.endswith(("_lower", "_upper"))]
    assert all(drawn[name].between(low, high).all() for name in limits)
    assert drawn["inner_upper_line"].isna().tolist() == [True, False, False]


def test_the_outer_limits_are_seen_at_the_largest_units_where_that_leaves_room() -> None:
    near = curve().assign(outer_upper=[np.inf, 900.0, 400.0], outer_lower=[0.0, 10.0, 60.0])
    far = near.assign(outer_upper=[np.inf, np.inf, 1e6])
    for limits, seen in ((near, 1), (far, 0)):
        drawn = funnel_specification(points(), limits, centre=115.0, look=RATIO)["datasets"][CURVE]
        low, high = drawn["low"].iloc[0], drawn["high"].iloc[0]
        assert low < 60
        assert (limits["outer_upper"] < high).sum() == seen
        assert 240 < high < 240 * 240 / 70 * 1.3  # the values have half of the picture


def test_every_line_has_a_value_for_the_scale() -> None:
    drawn = spec()["datasets"][CURVE]
    assert drawn.filter(like="_line").notna().any().all()


def test_one_unit_alone_has_a_funnel_too() -> None:
    drawn = funnel_specification(points().head(1), curve(), centre=80.0, look=SHARE)["datasets"]
    assert drawn[POINTS]["shown_name"].tolist() == ["甲镇"]
    assert drawn[CURVE]["high"].iloc[0] > drawn[CURVE]["low"].iloc[0]
