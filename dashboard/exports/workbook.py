"""The workbook: one sheet a table, a list of contents, a sheet on sources."""

import re
from collections.abc import Sequence
from datetime import date
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
from dashboard.exports.sheet_rows import LETTER, RowHeights, width_for
from dashboard.exports.sources import source_rows
from dashboard.i18n import gettext as _
from dashboard.reports.provenance import provenance

_FONT = "微软雅黑"
_LONGEST_NAME = 31
"""Of a sheet, in characters."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_NARROWEST, _WIDEST = 8, 60
_CONTENTS = (6, 24, 34, 90)
_SOURCES = (30, 110)
"""Widths of columns."""
_DATE = "yyyy-mm-dd"
_FILTER = 1.5
"""Em that the button of a filter takes of a column's head."""
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
    """Return the names of the exhibits' sheets: a number, so that each differs, and the topic.

    A picture and a table of the same figures have one sheet.
    """
    names: dict[int, str] = {}
    for number, exhibit in enumerate(exhibits):
        first = _first_of(exhibits, number)
        topic = f"{len(names) + 1:02d} {exhibit.subject} {exhibit.kind}"
        names.setdefault(first, _FORBIDDEN.sub(" ", topic)[:_LONGEST_NAME])
    return [names[_first_of(exhibits, number)] for number in range(len(exhibits))]


def _first_of(exhibits: Sequence[Exhibit], number: int) -> int:
    """Return the number of the first exhibit that has the same figures as this one."""
    table, title = exhibits[number].table, exhibits[number].title
    return next(
        place
        for place, other in enumerate(exhibits)
        if other.title == title and other.table.equals(table)
    )


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, pack: Pack) -> None:
        self._book = book
        self._pack = pack
        self._names = sheet_names(pack.exhibits)
        self._formats: dict[str, Any] = {}

    def write(self) -> None:
        self._contents()
        written: set[str] = set()
        for name, exhibit in zip(self._names, self._pack.exhibits, strict=True):
            if name not in written:
                self._sheet(name, exhibit)
            written.add(name)
        self._sources()

    def _format(self, **look: object) -> Any:  # noqa: ANN401  XlsxWriter has no types
        key = repr(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(
                {"font_name": _FONT, "font_size": LETTER, "valign": "vcenter", **look}
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
        heights = RowHeights()
        heads = [_("No."), _("Agenda"), _("Sheet"), _("Finding")]
        for column, (head, width) in enumerate(zip(heads, _CONTENTS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEAD, column, head, self._head())
        listed = [
            (section.heading, exhibit)
            for section in self._pack.sections
            for exhibit in section.exhibits
        ]
        rows = zip(self._names, listed, strict=True)
        for number, (name, (heading, exhibit)) in enumerate(rows, 1):
            texts = (heading, name, exhibit.title)
            self._listed(sheet, number, texts)
            for text, width in zip(texts, _CONTENTS[1:], strict=True):
                heights.add(_HEAD + number, text, width=width)
        heights.set_on(sheet)
        sheet.freeze_panes(_HEAD + 1, 0)

    def _listed(self, sheet: Worksheet, number: int, texts: tuple[str, str, str]) -> None:
        """List one exhibit: its step, a link to its sheet, its finding."""
        heading, name, finding = texts
        row, wrapped = _HEAD + number, self._cell(text_wrap=True)
        link = self._cell(font_color=_COLOURS["head"], underline=1, text_wrap=True)
        sheet.write_number(row, 0, number, self._cell(align="center"))
        sheet.write_string(row, 1, heading, wrapped)
        sheet.write_url(row, 2, f"internal:'{name}'!A1", link, string=name)
        sheet.write_string(row, 3, finding, wrapped)

    def _sheet(self, name: str, exhibit: Exhibit) -> None:
        sheet, heights = self._page(name), RowHeights()
        sheet.write_string(0, 0, exhibit.title, self._title())
        sheet.write_string(1, 0, exhibit.subtitle, self._muted())
        for column, label in enumerate(exhibit.table.columns):
            self._column(sheet, column, exhibit, label, heights)
        heights.set_on(sheet)
        last = _HEAD + len(exhibit.table)
        below = [*exhibit.notes, " · ".join(provenance(exhibit.selection))]
        for row, note in enumerate(below, last + 2):
            sheet.write_string(row, 0, note, self._muted())
        sheet.freeze_panes(_HEAD + 1, 1)
        sheet.repeat_rows(_HEAD)
        if len(exhibit.table):
            sheet.autofilter(_HEAD, 0, last, len(exhibit.table.columns) - 1)

    def _column(
        self, sheet: Worksheet, column: int, exhibit: Exhibit, name: str, heights: RowHeights
    ) -> None:
        sheet.write_string(_HEAD, column, name, self._head())
        told = [name]
        for row, value in enumerate(exhibit.table[name]):
            decimals = exhibit.decimals_of(name, row)
            told.append(self._value(sheet, _HEAD + 1 + row, column, value, decimals))
        width = width_for(max(map(cells.width_of, told)) + _FILTER)
        width = min(max(width, _NARROWEST), _WIDEST)
        sheet.set_column(column, column, width)
        for row, text in enumerate(told, _HEAD):
            heights.add(row, text, width=width)

    def _value(
        self, sheet: Worksheet, row: int, column: int, value: object, decimals: int | None
    ) -> str:
        """Write a cell and return how it is read."""
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, self._cell(num_format=_DATE, align="center"))
            return value.isoformat()
        if pd.isna(value):  # type: ignore[call-overload]
            sheet.write_blank(row, column, None, self._cell())
            return ""
        if isinstance(value, Real) and not isinstance(value, bool):
            form = "General" if decimals is None else cells.number_format(decimals)
            sheet.write_number(
                row, column, float(value), self._cell(num_format=form, align="right")
            )
            return f"{float(value):,.{decimals or 0}f}"
        sheet.write_string(row, column, str(value), self._cell(text_wrap=True, indent=1))
        return str(value)

    def _sources(self) -> None:
        sheet, heights = self._page(_("Sources and definitions")), RowHeights()
        for column, width in enumerate(_SOURCES):
            sheet.set_column(column, column, width)
        for row, texts in enumerate(source_rows(self._pack)):
            if not texts[1]:
                sheet.write_string(row, 0, texts[0], self._title())
                continue
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text, self._cell(text_wrap=True))
                heights.add(row, text, width=_SOURCES[column])
        heights.set_on(sheet)

    def _page(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return sheet
