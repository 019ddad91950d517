"""One kind of period of the roll-up: time first, then the tree from its leaves upwards."""

from collections.abc import Callable
from dataclasses import dataclass

import narwhals as nw

from dashboard.domain.periods import Calendar, Grain
from dashboard.storage.rollup_inputs import Frame, children

_KEY = ("unit_code", "measure", "scope", "start")
_ROW = (*_KEY, "value", "complete", "tiled")


@dataclass(frozen=True)
class Context:
    """What every step needs."""

    units: Frame
    calendar: Calendar
    stocks: tuple[str, ...]
    keep: Callable[[Frame], Frame]

    def is_stock(self) -> nw.Expr:
        """Return whether a row is of a stock."""
        return nw.col("measure").is_in(self.stocks)


def roll_up_grain(
    own: Frame, finer: Frame | None, *, grain: Grain, depth: int, context: Context
) -> Frame:
    """Return the rows of one kind of period at every level; ``complete`` where they count."""
    single = _single(own, finer, grain=grain, context=context)
    needed = context.keep(_needed(single, grain=grain, units=context.units))
    placed = context.keep(single.join(context.units.select("unit_code", "depth"), on="unit_code"))
    below = placed.filter(nw.col("depth") == depth).select(_ROW)
    levels = [below]
    for level in range(depth - 1, -1, -1):
        sums = context.keep(_sums_of_children(below, needed=needed, context=context))
        alone = placed.filter(nw.col("depth") == level).select(_ROW)
        below = context.keep(_preferred(alone, sums))
        levels.append(below)
    return nw.concat(levels)


def _single(own: Frame, finer: Frame | None, *, grain: Grain, context: Context) -> Frame:
    """Return what each unit has by itself: finer counts that tile the period, else its row."""
    rows = (
        own.filter(nw.col("months") == int(grain))
        .with_columns(complete=nw.lit(value=True), tiled=nw.lit(value=False))
        .select(_ROW)
    )
    if finer is None:
        return rows
    tiles = context.keep(_tiles(finer, grain=grain, context=context))
    return nw.concat([tiles, rows.join(tiles, on=list(_KEY), how="anti")])


def _tiles(finer: Frame, *, grain: Grain, context: Context) -> Frame:
    """Return the periods of ``grain`` that the next finer counts make up.

    Sums for flows; for stocks the count at the period's end.
    """
    shorter = list(Grain)[list(Grain).index(grain) - 1]
    offset = context.calendar.start_month - 1
    into = (nw.col("start") - offset) % int(grain)
    last = into == int(grain) - int(shorter)
    pieces = (
        finer.filter(~context.is_stock() | last)
        .with_columns(
            start=(nw.col("start") - into).cast(nw.Int32),
            needed=nw.when(context.is_stock()).then(1).otherwise(int(grain) // int(shorter)),
        )
        .group_by(*_KEY)
        .agg(nw.col("value").sum(), nw.col("needed").max(), n=nw.len())
    )
    return (
        pieces.filter(nw.col("n") == nw.col("needed"))
        .with_columns(complete=nw.lit(value=True), tiled=nw.lit(value=True))
        .select(_ROW)
    )


def _needed(rows: Frame, *, grain: Grain, units: Frame) -> Frame:
    """Return how many children of each parent exist in each period that occurs.

    Columns ``unit_code`` (the parent), ``start``, ``flows``, ``stocks``: children existing
    in any month of the period, and in its last one.
    """
    starts = rows.select("start").unique()
    end = nw.col("start") + int(grain)
    return (
        children(units)
        .join(starts, how="cross")
        .filter(nw.col("valid_from") < end, nw.col("valid_to") > nw.col("start"))
        .with_columns(
            flows=nw.lit(1),
            stocks=nw.when(nw.col("valid_to") >= end).then(1).otherwise(0),
        )
        .group_by("parent", "start")
        .agg(nw.col("flows").sum(), nw.col("stocks").sum())
        .select("start", "flows", "stocks", unit_code="parent")
    )


def _sums_of_children(below: Frame, *, needed: Frame, context: Context) -> Frame:
    """Return a row for each parent with anything below; complete where no child is missing."""
    parents = children(context.units).select("unit_code", "parent")
    sums = (
        below.join(parents, on="unit_code")
        .with_columns(n=nw.when(nw.col("complete")).then(1).otherwise(0))
        .group_by("parent", "measure", "scope", "start")
        .agg(nw.col("value").sum(), nw.col("n").sum())
        .rename({"parent": "unit_code"})
        .join(needed, on=["unit_code", "start"])
    )
    expected = nw.when(context.is_stock()).then(nw.col("stocks")).otherwise(nw.col("flows"))
    return sums.with_columns(complete=nw.col("n") == expected, tiled=nw.lit(value=False)).select(
        _ROW
    )


def _preferred(alone: Frame, sums: Frame) -> Frame:
    """Return one row a key: the children's sum, else own finer counts, else the own row.

    Where children are incomplete and nothing tiles, an incomplete row remains, so that the
    unit above knows that something is reported here.
    """
    key = list(_KEY)
    whole = sums.filter(nw.col("complete"))
    tiles = alone.filter(nw.col("tiled")).join(whole, on=key, how="anti")
    partial = sums.filter(~nw.col("complete")).join(
        alone.filter(nw.col("tiled")), on=key, how="anti"
    )
    own = alone.filter(~nw.col("tiled")).join(sums, on=key, how="anti")
    return nw.concat([whole, tiles, partial, own])
