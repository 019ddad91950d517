"""The data of one exhibit as CSV and as a workbook.

Cells that a spreadsheet would run as a formula stay text; numbers stay numbers.
"""

from dashboard.exports.exhibit import Exhibit
from dashboard.exports.section import Pack, Section
from dashboard.exports.workbook import workbook

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""First characters that make a spreadsheet take a text for a formula, wide ones included."""


def as_csv(exhibit: Exhibit) -> bytes:
    """Return an exhibit's data as CSV in UTF-8 with byte-order mark, as Excel opens it.

    Whole numbers have no decimals, beside missing ones too; what is missing is empty.
    """
    table = exhibit.table.rename(columns=lambda name: neutral(str(name))).convert_dtypes()
    for name in table.columns:
        table[name] = [neutral(cell) if isinstance(cell, str) else cell for cell in table[name]]
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def neutral(text: str) -> str:
    """Return a text that no spreadsheet runs: one like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_workbook(exhibit: Exhibit) -> bytes:
    """Return an exhibit's data as a workbook with a sheet on sources, in the language in use."""
    section = Section(
        heading=exhibit.subject,
        page="",
        selection=exhibit.selection,
        findings=(exhibit.title,),
        exhibits=(exhibit,),
    )
    return workbook(Pack((section,)))
