"""Fact tables to base facts: every filled cell with its unit, period, scope and measure."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalogue import SCOPES, Catalogue
from dashboard.domain.periods import Period
from dashboard.domain.units import UnitTree
from dashboard.i18n import N_
from dashboard.storage import cells, fact_columns
from dashboard.storage.columns import IGNORED, ROLES, Columns, HeaderNames, map_columns
from dashboard.storage.fact_columns import Parsed
from dashboard.storage.header_rows import find_table
from dashboard.storage.privacy import person_problem
from dashboard.storage.problems import Problems
from dashboard.storage.settings import FILE_NAME, Settings
from dashboard.storage.tables import Sheet, Table, read_sheets
from dashboard.storage.unit_names import Match

KEY = ["unit", "scope", "start", "months"]
"""What a row of ``FactTable.rows`` is about, all whole numbers."""

NO_HEADER = N_(
    "No header row was found; expected a row with a unit column (“单位代码” or “单位名称”), a "
    "period column (“统计期”) and measures."
)


@dataclass(frozen=True)
class FactTable:
    """One table, read and resolved.

    Attributes:
        file, sheet: Where it comes from.
        headers: Measure id → header of its column.
        rows: ``row`` as the spreadsheet shows it; ``unit``, position in the tree; ``scope``,
            position in ``SCOPES``; ``start``, month ordinal; ``months``; then a float column
            a measure, NaN where not reported.
    """

    file: str
    sheet: str
    headers: Mapping[str, str]
    rows: pd.DataFrame


@dataclass(frozen=True)
class FactReader:
    """Reads the fact tables of one territory.

    Attributes:
        settings: Encoding, column names, default scope and calendar.
        tree: Units that may occur.
        catalogue: Knows the measures and their headers.
        problems: Receives what is wrong, with file, sheet, row and column.
    """

    settings: Settings
    tree: UnitTree
    catalogue: Catalogue
    problems: Problems

    def read(self, path: Path, *, shown: str) -> list[FactTable]:
        """Return the tables of a file, one a sheet with a header row; bad rows are left out.

        A header row is the first row with a unit column and something else that is known.
        Titles above it are passed over, and so are rows below it without any figure, notes
        and signatures, and rows that name neither a unit nor a period nor a number.
        """
        names = HeaderNames.of(self.catalogue, self.settings.facts)
        sheets = read_sheets(
            path, shown=shown, problems=self.problems, encoding=self.settings.facts.encoding
        )
        mapped = [
            (table, map_columns(table, names=names, problems=self.problems))
            for table in self._tables(sheets, names)
        ]
        return [self._facts(table, columns) for table, columns in mapped if columns]

    def check_settings(self) -> None:
        """Add an error for each setting of the fact tables that names what nobody knows."""
        facts = self.settings.facts
        roles = [role for role in ROLES if role != IGNORED]
        known = [*roles, *self.catalogue.measures]
        for header, meaning in facts.columns.items():
            if meaning not in {IGNORED, *known}:
                nearest = get_close_matches(meaning, known, n=3) or roles
                self.problems.error(
                    N_(
                        "“{header}” is mapped to “{meaning}”, which is no measure or role; "
                        "nearest: {nearest}."
                    ),
                    values={"header": header, "meaning": meaning, "nearest": nearest},
                    file=FILE_NAME,
                    column="facts.columns",
                )
        if facts.scope not in SCOPES:
            self.problems.error(
                cells.SCOPE_EXPECTED,
                values={"found": facts.scope, "scopes": list(SCOPES)},
                file=FILE_NAME,
                column="facts.scope",
            )

    def _tables(self, sheets: Sequence[Sheet], names: HeaderNames) -> list[Table]:
        """Return the tables of ``sheets``; without header row or with data of persons none."""
        found = [(sheet, find_table(sheet, names)) for sheet in sheets]
        has_table = any(table for _, table in found)
        tables: list[Table] = []
        for sheet, table in found:
            headers = table.headers if table else ()
            refusal = person_problem(sheet, headers, amounts=self._amounts(headers, names))
            if refusal:
                self.problems.add(refusal)
            elif table:
                tables.append(table)
            else:
                add = self.problems.warning if has_table else self.problems.error
                add(NO_HEADER, file=sheet.file, sheet=sheet.name)
        return tables

    def _amounts(self, headers: Sequence[str], names: HeaderNames) -> list[int]:
        meant = [self.catalogue.measures.get(names.meaning(text) or "") for text in headers]
        return [i for i, m in enumerate(meant) if m and m.unit in fact_columns.AMOUNT_UNITS]

    def _facts(self, table: Table, columns: Columns) -> FactTable:
        body = self._body(table, columns)
        table = body.table
        rows = pd.DataFrame({"row": table.cells.index.to_numpy(dtype=np.int32)})
        fact_columns.report_units(body.units, table, columns, problems=self.problems)
        rows["unit"] = fact_columns.positions(body.units, self.tree)
        rows["scope"] = self._scopes(table, columns)
        rows["start"] = body.periods.each(lambda item: item.start if item else -1, np.int32)
        rows["months"] = body.periods.each(lambda item: item.months if item else -1, np.int8)
        self._report(body.periods, table, columns.roles["period"], cells.PERIOD_EXPECTED)
        for name, parsed in body.figures.items():
            rows[name] = parsed.each(lambda item: np.nan if item is None else item, np.float64)
            expected = fact_columns.number_expected(self.catalogue.measures[name])
            self._report(parsed, table, columns.measures[name], expected)
        resolved = (rows[KEY] >= 0).all(axis=1)
        headers = {name: table.headers[column] for name, column in columns.measures.items()}
        return FactTable(table.file, table.sheet, headers, rows[resolved].reset_index(drop=True))

    def _body(self, table: Table, columns: Columns) -> "_Body":
        """Return the rows that report something, be it right or wrong."""
        figures = {
            name: fact_columns.numbers(table, column, self.catalogue.measures[name])
            for name, column in columns.measures.items()
        }
        filled = _any_of(figures, lambda item: item is None or not math.isnan(item))
        filled &= ~fact_columns.notes(table, columns)
        table = table.rows(filled)
        figures = {name: parsed.rows(filled) for name, parsed in figures.items()}
        periods = fact_columns.periods(table, columns.roles["period"], self.settings.calendar)
        units = fact_columns.units(table, columns, tree=self.tree)
        keep = _any_of(figures, lambda item: item is not None and not math.isnan(item))
        keep |= periods.where(lambda item: item is not None)
        keep |= units.where(lambda match: match is not None and match.unit is not None)
        kept = {name: parsed.rows(keep) for name, parsed in figures.items()}
        return _Body(table.rows(keep), kept, periods.rows(keep), units.rows(keep))

    def _scopes(self, table: Table, columns: Columns) -> np.ndarray[Any, Any]:
        """Return each row's position in ``SCOPES``, −1 where it names none."""
        default = self.settings.facts.scope
        column = columns.roles.get("scope")
        if column is None:
            return np.full(len(table.cells), SCOPES.index(default), dtype=np.int8)
        parsed = fact_columns.scopes(table, column, default)
        self._report(parsed, table, column, cells.SCOPE_EXPECTED, scopes=list(SCOPES))
        return parsed.each(lambda item: SCOPES.index(item) if item else -1, np.int8)

    def _report(
        self, parsed: Parsed[Any], table: Table, column: int, template: str, **values: object
    ) -> None:
        fact_columns.report(
            parsed, table, column, template=template, problems=self.problems, **values
        )


@dataclass(frozen=True)
class _Body:
    """The rows of a table that report something, and what their cells mean."""

    table: Table
    figures: Mapping[str, Parsed[float]]
    periods: Parsed[Period]
    units: Parsed[Match]


def _any_of(
    figures: Mapping[str, Parsed[float]], test: Callable[[float | None], bool]
) -> np.ndarray[Any, Any]:
    """Return for each row whether any of its figures passes ``test``."""
    found: np.ndarray[Any, Any] = reduce(or_, (parsed.where(test) for parsed in figures.values()))
    return found
