"""The rule of suppression: examples by hand, and attackers who know the rule itself."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.suppression import is_small, suppress

NAN = np.nan
SINGLE: list[tuple[int, int]] = []
PAIR = [(0, 1)]
SHARED = [(0, 1), (0, 2)]
CHAIN = [(0, 1), (0, 2), (1, 2)]


def hidden(table: Sequence[Sequence[float]], pairs: Sequence[tuple[int, int]]) -> list[list[bool]]:
    """Return what is hidden in a table of one group."""
    values = np.array(table, dtype=float)
    flags = suppress(values, groups=np.zeros(len(values), dtype=np.intp), pairs=pairs)
    return [[bool(flag) for flag in row] for row in flags]


def hidden_units(counts: Sequence[float]) -> list[bool]:
    return [flag for (flag,) in hidden([[count] for count in counts], SINGLE)]


def test_counts_from_1_to_4_are_small() -> None:
    small = is_small(np.array([-2, 0, 1, 4, 5, NAN]))
    assert small.tolist() == [False, False, True, True, False, False]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 5, 0, 7], [False, False, False, False]),
        ([3, 30, 8, 0], [True, False, True, False]),
        ([1, 3, 30, 8], [True, True, False, True]),
        ([4, 4, 30, 8], [True, True, False, True]),
        ([3, 8, 30, 8], [True, True, False, True]),
        ([3, 9], [True, True]),
        ([1, 0, 0], [True, True, True]),
        ([4, 4, 4], [True, True, True]),
        ([3, 0, 2], [True, True, True]),
        ([3], [True]),
        ([30], [False]),
    ],
    ids=str,
)
def test_small_counts_are_hidden_with_the_least_other_or_all(
    counts: list[float], expected: list[bool]
) -> None:
    assert hidden_units(counts) == expected


@pytest.mark.parametrize(
    ("pairs", "unit"),
    [(PAIR, [30, 28]), (PAIR, [30, 3]), (SHARED, [30, 30, 26]), (CHAIN, [30, 20, 18])],
    ids=str,
)
def test_a_unit_is_hidden_entirely_where_a_part_or_rest_is_small(
    pairs: list[tuple[int, int]], unit: list[float]
) -> None:
    companion, shown = [40.0] * len(unit), [50.0] * len(unit)
    flags = hidden([shown, unit, companion], pairs)
    assert [set(row) for row in flags] == [{False}, {True}, {True}]


@pytest.mark.parametrize(
    ("pairs", "unit"),
    [(PAIR, [30, 30]), (PAIR, [30, 0]), (PAIR, [30, 25]), (SHARED, [30, 20, 18])],
    ids=str,
)
def test_a_unit_is_shown_where_no_part_or_rest_is_small(
    pairs: list[tuple[int, int]], unit: list[float]
) -> None:
    assert not np.any(hidden([unit, [50.0] * len(unit)] * 2, pairs))


@pytest.mark.parametrize("alone", [[50, 45], [50, 0]], ids=["rest", "whole"])
def test_the_only_unit_that_has_any_is_hidden_too(alone: list[float]) -> None:
    others = [[30.0, 30.0], [40.0, 40.0]] if alone[1] else [[0.0, 0.0], [0.0, 0.0]]
    assert [any(row) for row in hidden([*others, alone], PAIR)] == [True, not alone[1], True]


def test_what_only_some_units_report_is_hidden_for_all_and_left_out_of_the_rule() -> None:
    table = [[30, 28], [40, NAN], [50, 50]]
    assert hidden(table, PAIR) == [[False, True], [False, False], [False, True]]


def test_the_rest_over_a_part_left_out_still_counts() -> None:
    table = [[30, 29, 28], [40, NAN, 40], [50, 50, 50]]
    assert hidden(table, CHAIN) == [[True, True, True], [True, False, True], [False, True, False]]


def test_groups_do_not_protect_each_other() -> None:
    values = np.array([[3.0], [9.0], [8.0], [9.0], [7.0]])
    flags = suppress(values, groups=np.array([1, 0, 0, 1, 0]), pairs=SINGLE)
    assert flags[:, 0].tolist() == [True, False, False, True, False]


def test_no_rows_give_no_flags() -> None:
    flags = suppress(np.empty((0, 2)), groups=np.empty(0, dtype=np.intp), pairs=PAIR)
    assert flags.shape == (0, 2)


# Attackers who know the rule ------------------------------------------------------------------


@st.composite
def tables_and_orders(draw: st.DrawFn) -> tuple[list[list[float]], list[list[float]]]:
    """Draw wholes and parts, and the same with the units that are hidden in another order."""
    counts = st.sampled_from([*range(10), 12, 20])
    units = st.lists(st.tuples(counts, counts).map(sorted), min_size=2, max_size=8)
    table = [[whole, part] for part, whole in draw(units)]
    withheld = [unit for unit, flags in enumerate(hidden(table, PAIR)) if any(flags)]
    moved = dict(zip(withheld, draw(st.permutations(withheld)), strict=True))
    return table, [table[moved.get(unit, unit)] for unit in range(len(table))]


@settings(max_examples=150, deadline=None)
@given(tables_and_orders())
def test_units_that_are_hidden_may_exchange_their_counts_unnoticed(
    tables: tuple[list[list[float]], list[list[float]]],
) -> None:
    table, exchanged = tables
    assert hidden(exchanged, PAIR) == hidden(table, PAIR)


def worlds(*, units: int, measures: int, most: int, pairs: Sequence[tuple[int, int]]) -> np.ndarray:
    """Return all tables of ``units`` whose first column adds up to ``most`` or less.

    No part exceeds its whole. Shape: worlds, units, measures.
    """
    rows = np.stack(np.meshgrid(*[np.arange(most + 1)] * measures), axis=-1).reshape(-1, measures)
    for whole, part in pairs:
        rows = rows[rows[:, part] <= rows[:, whole]]
    tables = rows[:, np.newaxis, :]
    for _ in range(units - 1):
        left = np.repeat(tables, len(rows), axis=0)
        right = np.tile(rows, (len(tables), 1))[:, np.newaxis, :]
        fits = left[:, :, 0].sum(axis=1) + right[:, 0, 0] <= most
        tables = np.concatenate([left[fits], right[fits]], axis=1)
    return tables.astype(float)


def differ(key: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return whether ``values`` differ among the entries that share ``key``."""
    low, high = np.full(key.max() + 1, np.inf), np.full(key.max() + 1, -np.inf)
    np.minimum.at(low, key, values)
    np.maximum.at(high, key, values)
    return (low < high)[key]


