"""Trend charts: valid specifications, the same for all data, whose axis holds what is drawn."""

import json
from typing import Any

import altair as alt
import pandas as pd
import pytest
import vl_convert

from dashboard.charts.trend import DATA, TrendTexts, trend_data, trend_specification

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


def data(band: tuple[float, float] | None = None, area: str = "县", **columns: Any) -> pd.DataFrame:
    return trend_data(table(**columns), texts=TrendTexts("镇", area), band=band)


def axis(drawn: pd.DataFrame) -> tuple[float, float]:
    return drawn["low"].iloc[0], drawn["high"].iloc[0]


@pytest.mark.parametrize("band", [None, BAND])
def test_every_look_is_valid_vega_lite_and_asks_nobody_outside(
    band: tuple[float, float] | None,
) -> None:
    spec = trend_specification(data(band), band=band)
    look = {key: value for key, value in spec.items() if key != "datasets"}
    alt.LayerChart.from_dict(look)
    marks = [layer["mark"]["type"] for layer in spec["layer"] if "mark" in layer]
    assert marks == ["rect"] * bool(band)
    drawn = [layer["mark"]["type"] for layer in spec["layer"][-1]["layer"]]
    assert drawn == ["rule", "area", "line", "line", "point"]
    assert "://" not in json.dumps(look).replace(look["$schema"], "")


def test_nothing_but_the_data_changes_with_unit_and_period() -> None:
    one, other = (trend_specification(data(area=area), band=BAND) for area in ("县", ""))
    assert one.pop("datasets") is not other.pop("datasets")
    assert one == other


def test_data_stand_in_the_order_of_time_with_the_unit_beside() -> None:
    drawn = trend_specification(data(value=[110.0, None, 130.0]))["datasets"][DATA]
    assert drawn["label"].tolist() == ["2024", "2025", "2026"]
    assert drawn["value"].isna().tolist() == [False, True, False]
    assert set(drawn["unit"]) == {"镇"}
    assert drawn["area"].tolist() == [115.0, 116.0, 117.0]


def test_the_axis_holds_values_interval_area_and_norm() -> None:
    low, high = axis(data(BAND))
    assert low < 100
    assert high > 140


def test_a_very_wide_interval_is_cut_off_rather_than_flattening_the_line() -> None:
    drawn = data(BAND, upper=[121.0, 129.0, 9_000.0])
    assert 140 < axis(drawn)[1] < 250
    assert drawn["upper"].max() == axis(drawn)[1]


def test_without_any_interval_the_axis_still_has_a_width() -> None:
    nothing, constant = [float("nan")] * 3, [50.0] * 3
    low, high = axis(data(lower=nothing, upper=nothing, area=constant, value=constant))
    assert low < 50 < high


def test_what_is_missing_everywhere_is_a_point_inside_the_axis() -> None:
    nothing = [float("nan")] * 3
    drawn = data(lower=nothing, upper=nothing, area="")
    for name in ("lower", "upper", "area"):
        assert drawn[name].dropna().tolist() == [drawn["low"].iloc[0]]


def test_an_area_that_is_not_drawn_does_not_stretch_the_axis() -> None:
    far = table(area=[9000.0, 9100.0, 9200.0])
    alone = trend_data(far, texts=TrendTexts("镇"))
    assert axis(alone) == axis(data(area=""))
    assert alone["area"].notna().sum() == 1  # a point, which draws no line
    assert axis(trend_data(far, texts=TrendTexts("镇", "县")))[1] > 9000


def test_years_go_from_left_to_right_in_whatever_order_they_came() -> None:
    """A chart that lives on a page gets earlier years after later ones."""
    spec = trend_specification(data().iloc[::-1])
    rows = {name: table.to_dict("records") for name, table in spec["datasets"].items()}
    drawn = vl_convert.vegalite_to_svg({**spec, "datasets": rows}, allowed_base_urls=[])
    years = [drawn.index(f">{year}<") for year in ("2024", "2025", "2026")]
    assert years == sorted(years)
