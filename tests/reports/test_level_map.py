"""The map's table: a code a drawn unit, the same classes in all periods, what a pointer shows."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.status import Status
from dashboard.domain.unit_marks import (
    FEW,
    STANDING,
    STATE_NUMBERS,
    STATES,
    Standing,
    UnitMark,
    sign,
)
from dashboard.errors import UnknownNameError
from dashboard.reports.drawn import drawn_units, units_below
from dashboard.reports.level import LevelMap, level_maps, numbers_of
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


def smoothed(edition: Edition, name: str, period: str) -> LevelMap:
    entry, shown = CATALOGUE.indicators[name], CALENDAR.parse(period)
    maps = level_maps(
        edition, entry, level="township", grain=shown.grain, scope="all", smoothed=True
    )
    return maps[shown.start]


def number_of(table: LevelMap, unit: str) -> int:
    """Return the number behind a unit's character."""
    return numbers_of(table)[unit]


def standing_of(table: LevelMap, unit: str) -> Standing:
    return UnitMark.of(number_of(table, unit)).standing


TOO_FEW, SUPPRESSED, NOT_REPORTED, NO_DATA = (
    STATE_NUMBERS[status]
    for status in (Status.TOO_FEW, Status.SUPPRESSED, Status.NOT_REPORTED, Status.NO_DATA)
)
ABOVE_NORM, BELOW_AREA = (STANDING * one for one in (Standing.ABOVE_NORM, Standing.BELOW_AREA))


def test_units_without_polygon_are_not_drawn_and_are_named(county: Edition) -> None:
    assert drawn_units(county, "township") == (EAST, WEST, SOUTH, OLD)
    assert drawn_units(county, "village") == (LARGE, SMALL, LARGEST, WEST, SOUTH, OLD)
    assert drawn_units(county, "county") == (COUNTY,)
    assert drawn(county, "births", "2026H1").undrawn == (NEW,)
    assert drawn(county, "births", "2025H1").undrawn == ()  # it did not exist then
    with pytest.raises(UnknownNameError, match="townshp"):
        drawn_units(county, "townshp")


@pytest.mark.parametrize(
    ("name", "period", "numbers"),
    [
        # east, west, south, old: classes of the norm are 0 below 103, 1 norm, .. 5 from 150 on
        ("sex_ratio_at_birth", "2026H1", [FEW, 5 + FEW + ABOVE_NORM, 5 + ABOVE_NORM, NO_DATA]),
        ("sex_ratio_at_birth", "2025H1", [FEW, FEW, 1, FEW]),
        (
            "sex_ratio_at_birth_parity_2",
            "2026H1",
            [TOO_FEW, 5 + FEW + ABOVE_NORM, 5 + ABOVE_NORM, NO_DATA],
        ),
        ("sex_ratio_at_birth", "2025H2", [FEW, FEW, NOT_REPORTED, FEW]),  # a month is missing
        ("cases_filed", "2026H1", [NO_DATA] * 4),
    ],
)
def test_every_unit_has_the_sign_of_its_class_or_state(
    county: Edition, name: str, period: str, numbers: list[int]
) -> None:
    assert drawn(county, name, period).codes == "".join(map(sign, numbers))


def test_an_indicator_without_norm_is_sure_where_it_lies_beyond_the_whole(county: Edition) -> None:
    table = drawn(county, "birth_rate", "2026H1")
    standing = {
        unit: standing_of(table, unit) for unit in table.units if number_of(table, unit) < STATES
    }
    for side, codes in (
        (Standing.ABOVE_AREA, table.summary.above),
        (Standing.BELOW_AREA, table.summary.below),
    ):
        found = {unit for unit, stands in standing.items() if stands is side}
        assert found == set(codes) & set(standing)
    assert set(standing.values()) <= {Standing.CHANCE, Standing.ABOVE_AREA, Standing.BELOW_AREA}


def test_villages_are_withheld_where_the_rule_says_so(county: Edition) -> None:
    table = drawn(county, "births", "2026H1", "village")
    assert [number_of(table, unit) for unit in (LARGE, SMALL)] == [SUPPRESSED] * 2
    assert number_of(table, LARGEST) < STATES
    ratios = drawn(county, "sex_ratio_at_birth", "2026H1", "village")
    assert {number_of(ratios, unit) for unit in (LARGE, SMALL, LARGEST)} == {SUPPRESSED}


def test_classes_are_the_same_in_all_periods(county: Edition) -> None:
    breaks = drawn(county, "birth_rate", "2026H1").breaks
    # 8, 16, 21.75, 24, 41 and 50‰ occur over the three half-years
    assert (breaks.edges[0], breaks.edges[-1]) == (8, 50)
    earlier = drawn(county, "birth_rate", "2025H1")
    assert earlier.breaks == breaks
    value = earlier.values[earlier.units.index(SOUTH)]
    lower, upper = breaks.limits(number_of(earlier, SOUTH) % FEW)
    assert lower <= value <= upper
    assert UnitMark.of(number_of(earlier, WEST)).few  # 16 births
    assert drawn(county, "birth_rate", "2025-10").breaks.edges[-1] < 10


def test_only_the_parts_of_a_unit_are_drawn_within_it(county: Edition) -> None:
    assert drawn_units(county, "village", EAST) == (LARGE, SMALL, LARGEST)
    assert drawn_units(county, "township", EAST) == (EAST,)
    assert drawn_units(county, "township", COUNTY) == drawn_units(county, "township")
    assert units_below(county) == {COUNTY: 4, EAST: 3}
    with pytest.raises(UnknownNameError):
        drawn_units(county, "village", "999")


def test_smoothing_draws_values_to_the_mean_and_leaves_what_is_said_of_observed_ones(
    county: Edition,
) -> None:
    """West has 27 boys to 5 girls, all units together 375 to 253."""
    before = drawn(county, "sex_ratio_at_birth", "2026H1")
    after = smoothed(county, "sex_ratio_at_birth", "2026H1")
    west = before.units.index(WEST)
    assert 375 / 253 * 100 < after.values[west] < before.values[west]
    assert (after.breaks, after.summary) == (before.breaks, before.summary)
    # its own interval still lies beyond the norm
    assert standing_of(after, WEST) is Standing.ABOVE_NORM
    assert not any(UnitMark.of(number_of(after, unit)).few for unit in (EAST, WEST, SOUTH))
    assert number_of(after, OLD) == NO_DATA
