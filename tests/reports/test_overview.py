"""The overview's tables: which headlines there are, who stands out and in which order."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.status import Position
from dashboard.reports.overview import headlines, standouts
from dashboard.storage.store import Edition
from tests.reports.territory import CALENDAR, COUNTY, EAST, SOUTH, WEST

CATALOGUE = catalogues.load()


@pytest.mark.parametrize(
    ("period", "scope", "names"),
    [
        (
            "2026H1",
            "all",
            # neither fertility, which is of years, nor checks, which nobody reports
            [
                "birth_rate",
                "sex_ratio_at_birth",
                "sex_ratio_at_birth_parity_2",
                "policy_compliance",
                "cases_filed",
            ],
        ),
        ("2026Q2", "migrants_in", ["sex_ratio_at_birth"]),
    ],
)
def test_headlines_are_those_of_the_settings_that_can_be_shown(
    county: Edition, period: str, scope: str, names: list[str]
) -> None:
    found = headlines(county, CATALOGUE, period=CALENDAR.parse(period), unit=COUNTY, scope=scope)
    assert [item.indicator.id for item in found] == names
    assert all(item.now.unit_code == COUNTY for item in found)


def test_units_stand_out_beyond_norm_or_on_the_worse_side_of_the_county(county: Edition) -> None:
    found = standouts(county, CATALOGUE, period=CALENDAR.parse("2026H1"), unit=COUNTY, scope="all")
    assert [(item.row.unit_code, item.indicator.id, item.norm, item.against) for item in found] == [
        # few events, and yet beyond the norm: 27:5 has its lower end at 215, twice the norm;
        # of second births the county is at 227 itself
        (WEST, "sex_ratio_at_birth", Position.ABOVE, Position.ABOVE),
        (WEST, "sex_ratio_at_birth_parity_2", Position.ABOVE, Position.WITHIN),
        (SOUTH, "sex_ratio_at_birth_parity_2", Position.ABOVE, Position.WITHIN),
        (SOUTH, "sex_ratio_at_birth", Position.ABOVE, Position.WITHIN),
        (SOUTH, "policy_compliance", Position.UNKNOWN, Position.BELOW),
    ]
    assert {round(item.area.value, 1) for item in found} == {146.7, 227.3, 84.2}


def test_what_chance_explains_does_not_stand_out(county: Edition) -> None:
    found = standouts(county, CATALOGUE, period=CALENDAR.parse("2025H1"), unit=COUNTY, scope="all")
    assert found == []


@pytest.mark.parametrize("unit", [EAST, WEST])
def test_units_without_judged_units_below_have_no_standouts(county: Edition, unit: str) -> None:
    period = CALENDAR.parse("2026H1")
    assert standouts(county, CATALOGUE, period=period, unit=unit, scope="all") == []
