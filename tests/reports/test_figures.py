"""Figures of the small county: counts, values, and why one is not there."""

from collections.abc import Sequence

import pandas as pd
import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.figure import FIGURE_COLUMNS, figures_of
from dashboard.domain.status import Status
from dashboard.reports import figures as reports
from dashboard.reports.figures import figure_tables, figures
from dashboard.reports.trend import unit_in_focus
from dashboard.storage.store import Edition
from tests.reports.territory import (
    CALENDAR,
    COUNTY,
    EAST,
    LARGE,
    LARGEST,
    NEW,
    OLD,
    SMALL,
    SOUTH,
    WEST,
)

ENTRIES = catalogues.load().indicators


def one(edition: Edition, name: str, period: str, unit: str, scope: str = "all"):
    periods = [CALENDAR.parse(period)]
    table = figures(edition, ENTRIES[name], periods=periods, units=[unit], scope=scope)
    return figures_of(table)[0]


@pytest.mark.parametrize(
    ("name", "period", "unit", "numerator", "denominator", "value"),
    [
        # east: 12+2+30 boys, 12+1+30 girls of its villages
        ("sex_ratio_at_birth", "2026H1", EAST, 44, 43, 102.33),
        ("sex_ratio_at_birth", "2026H1", COUNTY, 383, 261, 146.74),
        ("sex_ratio_at_birth_parity_2", "2026H1", COUNTY, 250, 110, 227.27),
        ("birth_rate", "2026H1", COUNTY, 644, 17_000, 37.882),
        ("birth_rate", "2025H1", COUNTY, 537, 17_000, 31.588),
        ("natural_increase", "2026H1", COUNTY, 644 - 90, 17_000, 32.588),
        ("policy_compliance", "2026H1", COUNTY, 542, 644, 84.161),
        ("birth_rate", "2026", EAST, None, None, None),  # half a year is no year
        ("births", "2025", EAST, 174, None, 174),
        ("births", "2026Q1", OLD, 12, None, 12),
        ("births", "2026Q2", NEW, 13, None, 13),
        ("cases_filed", "2026H1", COUNTY, 75, None, 75),
        # the county in the quarters around the merger: 4,000 + 2,000 + 10,000 + 1,000
        ("population", "2026Q1", COUNTY, 17_000, None, 17_000),
        ("population", "2026Q2", COUNTY, 17_000, None, 17_000),
    ],
)
def test_figures_are_those_worked_out_by_hand(
    county: Edition,
    name: str,
    period: str,
    unit: str,
    numerator: float | None,
    denominator: float | None,
    value: float | None,
) -> None:
    row = one(county, name, period, unit)
    found = [None if pd.isna(cell) else cell for cell in (row.numerator, row.denominator)]
    assert found == [numerator, denominator]
    assert row.given == (value is not None)
    assert value is None or row.value == pytest.approx(value, abs=0.005)


@pytest.mark.parametrize(
    ("name", "period", "unit", "status"),
    [
        ("sex_ratio_at_birth", "2026H1", SOUTH, Status.OK),
        ("sex_ratio_at_birth", "2026H1", WEST, Status.CAUTIOUS),  # 32 births
        ("sex_ratio_at_birth", "2026Q1", NEW, Status.NO_DATA),  # not there before January
        ("sex_ratio_at_birth_parity_2", "2026H1", EAST, Status.TOO_FEW),
        ("birth_rate", "2025H2", SOUTH, Status.NOT_REPORTED),  # a month is missing
        ("birth_rate", "2025H2", COUNTY, Status.NOT_REPORTED),
        ("birth_rate", "2025Q4", SOUTH, Status.OK),
        ("cases_filed", "2025H2", COUNTY, Status.NOT_REPORTED),
        ("cases_filed", "2026H1", SOUTH, Status.NO_DATA),  # townships never report cases
        ("births", "2026H1", OLD, Status.NO_DATA),  # it ended within the half-year
        ("births", "2026H1", NEW, Status.NO_DATA),
        ("births", "2026H1", LARGEST, Status.OK),
        ("births", "2026H1", SMALL, Status.SUPPRESSED),  # 3 births
        ("births", "2026H1", LARGE, Status.SUPPRESSED),  # else the total gives the 3 away
        ("births", "2025", LARGEST, Status.SUPPRESSED),  # half-years only are published
        ("births", "2025-10", LARGEST, Status.SUPPRESSED),
        ("births", "2027H1", LARGEST, Status.NOT_REPORTED),
        ("sex_ratio_at_birth", "2026H1", LARGEST, Status.SUPPRESSED),  # never of villages
    ],
)
def test_a_figure_that_is_not_there_says_why(
    county: Edition, name: str, period: str, unit: str, status: Status
) -> None:
    row = one(county, name, period, unit)
    assert row.status is status
    if status is Status.SUPPRESSED:
        assert all(pd.isna(cell) for cell in (*row.counts.values(), row.value, row.lower))


