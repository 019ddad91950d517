"""Tables in pieces: nothing lost, nothing too wide or too high."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.cells import are_numbers, lines_of, width_of
from dashboard.exports.table_layout import table_parts

_TEXTS = st.text(st.sampled_from("乡镇abc 12,.%—"), max_size=60)


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    rows = draw(st.integers(0, 40))
    names = draw(st.lists(_TEXTS.filter(bool), min_size=1, max_size=9, unique=True))
    cells = {name: draw(st.lists(_TEXTS, min_size=rows, max_size=rows)) for name in names}
    return pd.DataFrame(cells, dtype=str)


@given(shown=tables(), height=st.floats(60, 400))
def test_every_cell_is_on_one_page(shown: pd.DataFrame, height: float) -> None:
    parts = table_parts(shown, width=700, height=height, sizes=(16, 12))
    groups: dict[tuple[str, ...], list[pd.DataFrame]] = {}
    for part in parts:
        groups.setdefault(tuple(part.rows.columns), []).append(part.rows)
    for names, pieces in groups.items():
        assert pd.concat(pieces).equals(shown[list(names)])
    assert set().union(*groups) == set(shown)


@given(shown=tables(), height=st.floats(60, 400))
def test_pieces_fit_unless_one_row_is_too_high(shown: pd.DataFrame, height: float) -> None:
    for part in table_parts(shown, width=700, height=height, sizes=(16, 12)):
        assert sum(part.heights) * part.size <= height or len(part.rows) <= 1


def test_columns_of_numbers_are_known() -> None:
    assert are_numbers(["1,028", "3.4‰", "—", "-2.0%", ""])
    assert not are_numbers(["1", "乡"])
    assert not are_numbers(["", ""])
    assert not are_numbers([])


def test_chinese_characters_are_as_wide_as_high() -> None:
    assert width_of("乡镇") == 2
    assert width_of("ab") < 2
    assert lines_of("乡镇乡镇乡", 2.1) == 3
    assert lines_of("", 2) == 1


def test_a_column_that_says_more_is_wider() -> None:
    short = ["待确认"] * 9 + ["已确认，二〇二六年四月十六日，县考核工作领导小组办公室"]
    shown = pd.DataFrame({"依据": ["出生人口性别比连续两年偏高，高于上限" * 3] * 10, "决定": short})
    (part,) = table_parts(shown, width=500, height=2000, sizes=(14,))
    assert part.widths[0] > 2 * part.widths[1]
