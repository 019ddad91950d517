"""A mesh of small irregular cells whose shared borders wiggle like real ones.

Each border between two cells is drawn once, inside the two triangles that it spans with the
centres of its cells. These never overlap, so no border crosses another, whatever chance
does, and neighbours share every vertex.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import Voronoi, cKDTree

from dashboard.demo.noise import smooth_field

Array = np.ndarray[Any, Any]

_SAMPLES = 12
_RELAXATIONS = 4
_MARGIN = 1.35
"""Half-width of the square in which points lie; the territory fills a disc of radius about 1."""


@dataclass(frozen=True)
class Mesh:
    """Cells of one territory.

    Attributes:
        centres: (n, 2) centre of each cell, in the plane in which the territory has radius 1.
        pairs: (e, 2) neighbouring cells.
        polygons: (n,) shapely polygons with wiggly borders, in longitude and latitude.
    """

    centres: Array
    pairs: Array
    polygons: Array


@dataclass(frozen=True)
class Place:
    """Where a territory lies.

    Attributes:
        longitude, latitude: Degrees of its middle.
        radius: Kilometres.
    """

    longitude: float
    latitude: float
    radius: float

    def degrees(self, points: Array) -> Array:
        """Return longitude and latitude, rounded to about 1 cm, of points of the plane."""
        north = self.radius / 110.95
        east = self.radius / (111.32 * np.cos(np.radians(self.latitude)))
        lonlat: Array = np.round(
            points * (east, north) + (self.longitude, self.latitude), decimals=7
        )
        return lonlat


def make_mesh(rng: np.random.Generator, *, cells: int, place: Place, detail: int) -> Mesh:
    """Return about ``cells`` cells that fill an irregular outline without holes.

    Args:
        rng: Source of chance.
        cells: Wanted number of cells; the outcome is within a few per cent.
        place: Where to lay the cells.
        detail: How often each border is halved: 3 gives 8 pieces.
    """
    points = _scatter(rng, count=int(cells * 2.2))
    voronoi = Voronoi(points)
    inside = _territory(rng, voronoi, cells=cells)
    number = np.cumsum(inside) - 1
    sides = np.sort(np.asarray(voronoi.ridge_points), axis=1)
    both = inside[sides].all(axis=1)
    return Mesh(
        centres=points[inside],
        pairs=number[sides[both]],
        polygons=_polygons(rng, voronoi, inside=inside, place=place, detail=detail),
    )


def _scatter(rng: np.random.Generator, *, count: int) -> Array:
    """Return irregular points, denser around a few towns, none very near another."""
    towns = np.vstack([[(0.0, 0.0)], rng.uniform(-0.7, 0.7, (4, 2))])
    candidates = rng.uniform(-_MARGIN, _MARGIN, (count * _SAMPLES * 4, 2))
    density = np.full(len(candidates), 0.4)
    for strength, town in zip((0.5, 0.25, 0.2, 0.15, 0.15), towns, strict=True):
        density += strength * np.exp(-((candidates - town) ** 2).sum(axis=1) / 0.06)
    samples = candidates[rng.random(len(candidates)) < density]
    points = samples[rng.choice(len(samples), count, replace=False)]
    for _ in range(_RELAXATIONS):
        owner = cKDTree(points).query(samples)[1]
        taken = np.bincount(owner, minlength=count)
        middle = np.stack(
            [np.bincount(owner, samples[:, axis], minlength=count) for axis in (0, 1)], axis=1
        )
        points = np.where(taken[:, None] > 0, middle / np.maximum(taken, 1)[:, None], points)
    return points


def _territory(rng: np.random.Generator, voronoi: Voronoi, *, cells: int) -> Array:
    """Return which cells belong to the territory: one piece, no holes, a ragged outline."""
    points = voronoi.points
    stretch = rng.uniform(0.8, 0.95)
    turn = rng.uniform(0, np.pi)
    along = points @ np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    distance = np.hypot(along[:, 0] * stretch, along[:, 1] / stretch)
    height = distance + 0.11 * smooth_field(rng, points, octaves=(1.1, 0.5, 0.22))
    corners = np.asarray(voronoi.vertices)
    far = np.array(
        [
            -1 in region or np.abs(corners[region]).max(initial=0) > _MARGIN * 0.99
            for region in (voronoi.regions[index] for index in voronoi.point_region)
        ]
    )
    height[far] = np.inf
    chosen = height <= np.partition(height, cells)[cells]
    sides = np.asarray(voronoi.ridge_points)
    chosen = _piece_with(chosen, sides, cell=int(np.argmin(height)))
    outside: Array = _piece_with(~chosen, sides, cell=int(np.flatnonzero(far)[0]))
    return ~outside


def _piece_with(chosen: Array, sides: Array, *, cell: int) -> Array:
    """Return the connected piece of the ``chosen`` cells that holds ``cell``."""
    kept = sides[chosen[sides].all(axis=1)]
    size = (len(chosen), len(chosen))
    graph = coo_array((np.ones(len(kept)), (kept[:, 0], kept[:, 1])), shape=size)
    piece = connected_components(graph, directed=False)[1]
    connected: Array = chosen & (piece == piece[cell])
    return connected


def _polygons(
    rng: np.random.Generator, voronoi: Voronoi, *, inside: Array, place: Place, detail: int
) -> Array:
    """Return the cells as polygons whose common borders are the same vertices."""
    sides, ends = np.asarray(voronoi.ridge_points), np.asarray(voronoi.ridge_vertices)
    used = inside[sides].any(axis=1)
    sides, ends = sides[used], ends[used]
    lines = place.degrees(_wiggly(rng, voronoi, sides=sides, ends=ends, detail=detail))
    straight = _is_short(lines)
    order = _around_cells(voronoi, sides=sides, ends=ends, inside=inside)
    while True:
        cells = _rings(np.where(straight[:, None, None], lines[:, :1], lines), lines, order)
        broken = ~shapely.is_valid(cells)
        if not broken.any():
            return cells
        straight[order.border[broken[order.cell]]] = True


def _is_short(lines: Array) -> Array:
    """Return which borders are so short that rounding would tangle their wiggles."""
    length = np.hypot(*(lines[:, -1] - lines[:, 0]).T)
    short: Array = length < 0.05 * np.median(length)
    return short


class _Order(NamedTuple):
    """Each border twice, once a cell, in the order around the cell's centre."""

    cell: Array
    border: Array
    reverse: Array


