"""Where a table begins: titles, tiers of headers, column numbers."""

from pathlib import Path

import pytest

from dashboard import catalogue
from dashboard.storage.columns import HeaderNames
from dashboard.storage.header_rows import find_table
from dashboard.storage.problems import Problems
from dashboard.storage.settings import FactFiles
from dashboard.storage.tables import Table, read_sheets
from tests.storage.forms import Rows, write_book, write_csv

DATA = ["东关街道", "2025-10", 12, 7, 5, 1]


def table(path: Path, **columns: str) -> Table | None:
    names = HeaderNames.of(catalogue.load(), FactFiles(columns=columns))
    (sheet,) = read_sheets(path, shown=path.name, problems=Problems())
    return find_table(sheet, names)


def headers(path: Path, rows: Rows, **columns: str) -> tuple[str, ...]:
    found = table(write_csv(path / "a.csv", rows), **columns)
    assert found is not None
    assert found.cells[0].iloc[0] == "东关街道"
    return found.headers


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    rows = [
        ["2026年上半年人口出生情况表", "", ""],
        ["表号：人口1表", "", "单位：人"],
        [],
        ["单位名称", "统计期", "出生人数"],
        DATA[:3],
    ]
    found = table(write_book(tmp_path / "a.xlsx", {"表": rows}, merged=["A1:C1"]))
    assert found is not None
    assert found.headers == ("单位名称", "统计期", "出生人数")
    assert found.cells.index.tolist() == [5]


@pytest.mark.parametrize(
    ("tiers", "expected"),
    [
        (
            [["单位", "统计期", "一孩出生", "", "", "死亡"], ["", "", "合计", "男", "女", ""]],
            ["一孩出生", "一孩出生 男", "一孩出生 女", "死亡"],
        ),
        (
            [["单位", "统计期", "出生人数", "一孩", "", "死亡"], ["", "", "", "男", "女", ""]],
            ["出生人数", "一孩 男", "一孩 女", "死亡"],
        ),
        (
            [["单位", "统计期", "出生", "", "", ""], ["", "", "小计", "其中", "", ""],
             ["", "", "", "计划内", "男", "女"]],
            ["出生", "出生 计划内", "出生 男", "出生 女"],
        ),
        (
            [["单位", "统计期", "一孩", "", "二孩", ""], ["", "", "计划内", "", "计划外", ""],
             ["", "", "男", "女", "男", "女"]],
            ["一孩 计划内 男", "一孩 计划内 女", "二孩 计划外 男", "二孩 计划外 女"],
        ),
        (
            [["单位", "统计期", "人口自然变动情况", "", "二孩情况", ""],
             ["", "", "出生人数", "其中：男婴", "合计", "其中：男婴"]],
            ["出生人数", "男婴", "二孩情况", "二孩情况 男婴"],
        ),
    ],
    ids=["groups", "a column of its own beside a group", "three tiers", "groups in groups",
         "groups that say nothing"],
)  # fmt: skip
def test_tiers_of_headers_are_one_header(
    tmp_path: Path, tiers: list[list[str]], expected: list[str]
) -> None:
    assert headers(tmp_path, [*tiers, DATA])[2:] == tuple(expected)


def test_what_stands_below_a_group_never_means_the_whole_group(tmp_path: Path) -> None:
    rows = [["单位", "统计期", "一孩出生", ""], ["", "", "男", "女"], DATA[:4]]
    names = HeaderNames.of(catalogue.load(), FactFiles())
    found = [names.meaning(header) for header in headers(tmp_path, rows)]
    assert found == ["unit_name", "period", "boys_parity_1", "girls_parity_1"]


@pytest.mark.parametrize(
    "numbers",
    [
        ["甲", "乙", "1", "2", "3", "4"],
        ["甲", "乙", "(1)", "(2)", "（3）", "（4）"],
        ["1", "2", "3", "4", "5", "6"],
        ["甲", "乙", "1=2+3", "2", "3", "4"],
        ["甲", "乙", "①", "②", "③", "④"],
        ["", "", "0", "1", "2", "3"],
    ],
)
def test_a_row_of_column_numbers_is_no_data(tmp_path: Path, numbers: list[str]) -> None:
    head = ["单位", "统计期", "出生人数", "男婴", "女婴", "死亡"]
    assert headers(tmp_path, [head, numbers, DATA])[2:] == tuple(head[2:])


def test_column_numbers_may_follow_tiers(tmp_path: Path) -> None:
    tiers = [["单位", "统计期", "出生人数", "", "", "死亡"], ["", "", "合计", "男", "女", ""]]
    found = headers(tmp_path, [*tiers, ["甲", "乙", "1", "2", "3", "4"], DATA])
    assert found[2:] == ("出生人数", "出生人数 男", "出生人数 女", "死亡")


@pytest.mark.parametrize(
    "row",
    [
        ["", "2025-10", "五", "", "", ""],  # a period is data, the count a fault
        ["", "", "12", "7", "5", "1"],
        ["东关街道", "", "一", "二", "", ""],
        ["东关街道", "2025-10", "1", "2", "3", "4"],
        ["", "", "—", "—", "", ""],
    ],
)
def test_a_row_of_data_is_no_header(tmp_path: Path, row: list[str]) -> None:
    head = ["单位", "统计期", "出生人数", "男婴", "女婴", "死亡"]
    found = table(write_csv(tmp_path / "a.csv", [head, row, DATA]))
    assert found is not None
    assert found.headers == tuple(head)
    assert found.cells.index.tolist() == [2, 3]


def test_the_settings_may_name_a_joined_header(tmp_path: Path) -> None:
    rows = [["镇", "期", "甲类", ""], ["", "", "男", "女"], DATA[:4]]
    mapped = {"镇": "unit_name", "期": "period", "甲类 男": "boys", "甲类女": "girls"}
    assert headers(tmp_path, rows, **mapped)[2:] == ("甲类 男", "甲类 女")


@pytest.mark.parametrize("rows", [[["单位名称", "甲"], ["东关街道", 1]], [["统计期", "出生人数"]]])
def test_without_unit_and_something_else_there_is_no_table(tmp_path: Path, rows: Rows) -> None:
    assert table(write_csv(tmp_path / "a.csv", rows)) is None
