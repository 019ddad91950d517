"""Checks of periods: units that do not exist then, months that have not come yet."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import pandas as pd

from dashboard.domain.periods import Grain, Period
from dashboard.i18n import N_
from dashboard.storage.checks import Names, place_of, records
from dashboard.storage.facts import FactTable
from dashboard.storage.problems import Problem

FIRST_MONTH, LAST_MONTH = -1, 1_000_000
"""Month ordinals before and after every real one: validity without bound."""


def out_of_time(tables: Sequence[FactTable], *, names: Names) -> Iterator[Problem]:
    """Yield an error for each row of a unit that does not exist in the row's period."""
    units = list(names.tree)
    begins = np.array([FIRST_MONTH if u.valid_from is None else u.valid_from for u in units])
    ends = np.array([LAST_MONTH if u.valid_to is None else u.valid_to for u in units])
    template = N_("{unit} does not exist in {period}, says the unit list.")
    for table in tables:
        rows, unit = table.rows, table.rows["unit"]
        outside = (rows["start"] + rows["months"] <= begins[unit]) | (rows["start"] >= ends[unit])
        yield from _errors(table, outside, template, names=names)


def too_late(tables: Sequence[FactTable], *, names: Names, as_of: date | None) -> Iterator[Problem]:
    """Yield an error for each row whose period ends after the month of ``as_of``.

    Args:
        tables: What was read.
        names: How things are called.
        as_of: Day of the figures; without one nothing is too late.
    """
    if as_of is None:
        return
    last_month = Period(as_of.year * 12 + as_of.month - 1, Grain.MONTH)
    template = N_("{unit}, {period}: later than the territory's date {as_of}.")
    for table in tables:
        late = table.rows["start"] + table.rows["months"] > last_month.end
        yield from _errors(table, late, template, names=names, as_of=as_of.isoformat())


def _errors(
    table: FactTable, wrong: "pd.Series[bool]", template: str, *, names: Names, **values: object
) -> Iterator[Problem]:
    """Yield an error for each ``wrong`` row; ``template`` may name its unit and period."""
    codes = list(names.tree.units)
    for row in records(table.rows.loc[wrong, ["row", "unit", "start", "months"]]):
        unit = names.unit(codes[row["unit"]])
        period = names.period(row["start"], row["months"])
        yield Problem(
            "error",
            template,
            values={"unit": unit, "period": period, **values},
            **place_of(table, row["row"]),
        )
