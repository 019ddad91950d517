"""Lists in parts: nothing is lost, no part is too long, and parts are alike."""

from itertools import pairwise

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.slides.parting import Texts, packed, parted


@given(st.lists(st.integers(), max_size=60), st.integers(1, 12))
def test_parts_hold_all_rows_in_order_and_differ_by_one_at_most(rows: list[int], most: int) -> None:
    parts = parted(rows, most)
    assert [row for part in parts for row in part] == rows
    lengths = [len(part) for part in parts]
    assert all(0 < length <= most for length in lengths)
    assert not lengths or max(lengths) - min(lengths) <= 1


@given(st.lists(st.integers(1, 9), max_size=40), st.integers(1, 12))
def test_packed_rows_fit_and_a_part_ends_only_where_the_next_row_does_not_fit(
    sizes: list[int], most: int
) -> None:
    def used(part: range) -> int:
        return sum(sizes[number] for number in part)

    parts = packed(len(sizes), lambda part: used(part) <= most)
    assert [number for part in parts for number in part] == list(range(len(sizes)))
    for part, after in pairwise([*parts, range(0)]):
        assert used(part) <= most or len(part) == 1
        assert not after or used(part) + sizes[after[0]] > most


def test_a_table_is_higher_the_longer_its_texts_are_and_short_columns_leave_their_room() -> None:
    short = pd.DataFrame({"单位": ["云峰乡"], "依据": ["漏报率18.2%"], "决定": ["待确认"]})
    long = short.assign(依据="出生人口性别比连续两年偏高，" * 6)
    beside = long.assign(决定="已确认，县考核工作领导小组办公室，" * 6)
    heights = [Texts(table).height(range(1)) for table in (short, long, beside)]
    assert heights == sorted(set(heights))
    assert heights[0] == 2 * (21 + 11)  # heading and one row of one line each
