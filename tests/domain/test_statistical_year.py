"""Scheduled progress: the share of the statistical year gone, by the territory's day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.periods import Calendar, Period
from dashboard.domain.statistical_year import year_so_far

OCTOBER, JANUARY = Calendar(10), Calendar(1)


@pytest.mark.parametrize(
    ("calendar", "label", "as_of", "gone", "days_left", "lengths"),
    [
        (OCTOBER, "2026H1", date(2026, 3, 31), 0.5, 183, (6,)),
        (JANUARY, "2026H1", date(2026, 6, 30), 0.5, 184, (6,)),
        (OCTOBER, "2026H1", None, 0.5, 183, (6,)),
        (OCTOBER, "2026Q1", date(2026, 3, 31), 0.25, 273, (3,)),
        (OCTOBER, "2025Q3", date(2026, 3, 31), 0.75, 92, (3, 3, 3)),
        (OCTOBER, "2026", date(2026, 3, 31), 0.5, 183, (6,)),
        (OCTOBER, "2025", date(2026, 3, 31), 1, 0, (12,)),
        (JANUARY, "2026-05", date(2026, 6, 30), 5 / 12, 214, (1,) * 5),
        (JANUARY, "2026H1", date(2026, 6, 15), 5.5 / 12, 199, (6,)),
    ],
)
def test_a_year_goes_by_its_months(
    calendar: Calendar,
    label: str,
    as_of: date | None,
    gone: float,
    days_left: int,
    lengths: tuple[int, ...],
) -> None:
    found = year_so_far(calendar, calendar.parse(label), as_of=as_of)
    assert found.gone == pytest.approx(gone)
    assert found.days_left == days_left
    assert tuple(period.months for period in found.periods) == lengths
    assert found.is_over == (gone == 1)
    assert found.months_left == pytest.approx(12 * (1 - gone))


@given(
    start_month=st.integers(1, 12),
    month=st.integers(2000 * 12, 2050 * 12),
    as_of=st.dates(date(2000, 1, 1), date(2050, 12, 31)) | st.none(),
)
def test_the_periods_make_up_the_year_so_far(
    start_month: int, month: int, as_of: date | None
) -> None:
    calendar = Calendar(start_month)
    found = year_so_far(calendar, Period(month, 1), as_of=as_of)
    assert found.year == calendar.year_of(month)
    assert found.periods[0].start == calendar.year_start(found.year)
    assert found.periods[-1].first_day <= found.day <= found.periods[-1].last_day
    assert all(a.end == b.start for a, b in zip(found.periods, found.periods[1:], strict=False))
    assert len({period.months for period in found.periods}) == 1
    assert 0 < found.gone <= 1
