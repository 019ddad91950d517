"""The profile of a unit and the table of those below it."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.figure import FIGURE_COLUMNS, figures_of
from dashboard.domain.status import Position, Status, Verdict
from dashboard.reports.area import ProfileLine, below, profile
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

CATALOGUE = catalogues.load()
PERIOD = CALENDAR.parse("2026H1")


def lines(edition: Edition, unit: str, area: str = COUNTY) -> dict[str, ProfileLine]:
    found = profile(edition, CATALOGUE, period=PERIOD, unit=unit, area=area, scope="all")
    return {line.indicator.id: line for line in found}


def test_a_profile_lists_what_is_reported_in_the_order_of_the_catalogue(county: Edition) -> None:
    listed = list(lines(county, SOUTH))
    assert listed == [name for name in CATALOGUE.indicators if name in listed]
    assert {"population", "natural_increase", "sex_ratio_at_birth", "cases_filed"} < set(listed)
    assert "total_fertility_rate" not in listed
    assert "benefits_honoured" not in listed


def test_a_line_has_the_unit_now_and_before_and_the_county(county: Edition) -> None:
    line = lines(county, SOUTH)["policy_compliance"]
    assert line.now.value == pytest.approx(80)
    assert line.before.value == pytest.approx(100 * 380 / 410)
    assert line.area.value == pytest.approx(84.16, abs=0.005)
    assert (line.now.unit_code, line.area.unit_code) == (SOUTH, COUNTY)
    assert line.verdict is Verdict.WORSE
    assert line.norm is Position.UNKNOWN


def test_the_norm_is_a_judgement_of_its_own(county: Edition) -> None:
    line = lines(county, WEST)["sex_ratio_at_birth_parity_2"]
    assert line.norm is Position.ABOVE
    assert line.verdict is Verdict.SIMILAR  # the county is at 227 itself


def test_the_county_is_not_compared_with_itself(county: Edition) -> None:
    found = lines(county, COUNTY)
    assert {line.verdict for line in found.values()} == {Verdict.UNKNOWN}
    assert all(line.now == line.area for line in found.values() if line.now.given)
    assert found["sex_ratio_at_birth"].norm is Position.ABOVE


def test_the_table_below_a_unit_has_a_row_a_unit_and_indicator(county: Edition) -> None:
    entries = [CATALOGUE.indicators[name] for name in ("births", "sex_ratio_at_birth")]
    table = below(county, entries, period=PERIOD, unit=COUNTY, scope="all")
    assert list(table.columns) == [*FIGURE_COLUMNS, "indicator"]
    assert table["indicator"].tolist() == ["births"] * 5 + ["sex_ratio_at_birth"] * 5
    assert table["unit_code"].tolist() == [EAST, WEST, SOUTH, OLD, NEW] * 2
    assert table["value"].tolist()[:3] == [87, 32, 500]


def test_units_that_do_not_exist_in_the_period_are_not_below(county: Edition) -> None:
    table = below(
        county,
        [CATALOGUE.indicators["births"]],
        period=CALENDAR.parse("2026Q2"),
        unit=COUNTY,
        scope="all",
    )
    assert table["unit_code"].tolist() == [EAST, WEST, SOUTH, NEW]


def test_small_counts_of_villages_and_what_gives_them_away_are_withheld(county: Edition) -> None:
    names = ("births", "birth_rate", "sex_ratio_at_birth", "population")
    entries = [CATALOGUE.indicators[name] for name in names]
    table = below(county, entries, period=PERIOD, unit=EAST, scope="all")
    states = {(row.unit_code, row.status) for row in figures_of(table[:6])}
    assert states == {
        (SMALL, Status.SUPPRESSED),
        (LARGE, Status.SUPPRESSED),
        (LARGEST, Status.OK),
    }
    withheld = table[table["status"] == Status.SUPPRESSED]
    assert withheld[["numerator", "denominator", "value", "n"]].isna().all(axis=None)
    assert (table.loc[table["indicator"] == "sex_ratio_at_birth", "status"] == "suppressed").all()
    assert table.loc[table["indicator"] == "population", "value"].tolist() == [1000, 500, 2500]


def test_nothing_lies_below_a_unit_without_children(county: Edition) -> None:
    entries = [CATALOGUE.indicators["births"]]
    assert below(county, entries, period=PERIOD, unit=WEST, scope="all").empty
    assert below(county, [], period=PERIOD, unit=EAST, scope="all").empty
