"""Lists in parts: nothing is lost, no part is too long, and parts are alike."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.slides.parting import packed, parted


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
    parts = packed(sizes, most)
    assert [number for part in parts for number in part] == list(range(len(sizes)))
    for part, after in pairwise([*parts, []]):
        used = sum(sizes[number] for number in part)
        assert used <= most or len(part) == 1
        assert not after or used + sizes[after[0]] > most
