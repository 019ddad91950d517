"""The ranking and the matrix of classes: valid specifications, columns that fit, no outside."""

import json
from typing import Any

import altair as alt
import pandas as pd
import pytest

from dashboard.charts.class_matrix import class_matrix_specification
from dashboard.charts.ranking import HEADS, ROWS, ranking_specification
from dashboard.charts.ranking_look import Column, Plot, RankingLook, row_height

COLUMNS = (Column("score", "得分", 70, align="right"), Column("reason", "原因", 400, priority=1))
LOOK = RankingLook(
    before=(Column("rank", "名次", 60, align="right"), Column("unit", "单位", 120)),
    plot=Plot("范围", domain=(0.5, 2.5), ticks=(1, 2), reference=(1.0, 2.0)),
    after=COLUMNS,
    rows=1,
    step=30,
)
DATA = pd.DataFrame(
    {"unit_code": ["1"], "value": [1.0], "lower": [1.0], "upper": [2.0], "fill": ["#ffffff"],
     "colour": ["#000000"], "pale": [1.0], "tip": ["a"],
     "rank": ["1"], "unit": ["东镇"], "score": ["99.0"],
     "reason": ["b"]}
)  # fmt: skip
WORDS = pd.DataFrame({"field": ["rank"], "head": ["名次 ↑"], "wanted": ["-rank"], "tip": ["a"]})
CELLS = pd.DataFrame(
    {"before": ["一类"], "now": ["二类"], "text": ["▼ 1"], "fill": ["#fff"], "ink": ["#000"],
     "tip": ["a"]}
)  # fmt: skip


@pytest.mark.parametrize(
    "spec", [ranking_specification(DATA, WORDS, look=LOOK), class_matrix_specification(CELLS)]
)
def test_every_look_is_valid_vega_lite_and_asks_nobody_outside(spec: dict[str, Any]) -> None:
    look = {key: value for key, value in spec.items() if key != "datasets"}
    alt.Chart.from_dict(look)
    assert "http" not in json.dumps(look).replace(look["$schema"], "")


def test_sorting_changes_data_only() -> None:
    one = ranking_specification(DATA, WORDS, look=LOOK)
    other = ranking_specification(DATA.assign(value=2.0), WORDS.assign(wanted="rank"), look=LOOK)
    assert {**one, "datasets": 0} == {**other, "datasets": 0}
    assert {ROWS, HEADS} <= set(one["datasets"])


def test_a_column_leaves_where_the_screen_is_too_narrow_for_it() -> None:
    needed = 60 + 120 + 70 + LOOK.plot.least + 400
    assert f"width >= {needed} ? 400 : 0" in json.dumps(
        {**ranking_specification(DATA, WORDS, look=LOOK), "datasets": 0}
    )


def test_eighteen_rows_fit_their_room_and_rows_stay_readable() -> None:
    assert 18 * row_height(18, room=600) <= 600
    assert row_height(120, room=600) >= 24
