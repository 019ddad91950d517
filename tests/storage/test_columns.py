"""What the columns of a table mean."""

from pathlib import Path

import pytest

from dashboard import catalogue
from dashboard.storage.columns import Columns, HeaderNames, map_columns
from dashboard.storage.problems import Problems
from dashboard.storage.settings import FactFiles
from dashboard.storage.tables import read_sheets, table_below
from tests.storage.forms import sentences, write_csv

PERIOD = "There is no column of periods; expected a header such as “统计期” or “period”."

TWICE = "It means the same as column"


def names(**facts: object) -> HeaderNames:
    return HeaderNames.of(catalogue.load(), FactFiles.model_validate(facts))


def mapped(path: Path, headers: list[str], **facts: object) -> tuple[Columns | None, list[str]]:
    path = write_csv(path / "a.csv", [headers, ["1"] * len(headers)])
    problems = Problems()
    (sheet,) = read_sheets(path, shown="a.csv", problems=problems)
    columns = map_columns(table_below(sheet, 1), names=names(**facts), problems=problems)
    return columns, sentences(problems)


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("单位代码", "unit_code"),
        ("unit_code", "unit_code"),
        ("行政区划 代码", "unit_code"),
        ("地区", "unit_name"),
        ("乡镇（街道）", "unit_name"),
        ("上级单位", "parent_name"),
        ("统计期", "period"),
        ("年　份", "period"),
        ("口径", "scope"),
        ("备注", ""),
        ("出生人数（人）", "births"),
        ("单位名称（全称）", "unit_name"),
        ("births", "births"),
        ("出生率", None),
        ("", None),
    ],
)
def test_headers_mean_roles_measures_or_nothing(header: str, meaning: str | None) -> None:
    assert names().meaning(header) == meaning


def test_the_settings_win_over_what_everyone_uses() -> None:
    given = names(columns={"男": "boys", "出生人数": "births_parity_1"}, ignore=["死亡人数"])
    assert given.meaning("男") == "boys"
    assert given.meaning("出生人数") == "births_parity_1"
    assert given.meaning("死亡人数") == ""


def test_columns_are_found_wherever_they_stand(tmp_path: Path) -> None:
    columns, problems = mapped(tmp_path, ["出生人数", "统计期", "备注", "代码", "死亡人数"])
    assert columns == Columns({"period": 1, "unit_code": 3}, {"births": 0, "deaths": 4})
    assert problems == []


def test_of_two_columns_of_unit_names_the_left_one_is_the_unit_above(tmp_path: Path) -> None:
    columns, problems = mapped(tmp_path, ["乡镇", "村", "统计期", "出生人数"])
    assert columns is not None
    assert columns.roles == {"parent_name": 0, "unit_name": 1, "period": 2}
    assert problems == []


def test_unknown_columns_are_warnings_with_the_nearest_names(tmp_path: Path) -> None:
    columns, problems = mapped(tmp_path, ["代码", "统计期", "出生人数汇", "出生人数", "xyz", ""])
    assert columns is not None
    assert columns.measures == {"births": 3}
    assert problems[0].startswith(
        "warning: a.csv, column “出生人数汇”: No measure has this name; the column is left out. "
        "Nearest: Births"
    )
    assert problems[1:] == [
        "warning: a.csv, column “xyz”: No measure has this name; the column is left out.",
        "warning: a.csv: Column 6 has no header; it is left out.",
    ]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["代码", "出生人数"], [f"error: a.csv: {PERIOD}"]),
        (
            ["代码", "统计期", "备注"],
            ["error: a.csv: No column is a known measure; expected headers as in the catalogue."],
        ),
        (
            ["代码", "统计期", "出生人数", "出生"],
            [
                f"error: a.csv, column “出生”: {TWICE} “出生人数”; keep one of them.",
            ],
        ),
        (
            ["代码", "统计期", "期间", "出生人数"],
            [
                f"error: a.csv, column “期间”: {TWICE} “统计期”; keep one of them.",
            ],
        ),
    ],
    ids=["no period", "no measure", "a measure twice", "a role twice"],
)
def test_a_table_that_cannot_be_read_is_refused(
    tmp_path: Path, headers: list[str], expected: list[str]
) -> None:
    assert mapped(tmp_path, headers) == (None, expected)
