"""Rows of a small table by the names of its columns: registers, dated entries and the like."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.catalogue.headers import comparable, without_unit
from dashboard.i18n import N_
from dashboard.storage.cells import half_width
from dashboard.storage.privacy import person_problem
from dashboard.storage.problems import Problem, Problems, Severity
from dashboard.storage.tables import SUFFIXES, Sheet, Table, find_header, read_sheets, table_below

_OTHERWISE = frozenset(map(comparable, ("序号", "备注", "remarks", "unit_name", "单位名称")))
"""Headers that everyone uses for what is not read."""


@dataclass(frozen=True)
class RowForm:
    """What a small table looks like.

    Attributes:
        columns: Name of a column → the headers that mean it, separated by spaces, beside the
            name itself.
        needed: Columns without which the table cannot be read.
        texts: Columns of sentences, kept as they stand; the rest is of normal width.
    """

    columns: Mapping[str, str]
    needed: tuple[str, ...]
    texts: tuple[str, ...] = ()

    def meaning(self, header: str) -> str | None:
        """Return the column that ``header`` means; a unit in brackets is no obstacle."""
        text = comparable(header)
        for name, headers in self.columns.items():
            known = {comparable(known) for known in (name, *headers.split())}
            if known & {text, without_unit(text)}:
                return name
        return None

    def fits(self, texts: Sequence[str]) -> bool:
        """Return whether a row of a sheet is the header row."""
        return set(self.needed) <= {self.meaning(text) for text in texts}


@dataclass(frozen=True)
class NamedRow:
    """One row, its cells by the names of the columns, without spaces around.

    Attributes:
        number: As the spreadsheet shows it, from 1.
        cells: Name of a column → text; an empty text where the table lacks the column.
        table: The table that it is from.
        headers: Name of a column → its header in the table.
    """

    number: int
    cells: Mapping[str, str]
    table: Table
    headers: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def problem(
        self, template: str, column: str = "", *, severity: Severity = "error", **values: object
    ) -> Problem:
        """Return what is wrong with a cell of the row, or with the row."""
        return Problem(
            severity,
            template,
            values=values,
            file=self.table.file,
            sheet=self.table.sheet,
            row=self.number,
            column=self.headers.get(column, ""),
        )


def find_table_file(folder: Path, name: str) -> Path | None:
    """Return the table ``name`` of ``folder``, a CSV file or workbook; None where there is none."""
    found = (folder / f"{name}{suffix}" for suffix in SUFFIXES)
    return next((path for path in found if path.is_file()), None)


def read_rows(path: Path, *, form: RowForm, problems: Problems) -> Iterator[NamedRow]:
    """Yield the rows of a table that are not empty.

    Args:
        path: CSV file or workbook; every sheet with the needed columns counts.
        form: What the table looks like.
        problems: Receives an error where nothing can be read: no header row, a column of
            persons; a warning for each column that is not known.
    """
    sheets = read_sheets(path, shown=path.name, problems=problems)
    tables = [_table(sheet, form, problems) for sheet in sheets]
    told = any(problem.file == path.name for problem in problems.errors)
    if sheets and not any(tables) and not told:
        problems.error(
            N_("No header row was found; expected a row with the columns {columns}."),
            values={"columns": [_shown(form, name) for name in form.needed]},
            file=path.name,
        )
    for table in filter(None, tables):
        yield from _rows_of(table, form, problems)


def _shown(form: RowForm, column: str) -> dict[str, str]:
    return {"zh": form.columns[column].split()[0], "en": column}


def _table(sheet: Sheet, form: RowForm, problems: Problems) -> Table | None:
    header = find_header(sheet, form.fits)
    table = None if header is None else table_below(sheet, header)
    if refusal := person_problem(sheet, table.headers if table else ()):
        problems.add(refusal)
        return None
    return table


def _rows_of(table: Table, form: RowForm, problems: Problems) -> Iterator[NamedRow]:
    meanings = [form.meaning(header) for header in table.headers]
    for header, meaning in zip(table.headers, meanings, strict=True):
        if meaning is None and header and comparable(header) not in _OTHERWISE:
            problems.warning(
                N_("The column is not known and left out; expected {columns}."),
                values={"columns": [_shown(form, name) for name in form.columns]},
                file=table.file,
                sheet=table.sheet,
                column=header,
            )
    headers = {
        meaning: header
        for header, meaning in zip(reversed(table.headers), reversed(meanings), strict=True)
        if meaning
    }
    for number, *texts in table.cells.astype(object).itertuples():
        named = zip(reversed(meanings), reversed(texts), strict=True)
        cells = {
            meaning: text.strip() if meaning in form.texts else half_width(text)
            for meaning, text in named
            if meaning
        }
        if any(cells.values()):
            yield NamedRow(int(number), cells, table, headers)
