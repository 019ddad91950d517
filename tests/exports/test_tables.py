"""CSV and workbooks: numbers as reported, text that no spreadsheet runs."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits import exhibits_of
from dashboard.exports.tables import FORMULA_STARTS, as_csv, as_workbook, neutral
from tests.exports.conftest import Selected


@pytest.fixture
def units(selected: Selected) -> Exhibit:
    """Return the table behind the map of townships."""
    return exhibits_of("map", selected(), parts=["maps"])[0]


def with_cell(exhibit: Exhibit, text: str) -> Exhibit:
    table = pd.DataFrame({"=单位": [text], "数值": [1.25]})
    return Exhibit(
        selection=exhibit.selection,
        kind="数据表",
        subject="=危险",
        title="标题",
        subtitle="副题",
        table=table,
        decimals={"数值": 1},
    )


def test_csv_begins_with_a_mark_and_holds_the_numbers(units: Exhibit) -> None:
    content = as_csv(units)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    assert [row["单位"] for row in rows] == units.table["单位"].tolist()
    assert [float(row["出生人口性别比"]) for row in rows] == units.table["出生人口性别比"].tolist()


def test_counts_in_csv_are_whole_beside_missing_ones(units: Exhibit) -> None:
    exhibit = with_cell(units, "云岭县")
    exhibit.table["数值"] = pd.Series([48.0])
    wider = replace(exhibit, table=pd.concat([exhibit.table, exhibit.table.assign(数值=None)]))
    rows = list(csv.DictReader(StringIO(as_csv(wider).decode("utf-8-sig"))))
    assert [row["数值"] for row in rows] == ["48", ""]


def test_a_workbook_holds_the_numbers_as_numbers(units: Exhibit) -> None:
    sheet = openpyxl.load_workbook(BytesIO(as_workbook(units))).worksheets[1]
    head, *rows = sheet.iter_rows(min_row=4, max_row=4 + len(units.table), values_only=True)
    assert list(head) == list(units.table.columns)
    for row, (_, expected) in zip(rows, units.table.iterrows(), strict=True):
        for cell, value in zip(row, expected, strict=True):
            assert cell == (None if pd.isna(value) else _near(value))


def _near(value: object) -> object:
    """Return what equals a value as Excel keeps it, in 16 digits."""
    return value if isinstance(value, str) else pytest.approx(value, rel=1e-15)


@given(st.sampled_from(FORMULA_STARTS), st.text(max_size=20))
def test_nothing_like_a_formula_is_left(start: str, rest: str) -> None:
    assert not neutral(start + rest).startswith(FORMULA_STARTS)


@given(st.text(max_size=20))
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutral(text).removeprefix("'") == text.removeprefix("'")
    assert not neutral(text).startswith(FORMULA_STARTS)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", '=HYPERLINK("x")'])
def test_formulas_are_neutralised_in_both_files(units: Exhibit, text: str) -> None:
    exhibit = with_cell(units, text)
    (head, row) = csv.reader(StringIO(as_csv(exhibit).decode("utf-8-sig"), newline=""))
    assert row[0] == f"'{text}"
    assert head[0] == "'=单位"
    assert row[1] == "1.25"
    cell = openpyxl.load_workbook(BytesIO(as_workbook(exhibit))).worksheets[1]["A5"]
    assert cell.data_type == "s"
    assert cell.value.strip() == text.strip()


def test_numbers_below_zero_stay_numbers(units: Exhibit) -> None:
    exhibit = with_cell(units, "云岭县")
    exhibit.table["数值"] = -0.3
    assert as_csv(exhibit).decode("utf-8-sig").splitlines()[1] == "云岭县,-0.3"
