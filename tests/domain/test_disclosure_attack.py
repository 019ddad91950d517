"""An attacker who solves for village counts with every figure that is public.

Of each village and half-year there are more counts than are shown: by quarter, by sex, by
part. The attacker knows how they add up, every total of the township, what no part exceeds,
and what is shown, and asks for the least and largest value that a small count can have.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from dashboard.domain.suppression import is_small
from tests.domain.villages import CHAIN, MEASURES, SHARED, START, protected, rows

HALF, QUARTER = 6, 3
Cell = tuple[str, str, int, int]
"""Unit, measure, months, start."""
Terms = Mapping[Cell, float]


@dataclass
class Attacker:
    """What is known of counts: whole numbers from zero, and these sums of them."""

    index: Mapping[Cell, int]
    sums: list[tuple[Terms, float, float]] = field(default_factory=list)

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> "Attacker":
        return cls({cell: number for number, cell in enumerate(cells)})

    def learn(self, terms: Terms, low: float, high: float) -> None:
        """Add that ``terms`` lie between; nothing where one of them is no count at all."""
        if all(cell in self.index for cell in terms):
            self.sums.append((terms, low, high))

    def range_of(self, secret: Terms) -> tuple[int, int]:
        """Return the least and largest value of ``secret`` for all that is known."""
        entries = [
            (row, self.index[cell], factor)
            for row, (terms, _, _) in enumerate(self.sums)
            for cell, factor in terms.items()
        ]
        at_row, at_column, factors = (np.array(part) for part in zip(*entries, strict=True))
        shape = (len(self.sums), len(self.index))
        known = LinearConstraint(
            coo_array((factors, (at_row, at_column)), shape=shape).tocsc(),
            [low for _, low, _ in self.sums],
            [high for _, _, high in self.sums],
        )
        target = np.zeros(len(self.index))
        target[[self.index[cell] for cell in secret]] = list(secret.values())
        low, high = (_least(sign * target, known) for sign in (1, -1))
        return low, -high


def _least(target: np.ndarray, known: LinearConstraint) -> int:
    whole = np.ones(target.size)
    found = milp(target, constraints=known, bounds=Bounds(0, np.inf), integrality=whole)
    assert found.success, found.message
    return round(found.fun)


def pairs_of(measures: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each measure after every one that it cannot exceed."""
    for part in measures:
        whole = MEASURES[part].at_most
        while whole is not None:
            yield whole, part
            whole = MEASURES[whole].at_most


def attack(cube: pd.DataFrame) -> int:
    """Try every small count and rest, shown measures or not; return how many there were."""
    key = ["unit_code", "measure", "months", "start"]
    truth = {tuple(row[:4]): row[4] for row in cube[[*key, "value"]].itertuples(index=False)}
    published = protected(cube).dropna(subset="value")
    attacker = Attacker.of(cell for cell in truth if cell[1] in MEASURES)
    for row in published[[*key, "value"]].itertuples(index=False):
        attacker.learn(*known_cell(tuple(row[:4]), row[4]))
    for _, same in cube.groupby(["measure", "months", "start"]):
        cells = [tuple(row) for row in same[key].itertuples(index=False)]
        attacker.learn(dict.fromkeys(cells, 1.0), same["value"].sum(), same["value"].sum())
    for cell in attacker.index:
        learn_sums(attacker, cell)
    secrets: list[Terms] = [{cell: 1.0} for cell in attacker.index]
    secrets += [
        {(unit, whole, months, start): 1.0, (unit, part, months, start): -1.0}
        for unit, part, months, start in attacker.index
        for whole, _ in pairs_of([part])
    ]
    small = [s for s in secrets if is_small(sum(truth[cell] * f for cell, f in s.items()))]
    for secret in small:
        low, high = attacker.range_of(secret)
        assert low < high, f"{secret} is {low}"
    return len(small)


def known_cell(cell: Cell, value: float) -> tuple[Terms, float, float]:
    """Return what a published cell says: an average of a stock twice itself as a sum."""
    unit, measure, months, start = cell
    if measure != "mean_population":
        return {cell: 1.0}, value, value
    ends = [(unit, "population", months, at) for at in (start - months, start)]
    return dict.fromkeys(ends, 1.0), 2 * value, 2 * value


