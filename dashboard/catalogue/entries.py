"""What an entry of the catalogue is: a measure that units report, an indicator made of them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from dashboard.i18n import N_, localized
from dashboard.i18n import gettext as _

GROUPS: Mapping[str, str] = {
    "fertility": N_("Population and births"),
    "sex_ratio": N_("Sex ratio at birth"),
    "registration": N_("Statistics and resident records"),
    "services": N_("Family planning and health services"),
    "migrants": N_("Migrants"),
    "benefits": N_("Benefits and family support"),
    "childcare": N_("Childcare and child health"),
    "counts": N_("Other counts"),
}
"""Groups of indicators in the order of menus, with their English names."""


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    BAND = "band"
    NONE = "none"


class Interval(StrEnum):
    """Method of the 95% interval; formulas in ``domain.intervals``."""

    WILSON = "wilson"  # share of denominator
    POISSON = "poisson"  # events over population: exact below 10, Byar from 10
    SEX_RATIO = "sex_ratio"  # Wilson for the share of boys, transformed
    DIFFERENCE = "difference"  # difference of two Poisson counts over population
    SUM_OF_RATES = "sum_of_rates"  # Dobson for a weighted sum of Poisson rates
    NONE = "none"


class Scheme(StrEnum):
    """How the classes of a map arise; in ``domain.classification``."""

    QUANTILE = "quantile"  # about as many units in each class
    JENKS = "jenks"  # natural breaks: alike within a class, different between them
    EQUAL = "equal"  # limits at equal distances
    FIXED = "fixed"  # the limits that the entry gives
    NORM = "norm"  # the limits that the entry gives, the normal band a class of its own


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name_zh: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    author: str = Field(min_length=1)
    checked_by: str = Field(min_length=1)
    review_date: date = Field(strict=True)

    @property
    def name(self) -> str:
        """Name in the language in use."""
        return localized(self.name_zh, self.name_en)


class Measure(_Entry):
    """A count that units report.

    Attributes:
        kind: A flow adds up over time; a stock is counted at the end of a period.
        unit: What is counted, a key of the unit names (``persons``, ``births`` ...).
        aliases: Chinese column headers that mean this measure, beside ``name_zh``.
        parts: Lists of measures, each list adding up to this one.
        at_most: Measure that this one cannot exceed.
        average: Id under which a stock's average over the period is kept.
        village: Whether it may be shown at village level at all (disclosure).
    """

    kind: Literal["flow", "stock"]
    unit: Literal[
        "persons", "births", "deaths", "women", "children", "person_times", "cases", "records",
        "operations", "places", "counties", "associations", "villages", "sites", "yuan",
    ]  # fmt: skip
    aliases: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    at_most: str | None = None
    average: str | None = None
    village: bool = True

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Column headers that mean this measure, each after the field that has it."""
        names = (("id", self.id), ("name_zh", self.name_zh), ("name_en", self.name_en))
        return (*names, *(("aliases", alias) for alias in self.aliases))

    @model_validator(mode="after")
    def _only_stocks_have_an_average(self) -> Self:
        if self.average is not None and self.kind != "stock":
            raise PydanticCustomError("average", "only a stock has an average")
        return self


