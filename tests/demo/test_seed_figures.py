"""The demonstration reproduces the figures that the speeches published.

``tests/fixtures/seed_figures.csv`` names the speech of each figure. The register of the
sample survey comes with the page that shows it.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from dashboard import catalogue
from dashboard.domain.assessment.entries import Source
from dashboard.domain.attainment import TargetState
from dashboard.domain.comparison import printed
from dashboard.domain.targets import Duty, TargetKind
from dashboard.reports.contracts import contracts
from dashboard.reports.printed_forecast import printed_forecast
from dashboard.reports.printing import printed_figures
from dashboard.reports.ranking import score_ranking
from dashboard.reports.sample_survey import sample_places_text
from dashboard.reports.targets import TargetLine, so_far, unit_targets
from dashboard.storage.store import Store

FIXTURE = Path(__file__).parent.parent / "fixtures" / "seed_figures.csv"
PERIODS = {"H1": "2026H1", "year-1": "2025", "year-2": "2024", "year": "2025"}
STOCKS_OF_THE_YEAR = {"benefit_recipients"}  # counted in March, paid in the second half
DERIVED = {"sex_ratio_at_birth_above_norm", "counties"}
CHANGE = "_change"
TARGET = "_target"
FORECAST = "_forecast"
CONTRACTS = "contracts_signed_"
FIRST_CLASS = "townships_in_class_1"
AT_LEAST = "or more"


def rows() -> Iterator[dict[str, str]]:
    with FIXTURE.open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def figures(
    home: Path, territory: str, indicator: str, *, period: str = "2026H1", scope: str = "all",
    level: str = "",
) -> pd.DataFrame:  # fmt: skip
    return printed_figures(
        Store(home).edition(territory),
        catalogue.load(),
        indicator=indicator,
        period=period,
        level=level,
        unit="",
        scope=scope,
    )


def value(home: Path, row: dict[str, str], indicator: str, period: str) -> float:
    table = figures(home, row["territory"], indicator, period=period, scope=row["scope"])
    return float(table["value"].iloc[0])


def named(row: dict[str, str]) -> str:
    return f"{row['territory']}-{row['indicator']}-{row['area']}-{row['period']}"


PLAIN = [
    row
    for row in rows()
    if row["area"] == "whole"
    and row["indicator"] not in DERIVED
    and not row["indicator"].endswith((CHANGE, TARGET, FORECAST))
    and not row["indicator"].startswith((CONTRACTS, FIRST_CLASS))
]


@pytest.mark.parametrize("row", PLAIN, ids=named)
def test_a_published_figure_is_reproduced(demo_home: Path, row: dict[str, str]) -> None:
    stock = row["indicator"] in STOCKS_OF_THE_YEAR
    period = "2026H1" if stock else PERIODS[row["period"]]
    found = value(demo_home, row, row["indicator"], period)
    published = Decimal(row["value"])
    if AT_LEAST in row["unit"]:
        assert found >= float(published)
        return
    decimals = max(-int(published.as_tuple().exponent), 0)
    assert printed(found, decimals) == published


@pytest.mark.parametrize("row", [row for row in PLAIN if row["numerator"]], ids=named)
def test_the_published_counts_stand_behind_it(demo_home: Path, row: dict[str, str]) -> None:
    table = figures(demo_home, row["territory"], row["indicator"], scope=row["scope"])
    counts = table[["numerator", "denominator"]].iloc[0].tolist()
    assert counts == [float(row["numerator"]), float(row["denominator"])]


@pytest.mark.parametrize(
    "row", [row for row in rows() if row["indicator"].endswith(CHANGE)], ids=named
)
def test_a_published_change_is_the_difference_of_printed_values(
    demo_home: Path, row: dict[str, str]
) -> None:
    indicator = catalogue.load().indicator(row["indicator"].removesuffix(CHANGE))
    now, before = (
        printed(value(demo_home, row, indicator.id, period), indicator.decimals)
        for period in ("2026H1", "2025H1")
    )
    assert now - before == Decimal(row["value"])


@pytest.mark.parametrize(
    "row", [row for row in rows() if row["indicator"] == FIRST_CLASS], ids=named
)
def test_the_published_share_of_townships_is_in_the_first_class(
    demo_home: Path, row: dict[str, str]
) -> None:
    edition = Store(demo_home).edition(row["territory"])
    found = score_ranking(
        edition,
        period=edition.settings.calendar.parse("2026H1"),
        area=edition.tree.root.code,
    )
    reached, all_units = found.first_class
    assert 100 * reached / all_units == float(row["value"])


@pytest.mark.parametrize(
    "row", [row for row in rows() if row["indicator"].endswith(TARGET)], ids=named
)
def test_a_published_target_is_asked_of_the_district(demo_home: Path, row: dict[str, str]) -> None:
    asked = {
        line.indicator.id: line.target
        for line in district_targets(demo_home)
        if line.target.scope == row["scope"]
    }
    target = asked[row["indicator"].removesuffix(TARGET)]
    assert (target.kind, target.low) == (TargetKind.AT_LEAST, float(row["value"]))


@pytest.mark.parametrize(
    "row", [row for row in rows() if row["indicator"].startswith(CONTRACTS)], ids=named
)
def test_the_published_contracts_are_signed(demo_home: Path, row: dict[str, str]) -> None:
    edition = Store(demo_home).edition(row["territory"])
    period = edition.settings.calendar.parse("2026H1")
    signed = contracts(edition, so_far(edition, period), unit=edition.tree.root.code)
    of_whom = signed.units if row["indicator"].endswith("streets") else signed.departments
    assert of_whom.signed == of_whom.due == int(row["value"])


def test_every_contract_indicator_of_the_district_is_met_and_migrants_miss(
    demo_home: Path,
) -> None:
    """The first speech: all half-year targets met; the migrants' below what the city asks."""
    held = [line for line in district_targets(demo_home) if line.target.duty is Duty.CONTRACT]
    states = {
        scope: {line.attainment.state for line in held if line.target.scope == scope}
        for scope in ("all", "migrants")
    }
    assert states == {"all": {TargetState.ATTAINED}, "migrants": {TargetState.MISSED}}
    ratio = next(line for line in held if line.indicator.id == "sex_ratio_at_birth")
    assert (ratio.target.high, printed(ratio.figure.value, 1)) == (109, Decimal("108.6"))


