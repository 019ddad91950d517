"""Months, quarters, half-years and years of a statistical year with any start month.

A period is a run of whole months. Its label depends on the calendar: with an October
start, ``2026H1`` is 2025-10..2026-03 and ``2026`` is 2025-10..2026-09. A month label is
always the calendar month.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from dashboard.errors import PeriodError
from dashboard.i18n import N_


class Grain(IntEnum):
    """Kind of period; the value is its length in months."""

    MONTH = 1
    QUARTER = 3
    HALF = 6
    YEAR = 12

    @property
    def id(self) -> str:
        """Return the spelling used in files and links: ``month``, ``quarter``, ..."""
        return self.name.lower()


@dataclass(frozen=True, order=True)
class Period:
    """A run of whole months.

    Attributes:
        start: First month as an ordinal, ``year * 12 + month - 1``.
        months: Length: 1, 3, 6 or 12.
    """

    start: int
    months: int

    @property
    def end(self) -> int:
        """Ordinal of the month after the last one."""
        return self.start + self.months

    @property
    def grain(self) -> Grain:
        """Kind of period."""
        return Grain(self.months)

    @property
    def first_day(self) -> date:
        """First day of the period."""
        return date(self.start // 12, self.start % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        """Last day of the period."""
        year, month = divmod(self.end - 1, 12)
        return date(year, month + 1, monthrange(year, month + 1)[1])

    def shifted(self, months: int) -> "Period":
        """Return the period of the same length ``months`` later (earlier if negative)."""
        return Period(self.start + months, self.months)

    def contains(self, other: "Period") -> bool:
        """Return whether ``other`` lies within this period."""
        return self.start <= other.start and other.end <= self.end


_LABEL = re.compile(r"(\d{4})(?:-(\d{2})|Q([1-4])|H([12]))?")


@dataclass(frozen=True)
class Calendar:
    """The statistical year of a territory.

    Attributes:
        start_month: Calendar month in which the year starts; with 10, year 2026 starts
            in October 2025.
    """

    start_month: int = 1

    def year_start(self, year: int) -> int:
        """Return the ordinal of the first month of statistical ``year``."""
        return (year if self.start_month == 1 else year - 1) * 12 + self.start_month - 1

    def year_of(self, month: int) -> int:
        """Return the statistical year in which the month ordinal ``month`` lies."""
        year = month // 12
        return year if month < self.year_start(year + 1) else year + 1

    def parse(self, label: str) -> Period:
        """Return the period of a label such as ``2025-10``, ``2026Q1``, ``2026H1``, ``2026``.

        Raises:
            PeriodError: The label is none of these.
        """
        match = _LABEL.fullmatch(label.strip())
        if not match:
            raise PeriodError(
                N_(
                    "“{label}” is not a period; expected for example "
                    "2025-10, 2026Q1, 2026H1 or 2026."
                ),
                label=label,
            )
        year, month, quarter, half = match.groups()
        if month:
            if not 1 <= int(month) <= 12:  # noqa: PLR2004  months of a year
                raise PeriodError(
                    N_("“{label}” is not a month; the month runs from 01 to 12."), label=label
                )
            return Period(int(year) * 12 + int(month) - 1, Grain.MONTH)
        start = self.year_start(int(year))
        if quarter:
            return Period(start + (int(quarter) - 1) * Grain.QUARTER, Grain.QUARTER)
        if half:
            return Period(start + (int(half) - 1) * Grain.HALF, Grain.HALF)
        return Period(start, Grain.YEAR)

    def label(self, period: Period) -> str:
        """Return the label of ``period``, the inverse of ``parse``."""
        if period.grain is Grain.MONTH:
            return f"{period.start // 12}-{period.start % 12 + 1:02d}"
        year = self.year_of(period.start)
        if period.grain is Grain.YEAR:
            return str(year)
        number = (period.start - self.year_start(year)) // period.months + 1
        return f"{year}{'Q' if period.grain is Grain.QUARTER else 'H'}{number}"

    def enclosing(self, month: int, grain: Grain) -> Period:
        """Return the period of ``grain`` in which the month ordinal ``month`` lies."""
        if grain is Grain.MONTH:
            return Period(month, grain)
        start = self.year_start(self.year_of(month))
        return Period(start + (month - start) // grain * grain, grain)

    def between(self, first: int, last: int, grain: Grain) -> Iterator[Period]:
        """Yield the periods of ``grain`` lying wholly in months ``first``..``last``."""
        period = self.enclosing(first, grain)
        if period.start < first:
            period = period.shifted(grain)
        while period.end <= last + 1:
            yield period
            period = period.shifted(grain)
