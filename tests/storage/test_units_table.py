"""The unit list: a tree from a table, or sentences that say what is wrong."""

from pathlib import Path

import pytest

from dashboard.domain.periods import Calendar
from dashboard.domain.units import UnitTree
from dashboard.storage.problems import Problems
from dashboard.storage.units_table import read_units
from tests.storage.forms import UNITS, Rows, sentences, write_book, write_csv

HEAD = ["unit_code", "name", "level", "parent", "valid_from", "valid_to"]
COUNTY = ["990101", "临县", "", "", "", ""]
LEVELS = "nation, province, city, county, township, village"


def read(path: Path) -> tuple[UnitTree, list[str]]:
    problems = Problems()
    tree = read_units(path, shown=path.name, calendar=Calendar(10), problems=problems)
    return tree, sentences(problems)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_level_and_parent_follow_from_the_code(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "units.csv").write_text(UNITS, encoding=encoding)
    tree, problems = read(tmp_path / "units.csv")
    assert problems == []
    assert tree.root.code == "990101"
    assert [unit.level for unit in tree] == ["county"] + ["township"] * 3 + ["village"] * 3
    assert tree["990101102001"].parent == "990101102"
    assert tree["990101001"].name_en == "East Gate"
    assert tree["990101103"].valid_to == Calendar(10).parse("2025-12").end


def test_a_workbook_with_a_title_and_chinese_headers_is_read(tmp_path: Path) -> None:
    rows = [
        ["单位名录"],
        ["序号", "单位代码", "单位名称", "级别", "上级代码", "设立月份"],
        [1, 990101, "临县", "县", None, None],
        [2, "K1", "开发区", "乡镇", "990101", "2025年10月"],
        [],
        [3, 990101102, "城关镇", "乡镇（街道）", 990101, None],
    ]
    tree, problems = read(write_book(tmp_path / "u.xlsx", {"说明": [["略"]], "单位": rows}))
    assert problems == []
    assert [(unit.code, unit.level, unit.parent) for unit in tree] == [
        ("990101", "county", None),
        ("K1", "township", "990101"),
        ("990101102", "township", "990101"),
    ]
    assert tree["K1"].valid_from == Calendar(10).parse("2025-10").start


@pytest.mark.parametrize(("period", "months"), [("2025Q4", 3), ("2025", 12), ("2025-09", 1)])
def test_validity_is_in_whole_periods(tmp_path: Path, period: str, months: int) -> None:
    town = ["990101102", "城关镇", "", "", period, period]
    tree, problems = read(write_csv(tmp_path / "u.csv", [HEAD, COUNTY, town]))
    assert problems == []
    unit = tree["990101102"]
    assert unit.valid_from is not None
    assert unit.valid_to == unit.valid_from + months


FAULTS = {
    "code twice": (
        [COUNTY, ["990101102", "城关镇"], ["990101102", "新镇"]],
        "row 4, column “unit_code”: The code 990101102 stands in row 3 already.",
    ),
    "no name": (
        [COUNTY, ["990101102", ""]],
        "row 3, column “name”: A unit needs a code and a name.",
    ),
    "no code": ([COUNTY, ["", "镇"]], "row 3, column “unit_code”: A unit needs a code and a name."),
    "unknown level": (
        [COUNTY, ["990101102", "城关镇", "组"]],
        f"row 3, column “level”: “组” is no level; expected one of {LEVELS}.",
    ),
    "level that the code does not tell": (
        [COUNTY, ["K1", "开发区", "", "990101"]],
        f"row 3, column “level”: The code does not tell the level; expected one of {LEVELS}.",
    ),
    "unknown parent": (
        [COUNTY, ["990101102", "城关镇", "", "990102"]],
        "row 3, column “parent”: The unit above, 990102, is not in the list.",
    ),
    "parent of the same level": (
        [COUNTY, ["990101102", "城关镇"], ["990101103", "旧镇", "", "990101102"]],
        ("row 4, column “parent”: The unit above, 城关镇, must be of a wider level than township."),
    ),
    "two tops": (
        [COUNTY, ["990202", "邻县"]],
        "Exactly one unit must have no unit above it; found 2: 临县 (990101), 邻县 (990202).",
    ),
    "no month": (
        [COUNTY, ["990101102", "城关镇", "", "", "去年"]],
        "row 3, column “valid_from”: “去年” is not a period; expected for example 2025-10,",
    ),
    "end before beginning": (
        [COUNTY, ["990101102", "城关镇", "", "", "2026-01", "2025-12"]],
        "row 3, column “valid_to”: The unit ends before it begins.",
    ),
    "no unit": ([], "No unit is listed; expected a header row with “unit_code” and “name”."),
}


@pytest.mark.parametrize(("rows", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_row_and_column(tmp_path: Path, rows: list[list[str]], sentence: str) -> None:
    filled = [row + [""] * (len(HEAD) - len(row)) for row in rows]
    tree, problems = read(write_csv(tmp_path / "u.csv", [HEAD, *filled]))
    assert len(tree) == 0
    assert problems[0].removeprefix("error: u.csv").lstrip(",: ").startswith(sentence)


def test_a_loop_of_units_is_refused(tmp_path: Path) -> None:
    loop = [["A", "甲", "city", "B", "", ""], ["B", "乙", "county", "A", "", ""]]
    tree, problems = read(write_csv(tmp_path / "u.csv", [HEAD, *loop]))
    assert len(tree) == 0
    assert "must be of a wider level" in problems[0]
    assert "found 0" in problems[1]


def test_a_missing_list_is_one_error(tmp_path: Path) -> None:
    assert read(tmp_path / "u.csv")[1] == ["error: u.csv: The unit list is missing."]


def test_a_list_with_data_of_persons_is_refused_and_not_repeated(tmp_path: Path) -> None:
    rows = [["代码", "名称", "级别", "户主姓名"], ["1", "甲", "李四的村", "张三"]]
    tree, problems = read(write_csv(tmp_path / "u.csv", rows))
    assert len(tree) == 0
    (problem,) = problems
    assert problem.startswith(
        "error: u.csv, column “户主姓名”: Column 4 looks like data of persons;"
    )


@pytest.mark.parametrize(
    "rows",
    [
        [["代码", "名称"], ["990101", "陈家庄社区 138-0000-0000"]],
        [["代码", "名称", "备注"], ["990101", "甲县", "13800000000"]],
        [["联系 13800000000", ""], ["代码", "名称"], ["990101", "甲县"]],
    ],
)
def test_a_mobile_number_in_any_cell_refuses_the_list(tmp_path: Path, rows: Rows) -> None:
    tree, problems = read(write_csv(tmp_path / "u.csv", rows))
    assert len(tree) == 0
    (problem,) = problems
    assert "holds mobile numbers (cells: 1)" in problem
    assert "0000" not in problem


def test_a_sheet_of_persons_behind_the_list_refuses_the_workbook(tmp_path: Path) -> None:
    sheets = {"单位": [["代码", "名称"], ["990101", "甲县"]], "通讯录": [["甲县", "13800000000"]]}
    tree, problems = read(write_book(tmp_path / "u.xlsx", sheets))
    assert len(tree) == 0
    (problem,) = problems
    assert problem.startswith("error: u.xlsx, sheet “通讯录”, row 1: Column 2 holds mobile numbers")
