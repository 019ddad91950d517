"""How far a statistical year has gone, by the day of the figures and never by the clock."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dashboard.domain.periods import Calendar, Grain, Period

MONTHS = 12


@dataclass(frozen=True)
class YearSoFar:
    """A statistical year up to a day.

    Attributes:
        year: The statistical year.
        day: The day up to which figures count.
        gone: Share of the year that has gone, a fraction; half of it at the end of the first
            half-year, whatever the number of days (序时进度).
        days_left: Days until the year ends.
        periods: Periods of one length that make up the year so far, as long as possible.
    """

    year: int
    day: date
    gone: float
    days_left: int
    periods: tuple[Period, ...]

    @property
    def is_over(self) -> bool:
        """Whether the year has ended."""
        return self.gone >= 1

    @property
    def months_left(self) -> float:
        """Months until the year ends, parts of a month by days."""
        return MONTHS * (1 - self.gone)


def year_so_far(calendar: Calendar, period: Period, *, as_of: date | None) -> YearSoFar:
    """Return the statistical year of ``period`` up to its end, or to ``as_of`` if that is earlier.

    Args:
        calendar: The territory's.
        period: Period shown.
        as_of: Day of the figures; None where the territory states none.
    """
    year = calendar.year_of(period.start)
    whole = Period(calendar.year_start(year), Grain.YEAR)
    day = min(period.last_day, as_of or period.last_day)
    day = max(day, whole.first_day)
    month = day.year * MONTHS + day.month - 1
    gone_of_month = day.day / monthrange(day.year, day.month)[1]
    return YearSoFar(
        year=year,
        day=day,
        gone=(month - whole.start + gone_of_month) / MONTHS,
        days_left=(whole.last_day - day).days,
        periods=tuple(_tiles(whole.start, month + 1)),
    )


def _tiles(start: int, end: int) -> list[Period]:
    """Return periods of one length from month ``start`` up to ``end``, which is left out."""
    grain = next(grain for grain in reversed(Grain) if (end - start) % grain == 0)
    return [Period(first, grain) for first in range(start, end, grain)]
