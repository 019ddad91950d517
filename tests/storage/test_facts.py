"""Report forms to facts: what statisticians send is read, what is wrong is said with its place."""

from pathlib import Path
from typing import Any

import pytest

from tests.storage.forms import counts, read_facts, settings_problems, write_book, write_csv

COUNTY, EAST, TOWN, OLD = "990101", "990101001", "990101102", "990101103"
HEAD = ["单位名称", "统计期", "出生人数", "男婴", "女婴"]
WHOLE = "Expected a whole number of 0 or more, found"


def births(path: Path, **facts: Any) -> list[tuple[str, str, float]]:
    """Return what a faultless file of one table says of births."""
    (table,), problems = read_facts(path, **facts)
    assert problems == []
    return counts(table, "births")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_plain_table_is_read(tmp_path: Path, encoding: str) -> None:
    rows = [HEAD, ["东关街道", "2025-10", 12, 7, 5], ["城关镇", "2026H1", 0, 0, 0]]
    path = write_csv(tmp_path / "a.csv", rows, encoding=encoding)
    assert births(path) == [(EAST, "2025-10", 12), (TOWN, "2026H1", 0)]


def test_a_report_form_is_read_as_it_is(tmp_path: Path) -> None:
    rows = [
        ["2026年上半年人口出生情况统计表"],
        ["表号：人口1表", None, None, None, None, "单位：人"],
        ["单位名称", "统计期", "出生人数", None, None, "备注"],
        [None, None, "合计", "男", "女", None],
        ["甲", "乙", 1, 2, 3, None],
        ["合 计", "2026年上半年", "１，０２８", 608, 420, None],
        ["东关街办", "2026年上半年", "1,000", 590, 410, "略"],
        ["城关镇", "2026年上半年", 28, 18, 10, None],
        ["旧镇", "2026年上半年", "—", "—", "—", "未报"],
        [],
        ["注：本表不含流动人口"],
        ["单位负责人：张三", "2026-04-02", "填表人：李四"],
    ]
    merged = ["A1:F1", "A3:A4", "B3:B4", "C3:E3", "F3:F4"]
    (table,), problems = read_facts(write_book(tmp_path / "a.xlsx", {"表1": rows}, merged=merged))
    assert problems == []
    assert table.sheet == "表1"
    assert table.headers == {"births": "出生人数", "boys": "出生人数 男", "girls": "出生人数 女"}
    assert counts(table, "births") == [
        (COUNTY, "2026H1", 1028),
        (EAST, "2026H1", 1000),
        (TOWN, "2026H1", 28),
    ]
    assert counts(table, "girls")[2] == (TOWN, "2026H1", 10)
    assert table.rows["row"].tolist() == [6, 7, 8]


def test_every_sheet_with_a_header_is_a_table_and_others_are_named(tmp_path: Path) -> None:
    book = {
        "说明": [["本表由各乡镇填报"]],
        "10月": [HEAD[:3], ["城关镇", "2025-10", 3]],
        "11月": [HEAD[:3], ["城关镇", "2025-11", 4]],
    }
    tables, problems = read_facts(write_book(tmp_path / "a.xlsx", book))
    assert [counts(table, "births") for table in tables] == [
        [(TOWN, "2025-10", 3)],
        [(TOWN, "2025-11", 4)],
    ]
    (problem,) = problems
    assert problem.startswith("warning: a.xlsx, sheet “说明”: No header row was found; expected")


def test_a_file_without_header_is_an_error(tmp_path: Path) -> None:
    tables, (problem,) = read_facts(write_csv(tmp_path / "a.csv", [["城关镇", "2025-10", 3]]))
    assert tables == []
    assert problem.startswith("error: a.csv: No header row was found; expected a row with")


@pytest.mark.parametrize(
    ("listed", "total"),
    [
        (["东关街道", "城关镇"], COUNTY),
        (["城关镇"], COUNTY),
        (["二村"], TOWN),
        (["990101102001", "二村"], TOWN),
        (["990101001001", "二村"], COUNTY),
        ([], COUNTY),
    ],
)
def test_the_total_of_a_table_is_that_of_the_unit_above_its_rows(
    tmp_path: Path, listed: list[str], total: str
) -> None:
    head = ["代码", "名称", "统计期", "出生人数"]
    named = [[name, ""] if name.isdigit() else ["", name] for name in ["合计", *listed]]
    path = write_csv(tmp_path / "a.csv", [head, *([*unit, "2025-10", 9] for unit in named)])
    assert births(path)[0] == (total, "2025-10", 9)


def test_subtotals_belong_to_the_unit_above_and_are_left_out_without_one(tmp_path: Path) -> None:
    head = ["乡镇", "村", "统计期", "出生人数"]
    rows = [
        ["城关镇", "一村", "2025-10", 1],
        ["城关镇", "二村", "2025-10", 2],
        ["城关镇", "小计", "2025-10", 3],
        ["东关街道", "", "2025-10", 4],
    ]
    found = births(write_csv(tmp_path / "a.csv", [head, *rows]))
    assert [unit for unit, _, _ in found] == ["990101102001", "990101102002", TOWN, EAST]
    rows = [["东关街道", "2025-10", 1], ["小计", "2025-10", 1], ["城关镇", "2025-10", 2]]
    (table,), problems = read_facts(write_csv(tmp_path / "b.csv", [HEAD[:3], *rows]))
    assert [unit for unit, _, _ in counts(table, "births")] == [EAST, TOWN]
    (problem,) = problems
    assert problem.startswith(
        "warning: b.csv, row 3, column “单位名称”: The subtotal does not say of"
    )


