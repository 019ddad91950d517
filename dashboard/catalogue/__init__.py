"""The catalogue: one small TOML entry per measure and indicator, validated at load.

Adding an indicator is adding an entry to ``indicators.toml``; no code.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from dashboard.errors import CatalogueError, UnknownNameError
from dashboard.i18n import N_, localized

DIRECTORY = Path(__file__).parent
SCOPES = ("all", "registered", "resident", "migrants", "migrants_in", "migrants_out")
"""Populations that a fact may count (口径); ``all`` is the reporting population."""


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


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name_zh: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    author: str = Field(min_length=1)
    checked_by: str = Field(min_length=1)
    review_date: date

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
    unit: str
    aliases: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    at_most: str | None = None
    average: str | None = None
    village: bool = True


class Indicator(_Entry):
    """What is computed from measures.

    Attributes:
        numerator: Measures added up; a leading ``-`` subtracts.
        denominator: Measures added up; empty for a plain count.
        factor: What the ratio is multiplied by: 100 for %, 1000 for ‰.
        unit: ``percent``, ``permille``, ``ratio`` or what is counted (``persons`` ...).
        band: Normal range, both ends in it; needed with direction ``band``.
        minimum_n: Below this many events the value is not given.
        cautious_n: Below this many events the value is drawn pale.
        aggregation: How wider areas and longer periods arise.
        grains: Kinds of period in which the indicator means something; empty for all.
        breaks: Fixed class limits of the map; empty for quantiles.
        status: ``current`` policy or ``historical``.
        valid_from, valid_to: Years in which the definition was in force; a printed note.
    """

    short_zh: str = ""
    short_en: str = ""
    group: str
    numerator: tuple[str, ...] = Field(min_length=1)
    denominator: tuple[str, ...] = ()
    factor: float = Field(default=1, gt=0)
    unit: str
    decimals: int = Field(ge=0, le=4)
    direction: Direction
    band: tuple[float, float] | None = None
    interval: Interval
    minimum_n: int = Field(default=0, ge=0)
    cautious_n: int = Field(default=0, ge=0)
    aggregation: Literal["ratio_of_sums", "sum", "sum_of_ratios"]
    grains: tuple[Literal["month", "quarter", "half", "year"], ...] = ()
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
    def short_name(self) -> str:
        """Short name in the language in use, the full name where there is none."""
        return localized(self.short_zh, self.short_en) or self.name

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
            raise ValueError("band: needed with direction “band”, and only there")
        return self


@dataclass(frozen=True)
class Catalogue:
    """All measures and indicators by id, in the order of their files."""

    measures: Mapping[str, Measure]
    indicators: Mapping[str, Indicator]

    def indicator(self, name: str) -> Indicator:
        """Return the indicator with the id ``name``.

        Raises:
            UnknownNameError: There is none.
        """
        if name not in self.indicators:
            raise UnknownNameError(N_("There is no indicator “{name}”."), name=name)
        return self.indicators[name]
