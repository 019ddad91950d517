"""Boundaries of a fictional territory: nested, shared exactly, without gaps or slivers."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from dashboard.demo.mesh import Place, make_mesh
from dashboard.demo.regions import divide

Array = np.ndarray[Any, Any]


def draw_territory(
    levels: Sequence[Array], *, place: Place, seed: int, cells_each: int = 14, detail: int = 3
) -> list[Array]:
    """Return the polygons of every level of a tree, a unit being the union of those below.

    Args:
        levels: For each level below the root, the number of units below each unit of the
            level above, in order: ``[[18], [12, 9, ...]]`` for 18 townships with villages.
        place: Where the territory lies.
        seed: Of all chance here; the same seed draws the same territory.
        cells_each: Cells of the mesh for a unit of the lowest level, on average.
        detail: How often each border of the mesh is halved.

    Returns:
        For each of ``levels`` an array of polygons, longitude and latitude (EPSG:4490), in
        the order of the units.
    """
    rng = np.random.default_rng(seed)
    units = int(levels[-1].sum())
    mesh = make_mesh(rng, cells=units * cells_each, place=place, detail=detail)
    group = np.zeros(len(mesh.centres), dtype=np.int64)
    divisions = []
    for depth, counts in enumerate(levels):
        weights = _leaves(levels, depth) + rng.random(int(counts.sum())) * 0.5
        group = divide(rng, mesh, group=group, counts=counts, weights=weights)
        divisions.append(group)
    lowest = _unions(mesh.polygons, divisions[-1])
    drawn = [lowest]
    for counts in reversed(levels[1:]):
        drawn.insert(0, _unions(drawn[0], np.repeat(np.arange(len(counts)), counts)))
    return drawn


def outline(polygons: Array) -> shapely.Geometry:
    """Return the union of polygons that share their borders exactly."""
    return shapely.coverage_union_all(polygons)


def _leaves(levels: Sequence[Array], depth: int) -> Array:
    """Return how many units of the lowest level lie below each unit of ``depth``."""
    leaves = np.ones(int(levels[-1].sum()))
    for counts in reversed(levels[depth + 1 :]):
        leaves = np.add.reduceat(leaves, np.cumsum(counts) - counts)
    return leaves


def _unions(polygons: Array, group: Array) -> Array:
    order = np.argsort(group, kind="stable")
    ends = np.cumsum(np.bincount(group))[:-1]
    return np.array([outline(part) for part in np.split(polygons[order], ends)])
