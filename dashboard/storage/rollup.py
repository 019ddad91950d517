"""The roll-up: counts of every unit in every period, from the rows that units reported.

Written once on narwhals, with operations that its lazy frames support everywhere, so that
the same function runs on pandas, DuckDB and Spark. Facts are counted at the lowest level
and the finest time that report them; a row above others is a *printed total*, compared
with their sum and never added to it.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrameT

from dashboard.catalogue import Measure
from dashboard.domain.periods import Calendar, Grain
from dashboard.storage.rollup_grain import Context, roll_up_grain
from dashboard.storage.rollup_inputs import (
    Frame,
    children,
    existing_facts,
    place_units,
    with_sums_of_parts,
)

CUBE = ("unit_code", "measure", "scope", "months", "start", "value")
"""Columns of the cube; no row where a count is not completely reported."""


def roll_up(
    facts: IntoFrameT,
    *,
    units: IntoFrameT,
    calendar: Calendar,
    measures: Mapping[str, Measure],
    population: Literal["mean", "end"],
    checkpoint: Callable[[IntoFrameT], IntoFrameT] = lambda frame: frame,
) -> IntoFrameT:
    """Return the cube: every unit, measure, scope and period that the facts make up.

    A unit's count in a period is the first of these that there is:

    1. the sum of its children, if each that exists in the period has its count;
    2. its own finer counts, if they tile the period (a stock: the one at its end);
    3. its own row, if no unit below it has anything for this measure, scope and period.

    A measure with ``parts`` that is not given is first made from the first list of parts
    that is. Rows of a unit outside its validity are left out; a stock belongs to the last
    month of its period. A stock with ``average`` makes a second measure of that name.

    Args:
        facts: ``unit_code, measure, scope, start, months, value``; one row a key, own rows
            of reporting units and printed totals alike; start a month ordinal, months 1,
            3, 6 or 12 and aligned with ``calendar``.
        units: ``unit_code, parent, valid_from, valid_to``; null for no parent or no bound;
            valid_to is the ordinal of the month after the last.
        calendar: The territory's statistical year.
        measures: The catalogue's measures by id.
        population: ``end`` for averages equal to the end stock, else the mean of the stock
            at the end of the period before and at the end, where both exist.
        checkpoint: Materialises a native frame; without it a lazy backend computes every
            step again for each step built on it.

    Returns:
        ``CUBE`` in no order, native and lazy as ``facts``.
    """

    def keep(frame: Frame) -> Frame:
        return _frame(checkpoint(frame.to_native()))

    context = Context(
        units=place_units(_frame(units), keep),
        calendar=calendar,
        stocks=tuple(sorted(m.id for m in measures.values() if m.kind == "stock")),
        keep=keep,
    )
    own = existing_facts(_frame(facts), units=context.units, stocks=context.stocks)
    own = with_sums_of_parts(keep(own), measures=measures, keep=keep)
    depth = context.units.select(nw.col("depth").max()).collect().item()
    reported = set(own.select("months").unique().collect()["months"].to_list())
    finer: Frame | None = None
    cube = []
    for grain in Grain:
        if grain not in reported and (finer is None or _is_empty(finer)):
            continue
        rows = roll_up_grain(own, finer, grain=grain, depth=depth, context=context)
        finer = keep(rows.filter(nw.col("complete")))
        cube.append(finer.with_columns(months=nw.lit(int(grain), nw.Int32)).select(CUBE))
    counts = nw.concat(cube) if cube else own.select(CUBE)
    averages = _averages(counts, measures=measures, population=population)
    result: IntoFrameT = nw.concat([counts, *averages]).to_native()
    return result


def printed_totals(facts: IntoFrameT, *, cube: IntoFrameT, units: IntoFrameT) -> pd.DataFrame:
    """Return the printed totals that differ from what they should be the sum of.

    A printed total is a row of a unit above reporting units, or a row whose finer rows tile
    its period. Where the sum is incomplete there is nothing to compare with.

    Args:
        facts: The rows given to ``roll_up``.
        cube: What it returned.
        units: The units given to it.

    Returns:
        ``unit_code, measure, scope, months, start, printed, computed, difference`` (printed
        minus computed, never zero), ordered by unit, measure, scope, start, months.
    """
    parents = children(_frame(units)).select(unit_code="parent").unique()
    key = ["unit_code", "measure", "scope", "months", "start"]
    own = _frame(facts).with_columns(nw.col("start", "months").cast(nw.Int32))
    printed = nw.concat(
        [
            own.filter(nw.col("months") > 1),
            own.filter(nw.col("months") == 1).join(parents, on="unit_code", how="semi"),
        ]
    ).select(*key, printed="value")
    compared = (
        _frame(cube)
        .join(printed, on=key)
        .select(*key, "printed", computed="value")
        .with_columns(difference=(nw.col("printed") - nw.col("computed")).round(6))
        .filter(nw.col("difference") != 0)
    )
    order = ["unit_code", "measure", "scope", "start", "months"]
    return compared.collect("pandas").to_pandas().sort_values(order, ignore_index=True)


def _frame(native: Any) -> Frame:  # noqa: ANN401  a frame of any backend
    frame: Frame = nw.from_native(native).lazy()
    return frame


def _is_empty(frame: Frame) -> bool:
    return bool(frame.select(nw.len()).collect().item() == 0)


def _averages(
    counts: Frame, *, measures: Mapping[str, Measure], population: Literal["mean", "end"]
) -> list[Frame]:
    """Return the averages of stocks over the period, one frame a measure that has one."""
    averages = []
    id_type = counts.collect_schema()["measure"]
    for measure in measures.values():
        if not measure.average:
            continue
        stock = counts.filter(nw.col("measure") == measure.id).with_columns(
            measure=nw.lit(measure.average).cast(id_type)
        )
        if population == "mean":
            before = stock.with_columns(
                (nw.col("start") + nw.col("months")).cast(nw.Int32).alias("start")
            ).rename({"value": "before"})
            key = [column for column in CUBE if column != "value"]
            stock = stock.join(before, on=key).with_columns(
                value=(nw.col("value") + nw.col("before")) / 2
            )
        averages.append(stock.select(CUBE))
    return averages