def _around_cells(voronoi: Voronoi, *, sides: Array, ends: Array, inside: Array) -> _Order:
    cell = np.concatenate([sides[:, 0], sides[:, 1]])
    border = np.concatenate([np.arange(len(sides))] * 2)
    kept = inside[cell]
    cell, border = cell[kept], border[kept]
    first, last = (
        np.asarray(voronoi.vertices)[ends[border, end]] - voronoi.points[cell] for end in (0, 1)
    )
    reverse = first[:, 0] * last[:, 1] - first[:, 1] * last[:, 0] < 0
    middle = (first + last) / 2
    order = np.lexsort([np.arctan2(middle[:, 1], middle[:, 0]), cell])
    number = np.unique(cell, return_inverse=True)[1]
    return _Order(number[order], border[order], reverse[order])


def _rings(drawn: Array, lines: Array, order: _Order) -> Array:
    """Return the polygon of each cell from its borders, repeated points left out."""
    drawn = np.concatenate([drawn[:, :-1], lines[:, -1:]], axis=1)
    turned = order.reverse[:, None, None]
    pieces = np.where(turned, drawn[order.border, ::-1], drawn[order.border])[:, :-1]
    points = pieces.reshape(-1, 2)
    ring = np.repeat(order.cell, pieces.shape[1])
    repeated = (np.diff(points, axis=0) == 0).all(axis=1) & (np.diff(ring) == 0)
    kept = np.concatenate([[True], ~repeated])
    return np.asarray(shapely.polygons(shapely.linearrings(points[kept], indices=ring[kept])))


def _wiggly(
    rng: np.random.Generator, voronoi: Voronoi, *, sides: Array, ends: Array, detail: int
) -> Array:
    """Return each border as ``2**detail + 1`` points, (borders, points, 2).

    Subdivision inside a quadrilateral with the border's ends at two of its corners (noisy
    edges, A. Patel 2010): a point on its other diagonal joins the ends, and each half has a
    quadrilateral of its own inside the first.
    """
    corners = np.asarray(voronoi.vertices)
    a, c = corners[ends[:, 0]], corners[ends[:, 1]]
    middle = (a + c) / 2
    across = (voronoi.points[sides[:, 0]] + voronoi.points[sides[:, 1]]) / 2 - middle
    length = np.hypot(*(c - a).T)
    reach = np.minimum(0.85, 0.4 * length / np.maximum(np.hypot(*across.T), 1e-12))[:, None]
    b = middle + reach * (voronoi.points[sides[:, 0]] - middle)
    d = middle + reach * (voronoi.points[sides[:, 1]] - middle)
    a, b, c, d = (corner[:, None, :] for corner in (a, b, c, d))
    for _ in range(detail):
        share = rng.uniform(0.22, 0.78, (*a.shape[:2], 1))
        bend = b + share * (d - b)
        starts, stops = (a, bend), (bend, c)
        left, right = ((a + b) / 2, (b + c) / 2), ((a + d) / 2, (d + c) / 2)
        a, b, c, d = (_interleaved(pair) for pair in (starts, left, stops, right))
    return np.concatenate([a, c[:, -1:]], axis=1)


def _interleaved(halves: tuple[Array, Array]) -> Array:
    stacked = np.stack(halves, axis=2)
    return stacked.reshape(len(stacked), -1, 2)
