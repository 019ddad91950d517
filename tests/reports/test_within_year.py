"""Years over each other: single steps, and values of the year to date that are the reports' own."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.domain.periods import Grain, Period
from dashboard.reports.figures import figures
from dashboard.reports.selection import Selection
from dashboard.reports.within_year import WithinYear, within_year
from dashboard.storage.store import Edition, Store
from tests.reports.territory import COUNTY, MISSED, SOUTH, WEST
from tests.reports.test_course import chosen

TERRITORIES = {"county": "990121", "district": "990302", "city": "990200"}


def years(selection: Selection, *, added: bool) -> WithinYear:
    found = within_year(selection, added=added)
    assert found is not None
    return found


def wide(found: WithinYear) -> pd.DataFrame:
    return found.table.pivot_table(index="year", columns="month", values="value", dropna=False)


def reported(selection: Selection, periods: list[Period]) -> list[float]:
    table = figures(
        selection.edition, selection.indicator, periods=periods,
        units=[selection.unit.code], scope=selection.scope,
    )  # fmt: skip
    return [float(value) for value in table["value"]]


@pytest.mark.parametrize("territory", TERRITORIES)
@pytest.mark.parametrize(
    "indicator", ["births", "birth_rate", "sex_ratio_at_birth", "natural_increase"]
)
def test_the_year_to_date_is_the_reports_own_where_one_ends(
    demo_home: Path, territory: str, indicator: str
) -> None:
    edition = Store(demo_home).edition(territory)
    selection = chosen(edition, indicator, "2026H1", TERRITORIES[territory])
    told = wide(years(selection, added=True))
    start = edition.settings.calendar.year_start
    for months, grain in ((3, Grain.QUARTER), (6, Grain.HALF), (12, Grain.YEAR)):
        known = told[months].dropna()
        periods = [Period(start(int(year)), grain) for year in known.index]
        assert known.tolist() == pytest.approx(reported(selection, periods))
        assert len(known) >= 9


def test_single_steps_are_the_months_of_the_reports(demo_home: Path) -> None:
    edition = Store(demo_home).edition("county")
    selection = chosen(edition, "birth_rate", "2026H1", "990121")
    found = years(selection, added=False)
    assert found.grain is Grain.MONTH
    start = edition.settings.calendar.year_start(2026)
    months = [Period(start + month, Grain.MONTH) for month in range(6)]
    assert wide(found).loc[2026].dropna().tolist() == pytest.approx(reported(selection, months))


def test_what_came_after_the_period_shown_is_not_looked_at(demo_home: Path) -> None:
    edition = Store(demo_home).edition("county")
    table = years(chosen(edition, "births", "2024H1", "990121"), added=True).table
    assert table["year"].max() == 2024
    assert table.loc[table["back"] == 0, "value"].notna().sum() == 6
    assert table["back"].min() == 0


def test_a_missing_month_ends_the_year_to_date_and_leaves_a_gap_alone(county: Edition) -> None:
    selection = chosen(county, "births", "2026H1", SOUTH)
    single, added = (wide(years(selection, added=way)).loc[2025] for way in (False, True))
    place = int(MISSED[-2:]) + 3  # the statistical year starts in October
    assert np.flatnonzero(single.isna()).tolist() == [place - 1]
    assert np.flatnonzero(added.isna()).tolist() == list(range(place - 1, 12))


def test_quarters_and_halves_do_where_there_are_no_months(demo_home: Path) -> None:
    edition = Store(demo_home).edition("county")
    assert years(chosen(edition, "three_check", "2026H1", "990121"), added=True).grain == 3
    halves = years(chosen(edition, "childbirth_training", "2026H1", "990121"), added=True)
    assert halves.grain == Grain.HALF
    assert sorted(set(halves.table["month"])) == [6, 12]


def test_stocks_and_sums_of_rates_have_no_year_to_date(demo_home: Path, county: Edition) -> None:
    edition = Store(demo_home).edition("county")
    assert within_year(chosen(edition, "population", "2026H1", "990121"), added=True) is None
    assert within_year(chosen(county, "population", "2026H1", COUNTY), added=False) is not None


def test_targets_of_growing_values_belong_to_the_year_to_date(demo_home: Path) -> None:
    edition = Store(demo_home).edition("county")
    rate = chosen(edition, "birth_rate", "2026H1", "990121")
    ratio = chosen(edition, "sex_ratio_at_birth", "2026H1", "990121")
    assert years(rate, added=True).limits == (9.0,)
    assert years(rate, added=False).limits == ()
    assert years(ratio, added=False).limits == (115.0,)


def test_the_tips_name_step_and_year(county: Edition) -> None:
    table = years(chosen(county, "births", "2026H1", WEST), added=True).table
    last = table[(table["year"] == 2026) & (table["month"] == 6)]["tip"].item()
    assert last == "2026统计年度（截至2026年3月）: 32人"
