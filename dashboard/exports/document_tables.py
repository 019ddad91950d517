"""Tables of documents: ruled, the head repeated on every page, no row broken."""

import pandas as pd
from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Emu, Pt
from docx.table import Table, _Cell, _Row

from dashboard.exports.document_layout import CELL, SMALL, TEXT_WIDTH
from dashboard.exports.table_layout import TablePart, table_parts
from dashboard.i18n import gettext as _

_SIZES = (12, 10.5, 9, 8)
_MOST_ROWS = 40
"""Rows that a briefing shows; the rest is in the workbook, and the briefing says so."""


def add_table(document: Document, shown: pd.DataFrame) -> None:
    """Add a printed table, wide ones as several below one another."""
    first = shown.head(_MOST_ROWS)
    parts = table_parts(first, width=TEXT_WIDTH.pt, height=float("inf"), sizes=_SIZES)
    for number, part in enumerate(parts):
        if number:
            document.add_paragraph("", style=SMALL)
        _add_part(document, part)
    if len(shown) > len(first):
        told = _("{shown} of {rows} rows; the others are in the workbook.").format(
            shown=len(first), rows=len(shown)
        )
        document.add_paragraph(told, style=SMALL)


def _add_part(document: Document, part: TablePart) -> None:
    rows, columns = part.rows.shape
    table = document.add_table(rows + 1, columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    unit = TEXT_WIDTH / max(sum(part.widths), TEXT_WIDTH.pt / part.size)
    cells = [list(row.cells) for row in table.rows]
    for place, name in enumerate(part.rows.columns):
        right = name in part.right
        table.columns[place].width = Emu(round(part.widths[place] * unit))
        for row, text in enumerate([str(name), *part.rows[name]]):
            cell = cells[row][place]
            cell.width = Emu(round(part.widths[place] * unit))
            _fill(cell, text, part=part, head=row == 0, right=right)
    _keep_rows(table)


def _fill(cell: _Cell, text: str, *, part: TablePart, head: bool, right: bool) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL
    run = paragraph.add_run(text)
    run.font.size = Pt(part.size)
    if head:
        run.font.bold = True
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _keep_rows(table: Table) -> None:
    """Repeat the head on every page and break no row."""
    for number, row in enumerate(table.rows):
        _mark(row, "w:cantSplit")
        if number == 0:
            _mark(row, "w:tblHeader")


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  no public way
