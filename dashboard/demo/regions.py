"""Cells into territories: each grows from a seed over a rough land until all land is taken."""

import heapq
from typing import Any

import numpy as np
from scipy.sparse import coo_array, csr_array

from dashboard.demo.mesh import Mesh
from dashboard.demo.noise import smooth_field

Array = np.ndarray[Any, Any]

_ROUNDS = 6
_SPREAD = 0.3
"""Standard deviation of the logarithm of wanted sizes."""


def divide(
    rng: np.random.Generator, mesh: Mesh, *, group: Array, counts: Array, weights: Array
) -> Array:
    """Return the region of each cell when every group of cells is divided into connected ones.

    Args:
        rng: Source of chance.
        mesh: The cells.
        group: (cells,) the group of each cell, 0..g−1; groups are connected.
        counts: (g,) how many regions each group gets; at most its number of cells.
        weights: (sum of counts,) wanted sizes within a group, in any unit.

    Returns:
        (cells,) region numbers; those of group 0 come first.
    """
    cost = np.exp(0.55 * smooth_field(rng, mesh.centres, octaves=(0.5, 0.2, 0.09)))
    within = mesh.pairs[group[mesh.pairs[:, 0]] == group[mesh.pairs[:, 1]]]
    length = cost[within].mean(axis=1) * rng.uniform(0.8, 1.25, len(within))
    land = _land(within, length, cells=len(group))
    owner = np.repeat(np.arange(len(counts)), counts)
    seeds = _first_seeds(rng, group=group, counts=counts)
    wanted = _shares(weights * rng.lognormal(0, _SPREAD, len(seeds)), owner)
    wanted *= np.bincount(group)[owner]
    fairest, least = np.zeros(len(group), dtype=np.int64), np.inf
    for _ in range(_ROUNDS):
        region = _grown(land, seeds=seeds, wanted=wanted)
        size = np.bincount(region, minlength=len(seeds))
        worst = float(np.max(wanted / size))
        if worst < least:
            fairest, least = region, worst
        seeds = _middles(mesh.centres, region, count=len(seeds))
    return fairest


def _land(pairs: Array, length: Array, *, cells: int) -> csr_array:
    """Return the lengths between neighbouring cells as a symmetric sparse matrix."""
    ends = (np.concatenate([pairs[:, 0], pairs[:, 1]]), np.concatenate([pairs[:, 1], pairs[:, 0]]))
    return coo_array((np.concatenate([length, length]), ends), shape=(cells, cells)).tocsr()


def _shares(weights: Array, owner: Array) -> Array:
    """Return each weight as a share of its owner's sum."""
    return weights / np.bincount(owner, weights)[owner]


def _first_seeds(rng: np.random.Generator, *, group: Array, counts: Array) -> Array:
    shuffled = np.lexsort([rng.random(len(group)), group])
    begin = np.searchsorted(group[shuffled], np.arange(len(counts)))
    rank = np.arange(len(group)) - begin[group[shuffled]]
    seeds: Array = shuffled[rank < counts[group[shuffled]]]
    return seeds


def _grown(land: csr_array, *, seeds: Array, wanted: Array) -> Array:
    """Return the region of each cell: the emptiest region takes its nearest free cell next.

    A region that its neighbours enclose stays smaller than wanted; none is empty, since
    every seed belongs to its own.
    """
    region = np.full(land.shape[0], -1, dtype=np.int64)
    region[seeds] = np.arange(len(seeds))
    starts, cells, lengths = land.indptr.tolist(), land.indices.tolist(), land.data.tolist()
    fronts: list[list[tuple[float, int]]] = [[] for _ in seeds]
    owner, size = region.tolist(), [1] * len(seeds)

    def border(cell: int, distance: float) -> None:
        front = fronts[owner[cell]]
        for place in range(starts[cell], starts[cell + 1]):
            if owner[cells[place]] < 0:
                heapq.heappush(front, (distance + lengths[place], cells[place]))

    for seed in seeds.tolist():
        border(seed, 0.0)
    turns = [(1 / wish, number) for number, wish in enumerate(wanted.tolist())]
    heapq.heapify(turns)
    while turns:
        number = turns[0][1]
        front = fronts[number]
        while front and owner[front[0][1]] >= 0:
            heapq.heappop(front)
        if not front:
            heapq.heappop(turns)
            continue
        distance, cell = heapq.heappop(front)
        owner[cell] = number
        size[number] += 1
        heapq.heapreplace(turns, (size[number] / wanted[number], number))
        border(cell, distance)
    return np.array(owner)


def _middles(centres: Array, region: Array, *, count: int) -> Array:
    """Return the cell of each region that is nearest to the region's middle."""
    size = np.bincount(region, minlength=count)[:, None]
    sums = [np.bincount(region, centres[:, axis], minlength=count) for axis in (0, 1)]
    middle = np.stack(sums, axis=1) / size
    distance = ((centres - middle[region]) ** 2).sum(axis=1)
    order = np.lexsort([distance, region])
    first: Array = order[np.searchsorted(region[order], np.arange(count))]
    return first
