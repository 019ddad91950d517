"""The map's table: a code a drawn unit, the same classes in all periods, what a pointer shows."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.errors import UnknownNameError
from dashboard.reports.drawn import bounds, drawn_units
from dashboard.reports.level import LevelMap, level_maps
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


def drawn(edition: Edition, name: str, period: str, level: str = "township") -> LevelMap:
    entry, shown = CATALOGUE.indicators[name], CALENDAR.parse(period)
    maps = level_maps(edition, entry, level=level, grain=shown.grain, scope="all", also=shown)
    return maps[shown.start]


def code_of(table: LevelMap, unit: str) -> str:
    return table.codes[table.units.index(unit)]


def test_units_without_polygon_are_not_drawn_and_are_named(county: Edition) -> None:
    assert drawn_units(county, "township") == (EAST, WEST, SOUTH, OLD)
    assert drawn_units(county, "village") == (LARGE, SMALL, LARGEST, WEST, SOUTH, OLD)
    assert drawn_units(county, "county") == (COUNTY,)
    assert drawn(county, "births", "2026H1").undrawn == (NEW,)
    assert drawn(county, "births", "2025H1").undrawn == ()  # it did not exist then
    with pytest.raises(UnknownNameError, match="townshp"):
        drawn_units(county, "townshp")


@pytest.mark.parametrize(
    ("name", "period", "codes"),
    [
        # east, west, south, old: classes of the norm are 0 below 103, 1 norm, .. 5 from 150 on;
        # capital letters are the same classes with few births; n does not exist
        ("sex_ratio_at_birth", "2026H1", "AVNn"),  # 102.3, 540, 150.0
        ("sex_ratio_at_birth", "2025H1", "AA1A"),  # 102.3, 100, 105.0, 100
        ("sex_ratio_at_birth_parity_2", "2026H1", "fVNn"),  # no second births, 540, 212
        ("sex_ratio_at_birth", "2025H2", "AArA"),  # a month of south is missing
        ("cases_filed", "2026H1", "nnnn"),
    ],
)
def test_every_unit_has_the_code_of_its_class_or_state(
    county: Edition, name: str, period: str, codes: str
) -> None:
    table = drawn(county, name, period)
    assert table.codes == codes
    assert sum(table.count(code) for code in set(table.codes)) == len(table.units)


def test_villages_are_withheld_where_the_rule_says_so(county: Edition) -> None:
    table = drawn(county, "births", "2026H1", "village")
    assert [code_of(table, unit) for unit in (LARGE, SMALL)] == ["s", "s"]
    assert code_of(table, LARGEST).isdigit()
    assert drawn(county, "sex_ratio_at_birth", "2026H1", "village").codes[:3] == "sss"


def test_classes_are_the_same_in_all_periods(county: Edition) -> None:
    breaks = drawn(county, "birth_rate", "2026H1").breaks
    # 8, 16, 21.75, 24, 41 and 50‰ occur over the three half-years
    assert (breaks.edges[0], breaks.edges[-1]) == (8, 50)
    assert code_of(drawn(county, "birth_rate", "2025H1"), SOUTH) == str(breaks.count - 1)
    assert code_of(drawn(county, "birth_rate", "2025H1"), WEST) == "A"  # 16 births
    assert drawn(county, "birth_rate", "2025-10").breaks.edges[-1] < 10


def test_bounds_are_those_of_the_level(county: Edition) -> None:
    assert bounds(county, "township") == pytest.approx((108, 34, 108.4, 34.2), abs=1e-4)
