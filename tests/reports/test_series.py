"""Series: all periods of a map, the same as the maps one by one."""

from dashboard import catalogue as catalogues
from dashboard.domain.periods import Grain
from dashboard.reports.level import level_maps
from dashboard.reports.series import Series, series
from dashboard.storage.store import Edition
from tests.reports.territory import COUNTY, EAST, SOUTH

ENTRIES = catalogues.load().indicators


def of(
    edition: Edition,
    name: str,
    within: str = COUNTY,
    level: str = "township",
    *,
    smoothed: bool = False,
) -> Series:
    return series(
        edition,
        ENTRIES[name],
        level=level,
        within=within,
        grain=Grain.HALF,
        scope="all",
        smoothed=smoothed,
    )


def test_every_period_has_the_codes_of_its_map_and_the_printed_values(county: Edition) -> None:
    found = of(county, "sex_ratio_at_birth")
    maps = level_maps(
        county, ENTRIES["sex_ratio_at_birth"], level="township", grain=Grain.HALF, scope="all"
    )
    assert found.codes == [maps[start].codes for start in sorted(maps)]
    assert found.periods == sorted(found.periods)
    assert found.periods[-1] == "2026H1"
    assert found.values
    units = maps[max(maps)].units
    assert found.values[-1][units.index(SOUTH)] == "150.0"
    assert found.values[-1][-1] == ""  # merged before
    assert (found.breaks.middle, found.breaks.count) == (1, 6)


def test_a_part_keeps_the_classes_of_the_whole(county: Edition) -> None:
    whole, part = of(county, "birth_rate"), of(county, "birth_rate", EAST)
    assert part.breaks == whole.breaks
    assert [codes[0] for codes in whole.codes] == part.codes
    assert whole.area[-1] != part.area[-1]


def test_what_villages_never_show_has_no_values(county: Edition) -> None:
    found = of(county, "sex_ratio_at_birth", EAST, "village")
    assert found.values
    assert {value for period in found.values for value in period} == {""}


def test_an_indicator_without_periods_gives_an_empty_series(county: Edition) -> None:
    found = of(county, "cross_checks_answered")
    assert (found.periods, found.codes, found.breaks.count, found.scheme) == ([], [], 0, "")


def test_smoothed_values_are_marked_and_keep_the_classes_of_the_observed_ones(
    county: Edition,
) -> None:
    observed = of(county, "sex_ratio_at_birth")
    smoothed = of(county, "sex_ratio_at_birth", smoothed=True)
    assert (smoothed.breaks, smoothed.area) == (observed.breaks, observed.area)
    assert smoothed.title != observed.title
    assert smoothed.badge
    assert smoothed.note
    assert not observed.badge + observed.note
    assert smoothed.values
    assert observed.values
    printed = [value for period in smoothed.values for value in period if value]
    assert all(value.startswith("≈") for value in printed)
    assert len(printed) == sum(value != "" for period in observed.values for value in period)


def test_a_part_is_smoothed_towards_the_mean_of_the_whole_level(county: Edition) -> None:
    whole = of(county, "sex_ratio_at_birth", smoothed=True)
    part = of(county, "sex_ratio_at_birth", EAST, smoothed=True)
    assert whole.values
    assert part.values
    assert [period[0] for period in whole.values] == [period[0] for period in part.values]


def test_withheld_villages_have_no_smoothed_value(county: Edition) -> None:
    observed = of(county, "birth_rate", EAST, "village")
    smoothed = of(county, "birth_rate", EAST, "village", smoothed=True)
    assert observed.values
    assert smoothed.values
    for before, after in zip(observed.values, smoothed.values, strict=True):
        assert [bool(value) for value in before] == [bool(value) for value in after]
    assert "" in smoothed.values[-1]
