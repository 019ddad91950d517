"""Boundaries: which polygon draws which unit, and what cannot be drawn."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import orjson
import shapely

from dashboard.domain.units import UnitTree
from dashboard.i18n import N_
from dashboard.storage.polygon_joins import Drawn, Layer, described
from dashboard.storage.polygons import seen_together, simplified, union
from dashboard.storage.problems import Problem
from dashboard.storage.settings import Settings
from dashboard.storage.vector_files import WGS84, read_polygons

DECIMALS = 5
"""Of degrees, in what browsers get: about a metre."""

_MOST_NAMED = 60
"""Units without polygon that a warning names one by one."""


def boundary_folder(settings: Settings, folder: Path) -> Path:
    """Return where the boundary files of the territory in ``folder`` lie."""
    if settings.boundary_folder:
        return (folder / settings.boundary_folder).resolve()
    return folder.parent.parent / "shapefiles" / settings.id


def read_boundaries(
    settings: Settings, folder: Path, tree: UnitTree
) -> tuple[gpd.GeoDataFrame, list[Problem]]:
    """Read the boundaries of a territory and join them to its units.

    Polygons join as ``polygon_joins`` says. Those of one level are simplified together, so
    that neighbours from several files still share their borders. A unit without polygon
    above units that have one is drawn as their union.

    The result is kept in the edition, which is named by its content: it is made once for
    each content of the files, and never again when pages are opened.

    Args:
        settings: Settings of the territory.
        folder: Territory's folder.
        tree: Its units.

    Returns:
        ``unit_code, unit_name, unit_name_en, level, geometry`` (EPSG:4326, simplified to
        what a projector shows), one row a drawn unit in order of level and code; and
        warnings: what was repaired, differs in name, or does not join.

    Raises:
        BoundaryError: A file is missing, unreadable, or does not say where it lies.
    """
    problems: list[Problem] = []
    by_level: dict[str, Drawn] = {boundary.level: {} for boundary in settings.boundaries}
    for boundary in settings.boundaries:
        units = [unit for unit in tree if unit.level == boundary.level]
        path = boundary_folder(settings, folder) / boundary.file
        polygons = read_polygons(path, boundary=boundary, units=units)
        layer = Layer(boundary, tree=tree, units=units, polygons=polygons)
        by_level[boundary.level] |= layer.joined(problems)
    drawn: Drawn = {}
    for level, polygons in by_level.items():
        problems.extend(_undrawn(tree, level, polygons))
        drawn |= _simplified(polygons)
    return _frame(tree, drawn | _dissolved(tree, drawn)), problems


def _undrawn(tree: UnitTree, level: str, drawn: Collection[str]) -> Iterator[Problem]:
    """Yield one warning that names the units of ``level`` without polygon."""
    missing = [unit for unit in tree if unit.level == level and unit.code not in drawn]
    if missing:
        listed = [described(unit) for unit in missing[:_MOST_NAMED]]
        rest = len(missing) - len(listed)
        more = [{"zh": f"另有 {rest} 个", "en": f"and {rest} more"}] if rest else []
        yield Problem(
            "warning",
            N_("No polygon, so the map cannot draw them: {units}."),
            values={"units": [*listed, *more]},
        )


def _simplified(drawn: Drawn) -> Drawn:
    """Simplify what one map draws together; units dissolved from it share its borders."""
    return dict(zip(drawn, simplified(np.array(list(drawn.values()))), strict=True))


def _dissolved(tree: UnitTree, drawn: Mapping[str, shapely.Geometry]) -> Drawn:
    """Return the union of its parts for each unit without polygon above units with one."""
    found: Drawn = {}
    for level in reversed(tree.levels):
        parts: dict[str, list[shapely.Geometry]] = {}
        for unit in tree:
            polygon = drawn.get(unit.code) or found.get(unit.code)
            if unit.level == level and unit.parent and polygon:
                parts.setdefault(unit.parent, []).append(polygon)
        found |= {code: union(below) for code, below in parts.items() if code not in drawn}
    return found


def _frame(tree: UnitTree, drawn: Mapping[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    order = {level: place for place, level in enumerate(tree.levels)}
    units = sorted((tree[code] for code in drawn), key=lambda u: (order[u.level], u.code))
    return gpd.GeoDataFrame(
        {
            "unit_code": [unit.code for unit in units],
            "unit_name": [unit.name for unit in units],
            "unit_name_en": [unit.name_en for unit in units],
            "level": [unit.level for unit in units],
        },
        geometry=[drawn[unit.code] for unit in units],
        crs=WGS84,
    )


def geometry_json(
    boundaries: gpd.GeoDataFrame,
    *,
    units: Sequence[str],
    further: Mapping[str, Sequence[object]] | None = None,
) -> bytes:
    """Return polygons as compact GeoJSON for browsers, in the detail that one map shows.

    Args:
        boundaries: As ``read_boundaries`` gives them.
        units: Codes of the units to draw, all of them with a polygon.
        further: More properties of the units, in their order.

    Returns:
        A FeatureCollection in the order of ``units``, each feature with ``code, name,
        name_en``, ``label``, a point (longitude, latitude) inside it, and those of
        ``further``. Outer rings run
        clockwise: Vega, on a sphere, would else fill the rest of the world.
    """
    drawn = boundaries.set_index("unit_code").loc[list(units)]
    polygons = seen_together(drawn.geometry.to_numpy())
    rounded = shapely.set_precision(polygons, 10.0**-DECIMALS, mode="pointwise")
    shapes = shapely.orient_polygons(rounded, exterior_cw=True)
    labels = shapely.get_coordinates(shapely.point_on_surface(polygons)).round(DECIMALS)
    columns = {
        "code": drawn.index,
        "name": drawn["unit_name"],
        "name_en": drawn["unit_name_en"],
        "label": labels.tolist(),
        **(further or {}),
    }
    features = [
        {
            "type": "Feature",
            "properties": dict(zip(columns, properties, strict=True)),
            "geometry": shapely.geometry.mapping(shape),
        }
        for shape, *properties in zip(shapes, *columns.values(), strict=True)
    ]
    return orjson.dumps({"type": "FeatureCollection", "features": features})
