"""The workbook is opened again: numbers as numbers, texts as texts, nothing runs."""

from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from openpyxl import Workbook

from dashboard.exports.section import Pack
from dashboard.exports.workbook import sheet_names, workbook


@pytest.fixture
def book(pack: Pack) -> Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(pack)))


def test_one_sheet_a_table_with_its_values(book: Workbook, pack: Pack) -> None:
    assert len(book.sheetnames) == len(pack.exhibits) + 2
    for name, exhibit in zip(sheet_names(pack.exhibits), pack.exhibits, strict=True):
        rows = list(book[name].iter_rows(min_row=4, values_only=True))
        head, *rows = [row[: len(exhibit.table.columns)] for row in rows]
        assert list(head) == list(exhibit.table.columns)
        expected = exhibit.table.astype(object).where(exhibit.table.notna(), None)
        found = pd.DataFrame(rows[: len(expected)])
        found.columns = expected.columns
        pd.testing.assert_frame_equal(
            found.astype(object).where(found.notna(), None), expected, check_dtype=False
        )


def test_number_formats_follow_the_decimals(book: Workbook, pack: Pack) -> None:
    sheet = book[sheet_names(pack.exhibits)[0]]
    assert [sheet.cell(5, column).number_format for column in (2, 3)] == ["#,##0.0", "#,##0"]
    assert sheet.freeze_panes == "B5"
    assert sheet.column_dimensions["A"].width >= 8


def test_what_looks_like_a_formula_is_a_text(book: Workbook, pack: Pack) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert [cell for cell in cells if cell.value == "=HYPERLINK(1)"]
    assert [cell for cell in cells if cell.value == pack.sections[1].heading]


def test_contents_lead_to_every_sheet(book: Workbook, pack: Pack) -> None:
    contents = book[book.sheetnames[0]]
    links = [row[2].hyperlink.location for row in contents.iter_rows(min_row=5)]
    assert links == [f"'{name}'!A1" for name in sheet_names(pack.exhibits)]
    findings = [row[3].value for row in contents.iter_rows(min_row=5)]
    assert findings == [exhibit.title for exhibit in pack.exhibits]


def test_sources_name_edition_dates_definitions_and_methods(book: Workbook, pack: Pack) -> None:
    sheet = book[book.sheetnames[-1]]
    said = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    shown = pack.selection
    assert shown.edition.id in said
    assert "2025-10-01" in said
    assert shown.indicator.definition in said
    assert "Wilson" in said


def test_names_of_sheets_are_allowed_and_differ(pack: Pack) -> None:
    names = sheet_names([*pack.exhibits * 3])
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 31
    assert not any(set("[]:*?/\\'") & set(name) for name in names)


def test_the_same_pack_makes_the_same_bytes(pack: Pack) -> None:
    assert workbook(pack) == workbook(pack)
