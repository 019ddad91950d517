"""Disclosure: what of a village's counts may leave the store.

Applied once, when an edition is written, so that pages, command line, exports and files
sent to the browser all read protected counts. Rates follow: a value from a withheld count
is withheld.

The rule: of the villages below one parent, in one half-year, a family of measures (births,
and compliant births that ``at_most`` ties to them) is shown or withheld as one, village by
village, as ``domain.suppression`` says and proves: wherever a count, or the rest that a part
leaves of its whole, is from 1 to 4 or the only one, with the least of the other villages, or
all villages. It stands against somebody who has every figure above the villages, by month and
detail, every village figure that is shown, and this text. What else could give a count away
is never kept for a village:

- parts that add up to a measure (boys and girls, parities), and what the catalogue marks
  ``village = false``;
- a second part of the same whole, of which the overlap with the first could be computed, and
  what a survey found of the births that are reported;
- a part that is a flow of a stock or a stock of a flow, and villages below a village: their
  units do not make up the group that the rule compares;
- money, since an amount over the amount of one person gives the persons;
- periods of a second kind (a year less its first half), and scopes other than ``all``;
- averages of a stock that is withheld at either end of the period.

Not defended against:

- a village that is the only one below its parent, or the only one beside the townships of a
  county: its count is a published figure, or the difference of published ones;
- who knows the count of one village already, such as the village itself: of two withheld
  counts it leaves the other;
- two editions compared: a correction in one village shows;
- who guesses every cell of every table: the number of an edition is a hash of them, and says
  that the guess is right;
- measures that count the same people under names that the catalogue does not tie together
  (births, newborns due for screening): give them ``at_most`` or ``village = false``;
- guesses: from the same village's other half-years, or from its population, if nobody moved.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard.catalogue import Measure
from dashboard.domain.periods import Grain
from dashboard.domain.suppression import Flags, Pair, suppress

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
    parents = cube["unit_code"].map(units["parent"])
    is_village = cube["unit_code"].map(units["level"]) == LEVEL
    below_village = parents.map(units["level"]) == LEVEL
    others = cube[~is_village].assign(suppressed=False)
    rows = cube.assign(parent=parents)[is_village & ~below_village]
    rows = _publishable(rows, measures=measures)
    if rows.empty:
        return others
    rows["suppressed"] = _suppressed_counts(rows, measures=measures)
    rows["suppressed"] |= _suppressed_averages(rows, measures=measures)
    rows["value"] = rows["value"].mask(rows["suppressed"])
    return pd.concat([others, rows[others.columns]], ignore_index=True)


def _publishable(rows: pd.DataFrame, *, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """Return the rows of one kind of period, scope ``all`` and measures that may be shown."""
    shown = shown_measures(measures)
    averages = {measures[name].average for name in shown if measures[name].average}
    halves = (rows["months"] == Grain.HALF).any()
    grain = Grain.HALF if halves else Grain.YEAR
    kept = rows["months"].eq(grain) & rows["scope"].eq("all")
    return rows[kept & rows["measure"].isin(shown | averages)].reset_index(drop=True)


def shown_measures(measures: Mapping[str, Measure]) -> set[str]:
    """Return the measures that may be shown for villages: of each family one chain of parts."""
    parts = {part for m in measures.values() for parts in m.parts for part in parts}
    chains: dict[str, set[str]] = {}
    for name in sorted(measures, key=lambda name: len(_wholes(name, measures))):
        measure, wholes = measures[name], _wholes(name, measures)
        chain = chains.setdefault(_family(name, measures), set())
        if (
            measure.village
            and name not in parts
            and measure.unit != "yuan"
            and all(measures[whole].kind == measure.kind for whole in wholes)
            and chain.issubset(wholes)
        ):
            chain.add(name)
    return set().union(*chains.values())


def _wholes(name: str, measures: Mapping[str, Measure]) -> list[str]:
    """Return what the measure ``name`` is part of by ``at_most``, the nearest first."""
    wholes: list[str] = []
    whole = measures[name].at_most
    while whole is not None and whole not in wholes:
        wholes.append(whole)
        whole = measures[whole].at_most
    return wholes


def _family(name: str, measures: Mapping[str, Measure]) -> str:
    """Return the widest whole of ``name``, which all measures that tell of it share.

    All counts of births are one family: a survey finds the births that are reported too.
    """
    widest = [name, *_wholes(name, measures)][-1]
    return "births" if measures[widest].unit == "births" else widest


def _suppressed_counts(rows: pd.DataFrame, *, measures: Mapping[str, Measure]) -> pd.Series:
    """Return which rows are withheld for the counts of their family; averages never are."""
    suppressed = pd.Series(False, index=rows.index)
    families = {name: _family(name, measures) for name in measures}
    for _, family in rows.groupby(rows["measure"].astype(object).map(families)):
        suppressed.loc[family.index] = _hidden_in_family(family, measures=measures)
    return suppressed


def _hidden_in_family(rows: pd.DataFrame, *, measures: Mapping[str, Measure]) -> Flags:
    """Return which rows of one family are withheld: a row a unit and period, as a table."""
    present = sorted(rows["measure"].unique(), key=lambda name: len(_wholes(name, measures)))
    column = rows["measure"].astype(object).map(present.index).to_numpy()
    row, keys = pd.factorize(pd.MultiIndex.from_frame(rows[["unit_code", "start"]]))
    values = np.full((len(keys), len(present)), np.nan)
    values[row, column] = rows["value"].to_numpy()
    groups = np.zeros(len(keys), dtype=np.intp)
    groups[row] = rows.groupby(["parent", "start"], dropna=False).ngroup().to_numpy()
    hidden: Flags = suppress(values, groups=groups, pairs=_pairs(present, measures))[row, column]
    return hidden


def _pairs(present: Sequence[str], measures: Mapping[str, Measure]) -> list[Pair]:
    """Return the columns of wholes and parts, across measures that have no rows too."""
    return [
        (present.index(whole), part)
        for part, name in enumerate(present)
        for whole in _wholes(name, measures)
        if whole in present
    ]


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
