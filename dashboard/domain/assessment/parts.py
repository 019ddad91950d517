"""The parts of a score: one rule's figures of all units, and the points that they make."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Indicator, Interval
from dashboard.domain import intervals
from dashboard.domain.assessment.draws import drawn_cases, drawn_values
from dashboard.domain.assessment.kinds import Better, Kind
from dashboard.domain.assessment.points import meets, points, shortfall
from dashboard.domain.assessment.rules import Rule
from dashboard.domain.assessment.sureness import exact_where_few
from dashboard.domain.comparison import least_that_matters, rounded
from dashboard.domain.figure import FIGURE_COLUMNS
from dashboard.domain.rates import FloatArray
from dashboard.domain.status import Status

PART_COLUMNS = (
    *FIGURE_COLUMNS, "rule", "weight", "before", "cases", "met", "telling", "beyond", "made",
    "entered", "points",
)  # fmt: skip
Part = Mapping[Any, Any]
"""One unit's row of ``PART_COLUMNS``."""
_NOISE = 1e-9


def scored_part(
    rule: Rule,
    indicator: Indicator,
    figures: pd.DataFrame,
    *,
    before: FloatArray,
    entered: FloatArray,
) -> pd.DataFrame:
    """Return one rule's figures with their points, one row a unit.

    Points are made of the printed value, so that a listener can check them.

    Args:
        rule: How points are made; its ``better`` is set.
        indicator: The rule's indicator.
        figures: Columns ``FIGURE_COLUMNS``, one row a unit.
        before: (units,) values of a year before, NaN where there are none.
        entered: (units,) points of dated entries, mostly negative; 0 for none.

    Returns:
        Columns ``PART_COLUMNS``, intervals of few events exact. ``cases`` cost points;
        ``met`` is 1 where the target is met, 0 where missed, missing without a value;
        ``telling`` whether it is missed by enough to matter: with a target of 100% every single
        case is a miss; ``beyond`` whether by enough and beyond chance; ``made`` are the points
        of the value alone, ``points`` those with the entries, both missing where nothing can
        be scored.
    """
    table = exact_where_few(indicator, _judged(rule, figures))
    value = rounded(table["value"], decimals=indicator.decimals)
    cases = _cases(rule, indicator, table)
    made = points(rule, value, cases=cases, before=rounded(before, decimals=indicator.decimals))
    met = meets(rule, value, cases=cases)
    telling = (met == 0) & _is_telling(rule, indicator, shortfall(rule, value, cases))
    return table.assign(
        value=value,
        rule=rule.id,
        weight=rule.weight,
        before=before,
        cases=cases,
        met=met,
        telling=telling,
        beyond=telling & _is_beyond(rule, table, cases),
        made=made,
        entered=entered,
        points=np.clip(made + entered, 0, rule.weight),
    )[list(PART_COLUMNS)]


def drawn_points(
    rng: np.random.Generator, rule: Rule, indicator: Indicator, part: pd.DataFrame
) -> FloatArray:
    """Return (draws, units) points as chance might have made them; progress is from as it was.

    Args:
        rng: Source of chance.
        rule: How points are made.
        indicator: The rule's indicator.
        part: As of ``scored_part``.
    """
    cases = part["cases"].to_numpy(dtype=float)
    if rule.kind is Kind.CASES:
        made = points(rule, np.nan, cases=drawn_cases(rng, cases))
    else:
        values = drawn_values(rng, indicator, part)
        if rule.points_a_case:
            cases = _cases_behind(rule, indicator, part, values)
        made = points(rule, values, cases=cases, before=part["before"].to_numpy(dtype=float))
    return np.asarray(np.clip(made + part["entered"].to_numpy(dtype=float), 0, rule.weight))


def _judged(rule: Rule, figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures, those of too few events for this rule without their values."""
    few = figures["status"].isin([Status.OK, Status.CAUTIOUS]) & (figures["n"] < rule.minimum_n)
    table = figures.copy()
    table.loc[few, "status"] = str(Status.TOO_FEW)
    table.loc[few, ["value", "lower", "upper"]] = np.nan
    return table


def _counts_missing_ones(rule: Rule, indicator: Indicator) -> bool:
    """Return whether cases are those missing to the whole, as births that were not reported."""
    return indicator.interval is Interval.WILSON and rule.better is Better.HIGHER


def _cases(rule: Rule, indicator: Indicator, table: pd.DataFrame) -> FloatArray:
    counts: FloatArray = table["numerator"].to_numpy(dtype=float)
    if _counts_missing_ones(rule, indicator):
        counts = table["denominator"].to_numpy(dtype=float) - counts
    return np.where(table["status"] == Status.TOO_FEW, np.nan, counts)


def _cases_behind(
    rule: Rule, indicator: Indicator, part: pd.DataFrame, values: FloatArray
) -> FloatArray:
    whole = part["denominator"].to_numpy(dtype=float)
    expected = values / indicator.factor * whole
    return np.asarray(whole - expected if _counts_missing_ones(rule, indicator) else expected)


def _is_telling(rule: Rule, indicator: Indicator, short: FloatArray) -> npt.NDArray[np.bool_]:
    if rule.kind is Kind.CASES:
        return np.asarray(short > 0)
    asked = rule.band[1] if rule.band else rule.target or 0.0
    return np.asarray(short >= least_that_matters(indicator, asked) - _NOISE)


def _is_beyond(rule: Rule, table: pd.DataFrame, cases: FloatArray) -> npt.NDArray[np.bool_]:
    """Return whether the interval lies wholly on the wrong side of what is asked."""
    if rule.kind is Kind.CASES:
        return np.asarray(intervals.poisson(cases)[0] > rule.free)
    lower, upper = (table[end].to_numpy(dtype=float) for end in ("lower", "upper"))
    target = rule.target or 0.0
    low, high = rule.band or (target, target)
    below = upper < low if rule.band or rule.better is Better.HIGHER else np.zeros_like(upper, bool)
    above = lower > high if rule.band or rule.better is Better.LOWER else np.zeros_like(upper, bool)
    return np.asarray(below | above)