def test_scopes_are_read_and_an_empty_one_is_the_default(tmp_path: Path) -> None:
    rows = [
        [*HEAD[:3], "口径"],
        ["城关镇", "2025-10", 1, "户籍"],
        ["城关镇", "2025-10", 2, ""],
        ["城关镇", "2025-10", 3, "寄住"],
    ]
    (table,), problems = read_facts(write_csv(tmp_path / "a.csv", rows), scope="resident")
    assert table.rows["scope"].tolist() == [1, 2]
    (problem,) = problems
    assert problem.startswith(
        "error: a.csv, row 4, column “口径”: “寄住” is no scope; expected 户籍,"
    )


def test_the_settings_map_the_columns_of_a_file(tmp_path: Path) -> None:
    rows = [["census", "area", "pop", "boys_age_0"], ["2010", TOWN, "5,000", "30"]]
    (table,), problems = read_facts(
        write_csv(tmp_path / "a.csv", rows),
        columns={"census": "period", "area": "unit_code", "boys_age_0": "boys"},
        ignore=["pop"],
    )
    assert problems == []
    assert counts(table, "boys") == [(TOWN, "2010", 30)]


def test_settings_that_nobody_understands_are_errors() -> None:
    columns = {"census": "perod", "人数": "xyzzy", "备注": ""}
    first, second, third = settings_problems(columns=columns, scope="village")
    place = "error: territory.toml, column “facts.columns”"
    what = "which is no measure or role; nearest"
    assert first == f"{place}: “census” is mapped to “perod”, {what}: period."
    assert second.startswith(f"{place}: “人数” is mapped to “xyzzy”, {what}: unit_code, unit_name,")
    assert third.startswith("error: territory.toml, column “facts.scope”: “village” is no scope;")


BROKEN = {
    "negative": (["城关镇", "2025-10", -3], f"row 2, column “出生人数”: {WHOLE} “-3”."),
    "a fraction": (["城关镇", "2025-10", 2.5], f"row 2, column “出生人数”: {WHOLE} “2.5”."),
    "a share": (["城关镇", "2025-10", "98%"], f"row 2, column “出生人数”: {WHOLE} “98%”."),
    "a failed formula": (
        ["城关镇", "2025-10", "#REF!"],
        f"row 2, column “出生人数”: {WHOLE} “#REF!”.",
    ),
    "an unknown unit": (
        ["城关真", "2025-10", 3],
        "row 2, column “单位名称”: The unit “城关真” is not in the unit list; nearest: Town (",
    ),
    "two units of the name": (
        ["一村", "2025-10", 3],
        "row 2, column “单位名称”: Several units are",
    ),
    "no unit": (["", "2025-10", 3], "row 2, column “单位名称”: The row names no unit;"),
    "a period of its own": (
        ["城关镇", "2025.1", 3],
        "row 2, column “统计期”: “2025.1” is not a period; expected for example 2025-10, 2026Q1,",
    ),
    "no period": (["城关镇", "", 3], "row 2, column “统计期”: “” is not a period;"),
}


@pytest.mark.parametrize(("row", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_cell_is_an_error_with_its_place(
    tmp_path: Path, row: list[object], sentence: str
) -> None:
    (table,), (problem,) = read_facts(write_csv(tmp_path / "a.csv", [HEAD[:3], row]))
    assert problem.startswith(f"error: a.csv, {sentence}")
    assert not (table.rows["births"] > 0).any()


def test_a_row_of_a_known_unit_is_never_passed_over(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEAD[:3], ["城关镇", "十月", "三"]])
    _, problems = read_facts(path)
    assert [problem.split(": ")[1] for problem in problems] == [
        "a.csv, row 2, column “统计期”",
        "a.csv, row 2, column “出生人数”",
    ]


def test_a_failed_formula_of_a_workbook_is_an_error(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"一": [HEAD[:3], ["城关镇", "2025-10", "#DIV/0!"]]})
    assert read_facts(path)[1] == [
        f"error: a.xlsx, sheet “一”, row 2, column “出生人数”: {WHOLE} “#DIV/0!”."
    ]


def test_ten_thousand_broken_rows_are_told_in_few_lines(tmp_path: Path) -> None:
    rows = [[f"无此村{number}", f"第{number}期", f"{number}人"] for number in range(10_000)]
    path = write_csv(tmp_path / "a.csv", [HEAD[:3], *rows, *(["城关镇", r[1], r[2]] for r in rows)])
    _, problems = read_facts(path)
    assert len(problems) <= 3 * 21
    more = "Rows with the same problem beside the 20 listed ones: 9980."
    assert any(more in problem for problem in problems)
