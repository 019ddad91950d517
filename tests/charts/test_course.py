"""Courses and years over each other: valid, always the same but for the data, axes that hold it."""

import json
from typing import Any

import altair as alt
import pandas as pd
import pytest

from dashboard.charts.course import (
    BREAKS,
    COURSE,
    FORECAST,
    FORECAST_COLUMNS,
    NORM,
    PEERS,
    TARGETS,
    CourseTables,
    course_data,
    course_specification,
)
from dashboard.charts.within_year import (
    FAN,
    FAN_COLUMNS,
    LIMITS,
    YEARS,
    years_data,
    years_specification,
)
from dashboard.charts.within_year import NORM as YEARS_NORM

BAND = (103.0, 107.0)
MONTHS = [str(month) for month in range(1, 13)]


def tables(**changes: Any) -> CourseTables:
    given: dict[str, Any] = {
        "course": pd.DataFrame(
            {
                "at": [2024.0, 2024.5, 2025.0],
                "value": [110.0, None, 130.0],
                "lower": [100.0, None, 121.0],
                "upper": [121.0, None, 9_000.0],
                "area": [115.0, 116.0, 117.0],
                "like": [True, False, True],
                "shown": [False, False, True],
                "label": ["", "", "130.0"],
                "tip": ["a", "b", "c"],
            }
        ),
        "peers": pd.DataFrame(
            {"at": [2024.0, 2025.0], "unit": ["x", "x"], "value": [112.0, 5_000.0], "tip": ["", ""]}
        ),
        "targets": pd.DataFrame({"begin": [2024.75], "end": [2025.25], "limit": [90.0]}),
        "breaks": pd.DataFrame({"at": [2024.25], "sign": ["①"]}),
        "norm": BAND,
        "forecast": pd.DataFrame(columns=list(FORECAST_COLUMNS)),
    }
    return CourseTables(**given | changes)


def without_data(spec: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in spec.items() if key != "datasets"}


def years(**options: Any) -> dict[str, pd.DataFrame]:
    table = pd.DataFrame(
        {
            "year": [2025, 2025, 2026, 2026],
            "month": [6, 12, 6, 12],
            "value": [3.0, 8.0, 3.4, None],
            "back": [1, 1, 0, 0],
            "label": ["", "", "3.4", ""],
            "tip": list("abcd"),
        }
    )
    return years_data(table, **options)


def test_both_are_valid_vega_lite_and_ask_nobody_outside() -> None:
    for spec in (
        course_specification(tables(), decimals=1),
        years_specification(years(), months=MONTHS, decimals=2),
    ):
        look = without_data(spec)
        alt.LayerChart.from_dict(look)
        assert "://" not in json.dumps(look).replace(look["$schema"], "")


def test_nothing_but_the_data_changes_with_what_is_shown() -> None:
    empty = tables().peers.head(0)
    one = course_specification(tables(), decimals=1)
    other = course_specification(tables(peers=empty, norm=None), decimals=1)
    assert without_data(one) == without_data(other)
    plain = years_specification(years(), months=MONTHS, decimals=2)
    normed = years_specification(years(norm=BAND, limits=[9.0]), months=MONTHS, decimals=2)
    assert without_data(plain) == without_data(normed)


def test_every_layer_draws_a_dataset_that_is_given() -> None:
    for spec in (
        course_specification(tables(), decimals=1),
        years_specification(years(), months=MONTHS, decimals=2),
    ):
        named = {layer["data"]["name"] for layer in spec["layer"]}
        assert named == set(spec["datasets"])


def test_the_axis_of_a_course_holds_norm_and_target_and_cuts_off_what_is_far_beyond() -> None:
    data = course_data(tables())
    low, high = data[COURSE].loc[0, ["low", "high"]]
    assert low < 90
    assert 130 < high < 500
    assert data[COURSE]["upper"].max() == high
    assert data[PEERS]["value"].tolist()[0] == 112
    assert data[PEERS]["value"].isna().tolist() == [False, True]
    assert data[NORM].to_numpy().tolist() == [list(BAND)]
    assert (len(data[TARGETS]), len(data[BREAKS]), len(data[FORECAST])) == (1, 1, 0)


def test_a_forecast_is_within_the_axis() -> None:
    row = (2026.0, 180.0, 150.0, 220.0, 120.0, 5_000.0, "180", "")
    forecast = pd.DataFrame([row], columns=list(FORECAST_COLUMNS))
    data = course_data(tables(forecast=forecast))
    high = data[COURSE].loc[0, "high"]
    assert high > 180
    assert data[FORECAST]["upper_95"].tolist() == [high]


@pytest.mark.parametrize("norm", [None, BAND])
def test_years_hold_fan_limits_and_norm(norm: tuple[float, float] | None) -> None:
    rows = [(6, 3.4, 3.4, 3.4, 3.4, 3.4, ""), (12, 8.5, 8.3, 8.7, 8.2, 8.8, "8.5")]
    fan = [dict(zip(FAN_COLUMNS, row, strict=True)) for row in rows]
    data = years(fan=fan, limits=[12.0], norm=norm)
    assert data[YEARS]["value"].tolist() == [3.0, 8.0, 3.4]
    assert data[YEARS]["high"].iloc[0] > 12
    assert data[YEARS]["low"].iloc[0] < 3
    assert len(data[FAN]) == 2
    assert data[LIMITS]["limit"].tolist() == [12.0]
    assert len(data[YEARS_NORM]) == bool(norm)
