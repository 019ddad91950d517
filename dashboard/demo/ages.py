"""Births by the mother's age, and women by age."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.demo.counts import apportion

Array = np.ndarray[Any, Any]

GROUPS = ("15_19", "20_24", "25_29", "30_34", "35_39", "40_44", "45_49")
_BIRTHS = np.array([0.008, 0.158, 0.372, 0.292, 0.134, 0.032, 0.004])
_WOMEN = np.array([0.027, 0.028, 0.031, 0.037, 0.035, 0.032, 0.034])
"""Share of the population that is a woman of the age."""


def age_table(rng: np.random.Generator, base: pd.DataFrame) -> pd.DataFrame:
    """Return births and women by age of every row of ``base``.

    Args:
        rng: Source of chance.
        base: ``births`` in a period and ``people`` at its end, one row a unit and period.

    Returns:
        ``births_age_*`` adding up to ``births``, ``women_age_*``, and the women together as
        ``women_of_childbearing_age``; index as ``base``.
    """
    born = rng.multinomial(base["births"].to_numpy(), _BIRTHS / _BIRTHS.sum())
    total = np.rint(base["people"].to_numpy() * _WOMEN.sum()).astype(np.int64)
    women = apportion(total, _WOMEN * rng.lognormal(0, 0.04, (len(base), len(GROUPS))))
    columns = {f"births_age_{group}": born[:, i] for i, group in enumerate(GROUPS)}
    columns |= {f"women_age_{group}": women[:, i] for i, group in enumerate(GROUPS)}
    return pd.DataFrame(
        columns | {"women_of_childbearing_age": women.sum(axis=1)}, index=base.index
    )
