"""What the fictional territories amount to: published totals, trends towards them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.domain.periods import Calendar, Period

HALF = 6
"""Months of a half-year."""

Cells = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
"""Boys and girls of first, second and third or later births."""


@dataclass(frozen=True)
class Trend:
    """A share or rate that moves evenly from the first statistical year to the last."""

    first: float
    last: float

    def at(self, year: int, years: range) -> float:
        """Return the value in ``year``, one of ``years``."""
        return self.first + (self.last - self.first) * (year - years[0]) / max(len(years) - 1, 1)


@dataclass(frozen=True)
class VitalPlan:
    """Births, deaths and population of a territory as a whole.

    Attributes:
        population: At the end of the months before the first and of the last.
        birth_rates: Per mille by statistical year, of the population at the year's end.
        first_half: Share of a year's births in its first half, by year in turn.
        parity_shares: First and second births among all; the rest are third or later.
        sex_ratios: By parity.
        compliance: Share of births within the policy of the day.
        death_rate: Per mille a year.
        births: Published births of half-years, by their label.
        cells: Published births by parity and sex.
        deaths: Published deaths.
        compliant: Published births within the policy.
    """

    population: Trend
    birth_rates: Mapping[int, float]
    first_half: tuple[float, ...] = (0.4,)
    parity_shares: tuple[Trend, Trend] = (Trend(0.55, 0.48), Trend(0.38, 0.42))
    sex_ratios: tuple[Trend, Trend, Trend] = (Trend(106, 106), Trend(112, 108), Trend(125, 114))
    compliance: Trend = Trend(0.955, 0.992)
    death_rate: Trend = Trend(5.9, 6.4)
    births: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[str, Cells] = field(default_factory=dict)
    deaths: Mapping[str, int] = field(default_factory=dict)
    compliant: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Span:
    """The months of a territory's data.

    Attributes:
        calendar: Statistical year.
        first: Ordinal of the first month, the start of a half-year.
        months: Number of months.
    """

    calendar: Calendar
    first: int
    months: int

    @property
    def years(self) -> range:
        """Statistical years that the months touch."""
        year_of = self.calendar.year_of
        return range(year_of(self.first), year_of(self.first + self.months - 1) + 1)

    @property
    def halves(self) -> list[int]:
        """First months of the half-years that the months touch."""
        return list(range(self.first, self.first + self.months, HALF))

    def half_label(self, start: int) -> str:
        """Return the label of the half-year that starts in month ``start``."""
        return self.calendar.label(Period(start, HALF))


COUNTY = VitalPlan(
    population=Trend(297_640, 302_852),
    birth_rates={
        2016: 10.92, 2017: 11.87, 2018: 10.46, 2019: 9.81, 2020: 8.33, 2021: 7.45, 2022: 6.94,
        2023: 6.52, 2024: 6.17, 2025: 8.03, 2026: 8.5,
    },
    first_half=(0.394, 0.407, 0.399, 0.392, 0.409, 0.401, 0.396, 0.405, 0.398, 0.4, 0.399),
    parity_shares=(Trend(0.6, 0.56), Trend(0.3, 0.35)),
    sex_ratios=(Trend(108, 109), Trend(142, 178), Trend(170, 168)),
    compliance=Trend(0.942, 0.981),
    death_rate=Trend(6.02, 5.86),
    cells={"2026H1": ((300, 275), (250, 110), (58, 35))},
    deaths={"2026H1": 858},
    compliant={"2026H1": 1_007},
)  # fmt: skip

DISTRICT = VitalPlan(
    population=Trend(571_300, 619_400),
    birth_rates={
        2016: 11.84, 2017: 12.31, 2018: 11.05, 2019: 10.27, 2020: 8.96, 2021: 8.02, 2022: 7.61,
        2023: 7.29, 2024: 8.12, 2025: 8.05, 2026: 8.24,
    },
    first_half=(0.488, 0.493, 0.485, 0.497, 0.49, 0.486, 0.495, 0.489, 0.492, 0.487, 0.497),
    parity_shares=(Trend(0.58, 0.532), Trend(0.37, 0.418)),
    sex_ratios=(Trend(107, 105.5), Trend(116, 111), Trend(130, 124)),
    compliance=Trend(0.987, 0.999),
    death_rate=Trend(5.1, 5.6),
    cells={"2026H1": ((690, 655), (560, 505), (69, 55))},
    compliant={"2026H1": 2_531},
)  # fmt: skip

REGISTERED = VitalPlan(
    population=Trend(518_200, 549_700),
    birth_rates={
        2016: 11.62, 2017: 12.05, 2018: 10.83, 2019: 10.02, 2020: 8.71, 2021: 7.83, 2022: 7.44,
        2023: 7.12, 2024: 7.94, 2025: 7.86, 2026: 8.02,
    },
    first_half=DISTRICT.first_half,
    sex_ratios=(Trend(106.5, 105), Trend(114, 108.5), Trend(124, 118)),
    compliance=Trend(0.991, 0.9995),
    death_rate=Trend(5.5, 6.1),
)  # fmt: skip

MIGRANTS = VitalPlan(
    population=Trend(52_400, 70_100),
    birth_rates={
        2016: 13.41, 2017: 14.02, 2018: 12.66, 2019: 11.8, 2020: 10.3, 2021: 9.36, 2022: 8.88,
        2023: 8.42, 2024: 9.4, 2025: 9.31, 2026: 9.52,
    },
    first_half=DISTRICT.first_half,
    sex_ratios=(Trend(112, 110), Trend(131, 127), Trend(152, 145)),
    compliance=Trend(0.93, 0.978),
    death_rate=Trend(1.4, 1.6),
)  # fmt: skip

CITY = VitalPlan(
    population=Trend(3_611_000, 3_744_000),
    birth_rates={
        2016: 12.06, 2017: 12.94, 2018: 11.58, 2019: 10.73, 2020: 9.24, 2021: 8.31, 2022: 7.72,
        2023: 7.26, 2024: 7.41, 2025: 8.02, 2026: 9.0,
    },
    first_half=(0.395, 0.403, 0.398, 0.406, 0.399, 0.394, 0.402, 0.397, 0.404, 0.4, 0.4),
    sex_ratios=(Trend(107, 106), Trend(118, 109.5), Trend(136, 118)),
    compliance=Trend(0.957, 0.99),
    births={"2025H1": 11_930, "2026H1": 13_467},
    compliant={"2025H1": 11_799, "2026H1": 13_332},
)  # fmt: skip
