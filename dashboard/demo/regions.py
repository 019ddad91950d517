"""Cells into territories: each grows from a seed over a rough land until it meets others."""

from typing import Any

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from dashboard.demo.mesh import Mesh
from dashboard.demo.noise import smooth_field

Array = np.ndarray[Any, Any]

_MOVES = 9
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
        weights: (sum of counts,) wanted order of sizes within a group: the region with the
            most cells gets the number with the largest weight.

    Returns:
        (cells,) region numbers; those of group 0 come first.
    """
    cost = np.exp(0.55 * smooth_field(rng, mesh.centres, octaves=(0.5, 0.2, 0.09)))
    within = mesh.pairs[group[mesh.pairs[:, 0]] == group[mesh.pairs[:, 1]]]
    length = cost[within].mean(axis=1) * rng.uniform(0.8, 1.25, len(within))
    owner = np.repeat(np.arange(len(counts)), counts)
    seeds = _first_seeds(rng, group=group, counts=counts)
    wanted = _shares(weights * rng.lognormal(0, _SPREAD, len(seeds)), owner)
    wanted *= np.bincount(group)[owner]
    delays = np.zeros(len(seeds))
    for _ in range(_MOVES):
        region = _grown(within, length, seeds=seeds, delays=delays)
        size = np.bincount(region, minlength=len(seeds))
        lost = size == 0  # overgrown before it began
        delays += 0.5 * np.sqrt(wanted / np.pi) * np.log(np.maximum(size, 0.5) / wanted)
        delays -= np.minimum.reduceat(delays, np.searchsorted(owner, np.arange(len(counts))))[owner]
        seeds = np.where(lost, seeds, _middles(mesh.centres, region, count=len(seeds)))
    if lost.any():
        region = _grown(within, length, seeds=seeds, delays=np.zeros(len(seeds)))
    return _ranked(region, owner=owner, weights=weights)


def _shares(weights: Array, owner: Array) -> Array:
    """Return each weight as a share of its owner's sum."""
    return weights / np.bincount(owner, weights)[owner]


def _first_seeds(rng: np.random.Generator, *, group: Array, counts: Array) -> Array:
    shuffled = np.lexsort([rng.random(len(group)), group])
    begin = np.searchsorted(group[shuffled], np.arange(len(counts)))
    rank = np.arange(len(group)) - begin[group[shuffled]]
    seeds: Array = shuffled[rank < counts[group[shuffled]]]
    return seeds


def _grown(pairs: Array, length: Array, *, seeds: Array, delays: Array) -> Array:
    """Return for each cell the seed that reaches it first."""
    cells = int(pairs.max()) + 1
    starts = cells + np.arange(len(seeds))
    rows = np.concatenate([pairs[:, 0], pairs[:, 1], starts])
    columns = np.concatenate([pairs[:, 1], pairs[:, 0], seeds])
    weights = np.concatenate([length, length, delays + 1e-9])
    graph = coo_array((weights, (rows, columns)), shape=(cells + len(seeds),) * 2).tocsr()
    source = dijkstra(graph, indices=starts, min_only=True, return_predecessors=True)[2]
    reached: Array = source[:cells] - cells
    return reached


def _middles(centres: Array, region: Array, *, count: int) -> Array:
    """Return the cell of each region that is nearest to the region's middle."""
    size = np.maximum(np.bincount(region, minlength=count), 1)[:, None]
    sums = [np.bincount(region, centres[:, axis], minlength=count) for axis in (0, 1)]
    middle = np.stack(sums, axis=1) / size
    distance = ((centres - middle[region]) ** 2).sum(axis=1)
    order = np.lexsort([distance, region])
    first: Array = order[
        np.minimum(np.searchsorted(region[order], np.arange(count)), len(order) - 1)
    ]
    return first


def _ranked(region: Array, *, owner: Array, weights: Array) -> Array:
    """Return ``region`` renumbered so that sizes follow ``weights`` within each owner."""
    by_size = np.lexsort([np.bincount(region), owner])
    by_weight = np.lexsort([weights, owner])
    number = np.empty(len(owner), dtype=np.int64)
    number[by_size] = by_weight
    renumbered: Array = number[region]
    return renumbered
