"""A territory of single years without a map: what there is is shown, what is not is said."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.periods import Calendar, Grain
from dashboard.domain.status import Status
from dashboard.reports import choices, overview
from dashboard.reports.comparisons import headlines
from dashboard.reports.drawn import drawn_units
from dashboard.reports.level import level_maps
from dashboard.storage.store import Edition

CATALOGUE = catalogues.load()
SEX_RATIO = CATALOGUE.indicators["sex_ratio_at_birth"]
CITY, COMPLETE, LACKING = "9903", "990301", "990302"
CALENDAR = Calendar(1)


def test_the_latest_period_is_a_year_where_there_are_only_years(census: Edition) -> None:
    latest = choices.latest_period(census, SEX_RATIO, scope="all")
    assert CALENDAR.label(latest) == "2020"
    assert choices.grains(census, SEX_RATIO, scope="all") == [Grain.YEAR]


def test_a_rate_without_any_mean_population_is_not_offered(census: Edition) -> None:
    # the mean of a year takes the end of the year before, which nobody reports
    offered = choices.indicators(census, CATALOGUE, scope="all")
    assert offered == ["population", "births", "sex_ratio_at_birth"]


def test_a_year_that_is_ten_years_away_is_not_a_year_before(census: Edition) -> None:
    period = CALENDAR.parse("2020")
    item = headlines(census, [SEX_RATIO], period=period, unit=COMPLETE, scope="all")[0]
    assert item.now.value == pytest.approx(115.6)
    assert not item.before.given
    # the years between are gaps of the history
    assert item.history["value"].dropna().tolist() == pytest.approx([120.4, 115.6])
    assert len(item.history) == 11


def test_where_a_county_does_not_report_the_city_has_no_figure(census: Edition) -> None:
    period = CALENDAR.parse("2020")
    item = headlines(census, [SEX_RATIO], period=period, unit=CITY, scope="all")[0]
    assert item.now.status is Status.NOT_REPORTED
    assert item.missing == [(LACKING, "2020")]
    found = overview.headlines(census, CATALOGUE, period=period, unit=CITY, scope="all")
    assert [line.indicator.id for line in found] == ["sex_ratio_at_birth"]


def test_without_boundaries_a_map_draws_nothing_and_names_its_units(census: Edition) -> None:
    assert choices.map_levels(census) == ["city"]
    assert drawn_units(census, "county") == ()
    maps = level_maps(census, SEX_RATIO, level="county", grain=Grain.YEAR, scope="all")
    table = maps[CALENDAR.parse("2010").start]
    assert table.codes == ""
    assert table.undrawn == (COMPLETE, LACKING)
