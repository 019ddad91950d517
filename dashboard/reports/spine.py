"""A unit among its siblings: every indicator against the wider area, on one scale."""

from dataclasses import dataclass
from math import isnan

import numpy as np
import pandas as pd

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.rates import FloatArray
from dashboard.domain.spine import Spine, spine_of
from dashboard.domain.status import Status, Verdict
from dashboard.reports import choices
from dashboard.reports.comparisons import judged
from dashboard.reports.figures import figure_tables
from dashboard.storage.store import Edition

_LEAST_SIBLINGS = 4
"""Fewer have no quartiles worth a band."""


@dataclass(frozen=True)
class SpineLine:
    """One indicator of a unit among its siblings.

    Attributes:
        indicator: Catalogue entry.
        unit: The unit's figure.
        area: The wider area's figure.
        verdict: The unit against the area, by the interval.
        spine: Where they lie on the common scale.
        siblings: Units with a value, the unit among them.
    """

    indicator: Indicator
    unit: Figure
    area: Figure
    verdict: Verdict
    spine: Spine
    siblings: int


def spine(
    edition: Edition, catalogue: Catalogue, *, period: Period, unit: str, scope: str
) -> list[SpineLine]:
    """Return the indicators of a unit that at least a few of its siblings have, too.

    Counts without denominator are left out: a large unit has more of everything.

    Returns:
        Nothing for the territory as a whole, and nothing for a village.
    """
    parent = edition.tree[unit].parent
    if parent is None or edition.tree[unit].level == "village":
        return []
    codes = [child.code for child in edition.tree.children(parent, period)]
    entries = [
        entry
        for entry in choices.shown_in(period, edition, catalogue, scope=scope)
        if entry.denominator
    ]
    tables = figure_tables(edition, entries, periods=[period], units=[parent, *codes], scope=scope)
    lines = (_line(entry, tables[entry.id], unit=unit) for entry in entries)
    return [line for line in lines if line is not None]


def _line(indicator: Indicator, table: pd.DataFrame, *, unit: str) -> SpineLine | None:
    area = figures_of(table.head(1))[0]
    own = figures_of(table[table["unit_code"] == unit])[0]
    values = _given(table.iloc[1:])
    if isnan(area.value) or not own.given or len(values) < _LEAST_SIBLINGS:
        return None
    return SpineLine(
        indicator=indicator,
        unit=own,
        area=area,
        verdict=judged(own, area, indicator),
        spine=spine_of(
            own.value,
            area=area.value,
            siblings=values,
            interval=(own.lower, own.upper),
            direction=indicator.direction,
        ),
        siblings=len(values),
    )


def _given(table: pd.DataFrame) -> FloatArray:
    given = table["status"].isin([Status.OK, Status.CAUTIOUS])
    return np.asarray(table.loc[given, "value"], dtype=float)
