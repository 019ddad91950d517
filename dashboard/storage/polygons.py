"""Polygons for a projector: repaired, without slits between neighbours, as simple as shown."""

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

Polygons = NDArray[Any]

PIXELS = 1920
"""Width of a projector."""

_MAP_PIXELS = 800
"""Width of one of two maps on it."""

_MANY_POINTS = 30_000
"""From so many on, a map that opens keeps people waiting."""

_UNIT_DETAIL = 60
"""A unit of average size keeps details down to this part of its width, if drawn larger."""


def repaired(polygons: gpd.GeoSeries) -> tuple[gpd.GeoSeries, "pd.Series[bool]"]:
    """Return valid polygons, and which had to be repaired.

    What is no area after the repair is dropped: lines and points of a repaired polygon; a
    polygon without any area becomes None.
    """
    geometries = polygons.to_numpy()
    broken = ~shapely.is_valid(geometries) & ~shapely.is_missing(geometries)
    fixed = geometries.copy()
    fixed[broken] = shapely.make_valid(geometries[broken], method="structure")
    areal = [_areas(geometry) for geometry in shapely.force_2d(fixed)]
    return (
        gpd.GeoSeries(areal, index=polygons.index, crs=polygons.crs),
        pd.Series(broken, index=polygons.index),
    )


def _areas(geometry: shapely.Geometry | None) -> shapely.Geometry | None:
    if geometry is None or geometry.is_empty:
        return None
    if geometry.geom_type in ("Polygon", "MultiPolygon"):
        return geometry
    parts = [part for part in shapely.get_parts(geometry) if part.area > 0]
    return shapely.union_all(parts) if parts else None


def union(polygons: Sequence[shapely.Geometry]) -> shapely.Geometry:
    """Return the union of polygons that share borders more or less exactly."""
    return polygons[0] if len(polygons) == 1 else shapely.union_all(polygons)


def simplified(polygons: Polygons) -> Polygons:
    """Return neighbours simplified together, so that they still share their borders.

    The tolerance is half a pixel of a projector that shows the whole territory, or a
    sixtieth of a unit's usual width where that is less. Layers that overlap are simplified
    too, but only borders that match are kept matching.

    Args:
        polygons: Those of one level, EPSG:4326.
    """
    if not len(polygons):
        return polygons
    west, south, east, north = shapely.total_bounds(polygons)
    sides = shapely.bounds(polygons)
    usual = float(np.median(np.maximum(sides[:, 2] - sides[:, 0], sides[:, 3] - sides[:, 1])))
    return _without(
        polygons, min(max(east - west, north - south) / PIXELS / 2, usual / _UNIT_DETAIL)
    )


def seen_together(polygons: Polygons) -> Polygons:
    """Return polygons with no more detail than a map shows that has all of them on it.

    Few points are kept as they are. Many cost the browser more than anything else when a map
    opens, and a map that shows them all has no pixels for them: it keeps what is a pixel wide.

    Args:
        polygons: Those of one map, EPSG:4326, sharing their borders as ``simplified`` leaves
            them.
    """
    if shapely.get_num_coordinates(polygons).sum() <= _MANY_POINTS:
        return polygons
    west, south, east, north = shapely.total_bounds(polygons)
    return _without(polygons, max(east - west, north - south) / _MAP_PIXELS)


def _without(polygons: Polygons, tolerance: float) -> Polygons:
    """Return polygons without details below ``tolerance``, degrees; none is lost."""
    simple = shapely.coverage_simplify(polygons, tolerance)
    lost = shapely.is_empty(simple) | ~shapely.is_valid(simple)
    return np.where(lost, polygons, simple)
