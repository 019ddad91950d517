"""What a pointer shows of the units on a map."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.errors import PeriodError, UnknownNameError
from dashboard.reports.tooltips import tooltips
from dashboard.storage.store import Edition
from tests.reports.territory import COUNTY, EAST, OLD, SOUTH, WEST

ENTRIES = catalogues.load().indicators


@pytest.mark.parametrize(
    ("language", "period", "west", "south"),
    [
        (
            "en",
            "2026H1",
            ["540.0", "95% interval 214.9–1,356.8", "27 boys, 5 girls"],
            ["150.0", "95% interval 125.5–179.3", "300 boys, 200 girls"],
        ),
        (
            "zh",
            "2025H1",
            ["100.0", "95%区间 38.9–257.1", "男8人、女8人"],
            ["105.0", "95%区间 86.5–127.4", "男210人、女200人"],
        ),
    ],
)
def test_the_pointer_shows_value_interval_and_counts(
    county: Edition, language, period: str, west: list[str], south: list[str]
) -> None:
    lines = tooltips(
        county,
        ENTRIES["sex_ratio_at_birth"],
        level="township",
        within=COUNTY,
        period=period,
        scope="all",
        language=language,
    )
    assert list(lines) == [EAST, WEST, SOUTH, OLD]
    assert len(lines[OLD]) == (1 if period == "2026H1" else 3)  # merged: its state alone
    assert lines[WEST] == west
    assert lines[SOUTH] == south


@pytest.mark.parametrize(
    ("names", "error"),
    [
        ({"period": "2026H3"}, PeriodError),
        ({"level": "parish"}, UnknownNameError),
    ],
)
def test_tooltips_of_unknown_names_are_refused(county: Edition, names, error) -> None:
    known = {"period": "2026H1", "level": "township", "within": COUNTY}
    with pytest.raises(error):
        tooltips(county, ENTRIES["births"], **{**known, **names}, scope="all", language="zh")


def test_a_smoothed_value_stands_before_the_observed_one_and_is_called_so(county: Edition) -> None:
    lines = tooltips(
        county,
        ENTRIES["sex_ratio_at_birth"],
        level="township",
        within=COUNTY,
        period="2026H1",
        scope="all",
        language="zh",
        smoothed=True,
    )
    smoothed, *observed = lines[WEST]
    assert smoothed.startswith("平滑值≈")
    assert observed == ["实际值540.0", "95%区间 214.9–1,356.8", "男27人、女5人"]
    assert lines[OLD] == ["无平滑值：无数据"]  # merged before
