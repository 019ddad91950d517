"""Columns of a fact table to arrays: each distinct text is read once, faults get their row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import numpy as np
import pandas as pd

from dashboard.catalogue import Measure
from dashboard.domain.periods import Calendar, Period
from dashboard.domain.units import Unit, UnitTree
from dashboard.storage import cells
from dashboard.storage.columns import Columns
from dashboard.storage.problems import Problems
from dashboard.storage.tables import Table
from dashboard.storage.unit_names import Match, Mention, UnitNames

AMOUNT_UNITS = ("yuan",)
"""Units of measures that may have a fraction."""

T = TypeVar("T")


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """A column whose distinct texts are read.

    Attributes:
        texts: Distinct texts.
        found: What each of them means, None where it means nothing.
        codes: Position in ``texts`` of each row.
    """

    texts: list[str]
    found: list[T | None]
    codes: np.ndarray[Any, Any]

    @classmethod
    def of(cls, column: pd.Series, parse: Callable[[str], T | None]) -> "Parsed[T]":
        """Read the distinct texts of a categorical column by ``parse``."""
        used = column.cat.remove_unused_categories()
        texts = [str(text) for text in used.cat.categories]
        return cls(texts, [parse(text) for text in texts], used.cat.codes.to_numpy())

    def each(self, value: Callable[[T | None], float], dtype: type) -> np.ndarray[Any, Any]:
        """Return ``value`` of what each row means."""
        taken: np.ndarray[Any, Any] = np.array([value(item) for item in self.found], dtype)[
            self.codes
        ]
        return taken

    def rows(self, keep: np.ndarray[Any, Any]) -> "Parsed[T]":
        """Return the column with the rows to ``keep`` only."""
        return Parsed(self.texts, self.found, self.codes[keep])

    def where(self, test: Callable[[T | None], bool]) -> np.ndarray[Any, Any]:
        """Return for each row whether what it means passes ``test``."""
        return self.each(test, bool)


def numbers(table: Table, column: int, measure: Measure) -> Parsed[float]:
    """Read a column of counts, or of sums of money."""
    parse = cells.number if measure.unit in AMOUNT_UNITS else cells.count
    return Parsed.of(table.cells[column], parse)


def periods(table: Table, column: int, calendar: Calendar) -> Parsed[Period]:
    """Read a column of periods."""
    return Parsed.of(table.cells[column], lambda text: cells.period(text, calendar))


def number_expected(measure: Measure) -> str:
    """Return the template that says what a cell of ``measure`` should be."""
    return cells.AMOUNT_EXPECTED if measure.unit in AMOUNT_UNITS else cells.COUNT_EXPECTED


def scopes(table: Table, column: int, default: str) -> Parsed[str]:
    """Read a column of scopes; an empty cell is ``default``."""
    return Parsed.of(
        table.cells[column], lambda text: cells.scope(text) if text.strip() else default
    )


def units(table: Table, columns: Columns, *, tree: UnitTree) -> Parsed[Match]:
    """Read which unit each row speaks of; each way to name a unit is looked up once.

    The 合计 of a township's own table is the township, that of the county's the county.
    """
    names = UnitNames(tree)
    given = _mentions(table, columns)
    ways = pd.DataFrame({part: texts.cat.codes for part, texts in given.items()})
    way_of_row = ways.groupby(list(given), sort=False).ngroup().to_numpy()
    first_rows = np.unique(way_of_row, return_index=True)[1]
    said = {part: texts.iloc[first_rows].astype(str) for part, texts in given.items()}
    mentions = [
        Mention(**dict(zip(said, texts, strict=True))) for texts in zip(*said.values(), strict=True)
    ]
    matches = [names.find(mention) for mention in mentions]
    listed = [match.unit for match in matches if match.unit and not match.is_total]
    found = [
        replace(match, unit=_unit_of_all(listed, tree)) if match.is_total else match
        for match in matches
    ]
    return Parsed([mention.name or mention.code for mention in mentions], [*found], way_of_row)


def _unit_of_all(listed: Sequence[Unit], tree: UnitTree) -> Unit:
    """Return the lowest unit above all ``listed`` ones: what the 合计 of their table is about."""
    above = {unit.parent or unit.code for unit in listed}
    paths = [[*(unit.code for unit in tree.ancestors(code)), code] for code in above]
    common = [codes[0] for codes in zip(*paths, strict=False) if len(set(codes)) == 1]
    return tree[common[-1]] if common else tree.root


def positions(units: Parsed[Match], tree: UnitTree) -> np.ndarray[Any, Any]:
    """Return each row's position in the tree, −1 where it names no unit."""
    order = {unit.code: position for position, unit in enumerate(tree)}
    return units.each(
        lambda match: order[match.unit.code] if match and match.unit else -1, np.int32
    )


def report_units(
    units: Parsed[Match], table: Table, columns: Columns, *, problems: Problems
) -> None:
    """Add what is wrong with each way to name a unit, once: at the first row that uses it."""
    column = columns.roles.get("unit_code", columns.roles.get("unit_name", 0))
    for way, row in zip(*np.unique(units.codes, return_index=True), strict=True):
        match = units.found[int(way)]
        if match and match.template:
            add = problems.warning if match.severity == "warning" else problems.error
            add(match.template, values=match.details, **place_of(table, int(row), column))


def notes(table: Table, columns: Columns) -> np.ndarray[Any, Any]:
    """Return which rows are notes or signatures by the first word of their unit cells."""
    found = np.zeros(len(table.cells), dtype=bool)
    for role in ("unit_code", "unit_name", "parent_name"):
        if role in columns.roles:
            parsed = Parsed.of(table.cells[columns.roles[role]], cells.is_note)
            found |= parsed.where(bool)
    return found


def _mentions(table: Table, columns: Columns) -> Mapping[str, pd.Series]:
    parts = {"code": "unit_code", "name": "unit_name", "parent": "parent_name"}
    return {
        part: table.cells[columns.roles[role]]
        for part, role in parts.items()
        if role in columns.roles
    }


def report(
    parsed: Parsed[Any],
    table: Table,
    column: int,
    *,
    template: str,
    problems: Problems,
    **values: object,
) -> None:
    """Add an error for each row of ``parsed`` that means nothing."""
    if None not in parsed.found:
        return
    for row in np.flatnonzero(parsed.where(lambda item: item is None)).tolist():
        found = {"found": parsed.texts[parsed.codes[row]].strip()}
        problems.error(template, values=found | values, **place_of(table, row, column))


def place_of(table: Table, row: int, column: int) -> dict[str, Any]:
    """Return file, sheet, row and column of a cell, as ``Problem`` takes them."""
    return {
        "file": table.file,
        "sheet": table.sheet,
        "row": int(table.cells.index[row]),
        "column": table.headers[column],
    }
