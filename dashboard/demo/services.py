"""What offices do: checks due and done, records entered, benefits paid, by unit and half-year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from dashboard.demo.counts import apportion, scatter_within
from dashboard.demo.plans import Span, Trend

Array = np.ndarray[Any, Any]

_WAVER = 0.12
"""Standard deviation of the logarithm of the smaller share, done or undone."""


@dataclass(frozen=True)
class Service:
    """Something due and done in part.

    Attributes:
        due, done: Measures; done never exceeds due.
        base: Column of the base table that it is due in proportion to, or a measure of an
            earlier service.
        per: How much is due for one of the base in one period.
        share: Share done.
        unevenness: How much units differ in what they leave undone.
        since: First statistical year in which it is reported; 0 for all.
        published: Published totals of the last period, by measure.
    """

    due: str
    done: str
    base: str
    per: float
    share: Trend
    unevenness: float = 0.8
    since: int = 0
    published: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Count:
    """Something counted without a whole.

    Attributes:
        measure: What is counted.
        base: As of ``Service``.
        total: The territory's count, moving from the first period to the last.
    """

    measure: str
    base: str
    total: Trend


def service_table(
    rng: np.random.Generator,
    base: pd.DataFrame,
    *,
    services: Sequence[Service],
    counts: Sequence[Count] = (),
    span: Span,
) -> pd.DataFrame:
    """Return the counts of every unit and period.

    Args:
        rng: Source of chance.
        base: ``unit`` (position), ``start`` (ordinal of a period's first month) and a column
            for every base; the same units in every period, in order.
        services: What is due and done; a later one may build on an earlier one.
        counts: What is only counted.
        span: Months of the data.

    Returns:
        ``base`` with a column for every measure.
    """
    habits = {
        service.done: np.exp(service.unevenness * rng.normal(size=base["unit"].nunique()))
        for service in services
    }
    last = int(base["start"].max())
    parts = []
    for start in sorted(set(base["start"].tolist())):
        part = base[base["start"] == start].copy()
        year = span.calendar.year_of(start)
        for service in services:
            if year < service.since:
                continue
            published = service.published if start == last else {}
            share = service.share.at(year, span.years)
            if start != last:
                share = _wavering(rng, share)
            part[service.due] = _due(service, part, published)
            part[service.done] = _done(
                rng,
                service,
                part[service.due].to_numpy(),
                undone=habits[service.done],
                share=share,
                published=published,
            )
        for count in counts:
            total = round(count.total.at(year, span.years))
            part[count.measure] = _spread(total, part[count.base])
        parts.append(part)
    table: pd.DataFrame = pd.concat(parts, ignore_index=True)
    return table


def _wavering(rng: np.random.Generator, share: float) -> float:
    change = rng.lognormal(0, _WAVER)
    return share * change if share < 1 - share else 1 - (1 - share) * change


def _spread(total: int, base: pd.Series) -> Array:
    spread: Array = apportion(np.array([total]), base.to_numpy(dtype=float) + 1e-9)[0]
    return spread


def _due(service: Service, part: pd.DataFrame, published: Mapping[str, int]) -> Array:
    if service.due in part:
        return np.asarray(part[service.due])
    total = published.get(service.due, round(service.per * float(part[service.base].sum())))
    return _spread(total, part[service.base])


def _done(
    rng: np.random.Generator,
    service: Service,
    due: Array,
    *,
    undone: Array,
    share: float,
    published: Mapping[str, int],
) -> Array:
    total = int(due.sum())
    left = total - published.get(service.done, round(share * total))
    done: Array = due - scatter_within(rng, left, due * undone, at_most=due)
    return done
