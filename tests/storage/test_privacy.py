"""Tables with columns that look like persons are refused, and never repeated."""

from pathlib import Path

import pytest

from dashboard.storage.privacy import person_problem
from dashboard.storage.problems import Problem, Problems
from dashboard.storage.tables import read_sheets
from tests.storage.forms import Rows, read_facts, write_book, write_csv

# The worked example of GB 11643-1999, and the same with another check digit.
IDENTITY, WITHOUT_CHECK = "11010519491231002X", "110105194912310021"
MOBILES = ["13800000000", "13900000001"]
HEAD = ["单位名称", "统计期", "出生人数"]


def found(path: Path, rows: Rows) -> Problem | None:
    problems = Problems()
    (sheet,) = read_sheets(write_csv(path / "a.csv", rows), shown="a.csv", problems=problems)
    return person_problem(sheet, [str(text) for text in rows[0]])


@pytest.mark.parametrize(
    "header",
    ["姓名", "母亲姓名", "户主", "身份证号", "公民身份号码", "证件号码", "手机", "联系电话",
     "家庭住址", "护照号", "银行卡号", "联系人", "full_name", "First Name", "ID card",
     "identity_no", "Phone", "surname", "mother's name", "home address"],
)  # fmt: skip
def test_a_header_of_persons_refuses_the_table(tmp_path: Path, header: str) -> None:
    problem = found(tmp_path, [["单位", header], ["镇", "x"]])
    assert problem is not None
    assert (problem.severity, problem.column) == ("error", header)


@pytest.mark.parametrize(
    "header",
    ["单位名称", "name", "unit_name", "name_en", "县区名称", "出生人数", "个案信息数", "村名",
     "身份核查数", "流动人口信息数", "mobile_population", "women", "telephoned"],
)  # fmt: skip
def test_a_header_of_units_and_counts_does_not(tmp_path: Path, header: str) -> None:
    assert found(tmp_path, [["单位", header], ["镇", "x"]]) is None


@pytest.mark.parametrize(
    "cells",
    [
        [IDENTITY],
        [IDENTITY.lower()],
        [f"身份证{IDENTITY}"],
        [IDENTITY, *(["12"] * 90)],
        [WITHOUT_CHECK],
        [WITHOUT_CHECK, *(["12"] * 8)],
        [MOBILES[0], *(["12"] * 1_073)],
        ["610525102001", MOBILES[0]],
        [f"电话：{MOBILES[0]}"],
        [f"Tel.{MOBILES[0]}."],
        ["陈家庄社区 138-0000-0000"],
        ["138 0000 0000"],
        ["138—0000—0000"],
        ["１３８００００００００"],
        [f"+86{MOBILES[0]}"],
        [f"86{MOBILES[0]}"],
        ["+86 138 0000 0000"],
        ["0086-138-0000-0000"],
        [f"{MOBILES[0]}.0"],
    ],
)
def test_cells_of_persons_refuse_the_table(tmp_path: Path, cells: list[str]) -> None:
    problem = found(tmp_path, [["单位", "编号"], *(["镇", cell] for cell in cells)])
    assert problem is not None
    assert problem.column == "编号"


@pytest.mark.parametrize(
    "cells",
    [
        ["610525", "138000000", "138000000012"],
        ["0.13800000000", "13800000000.5", "138.00000000"],
        ["2025-10-01 138", "1380-0000-000"],
        ["123456789012345678"],
        ["610525199013310021"],
        [WITHOUT_CHECK, *(["12"] * 30)],
        ["91110105194912310X"],
        ["1380000000012", "1390000000012"],
        [f"{IDENTITY}9"],
    ],
    ids=["codes", "decimals", "dates, groups", "no birth date", "month 13", "a stray number",
         "credit code", "longer numbers", "19 digits"],
)  # fmt: skip
def test_other_numbers_are_no_persons(tmp_path: Path, cells: list[str]) -> None:
    assert found(tmp_path, [["单位", "编号"], *(["镇", cell] for cell in cells)]) is None


