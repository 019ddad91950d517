"""What the roll-up starts from: units with their depth, facts in force, sums of parts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import narwhals as nw

from dashboard.catalogue import Measure

Frame = nw.LazyFrame[Any]

FACT = ("unit_code", "measure", "scope", "start", "months", "value")
"""Columns of a reported row; one row for each key, which is all but ``value``."""

_FIRST, _LAST = -1, 1_000_000  # month ordinals before and after every real one


def children(units: Frame) -> Frame:
    """Return the units that have a parent."""
    return units.filter(~nw.col("parent").is_null())


def place_units(units: Frame, keep: Callable[[Frame], Frame]) -> Frame:
    """Return the units with their ``depth`` below the root and validity without nulls.

    Args:
        units: ``unit_code, parent, valid_from, valid_to``.
        keep: Materialises a step.

    Returns:
        ``unit_code, parent, valid_from, valid_to, depth``. A unit exists at most as long as
        those above it; units that exist in no month, of a circle or below an unknown
        parent are left out.
    """
    rest = keep(
        units.select(
            "unit_code",
            "parent",
            nw.col("valid_from").fill_null(_FIRST).cast(nw.Int32),
            nw.col("valid_to").fill_null(_LAST).cast(nw.Int32),
        )
    )
    level = rest.filter(nw.col("parent").is_null())
    placed: list[Frame] = []
    while level.select(nw.len()).collect().item():
        lived = nw.col("valid_from") < nw.col("valid_to")
        level = keep(level.filter(lived).with_columns(depth=nw.lit(len(placed), nw.Int32)))
        placed.append(level)
        above = level.select(parent="unit_code", from_above="valid_from", to_above="valid_to")
        level = rest.join(above, on="parent").select(
            "unit_code",
            "parent",
            valid_from=nw.max_horizontal("valid_from", "from_above"),
            valid_to=nw.min_horizontal("valid_to", "to_above"),
        )
    return keep(nw.concat(placed))


def existing_facts(facts: Frame, *, units: Frame, stocks: Sequence[str]) -> Frame:
    """Return the facts of units while they exist.

    A flow belongs to every month of its period, of which the unit must exist in one; a
    stock to its last month.
    """
    end = nw.col("start") + nw.col("months")
    counted_from = nw.when(nw.col("measure").is_in(stocks)).then(end - 1)
    return (
        facts.with_columns(nw.col("start", "months").cast(nw.Int32))
        .join(units.select("unit_code", "valid_from", "valid_to"), on="unit_code")
        .filter(
            nw.col("valid_from") < end,
            nw.col("valid_to") > counted_from.otherwise(nw.col("start")),
        )
        .select(FACT)
    )


def with_sums_of_parts(
    facts: Frame, *, measures: Mapping[str, Measure], keep: Callable[[Frame], Frame]
) -> Frame:
    """Return the facts and, where a measure is not given, the sum of its first given parts.

    Sums are made from the innermost parts outwards, so that births may come from boys and
    these from boys by parity.
    """
    given = set(facts.select("measure").unique().collect()["measure"].to_list())
    for measure in _parts_first(measures):
        for parts in measure.parts:
            if not given.issuperset(parts):
                continue
            sums = _sums(facts, measure=measure.id, parts=parts)
            if measure.id in given:
                key = [column for column in FACT if column != "value"]
                whole = facts.filter(nw.col("measure") == measure.id)
                sums = sums.join(whole, on=key, how="anti")
            facts = nw.concat([facts, keep(sums)])
            given.add(measure.id)
    return facts


def makeable(measures: Mapping[str, Measure], given: Collection[str]) -> dict[str, Measure]:
    """Return the measures, by id, that are given or that are sums of given parts."""
    made = set(given)
    for measure in _parts_first(measures):
        if any(made.issuperset(parts) for parts in measure.parts):
            made.add(measure.id)
    return {name: measure for name, measure in measures.items() if name in made}


def _sums(facts: Frame, *, measure: str, parts: Sequence[str]) -> Frame:
    return (
        facts.filter(nw.col("measure").is_in(list(parts)))
        .group_by("unit_code", "scope", "start", "months")
        .agg(nw.col("value").sum(), n=nw.len())
        .filter(nw.col("n") == len(parts))
        .with_columns(measure=nw.lit(measure).cast(facts.collect_schema()["measure"]))
        .select(FACT)
    )


def _parts_first(measures: Mapping[str, Measure]) -> list[Measure]:
    """Return the measures with parts, each after those among its own parts."""
    ordered: dict[str, Measure] = {}

    def visit(name: str) -> None:
        if name in ordered or name not in measures:
            return
        for parts in measures[name].parts:
            for part in parts:
                visit(part)
        ordered[name] = measures[name]

    for name in measures:
        visit(name)
    return [measure for measure in ordered.values() if measure.parts]
