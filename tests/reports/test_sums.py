"""Figures of wider areas and longer periods are sums of their parts, through a real import."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import catalogue as catalogues
from dashboard.domain.periods import Calendar, Grain, Period
from dashboard.reports.figures import figure_tables
from dashboard.storage.importing import import_territory
from dashboard.storage.store import Edition, Store
from tests.reports.territory import write_rows, write_text

INDICATORS = [catalogues.load().indicators[name] for name in ("births", "population", "birth_rate")]
LOWEST = ("990101001", "990101002", "990102001", "990102002", "990102003")
UNITS = ("9901", "990101", "990102", *LOWEST)


@dataclass(frozen=True)
class Reports:
    """Boys, girls and population of each lowest unit and month; NaN where a report is missing."""

    calendar: Calendar
    first: int
    counts: npt.NDArray[np.float64]  # unit, month, measure

    def births(self, unit: str, period: Period) -> float:
        return float(self._cells(unit)[:, self._months(period), :2].sum())

    def population(self, unit: str, period: Period) -> float:
        return float(self._cells(unit)[:, self._months(period)[-1], 2].sum())

    def _cells(self, unit: str) -> npt.NDArray[np.float64]:
        return self.counts[[code.startswith(unit) for code in LOWEST]]

    def _months(self, period: Period) -> list[int]:
        return [month - self.first for month in range(period.start, period.end)]

    def periods(self, grain: Grain) -> list[Period]:
        last = self.first + self.counts.shape[1] - 1
        return list(self.calendar.between(self.first, last, grain))


@st.composite
def reports(draw: st.DrawFn) -> Reports:
    calendar = Calendar(draw(st.sampled_from((1, 10))))
    months = draw(st.integers(12, 26))
    generator = np.random.default_rng(draw(st.integers(0, 2**32)))
    counts = generator.integers(0, [60, 60, 5000], size=(len(LOWEST), months, 3)).astype(float)
    cell = st.tuples(st.integers(0, len(LOWEST) - 1), st.integers(0, months - 1))
    for unit, month in draw(st.sets(cell, max_size=3)):
        counts[unit, month] = np.nan
    return Reports(calendar, calendar.year_start(2025) + draw(st.integers(-3, 3)), counts)


def imported(given_reports: Reports, home: Path) -> Edition:
    folder = home / "data" / "sums"
    start = given_reports.calendar.start_month
    text = f'id = "sums"\nname_zh = "总市"\nstart_month = {start}\npopulation = "end"\n'
    write_text(folder / "territory.toml", text)
    listed = "\n".join(f"{code},{code}" for code in UNITS)
    write_text(folder / "units.csv", f"unit_code,name\n{listed}\n")
    label = given_reports.calendar.label
    rows = [
        (code, label(Period(given_reports.first + month, 1)), *map(int, counts))
        for code, months in zip(LOWEST, given_reports.counts, strict=True)
        for month, counts in enumerate(months)
        if not np.isnan(counts).any()
    ]
    header = ("unit_code", "period", "boys", "girls", "population")
    write_rows(folder / "facts" / "all.csv", [header, *rows])
    import_territory(folder, territory="sums", home=home)
    return Store(home).edition("sums")


@settings(max_examples=5, deadline=None)
@given(reports())
def test_figures_are_sums_of_parts_at_every_level_and_period(given_reports: Reports) -> None:
    with TemporaryDirectory() as home:
        edition = imported(given_reports, Path(home))
        for grain in Grain:
            periods = given_reports.periods(grain)
            if not periods:
                continue
            asked = [(unit, period) for unit in UNITS for period in periods]
            births = np.array([given_reports.births(*cell) for cell in asked])
            population = np.array([given_reports.population(*cell) for cell in asked])
            tables = figure_tables(edition, INDICATORS, periods=periods, units=UNITS, scope="all")
            found = {name: table["value"].to_numpy() for name, table in tables.items()}
            np.testing.assert_array_equal(found["births"], births)
            np.testing.assert_array_equal(found["population"], population)
            with np.errstate(divide="ignore", invalid="ignore"):
                rates = np.where(population == 0, np.nan, 1000 * births / population)
            np.testing.assert_allclose(found["birth_rate"], rates)
