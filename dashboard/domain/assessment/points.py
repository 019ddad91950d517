"""Points: what a value makes under a rule. Arrays of any shape; missing values stay missing."""

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from dashboard.domain.assessment.kinds import Better, Kind
from dashboard.domain.assessment.rules import Rule
from dashboard.domain.rates import FloatArray

_NOISE = 1e-9
"""What a subtraction of decimals leaves; it must not take a whole step away."""


def points(
    rule: Rule,
    value: npt.ArrayLike,
    *,
    cases: npt.ArrayLike = np.nan,
    before: npt.ArrayLike = np.nan,
) -> FloatArray:
    """Return the points of values, from 0 to the rule's weight.

    Args:
        rule: How points are made; its ``better`` is set.
        value: Values in the indicator's unit.
        cases: Cases that cost points, of a shape that fits.
        before: Values of a year before, for progress; where they are missing the level alone
            makes all points.

    Returns:
        Points of the common shape; NaN where what the rule looks at is missing.
    """
    values, counts, earlier = (np.asarray(a, dtype=float) for a in (value, cases, before))
    made = _KINDS[rule.kind](rule, values, counts, earlier)
    if rule.zero is not None:
        made = np.where(_short(rule, values, rule.zero) > _NOISE, 0.0, made)
    return np.asarray(np.clip(made, 0.0, rule.weight))


def meets(rule: Rule, value: npt.ArrayLike, *, cases: npt.ArrayLike = np.nan) -> FloatArray:
    """Return 1 where the target is met, 0 where it is missed, NaN where a value is missing.

    A rule by cases has the target that no more cases occur than are free.
    """
    values, counts = np.asarray(value, dtype=float), np.asarray(cases, dtype=float)
    looked_at = counts if rule.kind is Kind.CASES else values
    met = shortfall(rule, values, counts) <= _NOISE
    return np.where(np.isnan(looked_at), np.nan, met.astype(float))


def shortfall(rule: Rule, value: FloatArray, cases: FloatArray) -> FloatArray:
    """Return how far values fall short of what is asked, 0 or more, in their own unit."""
    if rule.kind is Kind.CASES:
        return np.maximum(cases - rule.free, 0)
    if rule.band is not None:
        low, high = rule.band
        return np.maximum(np.maximum(low - value, value - high), 0)
    return _short(rule, value, rule.target or 0.0)


def _short(rule: Rule, value: FloatArray, target: float) -> FloatArray:
    missing = target - value if rule.better is Better.HIGHER else value - target
    return np.maximum(missing, 0)


def _met(rule: Rule, value: FloatArray, cases: FloatArray, _before: FloatArray) -> FloatArray:
    return rule.weight * meets(rule, value, cases=cases)


def _steps(rule: Rule, value: FloatArray, cases: FloatArray, _before: FloatArray) -> FloatArray:
    off = _points_off(rule, shortfall(rule, value, cases))
    return rule.weight - off - (rule.points_a_case * cases if rule.points_a_case else 0.0)


def _points_off(rule: Rule, short: FloatArray) -> FloatArray:
    steps = short / rule.step
    if rule.whole_steps:
        steps = np.floor(steps + _NOISE)
    return (rule.points or 0.0) * steps


def _threshold(
    rule: Rule, value: FloatArray, _cases: FloatArray, _before: FloatArray
) -> FloatArray:
    target, zero = rule.target or 0.0, rule.zero or 0.0
    return rule.weight * np.clip((value - zero) / (target - zero), 0, 1)


def _progress(rule: Rule, value: FloatArray, cases: FloatArray, before: FloatArray) -> FloatArray:
    for_level = rule.weight * (1 - rule.progress_share)
    short = shortfall(rule, value, cases)
    level = np.maximum(for_level - _points_off(rule, short), 0)
    gained = value - before if rule.better is Better.HIGHER else before - value
    share = np.clip(gained / (rule.improvement or 1.0), 0, 1)
    share = np.where(short <= _NOISE, 1.0, share)
    both = level + (rule.weight - for_level) * share
    return np.where(np.isnan(before), level / (1 - rule.progress_share), both)


_Maker = Callable[[Rule, FloatArray, FloatArray, FloatArray], FloatArray]
_KINDS: Mapping[Kind, _Maker] = {
    Kind.MET: _met,
    Kind.STEPS: _steps,
    Kind.CASES: _steps,
    Kind.THRESHOLD: _threshold,
    Kind.BAND: _steps,
    Kind.PROGRESS: _progress,
}
