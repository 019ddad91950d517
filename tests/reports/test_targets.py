"""Targets of the small county: the year so far, added up where it must be."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import catalogue
from dashboard.domain.attainment import TargetState
from dashboard.domain.targets import Contract, Duty, Target, TargetKind
from dashboard.reports import targets as reports
from dashboard.reports.contracts import contracts
from dashboard.reports.targets import so_far, target_matrix, unit_targets
from dashboard.storage.store import Edition
from dashboard.storage.targets import TargetFiles
from tests.reports.territory import CALENDAR, COUNTY, EAST, NEW, OLD, SOUTH, WEST

KNOWN = catalogue.load()
S = TargetState


def target(unit: str, indicator: str, limit: float, kind: TargetKind) -> Target:
    low, high = (limit, None) if kind is TargetKind.AT_LEAST else (None, limit)
    return Target(unit, 2026, indicator, "all", kind, low, high, Duty.CONTRACT)


GIVEN = TargetFiles(
    targets=(
        target(COUNTY, "policy_compliance", 90, TargetKind.AT_LEAST),
        target(WEST, "policy_compliance", 95, TargetKind.AT_LEAST),
        target(COUNTY, "births", 1500, TargetKind.AT_MOST),
        target(COUNTY, "birth_rate", 60, TargetKind.AT_MOST),
        target(COUNTY, "sex_ratio_at_birth", 120, TargetKind.AT_MOST),
        target(COUNTY, "libraries", 4, TargetKind.AT_LEAST),
    ),
    contracts=(
        Contract(2026, EAST, True, date(2025, 11, 30), date(2025, 11, 2)),
        Contract(2026, WEST, True, date(2025, 11, 30), None),
        Contract(2026, "财政局", False, None, date(2026, 2, 1)),
        Contract(2025, "财政局", False, None, date(2024, 11, 1)),
    ),
)


@pytest.fixture(autouse=True)
def given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Edition, "targets", lambda _edition: GIVEN)


def lines(edition: Edition, unit: str, label: str = "2026H1") -> dict[str, reports.TargetLine]:
    found = unit_targets(edition, KNOWN, period=CALENDAR.parse(label), unit=unit, scope="all")
    return {line.indicator.id: line for line in found}


def test_births_and_their_rate_are_held_against_half_of_the_year(county: Edition) -> None:
    births = lines(county, COUNTY)["births"]
    assert births.cumulative
    assert births.figure.value == 644  # 87 of villages, 32, 500, 12 and 13
    assert births.attainment.share == 42.9
    assert births.attainment.state is S.ON_SCHEDULE


def test_a_rate_of_the_year_so_far_is_that_of_all_its_quarters(county: Edition) -> None:
    """Two quarters as two: births add up, and the mean population is the mean of both."""
    half = lines(county, COUNTY, "2026H1")["birth_rate"].figure
    year = so_far(county, CALENDAR.parse("2026H1"))
    quarters = replace(year, periods=(CALENDAR.parse("2026Q1"), CALENDAR.parse("2026Q2")))
    added = reports._added(
        county, KNOWN, KNOWN.indicators["birth_rate"], units=[COUNTY], scope="all", year=quarters
    )
    assert added["numerator"].iloc[0] == half.numerator
    assert added["value"].iloc[0] == pytest.approx(half.value, rel=0.02)


def test_targets_are_inherited_and_a_count_is_not(county: Edition) -> None:
    matrix = target_matrix(
        county,
        KNOWN,
        period=CALENDAR.parse("2026H1"),
        units=[COUNTY, EAST, WEST, SOUTH, OLD, NEW],
        scope="all",
    )
    key = ("policy_compliance", "all")
    asked = {code: line.target.low for (code, of), line in matrix.lines.items() if of == key}
    assert asked == {COUNTY: 90, EAST: 90, WEST: 95, SOUTH: 90, OLD: 90, NEW: 90}
    assert [code for code, of in matrix.lines if of == ("births", "all")] == [COUNTY]
    west = matrix.lines[WEST, ("sex_ratio_at_birth", "all")]
    assert west.attainment.state is S.MISSED  # 27 boys to 5 girls
    assert west.attainment.beyond is True


def test_what_was_never_reported_is_said_and_not_judged(county: Edition) -> None:
    assert lines(county, COUNTY)["libraries"].attainment.state is S.NOT_REPORTED


def test_another_scope_has_none_of_these_targets(county: Edition) -> None:
    found = unit_targets(
        county, KNOWN, period=CALENDAR.parse("2026H1"), unit=COUNTY, scope="registered"
    )
    assert found == []


def test_a_year_without_targets_has_none(county: Edition) -> None:
    assert lines(county, COUNTY, "2025H1") == {}


def test_contracts_are_counted_as_they_stood_on_the_day(county: Edition) -> None:
    found = contracts(county, so_far(county, CALENDAR.parse("2026H1")), unit=county.tree.root.code)
    assert (found.signed, found.due) == (2, 3)
    assert found.units.missing == found.units.overdue == (WEST,)
    earlier = contracts(
        county, so_far(county, CALENDAR.parse("2026Q1")), unit=county.tree.root.code
    )
    assert earlier.departments.missing == ("财政局",)
    assert earlier.departments.overdue == ()
