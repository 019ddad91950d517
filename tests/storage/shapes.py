"""Vector files as users have them, written by code for the tests of boundaries."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio
import shapely

from dashboard.domain.units import Unit, UnitTree

LANGUAGE_BYTE = 29


def tree(*units: str) -> UnitTree:
    """Return a tree of units written as "code name level"."""
    parts = [unit.split() for unit in units]
    return UnitTree.of(Unit(code=code, name=name, level=level) for code, name, level in parts)


def square(column: int, row: int, *, size: float = 0.5) -> shapely.Polygon:
    """Return the cell of a grid in degrees, with points along its sides."""
    west, south = 108 + column * size, 34 + row * size
    return shapely.segmentize(shapely.box(west, south, west + size, south + size), size / 8)


def write_shapes(
    path: Path,
    attributes: Mapping[str, Sequence[Any]],
    polygons: Sequence[shapely.Geometry],
    *,
    crs: str = "EPSG:4490",
    encoding: str | None = None,
) -> Path:
    """Write polygons with attributes as the kind of file that the suffix says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frame = gpd.GeoDataFrame(dict(attributes), geometry=list(polygons), crs=crs)
    pyogrio.write_dataframe(frame, path, encoding=encoding)
    return path


def forget(path: Path, *suffixes: str, language: int | None = None) -> None:
    """Take parts of a shapefile away, and write the language byte of its table."""
    for suffix in suffixes:
        path.with_suffix(suffix).unlink()
    if language is not None:
        content = bytearray(path.with_suffix(".dbf").read_bytes())
        content[LANGUAGE_BYTE] = language
        path.with_suffix(".dbf").write_bytes(content)