def test_some_of_the_30_sample_points_are_below_half_and_their_streets_lose_points(
    demo_home: Path,
) -> None:
    """The first speech: 30 points in 10 streets, measures on time below 50% at some of them."""
    visited, behind = (
        figures(demo_home, "district", name, level="township").set_index("unit_code")["value"]
        for name in ("survey_points", "survey_points_below_half")
    )
    assert (len(visited), visited.sum()) == (10, 30)
    assert 0 < behind.sum() < visited.sum()
    files = Store(demo_home).edition("district").assessment()
    assert files
    surveyed = {
        entry.unit_code: entry.points
        for entry in files.entries
        if entry.source is Source.SURVEY and entry.rule == "timely_measures"
    }
    assert surveyed == {unit: -count / 2 for unit, count in behind.items() if count}


def test_the_targets_page_tells_of_the_sample_points(demo_home: Path) -> None:
    edition = Store(demo_home).edition("district")
    period, root = edition.settings.calendar.parse("2026H1"), edition.tree.root
    assert sample_places_text(edition, period=period, unit=root) == (
        "抽样调查30个样本点中，4个措施及时率不到50%（竹坝街道1个、云川街道2个、龙林街道1个）"
    )
    street = edition.tree["990302008"]
    assert sample_places_text(edition, period=period, unit=street) == (
        "抽样调查3个样本点中，2个措施及时率不到50%"
    )
    before = edition.settings.calendar.parse("2025H1")
    assert sample_places_text(edition, period=before, unit=root) == ""


def district_targets(home: Path) -> list[TargetLine]:
    edition = Store(home).edition("district")
    return unit_targets(
        edition,
        catalogue.load(),
        period=edition.settings.calendar.parse("2026H1"),
        unit=edition.tree.root.code,
        scope="all",
    )


@pytest.mark.parametrize(
    "row", [row for row in rows() if row["indicator"].endswith(FORECAST)], ids=named
)
def test_the_published_forecast_is_the_headline(demo_home: Path, row: dict[str, str]) -> None:
    best = printed_forecast(
        Store(demo_home).edition(row["territory"]),
        catalogue.load(),
        indicator=row["indicator"].removesuffix(FORECAST),
        period="",
        unit="",
        scope=row["scope"],
    ).iloc[0]
    assert best["chosen"]
    assert best["lower_95"] < best["forecast"] < best["upper_95"]
    published = Decimal(row["value"])
    decimals = max(-int(published.as_tuple().exponent), 0)
    assert printed(float(best["forecast"]), decimals) == published


def test_the_sex_ratio_lies_38_above_the_norm(demo_home: Path) -> None:
    (row,) = (row for row in rows() if row["indicator"] == "sex_ratio_at_birth_above_norm")
    norm = catalogue.load().indicator("sex_ratio_at_birth").band
    assert norm
    ratio = value(demo_home, row, "sex_ratio_at_birth", "2026H1")
    assert printed(ratio, 0) - Decimal(str(norm[1])) == Decimal(row["value"])


def test_the_two_worst_townships_are_those_of_the_speech_and_no_other_is_as_bad(
    demo_home: Path,
) -> None:
    table = figures(demo_home, "county", "sex_ratio_at_birth_parity_2", level="township")
    boys, girls = table["numerator"], table["denominator"]
    bad = (girls > 0) & (100 * boys >= 533 * girls)
    assert sorted(zip(boys[bad], girls[bad], strict=True), reverse=True) == [(27, 5), (16, 3)]
    assert not ((girls == 0) & (boys > 10)).any()
    assert (boys.sum(), girls.sum()) == (250, 110)


def test_the_city_has_eight_counties_and_120_townships(demo_home: Path) -> None:
    for level, number in (("county", 8), ("township", 120)):
        assert len(figures(demo_home, "city", "births", level=level)) == number


def test_the_first_half_holds_two_fifths_of_every_year_of_the_county(demo_home: Path) -> None:
    for year in range(2016, 2026):
        half, whole = (
            float(figures(demo_home, "county", "births", period=period)["value"].iloc[0])
            for period in (f"{year}H1", str(year))
        )
        assert 0.39 <= half / whole <= 0.41


@pytest.mark.parametrize(
    ("territory", "first", "last"),
    [
        ("county", "2015-10", "2026-03"),
        ("city", "2015-10", "2026-03"),
        ("district", "2016-01", "2026-06"),
    ],
)
def test_the_months_run_as_published(
    demo_home: Path, territory: str, first: str, last: str
) -> None:
    edition = Store(demo_home).edition(territory)
    months = edition.periods(measures=["births"], scope="all", months=1, unit=None)
    label = edition.settings.calendar.label
    assert (label(min(months)), label(max(months))) == (first, last)
    assert len(months) == 126


def test_migrants_lie_below_registered_people_in_what_is_checked(demo_home: Path) -> None:
    for indicator in ("three_check", "timely_measures"):
        migrants, registered = (
            float(figures(demo_home, "district", indicator, scope=scope)["value"].iloc[0])
            for scope in ("migrants", "registered")
        )
        assert migrants < registered
