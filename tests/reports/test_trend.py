"""The trend's table: a unit's history beside the county's."""

import pandas as pd
import pytest

from dashboard import catalogue as catalogues
from dashboard.reports.trend import unit_in_focus
from dashboard.storage.store import Edition
from tests.reports.territory import CALENDAR, COUNTY, NEW, SOUTH, WEST

ENTRIES = catalogues.load().indicators


def table(edition: Edition, name: str, period: str, unit: str) -> pd.DataFrame:
    entry, until = ENTRIES[name], CALENDAR.parse(period)
    return unit_in_focus(edition, entry, period=until, unit=unit, area=COUNTY, scope="all")[1]


def test_a_trend_has_a_row_a_year_with_interval_and_county(county: Edition) -> None:
    found = table(county, "sex_ratio_at_birth", "2026H1", WEST)
    assert found["label"].tolist() == ["2025", "2026"]
    assert found["value"].tolist() == [100, 540]
    assert found["lower"].tolist() == pytest.approx([38.888, 214.919], abs=0.001)
    assert found["area"].tolist() == pytest.approx([104.183, 146.743], abs=0.001)
    assert found["tip"].tolist() == ["100.0 (38.9–257.1)", "540.0 (214.9–1,356.8)"]


def test_the_county_stands_beside_the_same_periods_where_its_history_is_longer(
    county: Edition,
) -> None:
    found = table(county, "births", "2026Q2", NEW)
    assert found["label"].tolist() == ["2026"]
    # January to March 2026: 42 of east, 14 of west, 249 of south, 13 of the new township
    assert found[["value", "area"]].to_numpy().tolist() == [[13, 318]]


def test_months_are_labelled_as_months(county: Edition) -> None:
    assert table(county, "births", "2025-10", SOUTH)["label"].tolist()[-1] == "2025-10"


def test_counts_have_no_interval_and_gaps_stay_gaps(county: Edition) -> None:
    assert table(county, "births", "2026H1", SOUTH)["tip"].tolist() == ["410人", "500人"]
    missing = table(county, "birth_rate", "2025H2", SOUTH)
    assert missing[["value", "lower", "upper", "area"]].isna().all(axis=None)
    assert missing["tip"].tolist() == ["—"]
