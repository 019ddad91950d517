"""What services are due in proportion to: births, people and women of units by period."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.demo.ages import age_table

Array = np.ndarray[Any, Any]


def base_table(
    rng: np.random.Generator, vital: pd.DataFrame, *, above: Array, first: int, months: int
) -> pd.DataFrame:
    """Return births of a period, and people and women at its end, one row a unit and period.

    Args:
        rng: Source of chance, for the ages.
        vital: As ``vital_history`` returns it.
        above: Position of the wanted unit for each unit of ``vital``.
        first: Ordinal of the first month.
        months: Length of the periods; incomplete ones are left out.

    Returns:
        ``unit``, ``start``, ``months``, ``births``, ``people``, ``women`` and the columns of
        ``age_table``; periods in turn, units in order.
    """
    rows = vital.assign(
        unit=above[vital["unit"].to_numpy()],
        start=vital["month"] - (vital["month"] - first) % months,
    )
    ends = rows["month"] == rows["start"] + months - 1
    keys: Sequence[str] = ["start", "unit"]
    births = rows.groupby(list(keys))["births"].sum()
    people = rows[ends].groupby(list(keys))["population"].sum().rename("people")
    base = pd.concat([births, people], axis=1, join="inner").reset_index()
    base["months"] = months
    ages = age_table(rng, base)
    return base.join(ages).assign(women=ages["women_of_childbearing_age"])
