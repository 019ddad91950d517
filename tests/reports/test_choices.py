"""What the small county offers to choose from."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.periods import Grain
from dashboard.reports import choices
from dashboard.storage.store import Edition
from tests.reports.territory import CALENDAR

CATALOGUE = catalogues.load()


def labels(edition: Edition, name: str, grain: Grain, scope: str = "all") -> list[str]:
    entry = CATALOGUE.indicators[name]
    found = choices.periods(edition, entry, scope=scope, grain=grain)
    return [CALENDAR.label(period) for period in found]


def test_scopes_are_those_with_something_to_show(county: Edition) -> None:
    assert choices.scopes(county) == ["all", "migrants_in"]


def test_indicators_are_those_with_a_figure(county: Edition) -> None:
    offered = choices.indicators(county, CATALOGUE, scope="all")
    assert offered == [name for name in CATALOGUE.indicators if name in offered]
    assert "policy_compliance" in offered  # historical, and the territory enables it
    assert "total_fertility_rate" not in offered
    # due in one half-year, paid in another: there is no rate to show
    assert "benefits_honoured" not in offered
    assert choices.indicators(county, CATALOGUE, scope="migrants_in") == [
        "births",
        "sex_ratio_at_birth",
    ]
    for scope in choices.scopes(county):
        for name in choices.indicators(county, CATALOGUE, scope=scope):
            assert choices.grains(county, CATALOGUE.indicators[name], scope=scope)


def test_historical_indicators_are_offered_where_the_territory_enables_them(
    county: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = county.settings.model_copy(update={"historical": False})
    monkeypatch.setitem(vars(county), "settings", settings)
    offered = choices.indicators(county, CATALOGUE, scope="all")
    assert "policy_compliance" not in offered
    assert "birth_rate" in offered


@pytest.mark.parametrize(
    ("name", "grain", "found"),
    [
        ("births", Grain.HALF, ["2026H1", "2025H2", "2025H1"]),
        ("births", Grain.YEAR, ["2025"]),  # east and west have all twelve months
        ("births", Grain.QUARTER, ["2026Q2", "2026Q1", "2025Q4", "2025Q3", "2025Q2", "2025Q1"]),
        ("cases_filed", Grain.HALF, ["2026H1", "2025H1"]),
        ("cases_filed", Grain.MONTH, []),
        ("total_fertility_rate", Grain.HALF, []),
    ],
)
def test_periods_are_those_that_any_unit_has_the_latest_first(
    county: Edition, name: str, grain: Grain, found: list[str]
) -> None:
    assert labels(county, name, grain) == found


def test_kinds_of_period_begin_with_half_years(county: Edition) -> None:
    births, cases = CATALOGUE.indicators["births"], CATALOGUE.indicators["cases_filed"]
    assert choices.grains(county, births, scope="all") == [
        Grain.HALF,
        Grain.YEAR,
        Grain.QUARTER,
        Grain.MONTH,
    ]
    assert choices.grains(county, cases, scope="all") == [Grain.HALF]


@pytest.mark.parametrize(("scope", "label"), [("all", "2026H1"), ("migrants_in", "2026Q2")])
def test_the_latest_period_is_of_the_main_kind_or_one_there_is(
    county: Edition, scope: str, label: str
) -> None:
    latest = choices.latest_period(county, CATALOGUE.indicators["births"], scope=scope)
    assert CALENDAR.label(latest) == label


def test_the_span_reaches_from_the_first_month_to_the_last(county: Edition) -> None:
    first, end = choices.span(county, CATALOGUE.indicators["births"], scope="all")
    assert first == CALENDAR.parse("2024-10").start
    assert end == CALENDAR.parse("2026-03").end


def test_maps_are_of_the_levels_drawn_below_the_whole(county: Edition) -> None:
    assert choices.map_levels(county) == ["township", "village"]
