"""Cells that several small tables have: units, years, days, words from a list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dashboard import catalogue
from dashboard.catalogue import Indicator
from dashboard.catalogue.headers import comparable
from dashboard.domain.periods import Grain
from dashboard.domain.units import UnitTree
from dashboard.errors import UnknownNameError
from dashboard.i18n import N_
from dashboard.storage import cells
from dashboard.storage.named_rows import NamedRow
from dashboard.storage.problems import Problems
from dashboard.storage.settings import Settings
from dashboard.storage.unit_names import Mention, UnitNames

_Meaning = TypeVar("_Meaning", bound=StrEnum)


@dataclass(frozen=True)
class RowReader:
    """Reads cells of the rows of one table; what is wrong goes to ``problems`` and gives None.

    Attributes:
        tree: Units of the territory.
        settings: Its settings.
        problems: Receives what is wrong.
        names: Finds units by code or name.
        rows: Where what may stand once stood first.
    """

    tree: UnitTree
    settings: Settings
    problems: Problems
    names: UnitNames
    rows: dict[object, int] = field(default_factory=dict)

    def year(self, row: NamedRow) -> int | None:
        """Return the statistical year of a row: 2026, 2026年, 2026年度."""
        calendar = self.settings.calendar
        found = cells.period(row["year"], calendar)
        if found is not None and found.grain is Grain.YEAR:
            return calendar.year_of(found.start)
        template = N_("Expected a year such as 2026, found “{found}”.")
        self.problems.add(row.problem(template, "year", found=row["year"]))
        return None

    def unit(self, row: NamedRow) -> str | None:
        """Return the code of the unit that a row names by code or name."""
        match = self.names.find(Mention(code=row["unit_code"], name=row["unit_name"]))
        if match.template:
            column = "unit_code" if row["unit_code"] else "unit_name"
            self.problems.add(
                row.problem(match.template, column, severity=match.severity, **match.details)
            )
        return match.unit.code if match.unit else None

    def meaning(self, row: NamedRow, column: str, names: Mapping[_Meaning, str]) -> _Meaning | None:
        """Return what a word of ``names`` means, each meaning's own id among them."""
        text = comparable(row[column])
        for meaning, words in names.items():
            if text in {comparable(word) for word in (meaning.value, *words.split())}:
                return meaning
        expected = [{"zh": words.split()[0], "en": str(key)} for key, words in names.items()]
        template = N_("Expected one of {expected}, found “{found}”.")
        self.problems.add(row.problem(template, column, expected=expected, found=row[column]))
        return None

    def indicator(self, row: NamedRow) -> Indicator | None:
        """Return the indicator that a row names by id or name; a warning where it is not shown."""
        known = catalogue.load()
        try:
            found = known.indicator(row["indicator"])
        except UnknownNameError as error:
            near = [names_of(known.indicators[name]) for name in error.nearest]
            template = N_("“{found}” is no indicator of the catalogue; nearest: {expected}.")
            self.problems.add(
                row.problem(template, "indicator", found=row["indicator"], expected=near)
            )
            return None
        if found.status == "historical" and not self.settings.historical:
            template = N_(
                "“{found}” is historical, which the settings do not enable; it is not shown."
            )
            self.problems.add(
                row.problem(template, "indicator", severity="warning", found=names_of(found))
            )
        return found

    def day(self, row: NamedRow, column: str) -> date | None:
        """Return the day of a cell; None where it is empty or, with a problem, no day."""
        found = cells.day(row[column])
        if found is None and cells.half_width(row[column]) not in cells.MISSING:
            template = N_("Expected a day such as 2026-03-31, found “{found}”.")
            self.problems.add(row.problem(template, column, found=row[column]))
        return found

    def is_new(self, row: NamedRow, key: object, column: str) -> bool:
        """Return whether ``key`` did not stand in an earlier row."""
        if key in self.rows:
            template = N_("Stands already in row {row}; each may stand once.")
            self.problems.add(row.problem(template, column, row=self.rows[key]))
            return False
        self.rows[key] = row.number
        return True


def names_of(indicator: Indicator) -> dict[str, str]:
    """Return an indicator's name as problems tell it, in both languages."""
    return {"zh": indicator.name_zh, "en": indicator.name_en}
