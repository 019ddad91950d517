"""The workbook: one sheet a table, a list of contents, a sheet on sources."""

import re
from collections.abc import Sequence
from io import BytesIO
from numbers import Real
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.exports import cells
from dashboard.exports.archives import noon, steady
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.section import Pack
from dashboard.exports.sources import source_rows
from dashboard.i18n import gettext as _
from dashboard.reports.provenance import provenance

_FONT = "微软雅黑"
_LONGEST_NAME = 31
"""Of a sheet, in characters."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_NARROWEST, _WIDEST = 8, 48
_HEAD = 3
"""Row of the column heads, counted from 0: finding, what is shown and a free row lie above."""
_COLOURS = {"head": "#1f4e79", "rule": "#d5dbe3", "muted": "#5b6675"}


def workbook(pack: Pack) -> bytes:
    """Return the pack's tables as .xlsx; the same tables make the same bytes.

    Texts are never run as formulas or links, whatever sign they begin with.
    """
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": pack.title, "created": noon(pack.as_of)})
        _Writer(book, pack).write()
    return steady(file.getvalue(), day=pack.as_of)


def sheet_names(exhibits: Sequence[Exhibit]) -> list[str]:
    """Return the names of the sheets: a number, so that each is one of its own, and the topic."""
    return [
        _FORBIDDEN.sub(" ", f"{number:02d} {exhibit.subject} {exhibit.kind}")[:_LONGEST_NAME]
        for number, exhibit in enumerate(exhibits, 1)
    ]


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, pack: Pack) -> None:
        self._book = book
        self._pack = pack
        self._names = sheet_names(pack.exhibits)
        self._formats: dict[str, Any] = {}

    def write(self) -> None:
        self._contents()
        for name, exhibit in zip(self._names, self._pack.exhibits, strict=True):
            self._sheet(name, exhibit)
        self._sources()

    def _format(self, **look: object) -> Any:  # noqa: ANN401  XlsxWriter has no types
        key = repr(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(
                {"font_name": _FONT, "font_size": 11, "valign": "vcenter", **look}
            )
        return self._formats[key]

    def _title(self) -> Any:  # noqa: ANN401
        return self._format(bold=True, font_size=14)

    def _head(self) -> Any:  # noqa: ANN401
        return self._format(
            bold=True,
            font_color="white",
            bg_color=_COLOURS["head"],
            border=1,
            border_color=_COLOURS["rule"],
            text_wrap=True,
            align="center",
        )

    def _cell(self, **look: object) -> Any:  # noqa: ANN401
        return self._format(border=1, border_color=_COLOURS["rule"], **look)

    def _muted(self) -> Any:  # noqa: ANN401
        return self._format(font_color=_COLOURS["muted"])

    def _contents(self) -> None:
        sheet = self._page(_("Contents"))
        sheet.write_string(0, 0, self._pack.title, self._title())
        sheet.write_string(1, 0, " · ".join(provenance(self._pack.selection)), self._muted())
        heads = [_("No."), _("Agenda"), _("Sheet"), _("Finding")]
        for column, (head, width) in enumerate(zip(heads, (6, 24, 34, 90), strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEAD, column, head, self._head())
        link = self._cell(font_color=_COLOURS["head"], underline=1)
        headings = [
            section.heading for section in self._pack.sections for _exhibit in section.exhibits
        ]
        listed = zip(self._names, headings, self._pack.exhibits, strict=True)
        for number, (name, heading, exhibit) in enumerate(listed, 1):
            row = _HEAD + number
            sheet.write_number(row, 0, number, self._cell(align="center"))
            sheet.write_string(row, 1, heading, self._cell(text_wrap=True))
            sheet.write_url(row, 2, f"internal:'{name}'!A1", link, string=name)
            sheet.write_string(row, 3, exhibit.title, self._cell(text_wrap=True))
        sheet.freeze_panes(_HEAD + 1, 0)

    def _sheet(self, name: str, exhibit: Exhibit) -> None:
        sheet = self._page(name)
        sheet.write_string(0, 0, exhibit.title, self._title())
        sheet.write_string(1, 0, exhibit.subtitle, self._muted())
        for column, label in enumerate(exhibit.table.columns):
            self._column(sheet, column, exhibit, label)
        last = _HEAD + len(exhibit.table)
        below = [*exhibit.notes, " · ".join(provenance(exhibit.selection))]
        for row, note in enumerate(below, last + 2):
            sheet.write_string(row, 0, note, self._muted())
        sheet.freeze_panes(_HEAD + 1, 1)
        sheet.repeat_rows(_HEAD)
        if len(exhibit.table):
            sheet.autofilter(_HEAD, 0, last, len(exhibit.table.columns) - 1)

    def _column(self, sheet: Worksheet, column: int, exhibit: Exhibit, name: str) -> None:
        sheet.write_string(_HEAD, column, name, self._head())
        widest = cells.width_of(name)
        for row, value in enumerate(exhibit.table[name]):
            decimals = exhibit.decimals_of(name, row)
            if pd.isna(value):
                sheet.write_blank(_HEAD + 1 + row, column, None, self._cell())
                continue
            if isinstance(value, Real) and not isinstance(value, bool):
                form = "General" if decimals is None else cells.number_format(decimals)
                look = self._cell(num_format=form, align="right")
                sheet.write_number(_HEAD + 1 + row, column, float(value), look)
                text = f"{value:,.{decimals or 0}f}"
            else:
                text = str(value)
                sheet.write_string(_HEAD + 1 + row, column, text, self._cell(text_wrap=True))
            widest = max(widest, cells.width_of(text))
        sheet.set_column(column, column, min(max(2 * widest + 3, _NARROWEST), _WIDEST))

    def _sources(self) -> None:
        sheet = self._page(_("Sources and definitions"))
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 110)
        for row, (name, text) in enumerate(source_rows(self._pack)):
            if text:
                sheet.write_string(row, 0, name, self._cell(text_wrap=True))
                sheet.write_string(row, 1, text, self._cell(text_wrap=True))
            else:
                sheet.write_string(row, 0, name, self._title())

    def _page(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return sheet
