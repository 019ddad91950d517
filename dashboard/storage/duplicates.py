"""Rows that report what another row has reported already."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from dashboard.i18n import N_
from dashboard.storage.checks import Names, place_of
from dashboard.storage.facts import KEY, FactTable
from dashboard.storage.problems import Problem

_WIDTHS = {"unit": 2**32, "scope": 2**3, "start": 2**20, "months": 2**4}
"""More than the largest number that each column of ``KEY`` can hold."""


def duplicates(tables: Sequence[FactTable], *, names: Names) -> Iterator[Problem]:
    """Yield an error for each row that reports what another row has reported already.

    The same is the same unit, period, scope and measure, in any of the tables.
    """
    told: set[tuple[int, int]] = set()
    codes = list(names.tree.units)
    for measure in names.measures:
        rows = [
            _keys(table, measure, source)
            for source, table in enumerate(tables)
            if measure in table.headers
        ]
        for row, first in _repeated(rows) if rows else ():
            if row not in told:
                told.add(row)
                unit = codes[int(tables[row[0]].rows["unit"].iloc[row[1]])]
                yield _duplicate(tables, measure, row, first, unit=names.unit(unit), names=names)


def _repeated(
    rows: Sequence[pd.DataFrame],
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield (source, position) of each row whose key occurred before, and of the first."""
    together = pd.concat(rows, ignore_index=True)
    repeated = together[together["key"].duplicated(keep=False)]
    firsts: dict[int, tuple[int, int]] = {}
    for key, source, position in repeated.itertuples(index=False):
        if key in firsts:
            yield (source, position), firsts[key]
        firsts.setdefault(key, (source, position))


def _keys(table: FactTable, measure: str, source: int) -> pd.DataFrame:
    """Return what each row with ``measure`` is about as one number, with its place."""
    positions = np.flatnonzero(table.rows[measure].notna())
    key = np.zeros(len(positions), dtype=np.uint64)
    for column in KEY:
        part = table.rows[column].to_numpy()[positions].astype(np.uint64)
        key = key * np.uint64(_WIDTHS[column]) + part
    return pd.DataFrame({"key": key, "source": source, "position": positions})


def _duplicate(
    tables: Sequence[FactTable],
    measure: str,
    place: tuple[int, int],
    first: tuple[int, int],
    *,
    unit: dict[str, str],
    names: Names,
) -> Problem:
    table, other = tables[place[0]], tables[first[0]]
    row = table.rows.iloc[place[1]]
    return Problem(
        "error",
        N_("{unit}, {period}, {scope}: stands already in {file}, row {first}."),
        values={
            "unit": unit,
            "period": names.period(row["start"], row["months"]),
            "scope": names.scope(row["scope"]),
            "file": f"{other.file} [{other.sheet}]" if other.sheet else other.file,
            "first": int(other.rows["row"].iloc[first[1]]),
        },
        **place_of(table, row["row"], measure),
    )
