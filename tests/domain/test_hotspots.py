"""Hot spots: known patterns, PySAL's numbers, false discoveries, gaps and islands."""

import numpy as np
import pytest
from esda import Moran_Local
from libpysal.graph import Graph

from dashboard.domain.hotspots import LEAST_UNITS, Positions, Spot, probabilities, spots

SIDE = 12
INNER = (slice(4, 7), slice(4, 7))


def grid(side: int = SIDE) -> list[Positions]:
    """Return by square of a grid the places of those it touches, corners too."""
    places = np.arange(side * side).reshape(side, side)
    return [
        np.setdiff1d(places[max(r - 1, 0) : r + 2, max(c - 1, 0) : c + 2], places[r, c])
        for r in range(side)
        for c in range(side)
    ]


def noise(seed: int = 1, side: int = SIDE) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(side, side))


def found(values: np.ndarray, neighbours: list[Positions] | None = None) -> np.ndarray:
    return spots(values.ravel(), neighbours or grid()).reshape(values.shape)


def test_a_block_of_high_values_is_hot_and_one_of_low_values_cold() -> None:
    values = noise()
    values[1:6, 1:6] += 6
    values[8:12, 8:12] -= 6
    spotted = found(values)
    assert (spotted[2:5, 2:5] == Spot.HIGH_HIGH).all()
    assert (spotted[9:12, 9:12] == Spot.LOW_LOW).all()
    assert (spotted[8:, :5] == Spot.NONE).all()


def test_a_lone_value_among_unlike_ones_is_an_outlier() -> None:
    values = noise()
    values[INNER] += 6
    values[5, 5] = -2
    assert found(values)[5, 5] == Spot.LOW_HIGH
    assert found(-values)[5, 5] == Spot.HIGH_LOW


def test_chance_alone_is_seldom_taken_for_clusters() -> None:
    """Where nothing is there, anything found is false; that may happen one time in twenty."""
    maps = [found(noise(seed)) for seed in range(100, 120)]
    assert sum((one != Spot.NONE).any() for one in maps) <= 3


def test_probabilities_are_pysal_s_doubled_but_for_chance() -> None:
    values, near = noise(5).ravel(), grid()
    values[:20] += 1
    pairs = [(unit, int(other), 1.0) for unit, those in enumerate(near) for other in those]
    focal, neighbor, weight = zip(*pairs, strict=True)
    joined = Graph.from_arrays(focal, neighbor, weight).transform("r")
    with pytest.warns(DeprecationWarning, match="alternative"):
        by_pysal = Moran_Local(values, joined, permutations=9999, seed=3)
    scaled = (values - values.mean()) / values.std()
    assert probabilities(scaled, near) == pytest.approx(
        np.minimum(2 * by_pysal.p_sim, 1), abs=0.045
    )


def test_draws_equal_to_what_is_observed_count_as_no_less_extreme() -> None:
    """The two lowest of ten beside one unit: one pair of 36, on one side."""
    values = np.array([0.1, -1.7, -1.3, 0.3, 0.7, 0.2, 0.9, 0.33, 0.21, 0.26])
    ring = [np.array([(unit - 1) % 10, (unit + 1) % 10]) for unit in range(10)]
    ring[0] = np.array([1, 2])
    assert probabilities(values, ring)[0] == pytest.approx(2 / 36, abs=0.01)


def test_the_same_values_give_the_same_spots() -> None:
    values = noise()
    values[INNER] += 2
    assert (found(values) == found(values)).all()


def test_a_missing_unit_is_left_out_as_if_it_were_not_there() -> None:
    values = noise()
    values[INNER] += 6
    values[:, 11] = np.nan
    spotted = found(values)
    assert (spotted[:, 11] == Spot.UNTESTED).all()
    places = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    kept = places[:, :11].ravel()
    near = [np.searchsorted(kept, np.intersect1d(grid()[place], kept)) for place in kept]
    assert (spots(values[:, :11].ravel(), near) == spotted[:, :11].ravel()).all()


def test_an_island_is_not_tested_and_changes_nothing() -> None:
    values = noise()
    values[INNER] += 6
    alone = [*grid(), np.array([], dtype=np.intp)]
    spotted = spots(np.append(values.ravel(), 99.0), alone)
    assert spotted[-1] == Spot.UNTESTED
    assert (spotted[:-1] == found(values).ravel()).all()


@pytest.mark.parametrize("values", [np.ones((SIDE, SIDE)), np.full((SIDE, SIDE), np.nan)])
def test_nothing_is_tested_where_nothing_differs_or_is_known(values: np.ndarray) -> None:
    assert (found(values) == Spot.UNTESTED).all()


def test_too_few_units_are_not_tested() -> None:
    values = np.arange(9.0)
    assert len(values) < LEAST_UNITS
    assert (spots(values, grid(3)) == Spot.UNTESTED).all()
