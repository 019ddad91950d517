"""Forecasts of units: the demonstrations' years, reasons for none, the same in print."""

from pathlib import Path

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.forecast.methods import Method
from dashboard.domain.forecast.reasons import Reason
from dashboard.reports.forecast import MethodLine, YearForecast, year_forecast
from dashboard.reports.printed_forecast import (
    FORECAST_COLUMNS,
    NoForecastError,
    printed_forecast,
)
from dashboard.storage.store import Edition, Store
from tests.reports.territory import COUNTY, SOUTH

CATALOGUE = catalogues.load()


def forecast(
    edition: Edition, indicator: str = "births", period: str = "2026H1", unit: str = ""
) -> YearForecast:
    return year_forecast(
        edition,
        CATALOGUE,
        CATALOGUE.indicators[indicator],
        period=edition.settings.calendar.parse(period),
        unit=unit or edition.tree.root.code,
        scope="all",
    )


def by_method(found: YearForecast) -> dict[Method, MethodLine]:
    return {line.method: line for line in found.lines}


@pytest.fixture(scope="module")
def editions(demo_home: Path) -> dict[str, Edition]:
    return {name: Store(demo_home).edition(name) for name in ("county", "district", "city")}


def test_doubling_the_countys_half_year_is_shown_as_wrong(editions: dict[str, Edition]) -> None:
    found = forecast(editions["county"], "birth_rate")
    best, doubling = found.headline, by_method(found)[Method.DOUBLING]
    assert (best.method, best.chosen) == (Method.SHARE, True)
    assert 8.3 <= best.value <= 8.7
    assert doubling.value == pytest.approx(6.8, abs=0.05)
    assert doubling.error == pytest.approx(-doubling.bias) == pytest.approx(20, abs=1)
    assert best.error < 2
    assert not best.lower_95 <= doubling.value <= best.upper_95


def test_women_entering_childbearing_age_come_in_by_last_years_rate(
    editions: dict[str, Edition],
) -> None:
    city = editions["city"]
    totals = city.counts(
        measures=["births", "women_of_childbearing_age", "women_entering_childbearing_age"],
        scope="all", months=6, units=[city.tree.root.code],
    ).pivot(index="start", columns="measure", values="value")  # fmt: skip
    first, rest = totals.iloc[-1], totals.iloc[-2]
    women = first["women_of_childbearing_age"] + rest["women_entering_childbearing_age"]
    expected = first["births"] + rest["births"] * women / rest["women_of_childbearing_age"]
    assert by_method(forecast(city))[Method.WOMEN].value == pytest.approx(expected)


@pytest.mark.parametrize("territory", ["county", "district", "city"])
def test_a_past_origin_gives_what_the_backtest_says_of_it(
    editions: dict[str, Edition], territory: str
) -> None:
    past = forecast(editions[territory]).years
    assert past is not None
    then = forecast(editions[territory], period="2023H1")
    assert then.headline.method is Method.SHARE
    (value,) = past.loc[past["year"] == 2023, "past"]
    assert then.headline.value == pytest.approx(value)
    assert then.years is not None
    assert then.years["year"].max() == 2022


@pytest.mark.parametrize("territory", ["county", "district", "city"])
def test_every_past_total_of_the_demonstrations_lay_within_its_interval_of_95(
    editions: dict[str, Edition], territory: str
) -> None:
    best = forecast(editions[territory], "birth_rate").headline
    assert (best.within_95, best.told) == (6, 6)
    assert best.within_80 <= best.within_95


def test_months_quarters_and_halves_are_origins(editions: dict[str, Edition]) -> None:
    for period, given in (("2025-12", 3), ("2026Q1", 3), ("2026-03", 6), ("2026H1", 6)):
        found = forecast(editions["county"], period=period)
        assert (found.given, found.reason) == (given, None)
    month, quarter = (forecast(editions["county"], period=p) for p in ("2025-12", "2026Q1"))
    assert month.lines == quarter.lines


@pytest.mark.parametrize(
    ("indicator", "period", "unit", "reason"),
    [
        ("births", "2026H1", COUNTY, Reason.SHORT),
        ("births", "2025", COUNTY, Reason.COMPLETE),
        ("births", "2025H2", COUNTY, Reason.COMPLETE),
        ("births", "2025Q3", SOUTH, Reason.NOT_REPORTED),  # May is missing
        ("sex_ratio_at_birth", "2026H1", COUNTY, Reason.NOT_EVENTS),
        ("natural_increase", "2026H1", COUNTY, Reason.NOT_EVENTS),
        ("population", "2026H1", COUNTY, Reason.NOT_EVENTS),
        ("policy_compliance", "2026H1", COUNTY, Reason.NOT_EVENTS),
    ],
)
def test_no_number_is_given_where_none_can_be_told(
    county: Edition, indicator: str, period: str, unit: str, reason: Reason
) -> None:
    found = forecast(county, indicator, period, unit)
    assert (found.reason, found.lines, found.years) == (reason, (), None)


def test_withheld_counts_of_a_village_are_not_forecast(editions: dict[str, Edition]) -> None:
    assert forecast(editions["county"], unit="990121108001").reason is not None


def test_the_command_line_prints_the_same_numbers(editions: dict[str, Edition]) -> None:
    table = printed_forecast(
        editions["county"], CATALOGUE, indicator="出生率", period="", unit="", scope="all"
    )
    assert tuple(table.columns) == FORECAST_COLUMNS
    found = forecast(editions["county"], "birth_rate")
    assert table["forecast"].tolist() == [line.value for line in found.lines]
    assert table["method"].tolist() == [str(line.method) for line in found.lines]
    assert table["chosen"].tolist() == [True, False, False, False]
    assert set(table["given_until"]) == {"2026-03-31"}


def test_the_command_line_says_why_there_is_none(county: Edition) -> None:
    with pytest.raises(NoForecastError, match="历史数据太短"):
        printed_forecast(
            county, CATALOGUE, indicator="births", period="2026H1", unit="", scope="all"
        )
