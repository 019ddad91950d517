"""Villages of the disclosure tests: units, rows of the cube, the catalogue with all open."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.catalogue import Measure, load
from dashboard.domain.disclosure import protect

START = 2025 * 12 + 9

SHARED = ("births", "compliant_births", "maternal_managed")
CHAIN = ("device_users_due", "device_users", "device_effective")
SURVEY = ("survey_births", "survey_births_unreported")

MEASURES: Mapping[str, Measure] = {
    name: measure.model_copy(update={"village": True})
    if name in (*SHARED, *CHAIN, *SURVEY)
    else measure
    for name, measure in load().measures.items()
}
"""The catalogue's, with these shown for villages whatever the catalogue says of them."""


def territory(villages: int, townships: int = 1) -> pd.DataFrame:
    """Return a county, its townships ``t0 ...`` and below them villages ``t0v0 ...``."""
    towns = [f"t{town}" for town in range(townships)]
    below = [(f"{town}v{number}", town, "village") for town in towns for number in range(villages)]
    rows = [("c", None, "county"), *((town, "c", "township") for town in towns), *below]
    return pd.DataFrame(rows, columns=["unit_code", "parent", "level"])


def rows(
    counts: Mapping[str, Sequence[float | None]],
    *,
    months: int = 6,
    scope: str = "all",
    start: int = START,
    town: str = "t0",
) -> pd.DataFrame:
    """Return the cube's rows of the villages of a township; no row for None."""
    return pd.DataFrame(
        [
            (f"{town}v{number}", measure, scope, months, start, float(value))
            for measure, values in counts.items()
            for number, value in enumerate(values)
            if value is not None
        ],
        columns=["unit_code", "measure", "scope", "months", "start", "value"],
    )


def protected(cube: pd.DataFrame, *, units: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the cube as published, in a territory of 20 villages unless units are given."""
    tree_units = territory(20) if units is None else units
    return protect(cube, tree_units=tree_units, measures=MEASURES)
