"""Short names: without the kind of unit, never two alike, never a lone character."""

import pytest

from dashboard.domain.short_names import short_names


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["明溪镇", "高泉街道", "云岭县"], ["明溪", "高泉", "云岭"]),
        (["Mingxi Town", "High Spring Subdistrict"], ["Mingxi", "High Spring"]),
        (["东镇", "城乡"], ["东镇", "城乡"]),
        (["青溪镇", "青溪乡", "白水镇"], ["青溪镇", "青溪乡", "白水"]),
        (["青溪", "青溪镇"], ["青溪", "青溪镇"]),
        (["Town", ""], ["Town", ""]),
        (["开发区管委会"], ["开发区管委会"]),
    ],
)
def test_names_lose_their_kind_where_that_leaves_a_name(names: list[str], short: list[str]) -> None:
    assert short_names(names) == short
