"""Ten years of births, deaths and population, unit by unit and month by month."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.demo.counts import apportion, scatter_within
from dashboard.demo.plans import HALF, Cells, Span, VitalPlan
from dashboard.demo.vital import (
    BORN,
    Habits,
    SecondBirths,
    births_of_half,
    cells_of,
    deaths_of_half,
)

Array = np.ndarray[Any, Any]

_WAVER = 0.035
"""Standard deviation of the logarithm of sex ratios around their trend."""
_WAVER_OF_SHARES = 0.12
"""The same of the share of births outside the policy."""


def vital_history(
    rng: np.random.Generator,
    plan: VitalPlan,
    *,
    span: Span,
    habits: Habits,
    weights: Array,
    second: Mapping[str, SecondBirths],
) -> pd.DataFrame:
    """Return one row a unit and month.

    Args:
        rng: Source of chance.
        plan: The territory's totals.
        span: Months of the data.
        habits: How units differ.
        weights: (n,) population beside the other units.
        second: Published second births of units above, by half-year.

    Returns:
        ``unit`` (position), ``month`` (ordinal), ``population``, ``births``, ``boys``,
        ``girls``, those of ``BORN``, ``compliant_births``, ``deaths``; months in turn.
    """
    people = _populations(rng, weights, plan=plan, months=len(span.halves) * HALF)
    planned = _planned_births(plan, span, people.sum(axis=1))
    counts: dict[str, list[Array]] = {}
    for start in span.halves:
        label = span.half_label(start)
        cells = plan.cells.get(label) or _cells(rng, plan, span, start, planned[start])
        born = dict(births_of_half(rng, habits, cells=cells, start=start, second=second.get(label)))
        half = born | _sums(born)
        half["compliant_births"] = _compliant(rng, plan, span, start, half["births"], habits)
        half["deaths"] = deaths_of_half(
            rng, habits, total=_deaths(plan, span, start, people), start=start
        )
        for name, values in half.items():
            counts.setdefault(name, []).append(values)
    together = {name: np.concatenate(parts, axis=1) for name, parts in counts.items()}
    return _table(span, {"population": people.T, **together})


def _populations(
    rng: np.random.Generator, weights: Array, *, plan: VitalPlan, months: int
) -> Array:
    """Return (months, units) people at the end of each month, adding up to the plan's path."""
    path = np.linspace(plan.population.first, plan.population.last, months + 1)[1:]
    drift = rng.normal(0, 0.0006, len(weights))
    shares = weights * np.exp(np.outer(np.arange(months) - months + 1, drift))
    return apportion(np.rint(path).astype(np.int64), shares)


def _planned_births(plan: VitalPlan, span: Span, people: Array) -> dict[int, int]:
    """Return the births of every half-year by its first month."""
    births = {}
    for start in span.halves:
        year, label = span.calendar.year_of(start), span.half_label(start)
        share = plan.first_half[(year - span.years[0]) % len(plan.first_half)]
        last = min(span.calendar.year_start(year + 1) - 1 - span.first, len(people) - 1)
        whole = round(plan.birth_rates[year] / 1000 * float(people[last]))
        first = plan.births.get(f"{year}H1", round(share * whole))
        births[start] = first if label.endswith("H1") else whole - first
    return births


def _cells(rng: np.random.Generator, plan: VitalPlan, span: Span, start: int, births: int) -> Cells:
    """Return births by parity and sex; the ratios waver unless the births are published."""
    year = span.calendar.year_of(start)
    first, second = (share.at(year, span.years) for share in plan.parity_shares)
    waver = rng.lognormal(0, _WAVER, 3) ** (span.half_label(start) not in plan.births)
    ratios = [
        ratio.at(year, span.years) * change
        for ratio, change in zip(plan.sex_ratios, waver.tolist(), strict=True)
    ]
    return cells_of(births, (first, second), (ratios[0], ratios[1], ratios[2]))


def _sums(born: Mapping[str, Array]) -> dict[str, Array]:
    boys, girls = (
        np.sum([born[name] for name in BORN if name.startswith(sex)], axis=0)
        for sex in ("boys", "girls")
    )
    return {"births": boys + girls, "boys": boys, "girls": girls}


def _compliant(
    rng: np.random.Generator,
    plan: VitalPlan,
    span: Span,
    start: int,
    births: Array,
    habits: Habits,
) -> Array:
    share = plan.compliance.at(span.calendar.year_of(start), span.years)
    total = int(births.sum())
    left = (1 - share) * total * rng.lognormal(0, _WAVER_OF_SHARES)
    compliant = plan.compliant.get(span.half_label(start), total - round(left))
    outside = scatter_within(
        rng, total - compliant, births * habits.unplanned[:, None], at_most=births
    )
    return births - outside


def _deaths(plan: VitalPlan, span: Span, start: int, people: Array) -> int:
    """Return the deaths of a half-year; a little more than half a year's in the cold one."""
    rate = plan.death_rate.at(span.calendar.year_of(start), span.years) / 1000 / 2
    cold = 1.04 if (start % 12) in (9, 0) and span.calendar.start_month != 1 else 1.0
    expected = round(rate * cold * float(people[start - span.first + HALF - 1].sum()))
    return plan.deaths.get(span.half_label(start), expected)


def _table(span: Span, counts: Mapping[str, Array]) -> pd.DataFrame:
    units, months = next(iter(counts.values())).shape
    rows = {
        "unit": np.tile(np.arange(units), months),
        "month": np.repeat(span.first + np.arange(months), units),
    }
    table = pd.DataFrame(rows | {name: values.T.ravel() for name, values in counts.items()})
    return table[table["month"] < span.first + span.months]