class Indicator(_Entry):
    """What is computed from measures.

    Attributes:
        group: A key of ``GROUPS``.
        numerator: Measures added up; a leading ``-`` subtracts.
        denominator: Measures added up; empty for a plain count.
        factor: What the ratio is multiplied by: 100 for %, 1000 for ‰.
        unit: ``percent``, ``permille``, ``ratio`` or what is counted (``persons`` ...).
        band: Normal range, both ends in it; needed with direction ``band``.
        minimum_n: Below this many events the value is not given.
        cautious_n: Below this many events the value is drawn pale.
        aggregation: How wider areas and longer periods arise.
        grains: Kinds of period in which the indicator means something; empty for all.
        scheme: How the map's classes arise.
        classes: Number of classes, where ``breaks`` do not say it.
        breaks: Fixed class limits of the map, with the schemes ``fixed`` and ``norm``.
        source: Where the definition is from, as cited in Chinese documents.
        status: ``current`` policy or ``historical``.
        valid_from, valid_to: Years in which the definition was in force; a printed note.
    """

    short_zh: str = ""
    short_en: str = ""
    group: Literal[
        "fertility", "sex_ratio", "registration", "services", "migrants", "benefits",
        "childcare", "counts",
    ]  # fmt: skip
    numerator: tuple[str, ...] = Field(min_length=1)
    denominator: tuple[str, ...] = ()
    factor: float = Field(default=1, gt=0)
    unit: Literal[
        "percent", "permille", "ratio", "places_per_thousand", "children_per_woman",
        "persons", "births", "deaths", "women", "person_times", "cases", "records",
        "operations", "counties", "sites",
    ]  # fmt: skip
    decimals: int = Field(ge=0, le=4)
    direction: Direction
    band: tuple[float, float] | None = None
    interval: Interval
    minimum_n: int = Field(default=0, ge=0)
    cautious_n: int = Field(default=0, ge=0)
    aggregation: Literal["ratio_of_sums", "sum", "sum_of_ratios"]
    grains: tuple[Literal["month", "quarter", "half", "year"], ...] = ()
    scheme: Scheme = Scheme.QUANTILE
    classes: int = Field(default=5, ge=2, le=6)
    breaks: tuple[float, ...] = ()
    definition_zh: str = Field(min_length=1)
    definition_en: str = Field(min_length=1)
    why_zh: str = ""
    why_en: str = ""
    source: str = Field(min_length=1)
    status: Literal["current", "historical"]
    valid_from: int | None = None
    valid_to: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its names: Chinese, English, and the short ones, which may be empty."""
        return self.name_zh, self.name_en, self.short_zh, self.short_en

    @property
    def short_name(self) -> str:
        """Short name in the language in use, the full name where there is none."""
        return localized(self.short_zh or self.name_zh, self.short_en or self.name_en)

    @property
    def group_name(self) -> str:
        """Name of the indicator's group in the language in use."""
        return _(GROUPS[self.group])

    @property
    def definition(self) -> str:
        """Definition in the language in use."""
        return localized(self.definition_zh, self.definition_en)

    @property
    def measures(self) -> tuple[str, ...]:
        """Ids of all measures in the formula, each once, numerators first."""
        terms = (*self.numerator, *self.denominator)
        return tuple(dict.fromkeys(term.removeprefix("-") for term in terms))

    @model_validator(mode="after")
    def _band_fits_direction(self) -> Self:
        if (self.direction is Direction.BAND) != (self.band is not None):
            raise PydanticCustomError("band", "needed with direction “band”, and only there")
        if self.band is not None and not self.band[0] < self.band[1]:
            raise PydanticCustomError("band_order", "the lower limit comes first")
        return self

    @model_validator(mode="after")
    def _breaks_ascend_and_keep_the_band(self) -> Self:
        steps = list(pairwise(self.breaks))
        if any(lower >= upper for lower, upper in steps):
            raise PydanticCustomError("breaks", "limits ascend")
        if self.breaks and self.band is not None and self.band not in steps:
            raise PydanticCustomError("breaks_band", "both limits of the band, side by side")
        return self

    @model_validator(mode="after")
    def _scheme_fits_breaks(self) -> Self:
        given = Scheme.NORM if self.band is not None else Scheme.FIXED
        by_breaks = self.scheme in (Scheme.FIXED, Scheme.NORM)
        if by_breaks != bool(self.breaks) or (self.breaks and self.scheme is not given):
            raise PydanticCustomError("scheme", "fixed or norm with breaks, and only there")
        return self

    @model_validator(mode="after")
    def _denominator_fits_aggregation(self) -> Self:
        if (self.aggregation == "sum") != (not self.denominator):
            raise PydanticCustomError("denominator", "none for a sum, needed otherwise")
        pairs = len(self.numerator) == len(self.denominator)
        if self.aggregation == "sum_of_ratios" and not pairs:
            raise PydanticCustomError("pairs", "as many denominators as numerators")
        return self

    @model_validator(mode="after")
    def _interval_fits_formula(self) -> Self:
        subtracts = any(term.startswith("-") for term in self.numerator)
        fits = {
            Interval.NONE: True,
            Interval.WILSON: self.aggregation == "ratio_of_sums",
            Interval.POISSON: self.aggregation == "ratio_of_sums" and not subtracts,
            Interval.SEX_RATIO: self.aggregation == "ratio_of_sums" and not subtracts,
            Interval.DIFFERENCE: self.aggregation == "ratio_of_sums" and subtracts,
            Interval.SUM_OF_RATES: self.aggregation == "sum_of_ratios" and not subtracts,
        }
        if not fits[self.interval]:
            raise PydanticCustomError("interval", "does not fit the formula")
        return self

    @model_validator(mode="after")
    def _years_are_in_order(self) -> Self:
        if self.status == "historical" and self.valid_to is None:
            raise PydanticCustomError("valid_to", "needed with status “historical”")
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise PydanticCustomError("valid_from", "not after valid_to")
        return self
