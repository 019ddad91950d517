"""Trend charts: valid specifications whose axis holds what is drawn."""

import json
from typing import Any

import altair as alt
import pandas as pd
import pytest

from dashboard.charts.trend import TrendTexts, trend_specification

BAND = (103.0, 107.0)


def table(**columns: list[float | None]) -> pd.DataFrame:
    given: dict[str, Any] = {
        "label": ["2024", "2025", "2026"],
        "value": [110.0, 120.0, 130.0],
        "lower": [100.0, 112.0, 121.0],
        "upper": [121.0, 129.0, 140.0],
        "area": [115.0, 116.0, 117.0],
        "tip": ["a", "b", "c"],
    }
    return pd.DataFrame(given | columns)


def specification(data: pd.DataFrame, *, area: str = "县", **options: Any) -> dict[str, Any]:
    return trend_specification(data, texts=TrendTexts("镇", area), **options)


def axis(spec: dict[str, Any]) -> tuple[float, float]:
    ends = {parameter["name"]: parameter["value"] for parameter in spec["params"]}
    return ends["low"], ends["high"]


@pytest.mark.parametrize("band", [None, BAND])
@pytest.mark.parametrize("area", ["", "县"])
def test_every_look_is_valid_vega_lite_and_plain_json(
    band: tuple[float, float] | None, area: str
) -> None:
    spec = specification(table(), area=area, band=band)
    alt.LayerChart.from_dict(spec)
    assert len(spec["layer"]) == 3 + bool(area) + bool(band)
    assert "NaN" not in json.dumps(spec)
    assert "://" not in json.dumps(spec).replace(spec.get("$schema", "-"), "")


def test_data_stand_in_the_order_of_time_and_missing_values_are_null() -> None:
    rows = specification(table(value=[110.0, None, 130.0]))["datasets"]["trend"]
    assert [row["label"] for row in rows] == ["2024", "2025", "2026"]
    assert [row["value"] for row in rows] == [110.0, None, 130.0]
    assert {row["unit"] for row in rows} == {"镇"}


def test_the_axis_holds_values_interval_area_and_norm() -> None:
    low, high = axis(specification(table(), band=BAND))
    assert low < 100
    assert high > 140


def test_a_very_wide_interval_is_cut_off_rather_than_flattening_the_line() -> None:
    _low, high = axis(specification(table(upper=[121.0, 129.0, 9_000.0]), band=BAND))
    assert 140 < high < 200


def test_without_any_interval_the_axis_still_has_a_width() -> None:
    nothing: list[float | None] = [None, None, None]
    constant: list[float | None] = [50.0, 50.0, 50.0]
    data = table(lower=nothing, upper=nothing, area=constant, value=constant)
    low, high = axis(specification(data.astype({"lower": float, "upper": float})))
    assert low < 50 < high


def test_one_look_is_built_once_and_never_changed_by_its_data() -> None:
    first = specification(table(), band=BAND)
    other = specification(table(value=[1.0, 2.0, 3.0]), band=BAND)
    assert first["layer"] is other["layer"]
    assert first["datasets"]["trend"] != other["datasets"]["trend"]
    assert first["datasets"]["trend"][0]["value"] == 110.0
