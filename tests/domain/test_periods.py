"""Periods of statistical years that start in any month."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.periods import Calendar, Grain, Period
from dashboard.errors import PeriodError

OCTOBER, JANUARY = Calendar(10), Calendar(1)
calendars = st.builds(Calendar, st.integers(1, 12))
months = st.integers(1900 * 12, 2100 * 12)
grains = st.sampled_from(Grain)


@pytest.mark.parametrize(
    ("calendar", "label", "first", "last"),
    [
        # DOMAIN, sections 1 and 2: both kinds of year
        (OCTOBER, "2026", date(2025, 10, 1), date(2026, 9, 30)),
        (OCTOBER, "2026H1", date(2025, 10, 1), date(2026, 3, 31)),
        (OCTOBER, "2026H2", date(2026, 4, 1), date(2026, 9, 30)),
        (OCTOBER, "2026Q1", date(2025, 10, 1), date(2025, 12, 31)),
        (OCTOBER, "2026Q2", date(2026, 1, 1), date(2026, 3, 31)),
        (OCTOBER, "2025-10", date(2025, 10, 1), date(2025, 10, 31)),
        (JANUARY, "2026", date(2026, 1, 1), date(2026, 12, 31)),
        (JANUARY, "2026H1", date(2026, 1, 1), date(2026, 6, 30)),
        (JANUARY, "2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
        (JANUARY, "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (JANUARY, " 2026 ", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_label_means_these_days(calendar: Calendar, label: str, first: date, last: date) -> None:
    period = calendar.parse(label)
    assert (period.first_day, period.last_day) == (first, last)
    assert calendar.label(period) == label.strip()


@pytest.mark.parametrize(
    "label", ["", "26", "2026H3", "2026Q0", "2026Q5", "2026-1", "2026H1x", "二〇二六", "2026-1-1"]
)
def test_what_is_no_label_is_named(label: str) -> None:
    with pytest.raises(PeriodError) as refused:
        OCTOBER.parse(label)
    assert f"“{label}”" in refused.value.template.format(**refused.value.values)


@pytest.mark.parametrize("label", ["2026-13", "2026-00"])
def test_what_is_no_month_is_named(label: str) -> None:
    with pytest.raises(PeriodError, match=label):
        JANUARY.parse(label)


@given(calendars, months, grains)
def test_label_and_parse_are_inverse(calendar: Calendar, month: int, grain: Grain) -> None:
    period = calendar.enclosing(month, grain)
    assert calendar.parse(calendar.label(period)) == period
    assert period.grain is grain


@given(calendars, months, grains)
def test_every_month_lies_in_one_period_of_each_kind(
    calendar: Calendar, month: int, grain: Grain
) -> None:
    period = calendar.enclosing(month, grain)
    assert period.start <= month < period.end
    assert (period.start - calendar.year_start(calendar.year_of(month))) % grain == 0


@given(calendars, st.integers(1900, 2100))
def test_a_year_is_tiled_by_its_parts(calendar: Calendar, year: int) -> None:
    whole = calendar.parse(str(year))
    for grain in Grain:
        parts = list(calendar.between(whole.start, whole.end - 1, grain))
        assert parts[0].start == whole.start
        assert parts[-1].end == whole.end
        assert all(a.end == b.start for a, b in pairwise(parts))
        assert all(whole.contains(part) for part in parts)


@given(calendars, months, st.integers(0, 40), grains)
def test_between_yields_whole_periods_only(
    calendar: Calendar, first: int, length: int, grain: Grain
) -> None:
    last = first + length
    found = list(calendar.between(first, last, grain))
    expected = {
        period
        for month in range(first, last + 1)
        for period in [calendar.enclosing(month, grain)]
        if period.start >= first and period.end <= last + 1
    }
    assert found == sorted(expected)


def test_the_year_is_named_after_the_calendar_year_it_ends_in() -> None:
    october_2025 = 2025 * 12 + 9
    assert OCTOBER.year_of(october_2025) == 2026
    assert OCTOBER.year_of(october_2025 - 1) == 2025
    assert JANUARY.year_of(october_2025) == 2025


def test_periods_shift_and_contain() -> None:
    half = OCTOBER.parse("2026H1")
    assert half.shifted(-12) == OCTOBER.parse("2025H1")
    assert half.shifted(6) == OCTOBER.parse("2026H2")
    assert OCTOBER.parse("2026").contains(half)
    assert not half.contains(OCTOBER.parse("2026"))
    assert half.contains(half)
    assert not half.contains(OCTOBER.parse("2026-04"))
    assert Period(5, 1) < Period(6, 1)


def test_kinds_of_period_have_names_and_lengths() -> None:
    assert [(grain.id, int(grain)) for grain in Grain] == [
        ("month", 1),
        ("quarter", 3),
        ("half", 6),
        ("year", 12),
    ]
