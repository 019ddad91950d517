"""Targets of a statistical year: what is asked of a unit, by itself or by the unit above it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import inf

from dashboard.catalogue import Indicator, Measure
from dashboard.domain.units import Unit, UnitTree

Key = tuple[str, str]
"""What a target is about: id of the indicator and scope."""


class TargetKind(StrEnum):
    """Which values meet a target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BAND = "band"


class Duty(StrEnum):
    """When a target has to be met."""

    CONTRACT = "contract"  # at every report
    TASK = "task"  # by the end of the year


@dataclass(frozen=True)
class Target:
    """What is asked of a unit in a statistical year.

    Attributes:
        unit_code: The unit, and those below it that have no target of their own.
        year: Statistical year.
        indicator: Id of the catalogue.
        scope: Population that is counted.
        kind: Which values meet it.
        low: Least value in the indicator's unit; None with ``AT_MOST``.
        high: Greatest value; None with ``AT_LEAST``.
        duty: When it has to be met.
    """

    unit_code: str
    year: int
    indicator: str
    scope: str
    kind: TargetKind
    low: float | None
    high: float | None
    duty: Duty

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.indicator, self.scope

    @property
    def limits(self) -> tuple[float, float]:
        """Least and greatest value, infinite where open."""
        return -inf if self.low is None else self.low, inf if self.high is None else self.high


@dataclass(frozen=True)
class Contract:
    """A contract on targets (责任书) that is due from a party.

    Attributes:
        year: Statistical year.
        party: Code of a unit, or name of a department.
        is_unit: Whether the party is a unit.
        due: Day by which it is to be signed; None where none is set.
        signed: Day on which it was signed; None where it was not.
    """

    year: int
    party: str
    is_unit: bool
    due: date | None
    signed: date | None

    def is_signed(self, day: date) -> bool:
        """Return whether it was signed by ``day``."""
        return self.signed is not None and self.signed <= day

    def is_overdue(self, day: date) -> bool:
        """Return whether it should have been signed before ``day`` and was not."""
        return not self.is_signed(day) and self.due is not None and self.due < day


def is_cumulative(indicator: Indicator, measures: Mapping[str, Measure]) -> bool:
    """Return whether a value grows as the year goes on, so that progress can be told.

    Counts of events do, and events over a population; done over due does not, and neither
    does what is counted at a moment.
    """
    flows = {name for name in indicator.measures if name in measures and _is_flow(measures[name])}
    added = {term.removeprefix("-") for term in indicator.numerator}
    return bool(flows & added) and flows.isdisjoint(indicator.denominator)


def is_momentary(indicator: Indicator, measures: Mapping[str, Measure]) -> bool:
    """Return whether all of an indicator is counted at the end of a period."""
    return not any(name in measures and _is_flow(measures[name]) for name in indicator.measures)


def _is_flow(measure: Measure) -> bool:
    return measure.kind == "flow"


def targets_of(
    targets: Iterable[Target],
    units: Sequence[str],
    *,
    year: int,
    tree: UnitTree,
    indicators: Mapping[str, Indicator],
) -> dict[Key, dict[str, Target]]:
    """Return the targets of units by what they are about, then by unit, in the order given.

    A unit without a target of its own has that of the nearest unit above it; but not of a
    plain count, of which the unit above asks for all together.

    Args:
        targets: Targets of all units and years.
        units: Codes of the units asked for.
        year: Statistical year.
        tree: The units of the territory.
        indicators: Catalogue entries by id; targets of others are left out.

    Returns:
        No entry for a unit without target.
    """
    own: dict[Key, dict[str, Target]] = {}
    for target in targets:
        if target.year == year and target.indicator in indicators:
            own.setdefault(target.key, {})[target.unit_code] = target
    lines = {unit: [unit, *(above.code for above in _upwards(tree, unit))] for unit in units}
    found: dict[Key, dict[str, Target]] = {}
    for key, given in own.items():
        inherited = bool(indicators[key[0]].denominator)
        for unit, line in lines.items():
            asked = line if inherited else line[:1]
            holder = next((code for code in asked if code in given), None)
            if holder is not None:
                found.setdefault(key, {})[unit] = given[holder]
    return found


def _upwards(tree: UnitTree, unit: str) -> list[Unit]:
    return list(reversed(tree.ancestors(unit)))
