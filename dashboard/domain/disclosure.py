"""Disclosure: what of a village's counts may leave the store.

Applied once, when an edition is written, so that pages, command line, exports and files
sent to the browser all read protected counts. Rates follow: a value from a withheld count
is withheld.

What an attacker could use, and what stands against it:

- the counts themselves: those from 1 to 4 are withheld;
- a part and its whole (compliant births and births): the part is withheld where the rest is
  from 1 to 4;
- the township's public totals and the other villages: further cells are withheld until none
  can be computed (``domain.suppression``);
- sums over measures (boys and girls make births): measures that are parts of another one are
  never kept, nor are those the catalogue marks ``village = false``;
- money: an amount over the amount of one person gives the persons, so it is never kept;
- sums over periods (a year less its first half): periods of one kind only are kept;
- sums over scopes: only ``all`` is kept;
- averages of a stock: withheld where the stock at either end of the period is.

Two editions compared are not defended against: a correction in one village shows.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard.catalogue import Measure
from dashboard.domain.periods import Grain
from dashboard.domain.suppression import Pair, suppress

LEVEL = "village"
"""The level whose counts are protected."""


def protect(
    cube: pd.DataFrame, *, tree_units: pd.DataFrame, measures: Mapping[str, Measure]
) -> pd.DataFrame:
    """Return the cube with its village rows reduced and withheld as the module says.

    Rows of other levels stay as they are; they need not be given, since the totals that
    everybody knows are taken to be the sums of the villages.

    Args:
        cube: ``unit_code, measure, scope, months, start, value``, one row a key.
        tree_units: ``unit_code, parent, level`` of at least all units of the cube.
        measures: The catalogue's measures by id.

    Returns:
        The same columns and ``suppressed``; value NaN where suppressed. Other levels first,
        villages after them.
    """
    units = tree_units.set_index("unit_code")
    at_village = cube["unit_code"].map(units["level"]) == LEVEL
    others = cube[~at_village].assign(suppressed=False)
    rows = _publishable(cube[at_village], measures=measures)
    if rows.empty:
        return others
    rows = rows.assign(parent=rows["unit_code"].map(units["parent"]))
    rows["suppressed"] = _suppressed_counts(rows, measures=measures)
    rows["suppressed"] |= _suppressed_averages(rows, measures=measures)
    rows["value"] = rows["value"].mask(rows["suppressed"])
    return pd.concat([others, rows[others.columns]], ignore_index=True)


def _publishable(rows: pd.DataFrame, *, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """Return the rows of one kind of period, scope ``all`` and measures that may be shown."""
    parts = {part for m in measures.values() for parts in m.parts for part in parts}
    shown = {
        m.id for m in measures.values() if m.village and m.id not in parts and m.unit != "yuan"
    }
    averages = {m.average for m in measures.values() if m.id in shown and m.average}
    halves = (rows["months"] == Grain.HALF).any()
    grain = Grain.HALF if halves else Grain.YEAR
    kept = rows["months"].eq(grain) & rows["scope"].eq("all")
    return rows[kept & rows["measure"].isin(shown | averages)].reset_index(drop=True)


def _suppressed_counts(rows: pd.DataFrame, *, measures: Mapping[str, Measure]) -> pd.Series:
    """Return which rows are withheld for their own or their siblings' counts."""
    suppressed = pd.Series(False, index=rows.index)
    for linked in _linked(measures):
        these = rows[rows["measure"].isin(linked)]
        if these.empty:
            continue
        present = [name for name in linked if (these["measure"] == name).any()]
        column = these["measure"].map(present.index).to_numpy()
        row, keys = pd.factorize(pd.MultiIndex.from_frame(these[["unit_code", "start"]]))
        values = np.full((len(keys), len(present)), np.nan)
        values[row, column] = these["value"].to_numpy()
        group = these.groupby(["parent", "start"], dropna=False).ngroup().to_numpy()
        groups = np.zeros(len(keys), dtype=np.intp)
        groups[row] = group
        hidden = suppress(values, groups=groups, pairs=_pairs(present, measures))
        suppressed.loc[these.index] = hidden[row, column]
    return suppressed


def _linked(measures: Mapping[str, Measure]) -> Iterator[list[str]]:
    """Yield the measures that limits (``at_most``) tie together, wholes before their parts."""
    below: dict[str, list[str]] = {}
    for measure in measures.values():
        below.setdefault(measure.at_most or "", []).append(measure.id)
    for root in below.get("", []):
        linked = [root]
        for name in linked:
            linked.extend(below.get(name, []))
        yield linked


def _pairs(present: Sequence[str], measures: Mapping[str, Measure]) -> list[Pair]:
    """Return the columns of wholes and parts, across measures that have no rows too."""
    pairs = []
    for part, name in enumerate(present):
        whole = measures[name].at_most
        while whole is not None and whole not in present:
            whole = measures[whole].at_most
        if whole is not None:
            pairs.append((present.index(whole), part))
    return pairs


def _suppressed_averages(rows: pd.DataFrame, *, measures: Mapping[str, Measure]) -> pd.Series:
    """Return which rows are averages of a stock withheld at either end of their period."""
    suppressed = pd.Series(False, index=rows.index)
    for measure in measures.values():
        if not measure.average:
            continue
        stock = rows[rows["measure"] == measure.id]
        withheld = pd.MultiIndex.from_frame(stock[stock["suppressed"]][["unit_code", "start"]])
        average = rows[rows["measure"] == measure.average]
        for earlier in (0, average["months"]):
            ends = pd.MultiIndex.from_arrays([average["unit_code"], average["start"] - earlier])
            suppressed.loc[average.index] |= ends.isin(withheld)
    return suppressed