@pytest.mark.parametrize("header", ["兑现金额", "补贴（元）", "amount_paid"])
def test_a_header_of_money_is_known_without_the_catalogue(tmp_path: Path, header: str) -> None:
    assert found(tmp_path, [["单位", header], ["镇", MOBILES[0]]]) is None
    assert found(tmp_path, [["单位", header], ["镇", "138-0000-0000"]]) is not None
    assert found(tmp_path, [["单位", header], ["镇", f"电话{MOBILES[0]}"]]) is not None


def test_the_row_of_the_first_mobile_and_how_many_there_are_are_said(tmp_path: Path) -> None:
    rows = [[*HEAD, "备注"], *(["城关镇", "2025-10", 1, cell] for cell in ["", *MOBILES])]
    _, problems = read_facts(write_csv(tmp_path / "a.csv", rows))
    (problem,) = problems
    assert problem == (
        "error: a.csv, row 3, column “备注”: Column 4 holds mobile numbers (cells: 2), the first"
        " in this row; only totals may be imported. Take them out."
    )


def test_sums_of_money_may_have_eleven_digits(tmp_path: Path) -> None:
    head = ["单位名称", "统计期", "金额"]
    rows = [["城关镇", "2025-10", MOBILES[0]], ["东关街道", "2025-10", MOBILES[1]]]
    _, problems = read_facts(
        write_csv(tmp_path / "a.csv", [head, *rows]), columns={head[2]: "benefits_amount_due"}
    )
    assert problems == []


SECRETS = ["张三", "李四", IDENTITY, *MOBILES, "138-0000-0000"]
PERSONS: dict[str, Rows] = {
    "beside counts": [
        [*HEAD, "备注"],
        ["城关镇", "2025-10", 1, IDENTITY],
    ],
    "a header": [[*HEAD, "产妇姓名"], ["城关镇", "2025-10", 1, "张三"]],
    "in a lower tier of the header": [
        [*HEAD, "产妇", ""],
        ["", "", "", "姓名", "胎次"],
        ["城关镇", "2025-10", 1, "张三", 2],
    ],
    "no header at all": [["张三", IDENTITY, MOBILES[0]], ["李四", IDENTITY, MOBILES[1]]],
    "no header, words with numbers": [[f"电话{MOBILES[0]}", "张三"], ["x", "李四"]],
    "above the header": [["李四", IDENTITY, ""], HEAD, ["城关镇", "2025-10", "12"]],
    "one mobile in a remark": [[*HEAD, "备注"], ["城关镇", "2025-10", 1, MOBILES[0]]],
    "a mobile in the unit column": [HEAD, ["城关镇 138-0000-0000", "2025-10", 1]],
    "a mobile in the column of periods": [HEAD, ["城关镇", MOBILES[1], 1]],
    "a mobile as a count": [HEAD, ["城关镇", "2025-10", int(MOBILES[1])]],
    "a mobile in a header": [[*HEAD, f"备注{MOBILES[0]}"], ["城关镇", "2025-10", 1, "x"]],
    "a mobile in a signature": [HEAD, ["城关镇", "2025-10", 1], [f"填表：{MOBILES[0]}", "", ""]],
    "in the unit column": [HEAD, ["张三", "2025-10", 1], [IDENTITY, "2025-10", "x"]],
}


@pytest.mark.parametrize("rows", PERSONS.values(), ids=PERSONS)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_file_is_refused_and_nothing_of_it_repeated(
    tmp_path: Path, rows: Rows, suffix: str
) -> None:
    path = tmp_path / f"a.{suffix}"
    write_csv(path, rows) if suffix == "csv" else write_book(path, {"一": rows})
    tables, problems = read_facts(path)
    assert tables == []
    (problem,) = problems
    assert "only totals may be imported. Take" in problem
    assert not any(secret in problem for secret in SECRETS)


def test_one_sheet_with_persons_is_an_error_of_the_workbook(tmp_path: Path) -> None:
    book = {
        "表": [HEAD, ["城关镇", "2025-10", 1]],
        "名单": [["序号", "姓名"], [1, "张三"]],
    }
    _, problems = read_facts(write_book(tmp_path / "a.xlsx", book))
    (problem,) = problems
    assert problem.startswith("error: a.xlsx, sheet “名单”, column “姓名”: Column 2 looks like")
