"""Pinyin of place names: initials, full syllables, names that are read in several ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.pinyin import spelling


@pytest.mark.parametrize(
    ("name", "initials", "full", "words"),
    [
        ("城关镇", ("cgz",), ("chengguanzhen",), "cheng guan zhen"),
        ("朝阳镇", ("zyz", "cyz"), ("zhaoyangzhen", "chaoyangzhen"), "zhao/chao yang zhen"),
        ("鄠邑区", ("hyq",), ("huyiqu",), "hu yi qu"),
        ("浉河镇", ("shz",), ("shihezhen",), "shi he zhen"),
        ("六安市", ("las",), ("luanshi", "liuanshi"), "lu/liu an shi"),
        ("绿源乡", ("lyx",), ("lvyuanxiang",), "lv yuan xiang"),
        ("第3社区", ("d3sq",), ("di3shequ",), "di 3 she qu"),
        ("A区 （新）", ("aqx",), ("aquxin",), "a qu xin"),
        ("", ("",), ("",), ""),
    ],
)
def test_names_are_spelt(
    name: str, initials: tuple[str, ...], full: tuple[str, ...], words: str
) -> None:
    found = spelling(name)
    assert (found.initials, found.full, found.words) == (initials, full, words)


def test_a_name_that_may_be_read_in_two_ways_is_found_by_both() -> None:
    found = spelling("长桥镇")
    assert set(found.initials) == {"cqz", "zqz"}
    assert set(found.full) == {"changqiaozhen", "zhangqiaozhen"}


def test_many_readings_are_cut_off() -> None:
    assert len(spelling("长朝重乐行都").full) == 4


@given(st.text(max_size=12))
def test_whatever_a_name_holds_it_is_spelt_in_small_letters_without_spaces(name: str) -> None:
    for spelt in (*spelling(name).initials, *spelling(name).full):
        assert " " not in spelt
