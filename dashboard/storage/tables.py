"""Spreadsheets into frames of text: CSV, XLSX and XLS, with the row numbers they show.

Every column is categorical: texts repeat, so a large table stays small, and whoever reads
its cells looks at each distinct text once.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from dashboard.i18n import N_
from dashboard.storage.problems import Problems
from dashboard.storage.workbooks import workbook_sheets

CSV_SUFFIXES = (".csv", ".tsv", ".txt")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et")
SUFFIXES = CSV_SUFFIXES + WORKBOOK_SUFFIXES
HEADER_SEARCH = 60
"""Rows at the top of a sheet among which the header row is looked for."""

_CHUNK = 16_384


@dataclass(frozen=True)
class Sheet:
    """All cells of a sheet as text.

    Attributes:
        file: File as shown to people.
        name: Name of the sheet; empty for CSV.
        cells: Categorical columns 0, 1, ...; the index is the row number from 1; an empty
            cell is an empty text.
    """

    file: str
    name: str
    cells: pd.DataFrame

    @property
    def columns(self) -> list[pd.Series]:
        """The columns in order."""
        return [self.cells[column] for column in self.cells]

    def top(self, rows: int = HEADER_SEARCH) -> list[tuple[int, list[str]]]:
        """Return the first ``rows`` rows as (row number, texts)."""
        head = self.cells.head(rows).astype(object)
        return [(int(row), list(texts)) for row, *texts in head.itertuples()]


@dataclass(frozen=True)
class Table:
    """A sheet below its header row.

    Attributes:
        file, sheet: Where it comes from.
        headers: Texts of the header row, one a column.
        cells: The rows below, columns 0, 1, ... as in ``headers``, index as in ``Sheet``.
    """

    file: str
    sheet: str
    headers: tuple[str, ...]
    cells: pd.DataFrame

    def rows(self, keep: np.ndarray[Any, Any]) -> "Table":
        """Return the table with the rows to ``keep`` only."""
        return replace(self, cells=self.cells[keep])


def table_below(sheet: Sheet, header_row: int, headers: Sequence[str] = ()) -> Table:
    """Return what stands below ``header_row`` of ``sheet``.

    Args:
        sheet: The sheet.
        header_row: The last row of the header.
        headers: One a column; empty for the texts of that row.
    """
    texts = headers or [str(text) for text in sheet.cells.loc[header_row]]
    stripped = tuple(text.strip() for text in texts)
    return Table(sheet.file, sheet.name, stripped, sheet.cells.loc[header_row + 1 :])


def find_header(sheet: Sheet, fits: Callable[[Sequence[str]], bool]) -> int | None:
    """Return the number of the first row among the top ones whose texts fit, else None."""
    return next((row for row, texts in sheet.top() if fits(texts)), None)


def read_sheets(path: Path, *, shown: str, problems: Problems, encoding: str = "") -> list[Sheet]:
    """Read every sheet of ``path`` that has any text.

    Args:
        path: A CSV file or a workbook, by its suffix.
        shown: Name of the file in sentences.
        problems: Receives an error where the file is empty, broken or of another kind.
        encoding: Forced encoding of CSV; empty for UTF-8 (with or without BOM), else GB18030.
    """
    suffix = path.suffix.lower()
    if suffix in CSV_SUFFIXES:
        frames = _read_text(path, shown=shown, problems=problems, encoding=encoding)
    elif suffix in WORKBOOK_SUFFIXES:
        sheets = workbook_sheets(path, shown=shown, problems=problems)
        frames = [(name, _frame(rows)) for name, rows in sheets]
    else:
        problems.error(
            N_("This kind of file cannot be read; expected one of {suffixes}."),
            values={"suffixes": list(SUFFIXES)},
            file=shown,
        )
        return []
    filled = [Sheet(shown, name, cells) for name, cells in frames if _has_text(cells)]
    if not filled and not any(problem.file == shown for problem in problems.errors):
        problems.error(N_("The file is empty."), file=shown)
    return filled


def _has_text(cells: pd.DataFrame) -> bool:
    return any(any(texts.cat.categories != "") for _, texts in cells.items())


def _read_text(
    path: Path, *, shown: str, problems: Problems, encoding: str
) -> list[tuple[str, pd.DataFrame]]:
    data = path.read_bytes()
    text = _decoded(data, (encoding,) if encoding else ("utf-8-sig", "gb18030"))
    if text is None:
        problems.error(
            N_("The text is not in the encoding {encoding}; save the file as “CSV UTF-8”."),
            values={"encoding": encoding or "UTF-8 / GB18030"},
            file=shown,
        )
        return []
    first_line = text[: text.find("\n")]
    delimiter = "\t" if first_line.count("\t") > first_line.count(",") else ","
    regular = _read_regular(text, delimiter)
    if regular is not None:
        return [("", regular)]
    try:
        return [("", _frame(csv.reader(StringIO(text, newline=""), delimiter=delimiter)))]
    except csv.Error as error:
        problems.error(
            N_("The file is broken: {reason}."), values={"reason": str(error)}, file=shown
        )
        return []


def _decoded(data: bytes, encodings: Iterable[str]) -> str | None:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text:  # text has none; what has is a workbook or UTF-16
            return text
    return None


def _read_regular(text: str, delimiter: str) -> pd.DataFrame | None:
    """Read a table without blank or uneven rows, the fast way; None where it has some."""
    width = len(next(csv.reader(StringIO(text[:100_000], newline=""), delimiter=delimiter), []))
    names = [str(column) for column in range(width)]
    try:
        table = pyarrow.csv.read_csv(
            pa.py_buffer(text.encode("utf-8")),
            read_options=pyarrow.csv.ReadOptions(column_names=names),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowException:
        return None
    return _categorical([table.column(name) for name in names])


def _frame(rows: Iterable[Sequence[str]]) -> pd.DataFrame:
    """Turn rows of any length into categorical columns; short rows end in empty cells."""
    chunks: list[list[pa.Array]] = []
    lengths: list[int] = []
    for part in _chunks(iter(rows)):
        chunks.append([pa.array(texts, pa.string()) for texts in zip_longest(*part, fillvalue="")])
        lengths.append(len(part))
    width = max((len(chunk) for chunk in chunks), default=0)
    for chunk, length in zip(chunks, lengths, strict=True):
        empty = pa.array([""] * length, pa.string())
        chunk.extend([empty] * (width - len(chunk)))
    columns = [
        pa.chunked_array([array.dictionary_encode() for array in arrays])
        for arrays in zip(*chunks, strict=True)
    ]
    return _categorical(columns)


def _chunks(rows: Iterator[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    while part := list(islice(rows, _CHUNK)):
        yield part


def _categorical(columns: Sequence[pa.ChunkedArray]) -> pd.DataFrame:
    series = [column.unify_dictionaries().to_pandas() for column in columns]
    frame = pd.concat(series, axis=1) if series else pd.DataFrame()
    return frame.set_axis(range(len(columns)), axis=1).set_axis(
        pd.RangeIndex(1, len(frame) + 1), axis=0
    )
