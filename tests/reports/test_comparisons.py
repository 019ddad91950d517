"""Headlines: a figure with the year before, its history and what is missing."""

import pandas as pd
import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.figure import figures_of
from dashboard.domain.status import Position, Status, Verdict
from dashboard.reports.comparisons import (
    Headline,
    against_area,
    against_norm,
    headlines,
    judged,
)
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition
from tests.reports.territory import CALENDAR, COUNTY, EAST, MISSED, NEW, SOUTH, WEST

ENTRIES = catalogues.load().indicators


def shown(edition: Edition, name: str, period: str = "2026H1", unit: str = COUNTY) -> Headline:
    asked = CALENDAR.parse(period)
    return headlines(edition, [ENTRIES[name]], period=asked, unit=unit, scope="all")[0]


def test_a_headline_has_the_figure_and_that_of_the_year_before(county: Edition) -> None:
    item = shown(county, "birth_rate")
    assert item.now.value == pytest.approx(37.882, abs=0.001)
    assert item.before.value == pytest.approx(31.588, abs=0.001)
    assert item.before.start == CALENDAR.parse("2025H1").start
    assert item.missing == []
    assert item.history["start"].tolist() == [item.before.start, item.now.start]
    assert item.history["value"].tolist() == [item.before.value, item.now.value]


@pytest.mark.parametrize(
    ("name", "unit", "significant"),
    [
        ("birth_rate", COUNTY, True),  # 644 after 537 in the same population
        ("birth_rate", EAST, False),  # 87 after 87
        ("sex_ratio_at_birth", COUNTY, True),  # 383:261 after 274:263
        ("sex_ratio_at_birth", EAST, False),
        ("policy_compliance", SOUTH, True),  # 400 of 500 after 380 of 410
        ("policy_compliance", WEST, False),  # 30 of 32 after 16 of 16
        ("births", COUNTY, True),  # 644 after 537
        ("births", EAST, False),  # 87 after 87
        ("birth_rate", NEW, None),
    ],
)
def test_a_change_is_tested_on_its_counts(
    county: Edition,
    name: str,
    unit: str,
    significant: bool | None,  # noqa: FBT001
) -> None:
    assert shown(county, name, unit=unit).significant is significant


def test_where_a_month_is_missing_the_headline_names_it(county: Edition) -> None:
    item = shown(county, "birth_rate", "2025H2")
    assert item.now.status is Status.NOT_REPORTED
    assert item.missing == [(SOUTH, MISSED)]


def test_the_first_figure_has_nothing_before_it(county: Edition) -> None:
    item = shown(county, "birth_rate", "2025H1")
    assert not item.before.given
    assert len(item.history) == 1
    assert item.significant is None


def test_before_a_units_first_figure_there_is_none(county: Edition) -> None:
    item = shown(county, "births", "2025Q1", NEW)
    assert item.now.status is Status.NO_DATA
    assert len(item.history) == 1
    assert item.missing == []


def test_headlines_together_are_those_one_by_one(county: Edition) -> None:
    entries = [ENTRIES[name] for name in ("cases_filed", "birth_rate", "sex_ratio_at_birth")]
    period = CALENDAR.parse("2026H1")
    together = headlines(county, entries, period=period, unit=COUNTY, scope="all")
    assert [item.indicator for item in together] == entries
    for entry, item in zip(entries, together, strict=True):
        alone = shown(county, entry.id)
        pd.testing.assert_frame_equal(item.history, alone.history)
        assert repr(item.now) == repr(alone.now)  # a missing end equals no other
        assert item.significant is alone.significant


@pytest.mark.parametrize(
    ("name", "unit", "norm", "area", "verdict"),
    [
        ("sex_ratio_at_birth", WEST, Position.ABOVE, Position.ABOVE, Verdict.HIGHER),
        ("sex_ratio_at_birth", SOUTH, Position.ABOVE, Position.WITHIN, Verdict.SIMILAR),
        ("sex_ratio_at_birth", EAST, Position.WITHIN, Position.WITHIN, Verdict.SIMILAR),
        ("sex_ratio_at_birth_parity_2", WEST, Position.ABOVE, Position.WITHIN, Verdict.SIMILAR),
        ("sex_ratio_at_birth_parity_2", EAST, Position.UNKNOWN, Position.UNKNOWN, Verdict.UNKNOWN),
        ("policy_compliance", SOUTH, Position.UNKNOWN, Position.BELOW, Verdict.WORSE),
        ("policy_compliance", EAST, Position.UNKNOWN, Position.ABOVE, Verdict.BETTER),
        ("birth_rate", SOUTH, Position.UNKNOWN, Position.ABOVE, Verdict.HIGHER),
        ("births", SOUTH, Position.UNKNOWN, Position.UNKNOWN, Verdict.UNKNOWN),
    ],
)
def test_a_unit_is_placed_against_norm_and_county(
    county: Edition, name: str, unit: str, norm: Position, area: Position, verdict: Verdict
) -> None:
    entry, period = ENTRIES[name], CALENDAR.parse("2026H1")
    row, whole = (
        figures_of(figures(county, entry, periods=[period], units=[code], scope="all"))[0]
        for code in (unit, COUNTY)
    )
    assert against_norm(row, entry) is norm
    assert against_area(row, whole, entry) is area
    assert judged(row, whole, entry) is verdict
