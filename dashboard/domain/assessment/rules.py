"""The rules of an assessment: how indicators make points, points make classes and proposals.

Rules differ by place, so they are data: ``assessment.toml`` of a territory, read and checked
against catalogue and units by ``storage.assessment``.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from dashboard.domain.assessment.kinds import Better, Kind, Measure, When
from dashboard.i18n import localized

ID = r"^[a-z][a-z0-9_]*$"
_Text = Annotated[str, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class _Named(_Model):
    name_zh: str = ""
    name_en: str = ""

    @property
    def name(self) -> str:
        """Name in the language in use; empty for the indicator's."""
        return localized(self.name_zh, self.name_en)


class Rule(_Named):
    """How one indicator makes points.

    Attributes:
        id: Name in ``scores.csv``; the indicator's id unless given.
        indicator: Id of the catalogue.
        scope: Population that is counted.
        weight: Points at most.
        kind: How points are made.
        better: Which way is better; by the catalogue unless given.
        target: Value from which the points are full.
        band: Both limits within which they are full, with the kind ``band``.
        step, points: So many points off for each step short of the target; with the kind
            ``cases`` for each case.
        whole_steps: Whether only whole steps count; else a part of a step counts as a part.
        zero: Value beyond which there are no points.
        points_a_case: Points off besides for each case short of the whole.
        free: Cases that cost nothing.
        pooled_years: Years whose counts are added up, up to the end of the period; 0 for the
            period alone.
        progress_share: Share of the weight that progress makes.
        improvement: Progress on a year before that makes its points full.
        minimum_n: Fewer events are too few to be scored.
    """

    id: str = Field(default="", pattern=ID)
    indicator: _Text
    scope: str = "all"
    weight: float = Field(gt=0)
    kind: Kind
    better: Better | None = None
    target: float | None = None
    band: tuple[float, float] | None = None
    step: float = Field(default=1, gt=0)
    points: float | None = Field(default=None, gt=0)
    whole_steps: bool = False
    zero: float | None = None
    points_a_case: float = Field(default=0, ge=0)
    free: int = Field(default=0, ge=0)
    pooled_years: int = Field(default=0, ge=0, le=10)
    progress_share: float = Field(default=0.5, gt=0, lt=1)
    improvement: float | None = Field(default=None, gt=0)
    minimum_n: int = Field(default=0, ge=0)

    @model_validator(mode="before")
    @classmethod
    def _id_is_the_indicator(cls, given: Any) -> Any:  # noqa: ANN401  what stands in the file
        if isinstance(given, Mapping) and "id" not in given:
            return {**given, "id": given.get("indicator", "")}
        return given

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        needed = {
            Kind.MET: ("target",),
            Kind.STEPS: ("target", "points"),
            Kind.CASES: ("points",),
            Kind.THRESHOLD: ("target", "zero"),
            Kind.BAND: ("band", "points"),
            Kind.PROGRESS: ("target", "points", "improvement"),
        }[self.kind]
        _need(self, needed)
        if self.band is not None and not self.band[0] < self.band[1]:
            raise PydanticCustomError("band_order", "the lower limit comes first")
        if self.kind is Kind.THRESHOLD and self.target == self.zero:
            raise PydanticCustomError("zero", "not the target itself")
        return self


class Condition(_Named):
    """When something is proposed.

    Attributes:
        when: What it looks at.
        indicator, scope: For ``value`` and ``years``; for ``repeated`` the only one.
        limit: Value that is passed, score that is not reached, or class.
        better: As of a rule.
        times: Years or periods running; how many last places.
        beyond_chance: Whether the interval must lie beyond the limit; in years running, that
            of all years together.
        minimum_n: Fewer events propose nothing; in years running, in each of them.
    """

    when: When
    indicator: str = ""
    scope: str = "all"
    limit: float | None = None
    better: Better | None = None
    times: int = Field(default=2, ge=1)
    beyond_chance: bool = True
    minimum_n: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _has_what_it_looks_at(self) -> Self:
        needed = {
            When.VALUE: ("indicator", "limit"),
            When.YEARS: ("indicator", "limit"),
            When.SCORE: ("limit",),
            When.CLASS: ("limit",),
        }.get(self.when, ())
        _need(self, needed)
        return self


class PeerGroup(_Named):
    """Units that are ranked among themselves, like with like.

    Attributes:
        id: Name in links.
        units: Codes or names of units; a wider one stands for all below it.
    """

    id: str = Field(pattern=ID)
    name_zh: _Text
    units: tuple[_Text, ...] = Field(min_length=1)


class ClassLimits(_Model):
    """Least scores of the first two classes."""

    first: float = 90
    second: float = 75


class Assessment(_Named):
    """The rules of a territory.

    Attributes:
        name_zh, name_en: What the rules are called.
        source: Document that they are from.
        level: Level of the units that are assessed.
        grains: Kinds of period that are scored.
        minimum_births: Units with fewer births in the period are not ranked.
        missing: What becomes of a part that cannot be scored: the others are scaled up
            (``rescale``), or it has no points (``zero``).
        classes: Limits of the classes.
        rules: How points are made.
        veto, yellow_card, key_management: When each is proposed.
        peer_groups: Units ranked among themselves.
    """

    source: str = ""
    level: str = "township"
    grains: tuple[Literal["month", "quarter", "half", "year"], ...] = ("half", "year")
    minimum_births: int = Field(default=10, ge=0)
    missing: Literal["rescale", "zero"] = "rescale"
    classes: ClassLimits = ClassLimits()
    rules: tuple[Rule, ...] = Field(min_length=1)
    veto: tuple[Condition, ...] = ()
    yellow_card: tuple[Condition, ...] = ()
    key_management: tuple[Condition, ...] = ()
    peer_groups: tuple[PeerGroup, ...] = ()

    @property
    def full(self) -> float:
        """Points of all rules together."""
        return sum(rule.weight for rule in self.rules)

    def conditions(self) -> list[tuple[Measure, Condition]]:
        """Return what may be proposed, the gravest first."""
        return [(kind, condition) for kind in Measure for condition in getattr(self, kind)]

    @model_validator(mode="after")
    def _classes_are_in_order(self) -> Self:
        if not 0 < self.classes.second < self.classes.first <= self.full:
            raise PydanticCustomError("classes", "second below first, first at most all points")
        return self


def _need(model: _Model, fields: tuple[str, ...]) -> None:
    for field in fields:
        if getattr(model, field) in (None, ""):
            raise PydanticCustomError(f"needs_{field}", "needed with this kind")
