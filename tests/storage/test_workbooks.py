"""Workbooks to rows: what a person would type, at the rows and columns that Excel shows."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from dashboard.storage.problems import Problems
from dashboard.storage.workbooks import workbook_sheets
from tests.storage.forms import sentences, write_book


def read(path: Path) -> dict[str, list[list[str]]]:
    problems = Problems()
    sheets = workbook_sheets(path, shown=path.name, problems=problems)
    assert sentences(problems) == []
    return {name: list(rows) for name, rows in sheets}


def test_cells_are_what_a_person_would_type(tmp_path: Path) -> None:
    row = [610525001, 12.0, 12.5, "１２", datetime(2025, 10, 1), date(2025, 10, 31), None, "，"]  # noqa: DTZ001
    path = write_book(tmp_path / "a.xlsx", {"一": [row], "二": [["x"]]})
    assert read(path) == {
        "一": [["610525001", "12", "12.5", "１２", "2025-10-01", "2025-10-31", "", "，"]],
        "二": [["x"]],
    }


def test_rows_and_columns_count_from_the_corner_of_the_sheet(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"一": [[], [], [None, "a"], [], [None, "b"]]})
    rows = read(path)["一"]
    assert [(number, row) for number, row in enumerate(rows, start=1) if any(row)] == [
        (3, ["", "a"]),
        (5, ["", "b"]),
    ]


def test_a_merged_cell_fills_its_first_cell_only(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"一": [["t", None], ["x", "y"]]}, merged=["A1:B1"])
    assert read(path)["一"] == [["t", ""], ["x", "y"]]


def test_hidden_rows_and_sheets_are_read(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"一": [["a"], ["b"]], "二": [["c"]]})
    workbook = openpyxl.load_workbook(path)
    workbook["一"].row_dimensions[2].hidden = True
    workbook["二"].sheet_state = "hidden"
    workbook.save(path)
    assert read(path) == {"一": [["a"], ["b"]], "二": [["c"]]}


def test_a_formula_that_failed_is_its_error_and_not_an_empty_cell(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"一": [["x"]], "二": [[], [None, 1, "#REF!", "#N/A"]]})
    workbook = openpyxl.load_workbook(path)
    for cell in ("C2", "D2"):
        workbook["二"][cell].data_type = "e"
    workbook.save(path)
    assert read(path)["二"] == [["", "", "", ""], ["", "1", "#REF!", "#N/A"]]


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 cut off"])
def test_a_broken_workbook_is_one_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    problems = Problems()
    assert workbook_sheets(tmp_path / "a.xlsx", shown="a.xlsx", problems=problems) == []
    (sentence,) = sentences(problems)
    assert sentence.startswith("error: a.xlsx: The workbook cannot be read: ")


def test_a_workbook_cut_short_is_one_error(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"一": [["x"] * 50] * 50})
    path.write_bytes(path.read_bytes()[:-2000])
    problems = Problems()
    assert workbook_sheets(path, shown="a.xlsx", problems=problems) == []
    assert len(sentences(problems)) == 1
