"""What is missing is named as far down as the reports are known, and nobody else is."""

import pytest

from dashboard.reports.gaps import missing_reports
from dashboard.storage.store import Edition
from tests.reports.territory import CALENDAR, COUNTY, EAST, MISSED, NEW, OLD, SOUTH, WEST


@pytest.mark.parametrize(
    ("measures", "period", "unit", "missing"),
    [
        (["births"], "2026H1", COUNTY, []),
        (["births"], "2025H2", COUNTY, [(SOUTH, MISSED)]),
        (["births"], "2025", COUNTY, [(SOUTH, MISSED)]),
        (["births"], "2025", SOUTH, [(SOUTH, MISSED)]),
        (["births"], "2025", WEST, []),
        (["births", "mean_population"], "2025Q3", COUNTY, [(SOUTH, MISSED)]),
        # the mean of June takes the end of May, and nothing of June is missing
        (["births", "mean_population"], "2025-06", COUNTY, [(SOUTH, MISSED)]),
        (["births", "mean_population"], "2025-07", COUNTY, []),
        (["population"], "2025Q3", COUNTY, []),  # it is counted at the end, which is there
        # what the county itself reports is not asked of its townships
        (["cases_filed"], "2025H2", COUNTY, [(COUNTY, "2025H2")]),
        # births begin in October; of August the population lacks too
        (
            ["births", "mean_population"],
            "2024-09",
            COUNTY,
            [
                (unit, month)
                for month in ("2024-08", "2024-09")
                for unit in (EAST, WEST, SOUTH, OLD)
            ],
        ),
        # a township is not asked for what was before it
        (["births", "mean_population"], "2026Q2", NEW, []),
        (["births"], "2026H2", NEW, [(NEW, f"2026-{month:02}") for month in range(4, 10)]),
    ],
)
def test_missing_reports_are_named_with_their_month(
    county: Edition,
    measures: list[str],
    period: str,
    unit: str,
    missing: list[tuple[str, str]],
) -> None:
    found = missing_reports(
        county, measures=measures, scope="all", period=CALENDAR.parse(period), unit=unit
    )
    assert found == missing


def test_of_a_long_list_a_dozen_are_named(county: Edition) -> None:
    found = missing_reports(
        county, measures=["births"], scope="all", period=CALENDAR.parse("2027"), unit=COUNTY
    )
    assert len(found) == 12
    assert found[0] == (EAST, "2026-10")


def test_of_a_scope_only_those_who_never_report_are_named(county: Edition) -> None:
    found = missing_reports(
        county,
        measures=["births"],
        scope="migrants_in",
        period=CALENDAR.parse("2026-01"),
        unit=COUNTY,
    )
    assert found == [(unit, "2026-01") for unit in (EAST, SOUTH, NEW)]
