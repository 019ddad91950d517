"""Fact tables to base facts: every filled cell with its unit, period, scope and measure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalogue import SCOPES, Catalogue
from dashboard.domain.units import UnitTree
from dashboard.i18n import N_
from dashboard.storage import cells, fact_columns
from dashboard.storage.columns import IGNORED, ROLES, Columns, HeaderNames, map_columns
from dashboard.storage.fact_columns import Parsed
from dashboard.storage.privacy import person_problem
from dashboard.storage.problems import Problems
from dashboard.storage.settings import FILE_NAME, Settings
from dashboard.storage.tables import Sheet, Table, find_header, read_sheets, table_below

KEY = ["unit", "scope", "start", "months"]
"""What a row of ``FactTable.rows`` is about, all whole numbers."""


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
        Titles above it are passed over, and so are rows below it without any figure, and
        those with neither a number nor a period that can be read: notes and signatures.
        """
        names = HeaderNames.of(self.catalogue, self.settings.facts)
        before = len(self.problems.errors)
        sheets = read_sheets(
            path, shown=shown, problems=self.problems, encoding=self.settings.facts.encoding
        )
        tables = [table for sheet in sheets if (table := self._table(sheet, names))]
        if not tables and len(self.problems.errors) == before:
            self.problems.error(
                N_(
                    "No header row was found; expected a row with a unit column (“单位代码” or "
                    "“单位名称”), a period column (“统计期”) and measures."
                ),
                file=shown,
            )
        mapped = [
            (table, map_columns(table, names=names, problems=self.problems)) for table in tables
        ]
        return [self._facts(table, columns) for table, columns in mapped if columns]

    def check_settings(self) -> None:
        """Add an error for each setting of the fact tables that names what nobody knows."""
        facts = self.settings.facts
        for header, meaning in facts.columns.items():
            if meaning not in {IGNORED, *ROLES, *self.catalogue.measures}:
                self.problems.error(
                    N_("“{header}” is mapped to “{meaning}”, which is no measure or role."),
                    values={"header": header, "meaning": meaning},
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

    def _table(self, sheet: Sheet, names: HeaderNames) -> Table | None:
        """Return the table of ``sheet``; None without header row or with data of persons."""
        header = find_header(sheet, names.are_headers)
        row = header or find_header(sheet, lambda texts: sum(map(bool, texts)) > 1)
        headers = [str(text) for text in sheet.cells.loc[row]] if row else []
        meant = [self.catalogue.measures.get(names.meaning(text) or "") for text in headers]
        amounts = [i for i, m in enumerate(meant) if m and m.unit in fact_columns.AMOUNT_UNITS]
        refusal = person_problem(sheet, headers, amounts=amounts)
        if refusal:
            self.problems.add(refusal)
        return None if refusal or header is None else table_below(sheet, header)

    def _facts(self, table: Table, columns: Columns) -> FactTable:
        figures = {
            name: fact_columns.numbers(table, column, self.catalogue.measures[name])
            for name, column in columns.measures.items()
        }
        calendar = self.settings.calendar
        periods = fact_columns.periods(table, columns.roles["period"], calendar)
        keep = _rows_with_figures(figures, periods)
        body = Table(table.file, table.sheet, table.headers, table.cells[keep])
        rows = pd.DataFrame({"row": body.cells.index.to_numpy(dtype=np.int32)})
        rows["unit"] = fact_columns.units(body, columns, tree=self.tree, problems=self.problems)
        rows["scope"] = self._scopes(body, columns)
        periods = periods.rows(keep)
        rows["start"] = periods.each(lambda item: item.start if item else -1, np.int32)
        rows["months"] = periods.each(lambda item: item.months if item else -1, np.int8)
        self._report(periods, body, columns.roles["period"], cells.PERIOD_EXPECTED)
        for name, parsed in figures.items():
            kept = parsed.rows(keep)
            rows[name] = kept.each(lambda item: np.nan if item is None else item, np.float64)
            expected = fact_columns.number_expected(self.catalogue.measures[name])
            self._report(kept, body, columns.measures[name], expected)
        resolved = (rows[KEY] >= 0).all(axis=1)
        headers = {name: table.headers[column] for name, column in columns.measures.items()}
        return FactTable(table.file, table.sheet, headers, rows[resolved].reset_index(drop=True))

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


def _rows_with_figures(
    figures: Mapping[str, Parsed[float]], periods: Parsed[Any]
) -> np.ndarray[Any, Any]:
    """Return which rows say something: any figure, and a number or period that can be read."""
    filled = reduce(or_, (parsed.where(_is_filled) for parsed in figures.values()))
    number = reduce(or_, (parsed.where(_is_number) for parsed in figures.values()))
    found: np.ndarray[Any, Any] = filled & (number | periods.where(lambda item: item is not None))
    return found


def _is_number(figure: float | None) -> bool:
    return figure is not None and not math.isnan(figure)


def _is_filled(figure: float | None) -> bool:
    return figure is None or not math.isnan(figure)
