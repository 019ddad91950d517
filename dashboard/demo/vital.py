"""A half-year's births and deaths thrown on units and months; the territory's sums stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.demo.counts import apportion, scatter
from dashboard.demo.plans import HALF, Cells

Array = np.ndarray[Any, Any]

BORN = tuple(f"{sex}_parity_{parity}" for parity in (1, 2, 3) for sex in ("boys", "girls"))

_BIRTH_SEASON = (0.97, 0.9, 0.96, 0.95, 0.97, 0.98, 1.01, 1.06, 1.1, 1.14, 1.02, 0.94)
_DEATH_SEASON = (1.24, 1.16, 1.06, 0.98, 0.93, 0.88, 0.88, 0.9, 0.88, 0.95, 1.02, 1.12)


@dataclass(frozen=True)
class Habits:
    """How units differ, lasting over the years.

    Attributes:
        group: (n,) the unit above each.
        births: (n,) share of the births.
        deaths: (n,) share of the deaths.
        boys: (n, 3) by how much the odds of a boy differ, by parity.
        unplanned: (n,) share of births outside the policy.
    """

    group: Array
    births: Array
    deaths: Array
    boys: Array
    unplanned: Array

    @classmethod
    def of(cls, rng: np.random.Generator, people: Array, group: Array, *, bias: float) -> "Habits":
        """Draw habits for units of sizes ``people``; ``bias`` scatters the odds of a boy."""
        groups = int(group.max()) + 1
        above = rng.normal(0, 1, (groups, 5))[group]
        own = rng.normal(0, 1, (len(people), 3))
        spread = np.array([0.3, 1.0, 1.0]) * bias
        return cls(
            group=group,
            births=people * np.exp(0.16 * above[:, 0] + 0.12 * own[:, 0]),
            deaths=people * np.exp(0.1 * above[:, 1] + 0.12 * own[:, 1]),
            boys=np.exp(above[:, 2:5] * spread),
            unplanned=np.exp(0.6 * above[:, 1] + 0.3 * own[:, 2]),
        )


Births = Mapping[str, Array]
"""Measure of ``BORN`` → (units, 6) births of a half-year."""


class SecondBirths:
    """Second births of chosen units above as published, the others' below that.

    Attributes:
        given: Position of a unit above → boys, girls.
        ratio: No other unit above reaches this many boys per 100 girls, and none has more
            than ten births and no girl.
    """

    def __init__(self, given: Mapping[int, tuple[int, int]], *, ratio: float) -> None:
        self.given = given
        self.ratio = ratio

    def throw(self, rng: np.random.Generator, cells: tuple[int, int], weights: Array, group: Array
              ) -> Iterator[Array]:  # fmt: skip
        """Yield boys and girls as (units, 6), their sums being ``cells``."""
        units = int(group.max()) + 1
        totals = self._totals(
            rng, cells, [np.bincount(group, part.sum(axis=1)) for part in weights]
        )
        for part, total in zip(weights, totals, strict=True):
            thrown = np.zeros(part.shape, dtype=np.int64)
            for above in range(units):
                thrown[group == above] = scatter(rng, int(total[above]), part[group == above])
            yield thrown

    def _totals(
        self, rng: np.random.Generator, cells: tuple[int, int], weights: list[Array]
    ) -> tuple[Array, Array]:
        places, published = list(self.given), np.array(list(self.given.values()))
        rest = np.array(cells) - published.sum(axis=0)
        free = np.ones(len(weights[0]))
        free[places] = 0
        while True:
            boys, girls = (
                scatter(rng, int(n), w * free) for n, w in zip(rest, weights, strict=True)
            )
            high = 100 * boys >= self.ratio * girls
            if not (high & ((girls > 0) | (boys > 10))).any():  # noqa: PLR2004  see the class
                break
        boys[places], girls[places] = published.T
        return boys, girls


def births_of_half(
    rng: np.random.Generator,
    habits: Habits,
    *,
    cells: Cells,
    start: int,
    second: SecondBirths | None = None,
) -> Births:
    """Throw a half-year's births on units and months; the sums are those of ``cells``."""
    season = np.array([_BIRTH_SEASON[(start + month) % 12] for month in range(HALF)])
    season = season * rng.lognormal(0, 0.03, HALF)
    born: dict[str, Array] = {}
    for parity, (boys, girls) in enumerate(cells):
        girls_at = np.outer(habits.births, season)
        boys_at = girls_at * habits.boys[:, [parity]]
        if second is not None and parity == 1:
            thrown = second.throw(rng, (boys, girls), np.stack([boys_at, girls_at]), habits.group)
        else:
            thrown = (scatter(rng, n, at) for n, at in ((boys, boys_at), (girls, girls_at)))
        for sex, counts in zip(("boys", "girls"), thrown, strict=True):
            born[f"{sex}_parity_{parity + 1}"] = counts
    return born


def cells_of(births: int, shares: tuple[float, float], ratios: tuple[float, float, float]) -> Cells:
    """Return ``births`` by parity and sex from parity shares and sex ratios."""
    third = 1 - sum(shares)
    parities = apportion(np.array([births]), np.array([*shares, third]))[0]
    boys = np.rint(parities * np.array(ratios) / (100 + np.array(ratios))).astype(int)
    pairs = [(int(b), int(n - b)) for b, n in zip(boys, parities, strict=True)]
    return pairs[0], pairs[1], pairs[2]


def deaths_of_half(rng: np.random.Generator, habits: Habits, *, total: int, start: int) -> Array:
    """Throw a half-year's deaths on units and months, most of them in winter."""
    season = np.array([_DEATH_SEASON[(start + month) % 12] for month in range(HALF)])
    return scatter(rng, total, np.outer(habits.deaths, season))
