"""The workbook is opened again: numbers as numbers, texts as texts, nothing runs."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from openpyxl import Workbook

from dashboard.exports.section import Pack
from dashboard.exports.sheet_rows import LETTER
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
    many = [replace(one, title=f"{one.title}{n}") for n in range(3) for one in pack.exhibits]
    names = sheet_names(many)
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 31
    assert not any(set("[]:*?/\\'") & set(name) for name in names)


def test_the_same_pack_makes_the_same_bytes(pack: Pack) -> None:
    assert workbook(pack) == workbook(pack)


def test_rows_are_as_high_as_their_texts(book: Workbook) -> None:
    """A row has at least the height that its widest text takes, counted letter by letter."""
    wrapped = 0
    for sheet in book:
        for row in sheet.iter_rows(min_row=4):
            for cell in row:
                if not cell.alignment.wrap_text or not isinstance(cell.value, str):
                    continue
                points = sheet.column_dimensions[cell.column_letter].width * 5.25
                width = sum(LETTER * (1 if sign > "\u2000" else 0.5) for sign in cell.value)
                lines = max(-(-width // points), cell.value.count("\n") + 1)
                wrapped += lines > 1
                high = sheet.row_dimensions[cell.row].height
                assert (high or 15) >= min(lines * LETTER * 1.3, 409), cell.coordinate
    assert wrapped


def test_a_picture_and_a_table_of_the_same_figures_share_a_sheet(pack: Pack) -> None:
    section = pack.sections[1]
    picture = section.exhibits[0]
    twice = replace(section, exhibits=(picture, replace(picture, chart=None, kind="表")))
    again = Pack((twice,))
    book = openpyxl.load_workbook(BytesIO(workbook(again)))
    assert len(book.sheetnames) == 3
    links = [row[2].hyperlink.location for row in book.worksheets[0].iter_rows(min_row=5)]
    assert links == [f"'{book.sheetnames[1]}'!A1"] * 2


def test_days_are_days(pack: Pack) -> None:
    exhibit = pack.exhibits[3]
    dated = replace(exhibit, table=exhibit.table.assign(期限=date(2026, 9, 30)))
    section = replace(pack.sections[1], exhibits=(dated,))
    sheet = openpyxl.load_workbook(BytesIO(workbook(Pack((section,))))).worksheets[1]
    column = list(dated.table.columns).index("期限") + 1
    assert sheet.cell(5, column).value == datetime(2026, 9, 30)  # noqa: DTZ001  sheets have no zone
    assert sheet.cell(5, column).number_format == "yyyy-mm-dd"