def test_scopes_are_kept_apart(county: Edition) -> None:
    assert one(county, "births", "2026Q2", WEST, "migrants_in").value == 6
    assert one(county, "births", "2026Q2", WEST).value != 6
    assert one(county, "births", "2026Q2", SOUTH, "migrants_in").status is Status.NO_DATA


def test_rows_come_in_the_order_asked_for(county: Edition) -> None:
    periods = [CALENDAR.parse(label) for label in ("2026H1", "2025H1")]
    table = figures(
        county, ENTRIES["births"], periods=periods, units=[WEST, COUNTY, EAST], scope="all"
    )
    assert list(table.columns) == list(FIGURE_COLUMNS)
    assert table["unit_code"].tolist() == [WEST, WEST, COUNTY, COUNTY, EAST, EAST]
    assert table["start"].tolist() == [period.start for period in periods] * 3
    assert table["value"].tolist() == [32, 16, 644, 537, 87, 87]


@pytest.mark.parametrize(("units", "periods"), [([], ["2026H1"]), ([WEST], [])])
def test_nothing_asked_for_gives_an_empty_table(
    county: Edition, units: Sequence[str], periods: Sequence[str]
) -> None:
    table = figures(
        county,
        ENTRIES["births"],
        periods=[CALENDAR.parse(label) for label in periods],
        units=units,
        scope="all",
    )
    assert list(table.columns) == list(FIGURE_COLUMNS)
    assert table.empty


def test_many_indicators_at_once_are_the_same_as_one_by_one(county: Edition) -> None:
    asked = {
        "periods": [CALENDAR.parse(label) for label in ("2025H1", "2025H2", "2026H1")],
        "units": [unit.code for unit in county.tree],
        "scope": "all",
    }
    together = figure_tables(county, ENTRIES.values(), **asked)
    assert list(together) == list(ENTRIES)
    for name, table in together.items():
        alone = figures(county, ENTRIES[name], **asked)
        pd.testing.assert_frame_equal(alone, table)


def test_long_lists_of_units_are_read_otherwise_and_give_the_same(
    county: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {
        "periods": [CALENDAR.parse("2026H1")],
        "units": [WEST, LARGE, EAST],
        "scope": "all",
    }
    short = figures(county, ENTRIES["birth_rate"], **asked)
    monkeypatch.setattr(reports, "_LISTED_UNITS", 2)
    pd.testing.assert_frame_equal(figures(county, ENTRIES["birth_rate"], **asked), short)


@pytest.mark.parametrize(
    ("until", "unit", "values"),
    [
        ("2026H1", WEST, [16, 32]),  # first halves with first halves
        ("2025H2", WEST, [16]),
        ("2026Q2", WEST, [6, 14]),
        ("2025H1", WEST, [16]),
        ("2024H1", WEST, [None]),  # before the first report
        ("2026H1", OLD, [24, None]),
    ],
)
def test_a_series_is_the_same_part_of_every_year(
    county: Edition, until: str, unit: str, values: list[float | None]
) -> None:
    table = unit_in_focus(
        county, ENTRIES["births"], period=CALENDAR.parse(until), unit=unit, area=unit, scope="all"
    )[0].history
    assert [None if pd.isna(value) else value for value in table["value"]] == values
    assert table["start"].iloc[-1] == CALENDAR.parse(until).start
