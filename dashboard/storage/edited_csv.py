"""A table of somebody's as CSV, changed in single cells: all the rest stays as it is."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO

from dashboard.storage.cells import half_width
from dashboard.storage.named_rows import RowForm

_BOM = b"\xef\xbb\xbf"


@dataclass
class EditedCsv:
    """Rows of a CSV file below a header that is known.

    Attributes:
        form: What the table looks like.
        rows: All rows of the file, above the header too.
        header: Position of the header row.
        encoding: Of the file.
        newline: Its line end.
        delimiter: Between its cells.
    """

    form: RowForm
    rows: list[list[str]]
    header: int
    encoding: str = "utf-8-sig"
    newline: str = "\n"
    delimiter: str = ","

    @classmethod
    def empty(cls, form: RowForm) -> "EditedCsv":
        """Return a table without rows, with Chinese headers as Excel opens them."""
        return cls(form, [[headers.split()[0] for headers in form.columns.values()]], 0)

    @classmethod
    def of(cls, data: bytes, form: RowForm) -> "EditedCsv | None":
        """Return the table of a file; None where it has no header or is no text."""
        encoding, text = _decoded(data)
        first = text[: text.find("\n")]
        delimiter = "\t" if first.count("\t") > first.count(",") else ","
        try:
            rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
        except csv.Error:
            return None
        header = next((place for place, row in enumerate(rows) if form.fits(row)), None)
        if header is None:
            return None
        newline = "\r\n" if b"\r\n" in data else "\n"
        return cls(form, rows, header, encoding, newline, delimiter)

    def texts(self, column: str) -> dict[int, str]:
        """Return the texts of a column by the positions of the rows below the header."""
        place = self._place(column)
        below = range(self.header + 1, len(self.rows))
        return {
            position: half_width(self.rows[position][place])
            for position in below
            if place < len(self.rows[position])
        }

    def append(self, cells: Mapping[str, str]) -> None:
        """Add a row at the end."""
        while len(self.rows) > self.header + 1 and not any(self.rows[-1]):
            self.rows.pop()
        self.rows.append([])
        self.change(len(self.rows) - 1, cells)

    def change(self, position: int, cells: Mapping[str, str]) -> None:
        """Write cells of a row by the names of their columns; a column that lacks is made."""
        for column, text in cells.items():
            place = self._place(column)
            row = self.rows[position]
            row.extend([""] * (place + 1 - len(row)))
            row[place] = text

    def data(self) -> bytes:
        """Return the file."""
        out = StringIO(newline="")
        csv.writer(out, delimiter=self.delimiter, lineterminator=self.newline).writerows(self.rows)
        return out.getvalue().encode(self.encoding)

    def _place(self, column: str) -> int:
        headers = self.rows[self.header]
        for place, header in enumerate(headers):
            if self.form.meaning(header) == column:
                return place
        headers.append(self.form.columns[column].split()[0])
        return len(headers) - 1


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith(_BOM):
        return "utf-8-sig", data.decode("utf-8-sig", errors="replace")
    try:
        return "utf-8", data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030", data.decode("gb18030", errors="replace")
