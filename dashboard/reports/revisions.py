"""Revisions: which published figures two editions of a territory differ in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.comparison import rounded
from dashboard.domain.disclosure import LEVEL
from dashboard.domain.periods import Grain, Period
from dashboard.domain.units import Unit
from dashboard.reports import choices
from dashboard.reports.figures import figure_tables
from dashboard.storage.edition_changes import (
    ChangedSources,
    changed_counts,
    changed_sources,
    period_starts,
)
from dashboard.storage.store import Edition

REVISION_COLUMNS = (
    "indicator",
    "unit_code",
    "scope",
    "start",
    "months",
    "before",
    "after",
    "before_status",
    "after_status",
)
_CELL = ["unit_code", "start"]


@dataclass(frozen=True)
class Revisions:
    """What a later edition says otherwise than an earlier one.

    Attributes:
        figures: Figures that are printed otherwise or of another state; columns
            ``REVISION_COLUMNS``, one row a figure: the territory first, then the units below
            it, those below them; indicators as in the catalogue; the latest period first.
            ``before`` and ``after`` are in the indicator's unit, missing unless the state
            gives a value. Units and periods that only one edition has are no rows.
        came, went: Units that only the later edition has, or only the earlier one.
        periods: Periods that only the later edition has figures of, the latest first.
        sources: Tables that the editions were made of.
        villages: Whether there are villages; they are never compared, since from two
            editions of withheld counts the counts could be told.
    """

    figures: pd.DataFrame
    came: tuple[Unit, ...]
    went: tuple[Unit, ...]
    periods: tuple[Period, ...]
    sources: ChangedSources
    villages: bool


def revisions(before: Edition, after: Edition, catalogue: Catalogue, *, grain: Grain) -> Revisions:
    """Return what ``after`` says otherwise than ``before``.

    Args:
        before: The earlier edition.
        after: The later one, of the same territory.
        catalogue: Measures and indicators.
        grain: Kind of period; an indicator that has none of it is compared in its own.

    Raises:
        StoreError: An edition cannot be read.
    """
    tables = [
        table
        for months, by_scope in _indicators(before, after, catalogue, grain).items()
        for table in _tables(before, after, by_scope, months=months)
    ]
    empty = pd.DataFrame(columns=list(REVISION_COLUMNS))
    listed = pd.concat(tables, ignore_index=True) if tables else empty
    new = period_starts(after, months=grain) - period_starts(before, months=grain)
    return Revisions(
        figures=_in_order(listed, after, catalogue),
        came=tuple(unit for unit in after.tree if unit.code not in before.tree),
        went=tuple(unit for unit in before.tree if unit.code not in after.tree),
        periods=tuple(Period(start, grain) for start in sorted(new, reverse=True)),
        sources=changed_sources(before, after),
        villages=LEVEL in after.tree.levels,
    )


_ByScope = Mapping[str, Sequence[Indicator]]


def _indicators(
    before: Edition, after: Edition, catalogue: Catalogue, grain: Grain
) -> dict[Grain, _ByScope]:
    """Return by kind of period and scope the indicators that either edition offers."""
    found: dict[Grain, dict[str, list[Indicator]]] = defaultdict(lambda: defaultdict(list))
    for scope in dict.fromkeys([*choices.scopes(before), *choices.scopes(after)]):
        offered = [choices.indicators(one, catalogue, scope=scope) for one in (before, after)]
        for name in dict.fromkeys([*offered[0], *offered[1]]):
            entry = catalogue.indicators[name]
            kinds = [
                kind for one in (after, before) for kind in choices.grains(one, entry, scope=scope)
            ]
            found[grain if grain in kinds else kinds[0]][scope].append(entry)
    return dict(found)


def _tables(
    before: Edition, after: Edition, by_scope: _ByScope, *, months: Grain
) -> Iterable[pd.DataFrame]:
    """Yield a table of changed figures for each indicator and scope that has some."""
    counts = changed_counts(before, after, months=months)
    shared = period_starts(before, months=months) & period_starts(after, months=months)
    units = [code for code in before.tree.units if code in after.tree]
    counts = counts[counts["start"].isin(shared) & counts["unit_code"].isin(units)]
    for scope, entries in by_scope.items():
        of_scope = counts[counts["scope"] == scope]
        cells = {
            entry: of_scope.loc[of_scope["measure"].isin(entry.measures), _CELL].drop_duplicates()
            for entry in entries
        }
        touched = {entry: rows for entry, rows in cells.items() if len(rows)}
        if touched:
            yield from _compared(before, after, touched, months=months, scope=scope)


def _compared(
    before: Edition,
    after: Edition,
    cells: Mapping[Indicator, pd.DataFrame],
    *,
    months: Grain,
    scope: str,
) -> Iterable[pd.DataFrame]:
    """Yield what is published otherwise of the cells of each indicator."""
    asked = pd.concat(cells.values())
    periods = [Period(int(start), months) for start in sorted(asked["start"].unique())]
    units = sorted(asked["unit_code"].unique())
    earlier, later = (
        figure_tables(edition, cells, periods=periods, units=units, scope=scope)
        for edition in (before, after)
    )
    for entry, rows in cells.items():
        columns = [*_CELL, "value", "status"]
        pair = rows.merge(earlier[entry.id][columns], on=_CELL).merge(
            later[entry.id][columns], on=_CELL, suffixes=("_before", "_after")
        )
        renamed = pair.rename(
            columns={
                f"{column}_{side}": f"{side}{tail}"
                for side in ("before", "after")
                for column, tail in (("value", ""), ("status", "_status"))
            }
        ).assign(indicator=entry.id, scope=scope, months=int(months))
        yield renamed.loc[_differs(renamed, entry), list(REVISION_COLUMNS)]


def _differs(pair: pd.DataFrame, indicator: Indicator) -> "pd.Series[bool]":
    """Return where a figure is printed otherwise or of another state."""
    earlier, later = (
        pd.Series(rounded(pair[side], decimals=indicator.decimals), index=pair.index)
        for side in ("before", "after")
    )
    same = (earlier == later) | (earlier.isna() & later.isna())
    return ~same | (pair["before_status"] != pair["after_status"])


def _in_order(values: pd.DataFrame, edition: Edition, catalogue: Catalogue) -> pd.DataFrame:
    tree = edition.tree
    listed = [tree.root, *tree.descendants(tree.root.code)]
    places = {unit.code: place for place, unit in enumerate(listed)}
    entries = {name: place for place, name in enumerate(catalogue.indicators)}
    keys = pd.DataFrame(
        {
            "unit": values["unit_code"].map(places),
            "indicator": values["indicator"].map(entries),
            "scope": values["scope"],
            "start": -values["start"].astype(float),
        }
    )
    order = keys.sort_values(["unit", "indicator", "scope", "start"]).index
    return values.loc[order].reset_index(drop=True)
