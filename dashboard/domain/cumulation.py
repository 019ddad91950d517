"""Counts of a year added up step by step, as the roll-up adds whole periods."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from dashboard.catalogue import Measure
from dashboard.domain.rates import FloatArray


def averaged_stocks(measures: Mapping[str, Measure]) -> dict[str, str]:
    """Return the stock behind each measure that is an average of one over a period."""
    return {stock.average: stock.id for stock in measures.values() if stock.average}


def cumulated(
    counts: Mapping[str, FloatArray],
    name: str,
    *,
    measures: Mapping[str, Measure],
    population: Literal["mean", "end"],
) -> FloatArray:
    """Return (years, steps) a measure from the year's start up to the end of each step.

    Flows are added up, a stock is that of the step's end; its average is as the territory
    chooses: the same, or the mean of it and the stock at the end of the year before.

    Args:
        counts: By measure (years, steps) counts of single steps; for an average those of its
            stock. Missing where not reported or withheld.
        name: The measure wanted.
        measures: Those of the catalogue.
        population: What averages are.
    """
    if name in measures:
        table = counts[name]
        return np.asarray(table.cumsum(axis=1)) if measures[name].kind == "flow" else table
    stock = counts[averaged_stocks(measures)[name]]
    if population == "end":
        return stock
    before = np.concatenate([[np.nan], stock[:-1, -1]])
    return np.asarray((stock + before[:, None]) / 2)