def learn_sums(attacker: Attacker, cell: Cell) -> None:
    """Tell how this cell adds up of others and which it cannot exceed."""
    unit, measure, months, start = cell
    if months == HALF and MEASURES[measure].kind == "flow":
        quarters = [(unit, measure, QUARTER, at) for at in (start, start + QUARTER)]
        attacker.learn({cell: 1.0, **dict.fromkeys(quarters, -1.0)}, 0, 0)
    if measure == "births":
        sexes = [(unit, sex, months, start) for sex in ("boys", "girls")]
        attacker.learn({cell: 1.0, **dict.fromkeys(sexes, -1.0)}, 0, 0)
    for whole, _ in pairs_of([measure]):
        attacker.learn({(unit, whole, months, start): 1.0, cell: -1.0}, 0, np.inf)


# Territories to attack ---------------------------------------------------------------------------

LEFT = st.just(0) | st.just(0) | st.integers(0, 2) | st.integers(0, 9)
"""How much a part leaves of its whole: mostly nothing."""


@st.composite
def quarters(draw: st.DrawFn, *, names: Sequence[str], sexes: bool) -> pd.DataFrame:
    """Draw a township's villages: two quarters and the half-year of a family of counts."""
    villages = draw(st.integers(2, 5))
    many = st.integers(0, 2) | st.integers(0, 5) | st.integers(3, 20)
    counts = []
    for _ in range(2):
        table = {names[0]: [draw(many) for _ in range(villages)]}
        for part in names[1:]:
            wholes = table[str(MEASURES[part].at_most)]
            table[part] = [max(whole - draw(LEFT), 0) for whole in wholes]
        if sexes:
            table["boys"] = [draw(st.integers(0, whole)) for whole in table[names[0]]]
            pairs = zip(table[names[0]], table["boys"], strict=True)
            table["girls"] = [whole - boys for whole, boys in pairs]
        counts.append(table)
    first, second = counts
    half = {name: np.add(first[name], second[name]).tolist() for name in first}
    return pd.concat(
        [
            rows(first, months=QUARTER),
            rows(second, months=QUARTER, start=START + QUARTER),
            rows(half),
        ]
    )


@settings(max_examples=20, deadline=None)
@given(quarters(names=SHARED, sexes=True))
def test_parts_that_share_a_whole_by_quarter_and_sex(cube: pd.DataFrame) -> None:
    attack(cube)


@settings(max_examples=20, deadline=None)
@given(quarters(names=CHAIN, sexes=False))
def test_a_chain_of_parts_by_quarter(cube: pd.DataFrame) -> None:
    attack(cube)


@st.composite
def stocks(draw: st.DrawFn) -> pd.DataFrame:
    """Draw three half-years of hamlets' populations and the averages of the last two."""
    villages = draw(st.integers(2, 6))
    ends = draw(
        st.lists(
            st.lists(st.integers(0, 12), min_size=villages, max_size=villages),
            min_size=3,
            max_size=3,
        )
    )
    means = [np.add(before, after) / 2 for before, after in pairwise(ends)]
    return pd.concat(
        [rows({"population": end}, start=START + HALF * at) for at, end in enumerate(ends)]
        + [rows({"mean_population": m}, start=START + HALF * (i + 1)) for i, m in enumerate(means)]
    )


@settings(max_examples=20, deadline=None)
@given(stocks())
def test_stocks_of_consecutive_periods_and_their_averages(cube: pd.DataFrame) -> None:
    attack(cube)


@pytest.mark.parametrize(
    ("births", "compliant"),
    [([0, 0, 1], [0, 0, 1]), ([4, 4, 4], [4, 4, 4]), ([6, 9, 1], [4, 9, 1]), ([5, 2], [3, 0])],
    ids=str,
)
def test_attacks_by_hand_find_nothing(births: list[int], compliant: list[int]) -> None:
    assert attack(rows({"births": births, "compliant_births": compliant})) > 0


def test_quarters_of_a_village_that_alone_has_births_stay_unknown() -> None:
    quarter = [rows({"births": [0, 0, 5]}, months=QUARTER)]
    quarter += [rows({"births": [0, 0, 2]}, months=QUARTER, start=START + QUARTER)]
    assert attack(pd.concat([*quarter, rows({"births": [0, 0, 7]})])) == 1


def test_the_attacker_finds_a_count_that_is_hidden_alone() -> None:
    cells = [(unit, "births", HALF, START) for unit in ("a", "b", "c")]
    attacker = Attacker.of(cells)
    attacker.learn(dict.fromkeys(cells, 1.0), 20, 20)
    attacker.learn({cells[0]: 1.0}, 9, 9)
    attacker.learn({cells[1]: 1.0}, 8, 8)
    assert attacker.range_of({cells[2]: 1.0}) == (3, 3)
