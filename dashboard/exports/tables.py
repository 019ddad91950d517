"""The data of exhibits as CSV and as a workbook.

Cells that a spreadsheet would run as a formula stay text; numbers stay numbers.
"""

from collections.abc import Sequence
from io import BytesIO

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.exhibit import Exhibit
from dashboard.exports.file_names import sheet_names
from dashboard.i18n import gettext as _
from dashboard.reports.provenance import provenance

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""First characters that make a spreadsheet take a text for a formula, wide ones included."""

_WIDEST = 48
_FIXED = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}


def as_csv(exhibit: Exhibit) -> bytes:
    """Return an exhibit's data as CSV in UTF-8 with byte-order mark, as Excel opens it."""
    table = exhibit.table.rename(columns=lambda name: neutral(str(name)))
    for name in table.columns:
        table[name] = [neutral(cell) if isinstance(cell, str) else cell for cell in table[name]]
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def neutral(text: str) -> str:
    """Return a text that no spreadsheet runs: one like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_workbook(exhibits: Sequence[Exhibit]) -> bytes:
    """Return a workbook: one sheet an exhibit, heads frozen, and a sheet on sources."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, _FIXED) as book:
        looks = _Looks(book)
        names = sheet_names([f"{e.subject} {e.kind}" for e in exhibits], taken=[_("Sources")])
        for exhibit, name in zip(exhibits, names, strict=True):
            _write_table(book.add_worksheet(name), exhibit, looks)
        _write_sources(book.add_worksheet(_("Sources")), exhibits, names, looks)
    return file.getvalue()


class _Looks:
    """Formats of cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._numbers: dict[int | None, Format] = {}
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.text = book.add_format({"valign": "top"})
        self.quoted = book.add_format({"valign": "top", "quote_prefix": True})
        self.wrapped = book.add_format({"valign": "top", "text_wrap": True})

    def number(self, decimals: int | None) -> Format:
        """Return the format of numbers with so many decimals; None for any."""
        if decimals not in self._numbers:
            shown = "General" if decimals is None else "#,##0" + "." * bool(decimals)
            shown += "0" * (decimals or 0)
            self._numbers[decimals] = self._book.add_format({"num_format": shown, "valign": "top"})
        return self._numbers[decimals]


def _write_table(sheet: Worksheet, exhibit: Exhibit, looks: _Looks) -> None:
    table = exhibit.table
    for place, name in enumerate(map(str, table.columns)):
        sheet.write_string(0, place, name, looks.head)
        for row, cell in enumerate(table[name], start=1):
            _write_cell(sheet, (row, place), cell, exhibit.decimals_of(name, row - 1), looks)
        texts = [name, *(str(cell) for cell in table[name] if isinstance(cell, str))]
        sheet.set_column(place, place, min(max(map(_width, texts)) + 2, _WIDEST))
    sheet.freeze_panes(1, _leading_texts(table))
    if len(table):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], cell: object, decimals: int | None, looks: _Looks
) -> None:
    """Write a cell by its kind; a missing value leaves it empty."""
    if isinstance(cell, str):
        quoted = cell.startswith(FORMULA_STARTS)
        sheet.write_string(*place, cell, looks.quoted if quoted else looks.text)
    elif isinstance(cell, int | float) and not pd.isna(cell):
        sheet.write_number(*place, float(cell), looks.number(decimals))


def _leading_texts(table: pd.DataFrame) -> int:
    """Return how many columns name the rows: those of texts before the first numbers."""
    for place, name in enumerate(table.columns):
        if pd.api.types.is_numeric_dtype(table[name]):
            return place
    return 1


def _width(text: str) -> float:
    """Return about how many digits wide a text is."""
    return sum(2.1 if ord(sign) > 0x2E80 else 1.05 for sign in text)  # noqa: PLR2004  Chinese


def _write_sources(
    sheet: Worksheet, exhibits: Sequence[Exhibit], names: Sequence[str], looks: _Looks
) -> None:
    heads = (_("Sheet"), _("Finding"), _("What it shows"), _("Notes"), _("Source"))
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, looks.head)
    for row, (exhibit, name) in enumerate(zip(exhibits, names, strict=True), start=1):
        told = (
            name,
            exhibit.title,
            exhibit.subtitle,
            "\n".join(exhibit.notes),
            "\n".join(provenance(exhibit.selection)),
        )
        for place, text in enumerate(told):
            sheet.write_string(row, place, text, looks.wrapped)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(heads) - 1, _WIDEST)
    sheet.freeze_panes(1, 1)
