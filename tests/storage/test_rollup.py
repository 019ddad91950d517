"""The roll-up against a naive oracle, on pandas and on DuckDB."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalogue import Measure
from dashboard.domain.periods import Calendar, Grain
from dashboard.storage.rollup import CUBE, printed_totals, roll_up


def measure(name: str, **fields: Any) -> Measure:
    given_fields = {"kind": "flow", "unit": "persons", **fields}
    return Measure(
        id=name,
        name_zh=name,
        name_en=name,
        author="A",
        checked_by="B",
        review_date=date(2026, 1, 1),
        **given_fields,
    )


MEASURES: Mapping[str, Measure] = {
    m.id: m
    for m in (
        measure("births", parts=(("boys", "girls"), ("first", "later"))),
        measure("boys", parts=(("boys_first", "boys_later"),)),
        measure("girls"),
        measure("first"),
        measure("later"),
        measure("boys_first"),
        measure("boys_later"),
        measure("population", kind="stock", average="mean_population"),
    )
}
FACT = ["unit_code", "measure", "scope", "start", "months", "value"]
Y = 2025 * 12  # January 2025

JANUARY = Calendar(1)


@dataclass(frozen=True)
class Case:
    """Facts by (unit, measure, start, months); units by code: (parent, from, to)."""

    facts: Mapping[tuple[str, str, int, int], float]
    units: Mapping[str, tuple[str | None, int | None, int | None]]
    calendar: Calendar = JANUARY

    @property
    def fact_frame(self) -> pd.DataFrame:
        rows = [(u, m, "all", s, n, v) for (u, m, s, n), v in self.facts.items()]
        types = {"unit_code": str, "measure": str, "scope": str, "start": int, "value": float}
        return pd.DataFrame(rows, columns=FACT).astype(types).astype({"months": int})

    @property
    def unit_frame(self) -> pd.DataFrame:
        rows = [(code, *fields) for code, fields in self.units.items()]
        frame = pd.DataFrame(rows, columns=["unit_code", "parent", "valid_from", "valid_to"])
        return frame.astype({"parent": "str", "valid_from": "Int64", "valid_to": "Int64"})


def on_pandas(case: Case, population: str = "mean") -> pd.DataFrame:
    return roll_up(
        case.fact_frame,
        units=case.unit_frame,
        calendar=case.calendar,
        measures=MEASURES,
        population=population,  # type: ignore[arg-type]
    )


def on_duckdb(case: Case, population: str = "mean") -> pd.DataFrame:
    connection = duckdb.connect()
    tables = iter(range(10_000))

    def checkpoint(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
        name = f"step{next(tables)}"
        relation.create(name)
        return connection.table(name)

    return roll_up(
        checkpoint(connection.from_df(case.fact_frame)),
        units=checkpoint(connection.from_df(case.unit_frame)),
        calendar=case.calendar,
        measures=MEASURES,
        population=population,  # type: ignore[arg-type]
        checkpoint=checkpoint,
    ).df()


def values(cube: pd.DataFrame) -> dict[tuple[str, str, int, int], float]:
    """Return the cube as a mapping, having checked that no key occurs twice."""
    assert list(cube.columns) == list(CUBE)
    assert set(cube["scope"]) <= {"all"}
    keys = cube[["unit_code", "measure", "start", "months"]].itertuples(index=False, name=None)
    found = dict(zip(keys, cube["value"], strict=True))
    assert len(found) == len(cube)
    return found


# The oracle: the rules of the docstring, cell by cell --------------------------------------


class Oracle:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.facts = dict(self._in_force(case))
        self._add_sums_of_parts()
        self.value = cache(self._value)
        self.touched = cache(self._touched)

    def _validity(self, unit: str) -> tuple[int, int]:
        parent, first, last = self.case.units[unit]
        low, high = self._validity(parent) if parent else (-1, 10**9)
        return max(low, -1 if first is None else first), min(high, 10**9 if last is None else last)

    def exists(self, unit: str, name: str, start: int, months: int) -> bool:
        first, last = self._validity(unit)
        counted = range(start, start + months)
        if MEASURES[name].kind == "stock":
            counted = counted[-1:]
        return any(first <= month < last for month in counted)

    def _in_force(self, case: Case) -> Iterator[tuple[tuple[str, str, int, int], float]]:
        return (item for item in case.facts.items() if self.exists(*item[0]))

    def _add_sums_of_parts(self) -> None:
        for name in ("boys", "births"):
            for parts in reversed(MEASURES[name].parts):  # the first overwrites
                for unit, _, start, months in list(self.facts):
                    cells = [self.facts.get((unit, part, start, months)) for part in parts]
                    key = (unit, name, start, months)
                    if key not in self.case.facts and None not in cells:
                        self.facts[key] = sum(cells)  # type: ignore[arg-type]

    def children(self, unit: str) -> list[str]:
        return [code for code, fields in self.case.units.items() if fields[0] == unit]

    def tile(self, unit: str, name: str, start: int, months: int) -> float | None:
        shorter = {1: 0, 3: 1, 6: 3, 12: 6}[months]
        if not shorter:
            return None
        pieces = [self.value(unit, name, s, shorter) for s in range(start, start + months, shorter)]
        if MEASURES[name].kind == "stock":
            return pieces[-1]
        return None if None in pieces else sum(pieces)  # type: ignore[arg-type]

    def _touched(self, unit: str, *cell: Any) -> bool:
        return (
            (unit, *cell) in self.facts
            or self.tile(unit, *cell) is not None
            or any(self.touched(child, *cell) for child in self.children(unit))
        )

    def _value(self, unit: str, *cell: Any) -> float | None:
        below = [child for child in self.children(unit) if self.exists(child, *cell)]
        parts = [self.value(child, *cell) for child in below]
        if below and None not in parts:
            return sum(parts)  # type: ignore[arg-type]
        tile = self.tile(unit, *cell)
        if tile is not None:
            return tile
        if any(self.touched(child, *cell) for child in self.children(unit)):
            return None
        return self.facts.get((unit, *cell))

    def cube(self, population: str) -> dict[tuple[str, str, int, int], float]:
        first = self.case.calendar.enclosing(Y, Grain.YEAR).start
        cells = [
            (unit, name, start, int(grain))
            for unit, name, grain in product(self.case.units, MEASURES, Grain)
            for start in range(first, first + 36, grain)
        ]
        found = {cell: v for cell in cells if (v := self.value(*cell)) is not None}
        for (unit, name, start, months), end in list(found.items()):
            before = found.get((unit, name, start - months, months))
            if name == "population" and population == "end":
                found[unit, "mean_population", start, months] = end
            elif name == "population" and before is not None:
                found[unit, "mean_population", start, months] = (before + end) / 2
        return found


# Random territories ------------------------------------------------------------------------

UNITS = ("0", "1", "2", "11", "12", "21", "111", "112")  # parent = all but the last digit


@st.composite
def territories(draw: st.DrawFn) -> dict[str, tuple[str | None, int | None, int | None]]:
    codes = draw(st.sets(st.sampled_from(UNITS[1:])))
    kept = [c for c in UNITS[1:] if all(c[:n] in codes for n in range(1, len(c) + 1))]
    bound = st.none() | st.none() | st.integers(Y, Y + 12)
    units: dict[str, tuple[str | None, int | None, int | None]] = {"0": (None, None, None)}
    return units | {c: (c[:-1] or "0", draw(bound), draw(bound)) for c in kept}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    units = draw(territories())
    calendar = Calendar(draw(st.sampled_from((1, 10))))
    names = draw(st.sets(st.sampled_from(sorted(MEASURES)), min_size=1, max_size=3))
    first = calendar.enclosing(Y, Grain.YEAR).start
    cells: dict[tuple[str, str, int, int], float] = {}
    for unit, name, grain in product(units, sorted(names), Grain):
        if draw(st.sampled_from((True, True, False)) if grain < 12 else st.booleans()):
            missing = draw(st.sets(st.integers(0, 23), max_size=2))
            for number, start in enumerate(range(first, first + 24, grain)):
                if number not in missing:
                    cells[unit, name, start, int(grain)] = float(draw(st.integers(0, 9)))
    return Case(cells, units, calendar)


@settings(max_examples=15, deadline=None)
@given(cases(), st.sampled_from(("mean", "end")))
def test_pandas_agrees_with_the_rules_read_cell_by_cell(case: Case, population: str) -> None:
    assert values(on_pandas(case, population)) == Oracle(case).cube(population)


@settings(max_examples=8, deadline=None)
@given(cases(), st.sampled_from(("mean", "end")))
def test_duckdb_agrees_with_the_rules_read_cell_by_cell(case: Case, population: str) -> None:
    assert values(on_duckdb(case, population)) == Oracle(case).cube(population)


@settings(max_examples=15, deadline=None)
@given(cases())
def test_a_complete_unit_is_the_sum_of_its_parts_at_every_level_and_period(case: Case) -> None:
    oracle, cube = Oracle(case), values(on_pandas(case))
    for (unit, name, start, months), value in cube.items():
        if name == "mean_population":
            continue
        below = [c for c in oracle.children(unit) if oracle.exists(c, name, start, months)]
        parts = [cube.get((child, name, start, months)) for child in below]
        if parts and None not in parts:
            assert value == sum(parts)  # type: ignore[arg-type]


@settings(max_examples=15, deadline=None)
@given(territories(), st.sampled_from((1, 10)), st.data())
def test_monthly_reports_of_the_lowest_units_add_up_whatever_merges(
    units: dict[str, tuple[str | None, int | None, int | None]], month: int, data: st.DataObject
) -> None:
    calendar = Calendar(month)
    first = calendar.enclosing(Y, Grain.YEAR).start
    lowest = [u for u in units if not any(f[0] == u for f in units.values())]
    case = Case(
        {
            (unit, "girls", start, 1): float(data.draw(st.integers(0, 9)))
            for unit in lowest
            for start in range(first, first + 12)
        },
        units,
        calendar,
    )
    oracle, cube = Oracle(case), values(on_pandas(case))
    for unit in units:
        months = [cube.get((unit, "girls", s, 1)) for s in range(first, first + 12)]
        if None not in months:
            assert cube[unit, "girls", first, 12] == sum(months)  # type: ignore[arg-type]
    for start in range(first, first + 12):
        living = [u for u in lowest if oracle.exists(u, "girls", start, 1)]
        total = cube.get(("0", "girls", start, 1))
        if total is not None:
            assert total == sum(case.facts[u, "girls", start, 1] for u in living)


# Single rules --------------------------------------------------------------------------------

TWO = {"0": (None, None, None), "1": ("0", None, None), "2": ("0", None, None)}


def test_a_printed_total_is_not_counted_and_its_difference_is_named() -> None:
    facts = {("1", "girls", Y, 1): 3.0, ("2", "girls", Y, 1): 4.0, ("0", "girls", Y, 1): 9.0}
    case = Case(facts, TWO)
    cube = on_pandas(case)
    assert values(cube)["0", "girls", Y, 1] == 7
    totals = printed_totals(case.fact_frame, cube=cube, units=case.unit_frame)
    assert totals.to_dict("records") == [
        {
            "unit_code": "0",
            "measure": "girls",
            "scope": "all",
            "months": 1,
            "start": Y,
            "printed": 9.0,
            "computed": 7.0,
            "difference": 2.0,
        }
    ]


def test_printed_totals_that_agree_or_cannot_be_compared_are_silent() -> None:
    facts = {
        ("1", "girls", Y, 1): 3.0,
        ("2", "girls", Y, 1): 4.0,
        ("0", "girls", Y, 1): 7.0,
        ("1", "girls", Y + 1, 1): 3.0,
        ("0", "girls", Y + 1, 1): 9.0,
    }
    case = Case(facts, TWO)
    totals = printed_totals(case.fact_frame, cube=on_pandas(case), units=case.unit_frame)
    assert totals.empty


def test_a_quarter_that_its_months_tile_is_a_printed_total() -> None:
    facts = {("1", "girls", Y + m, 1): 2.0 for m in range(3)} | {("1", "girls", Y, 3): 5.0}
    case = Case(facts, TWO)
    cube = on_pandas(case)
    assert values(cube)["1", "girls", Y, 3] == 6
    totals = printed_totals(case.fact_frame, cube=cube, units=case.unit_frame)
    assert totals[["months", "printed", "computed", "difference"]].to_numpy().tolist() == [
        [3, 5.0, 6.0, -1.0]
    ]


def test_a_quarter_beside_two_of_its_months_counts_alone() -> None:
    case = Case(
        {("1", "girls", Y, 1): 2, ("1", "girls", Y + 1, 1): 2, ("1", "girls", Y, 3): 9}, TWO
    )
    assert values(on_pandas(case))["1", "girls", Y, 3] == 9


def test_a_missing_child_leaves_no_row_until_it_is_filled() -> None:
    facts = {("1", "girls", Y, 1): 3.0, ("0", "girls", Y, 1): 9.0}
    assert ("0", "girls", Y, 1) not in values(on_pandas(Case(facts, TWO)))
    filled = facts | {("2", "girls", Y, 1): 0.0}
    assert values(on_pandas(Case(filled, TWO)))["0", "girls", Y, 1] == 3


def test_the_own_row_counts_where_nothing_below_reports() -> None:
    case = Case({("0", "girls", Y, 1): 9.0, ("1", "boys", Y, 1): 1.0}, TWO)
    assert values(on_pandas(case))["0", "girls", Y, 1] == 9


@pytest.mark.parametrize("run", [on_pandas, on_duckdb])
def test_a_township_merged_in_mid_quarter_breaks_neither_quarter_nor_stock(run: Any) -> None:
    units = {"0": (None, None, None), "1": ("0", None, Y + 2), "2": ("0", None, None)}
    facts = {("2", name, Y + m, 1): 5.0 for m in range(3) for name in ("girls", "population")}
    facts |= {("1", name, Y + m, 1): 2.0 for m in range(3) for name in ("girls", "population")}
    cube = values(run(Case(facts, units)))
    assert [cube["0", "girls", Y + m, 1] for m in range(3)] == [7, 7, 5]
    assert cube["0", "girls", Y, 3] == 19
    assert cube["0", "population", Y, 3] == 5
    assert ("1", "girls", Y, 3) not in cube
    assert ("1", "girls", Y + 2, 1) not in cube  # it no longer exists


def test_a_stock_over_time_is_the_one_at_the_end_and_averages_by_either_rule() -> None:
    facts = {("1", "population", Y + 2, 1): 100.0, ("1", "population", Y + 5, 1): 110.0}
    mean, end = (values(on_pandas(Case(facts, TWO), rule)) for rule in ("mean", "end"))
    assert mean["1", "population", Y, 6] == 110
    assert mean["1", "mean_population", Y + 3, 3] == 105
    assert ("1", "mean_population", Y, 3) not in mean
    assert end["1", "mean_population", Y + 3, 3] == 110


def test_births_come_from_the_first_list_of_parts_that_is_given() -> None:
    facts = {
        ("1", "boys_first", Y, 1): 1.0,
        ("1", "boys_later", Y, 1): 2.0,
        ("1", "girls", Y, 1): 4.0,
        ("1", "first", Y, 1): 50.0,
        ("1", "later", Y, 1): 50.0,
        ("2", "boys", Y, 1): 1.0,
        ("2", "girls", Y, 1): 1.0,
        ("2", "births", Y, 1): 8.0,
    }
    cube = values(on_pandas(Case(facts, TWO)))
    assert cube["1", "births", Y, 1] == 7
    assert cube["2", "births", Y, 1] == 8
    assert cube["0", "births", Y, 1] == 15


def test_scopes_are_never_added_up() -> None:
    case = Case({("1", "girls", Y, 1): 2.0}, TWO)
    frame = case.fact_frame
    both = pd.concat([frame.assign(scope="resident"), frame.assign(scope="migrants")])
    cube = roll_up(
        both,
        units=case.unit_frame,
        calendar=case.calendar,
        measures=MEASURES,
        population="mean",
    )
    assert sorted(cube["scope"]) == ["migrants", "resident"]
