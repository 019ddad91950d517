"""Proposals of veto, yellow card and key management: what the rules find, with its evidence.

Nothing here decides: a person confirms or rejects in the register.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.assessment.kinds import Better, Class, Measure, When
from dashboard.domain.assessment.problems import Repeated
from dashboard.domain.assessment.ranks import last_places, tell_apart
from dashboard.domain.assessment.rules import Condition
from dashboard.domain.assessment.scores import Scores
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.rates import FloatArray


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a unit, and why.

    Attributes:
        unit_code: The unit.
        measure: What is proposed.
        condition: The rule that is met.
        figures: Figures that meet it, the latest first; in years running the last one is that
            of all years together. Empty where score or class do.
        score: Score of the unit, NaN for none.
        class_before, class_now: Its classes.
        rank: Its rank, NaN for none.
        repeated: Target missed again and again.
        sure: Whether it is beyond chance; a proposal that is not asks to be verified.
    """

    unit_code: str
    measure: Measure
    condition: Condition
    figures: tuple[Figure, ...] = ()
    score: float = float("nan")
    class_before: Class = Class.NONE
    class_now: Class = Class.NONE
    rank: float = float("nan")
    repeated: Repeated | None = None
    sure: bool = True


@dataclass(frozen=True)
class Findings:
    """What proposals are made of.

    Attributes:
        scores: Scores of the period.
        ranks: (units,) ranks.
        best, worst: (units,) best and worst ranks that chance explains.
        reach: (units,) highest scores that chance explains.
        classes, classes_before: (units,) classes of this period and the last one.
        repeated: Targets missed in periods running.
        figures: For conditions on an indicator: their figures, one table a window of time,
            the latest first, rows as the units; in years running a last table of all years
            together.
    """

    scores: Scores
    ranks: FloatArray
    best: FloatArray
    worst: FloatArray
    reach: FloatArray
    classes: npt.NDArray[np.int_]
    classes_before: npt.NDArray[np.int_]
    repeated: Sequence[Repeated] = ()
    figures: Mapping[Condition, Sequence[pd.DataFrame]] = field(default_factory=dict)


def proposals(findings: Findings) -> list[Proposal]:
    """Return what the rules propose, the gravest first, units in their order."""
    return [
        proposal
        for measure, condition in findings.scores.assessment.conditions()
        for proposal in _LOOKS[condition.when](findings, measure, condition)
    ]


def _of_units(
    findings: Findings,
    measure: Measure,
    condition: Condition,
    chosen: npt.NDArray[np.bool_],
    *,
    sure: npt.NDArray[np.bool_],
) -> list[Proposal]:
    return [
        _proposal(findings, measure, condition, unit, sure=bool(sure[unit]))
        for unit in np.flatnonzero(chosen).tolist()
    ]


def _proposal(
    findings: Findings,
    measure: Measure,
    condition: Condition,
    unit: int,
    *,
    figures: Sequence[Figure] = (),
    repeated: Repeated | None = None,
    sure: bool,
) -> Proposal:
    return Proposal(
        unit_code=findings.scores.codes[unit],
        measure=measure,
        condition=condition,
        figures=tuple(figures),
        score=float(findings.scores.totals[unit]),
        class_before=Class(findings.classes_before[unit]),
        class_now=Class(findings.classes[unit]),
        rank=float(findings.ranks[unit]),
        repeated=repeated,
        sure=sure,
    )


def _by_score(findings: Findings, measure: Measure, condition: Condition) -> list[Proposal]:
    low = findings.scores.totals < (condition.limit or 0)
    sure = findings.reach < (condition.limit or 0)
    return _of_units(findings, measure, condition, low, sure=sure)


def _by_class(findings: Findings, measure: Measure, condition: Condition) -> list[Proposal]:
    low = findings.classes >= (condition.limit or 0)
    above = np.full(len(low), (condition.limit or 0) - 1)
    return _of_units(findings, measure, condition, low, sure=_below_class(findings, above))


def _by_fall(findings: Findings, measure: Measure, condition: Condition) -> list[Proposal]:
    known = (findings.classes != Class.NONE) & (findings.classes_before != Class.NONE)
    fell = known & (findings.classes > findings.classes_before)
    sure = _below_class(findings, findings.classes_before)
    return _of_units(findings, measure, condition, fell, sure=sure)


def _below_class(findings: Findings, classes: npt.NDArray[np.int_]) -> npt.NDArray[np.bool_]:
    """Return which scores stay below a class whatever chance explains, as a veto does."""
    limits = findings.scores.assessment.classes
    least = np.select(
        [classes == Class.FIRST, classes == Class.SECOND], [limits.first, limits.second], np.inf
    )
    vetoed = (findings.classes == Class.THIRD) & (findings.scores.totals >= limits.second)
    return np.asarray((findings.reach < least) | vetoed)


def _by_place(findings: Findings, measure: Measure, condition: Condition) -> list[Proposal]:
    """Propose the last places; sure are those that chance does not lift out of them."""
    last = last_places(findings.ranks, condition.times) & tell_apart(findings.best, findings.worst)
    ranked = int(np.count_nonzero(~np.isnan(findings.ranks)))
    sure = findings.best > ranked - condition.times
    return _of_units(findings, measure, condition, last, sure=sure)


def _by_repetition(findings: Findings, measure: Measure, condition: Condition) -> list[Proposal]:
    rules = {rule.id: rule for rule in findings.scores.assessment.rules}
    places = {code: unit for unit, code in enumerate(findings.scores.codes)}
    return [
        _proposal(
            findings,
            measure,
            condition,
            places[problem.unit_code],
            repeated=problem,
            sure=problem.beyond,
        )
        for problem in findings.repeated
        if problem.periods >= condition.times
        and condition.indicator in ("", rules[problem.rule].indicator)
        and (problem.beyond or not condition.beyond_chance)
    ]


def _by_value(findings: Findings, measure: Measure, condition: Condition) -> list[Proposal]:
    """Propose where every window is beyond the limit, sure where the last table is by chance."""
    tables = findings.figures[condition]
    windows = tables[:-1] if condition.when is When.YEARS else tables
    beyond = np.all([_passes(condition, table) for table in windows], axis=0)
    sure = _passes(condition, tables[-1], end=True)
    if condition.beyond_chance:
        beyond &= sure
    rows = [figures_of(table) for table in tables]
    return [
        _proposal(
            findings,
            measure,
            condition,
            unit,
            figures=[table[unit] for table in rows],
            sure=bool(sure[unit]),
        )
        for unit in np.flatnonzero(beyond).tolist()
    ]


def _passes(
    condition: Condition, table: pd.DataFrame, *, end: bool = False
) -> npt.NDArray[np.bool_]:
    """Return which values, or ends of intervals, are beyond the limit with events enough."""
    limit, enough = condition.limit or 0.0, table["n"].to_numpy(dtype=float) >= condition.minimum_n
    if condition.better is Better.HIGHER:
        far = table["upper" if end else "value"].to_numpy(dtype=float) < limit
    else:
        far = table["lower" if end else "value"].to_numpy(dtype=float) > limit
    return np.asarray(far & enough)


_Look = Callable[[Findings, Measure, Condition], list[Proposal]]
_LOOKS: Mapping[When, _Look] = {
    When.VALUE: _by_value,
    When.YEARS: _by_value,
    When.REPEATED: _by_repetition,
    When.SCORE: _by_score,
    When.CLASS: _by_class,
    When.FALL: _by_fall,
    When.LAST: _by_place,
}
