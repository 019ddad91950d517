"""Workbooks to rows of text, with the row and column numbers that they show."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import openpyxl
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from dashboard.i18n import N_
from dashboard.storage.problems import Problems

_ERROR_CELL = b't="e"'

Errors = Mapping[tuple[str, int, int], str]
"""(sheet, row, column) → text such as ``#REF!``; row and column from 1."""


def workbook_sheets(
    path: Path, *, shown: str, problems: Problems
) -> list[tuple[str, Iterator[list[str]]]]:
    """Return name and rows of each sheet, hidden ones too; a merged cell fills its first cell.

    A formula that failed is its error, “#REF!”, in XLSX; other kinds of workbook have an
    empty cell there.

    Args:
        path: The workbook.
        shown: Its name in sentences.
        problems: Receives an error where the workbook cannot be read.
    """
    try:
        workbook = CalamineWorkbook.from_path(path)
        errors = _failed_formulas(path)
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    except (CalamineError, OSError) as error:
        problems.error(
            N_("The workbook cannot be read: {reason}."),
            values={"reason": str(error).rstrip(".")},
            file=shown,
        )
        return []
    return [(sheet.name, _rows(sheet, errors)) for sheet in sheets]


def _rows(sheet: CalamineSheet, errors: Errors) -> Iterator[list[str]]:
    left = [""] * (sheet.start[1] if sheet.start else 0)  # columns before the first used one
    here = {
        (row, column): text for (name, row, column), text in errors.items() if name == sheet.name
    }
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = left + [_text(cell) for cell in cells]
        yield row if not here else _with_errors(row, number, here)


def _with_errors(
    row: Sequence[str], number: int, errors: Mapping[tuple[int, int], str]
) -> list[str]:
    return [errors.get((number, column), text) for column, text in enumerate(row, start=1)]


def _text(cell: object) -> str:
    """Return a cell as a person would type it: 12.0 → 12, a date → 2025-10-01."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _failed_formulas(path: Path) -> Errors:
    """Return the errors of formulas, which calamine reads as empty cells."""
    try:
        with ZipFile(path) as parts:
            names = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
            if not any(_ERROR_CELL in parts.read(name) for name in names):
                return {}
    except BadZipFile:
        return {}
    workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    found = {
        (sheet.title, cell.row, cell.column): str(cell.value)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    }
    workbook.close()
    return found