def assert_nothing_known(
    tables: np.ndarray, *, pairs: Sequence[tuple[int, int]], secrets: Sequence[np.ndarray]
) -> None:
    """Publish all ``tables``; no small secret is the same in all that look alike.

    Args:
        tables: Worlds, units, columns; the columns that ``pairs`` name, at least the first,
            are published by the rule, and of all columns the totals.
        pairs: Wholes and parts.
        secrets: Worlds, units.
    """
    measures = 1 + max((part for _, part in pairs), default=0)
    groups = np.repeat(np.arange(len(tables)), tables.shape[1])
    values = tables[:, :, :measures]
    flags = suppress(values.reshape(-1, measures), groups=groups, pairs=pairs)
    flags = flags.reshape(values.shape)
    shown = np.where(flags, -1, values).reshape(len(tables), -1)
    public = np.concatenate([shown, tables.sum(axis=1)], axis=1)
    looks = np.unique(public, axis=0, return_inverse=True)[1].reshape(-1)
    for secret in secrets:
        assert is_small(secret).any()
        for unit in range(tables.shape[1]):
            at_risk = is_small(secret[:, unit])
            assert differ(looks, secret[:, unit])[at_risk].all()


def rests(tables: np.ndarray, pairs: Sequence[tuple[int, int]]) -> list[np.ndarray]:
    return [tables[:, :, whole] - tables[:, :, part] for whole, part in pairs]


@pytest.mark.parametrize(
    ("units", "pairs", "most"),
    [
        (2, SINGLE, 60),
        (3, SINGLE, 30),
        (4, SINGLE, 22),
        (5, SINGLE, 16),
        (2, PAIR, 18),
        (3, PAIR, 12),
        (2, SHARED, 9),
        (2, CHAIN, 11),
    ],
    ids=str,
)
def test_whoever_knows_totals_and_rule_cannot_compute_a_small_count_or_rest(
    units: int, pairs: list[tuple[int, int]], most: int
) -> None:
    measures = 1 + max((part for _, part in pairs), default=0)
    tables = worlds(units=units, measures=measures, most=most, pairs=pairs)
    secrets = [*np.moveaxis(tables, 2, 0), *rests(tables, pairs)]
    assert_nothing_known(tables, pairs=pairs, secrets=secrets)
    is_secret = np.any([is_small(secret) for secret in secrets], axis=0).astype(float)
    assert_nothing_known(tables, pairs=pairs, secrets=[is_secret])


@pytest.mark.parametrize(("units", "most"), [(2, 26), (3, 13)])
def test_nor_a_detail_of_which_only_the_totals_are_public(units: int, most: int) -> None:
    """Births, of which boys."""
    tables = worlds(units=units, measures=2, most=most, pairs=PAIR)
    assert_nothing_known(tables, pairs=SINGLE, secrets=[tables[:, :, 1], *rests(tables, PAIR)])


def test_nor_a_detail_of_parts() -> None:
    """Births, of which compliant, of which by month; and others by month."""
    pairs = [(0, 1), (1, 2), (0, 3)]
    tables = worlds(units=2, measures=4, most=10, pairs=pairs)
    tables = tables[(tables[:, :, 3] <= tables[:, :, 0] - tables[:, :, 1]).all(axis=1)]
    secrets = [tables[:, :, 2], tables[:, :, 3], tables[:, :, 2] + tables[:, :, 3]]
    assert_nothing_known(tables, pairs=PAIR, secrets=secrets)
