"""Boundaries: which polygon draws which unit, and what cannot be drawn."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import orjson
import pandas as pd
import shapely

from dashboard.domain.units import Unit, UnitTree, significant_code
from dashboard.i18n import N_
from dashboard.storage.polygons import repaired, simplified, union
from dashboard.storage.problems import Problem
from dashboard.storage.settings import BoundaryFile, Settings
from dashboard.storage.unit_names import comparable_name
from dashboard.storage.vector_files import WGS84, read_polygons

DECIMALS = 5
"""Of degrees, in what browsers get: about a metre."""


def boundary_folder(settings: Settings, folder: Path) -> Path:
    """Return where the boundary files of the territory in ``folder`` lie."""
    if settings.boundary_folder:
        return (folder / settings.boundary_folder).resolve()
    return folder.parent.parent / "shapefiles" / settings.id


def read_boundaries(
    settings: Settings, folder: Path, tree: UnitTree
) -> tuple[gpd.GeoDataFrame, list[Problem]]:
    """Read the boundaries of a territory and join them to its units.

    A polygon joins by its code (that of a city without counties may stand among counties),
    else by its exact name where its code says the same unit
    above, or where it has no code and the name occurs once; nothing is guessed. Invalid
    polygons are repaired; several of one unit are put together; a unit without polygon
    above units that have one is drawn as their union.

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
    drawn: dict[str, shapely.Geometry] = {}
    for boundary in settings.boundaries:
        units = [unit for unit in tree if unit.level == boundary.level]
        path = boundary_folder(settings, folder) / boundary.file
        polygons = read_polygons(path, boundary=boundary, units=units)
        layer = _Layer(boundary, tree, units, polygons)
        drawn |= layer.joined(problems)
    for level in reversed(tree.levels):
        drawn |= _simplified({code: drawn[code] for code in drawn if tree[code].level == level})
        drawn |= _dissolved(tree, drawn, level=level)
    return _frame(tree, drawn), problems


class _Layer:
    """One file's polygons and the units that they may draw."""

    def __init__(
        self,
        boundary: BoundaryFile,
        tree: UnitTree,
        units: Sequence[Unit],
        polygons: gpd.GeoDataFrame,
    ) -> None:
        self._file = boundary.file
        self._tree = tree
        self._units = units
        self._polygons = polygons

    def joined(self, problems: list[Problem]) -> dict[str, shapely.Geometry]:
        """Return the polygon of each unit that has one; tell what is not as expected."""
        polygons, broken = repaired(self._polygons.geometry)
        names = self._polygons["name"].where(self._polygons["name"] != "", self._polygons["code"])
        if broken.any():
            problems.append(
                self._warning(
                    N_("Invalid polygons were repaired: {units}."), units=names[broken].tolist()
                )
            )
        codes = self._unit_codes()
        usable = polygons.notna()
        problems.extend(self._stray(codes[usable]))
        problems.extend(self._misnamed(codes[usable]))
        codes = codes[usable & codes.notna()]
        drawn = {
            str(code): union(polygons.loc[group.index]) for code, group in codes.groupby(codes)
        }
        problems.extend(self._undrawn(drawn))
        return drawn

    def _unit_codes(self) -> "pd.Series[str]":
        """Return the unit of each polygon, missing where there is none."""
        by_code = {significant_code(unit.code): unit.code for unit in self._tree}
        codes = [by_code.get(significant_code(code)) for code in self._polygons["code"]]
        found: pd.Series[str] = pd.Series(codes, index=self._polygons.index, dtype="str")
        free = [unit for unit in self._units if unit.code not in set(found.dropna())]
        for row in found.index[found.isna()]:
            found[row] = self._by_name(row, free)
        return found

    def _by_name(self, row: int, units: Sequence[Unit]) -> str | None:
        code, name = self._polygons.loc[row, ["code", "name"]]
        same = self._polygons["name"].map(comparable_name) == comparable_name(name)
        named = [unit for unit in units if comparable_name(unit.name) == comparable_name(name)]
        if code:
            named = [unit for unit in named if unit.parent and _is_below(code, unit.parent)]
        elif same.sum() > 1:
            return None
        return named[0].code if len(named) == 1 else None

    def _stray(self, codes: "pd.Series[str]") -> Iterator[Problem]:
        for row in codes.index[codes.isna()]:
            code, name = self._polygons.loc[row, ["code", "name"]]
            yield self._warning(
                N_("The polygon “{name}” is none of the listed units and is not drawn."),
                row=row,
                name=f"{name} {code}".strip(),
            )

    def _misnamed(self, codes: "pd.Series[str]") -> Iterator[Problem]:
        for row, code in codes.dropna().items():
            name = self._polygons.loc[row, "name"]
            unit = self._tree[code]
            if name and comparable_name(name) != comparable_name(unit.name):
                yield self._warning(
                    N_("The polygon of {unit} ({code}) is called “{name}”; check the code."),
                    row=row,
                    unit=_names(unit),
                    code=code,
                    name=name,
                )

    def _undrawn(self, drawn: dict[str, shapely.Geometry]) -> Iterator[Problem]:
        for unit in self._units:
            if unit.code not in drawn:
                yield self._warning(
                    N_("{unit} ({code}) has no polygon; the map cannot draw it."),
                    unit=_names(unit),
                    code=unit.code,
                )

    def _warning(self, template: str, *, row: object = None, **values: object) -> Problem:
        number = int(row) if isinstance(row, int) else None
        return Problem("warning", template, values=values, file=self._file, row=number)


def _names(unit: Unit) -> dict[str, str]:
    return {"zh": unit.name, "en": unit.name_en}


def _is_below(code: str, parent: str) -> bool:
    return significant_code(code).startswith(significant_code(parent))


def _simplified(drawn: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    return dict(zip(drawn, simplified(np.array(list(drawn.values()))), strict=True))


def _dissolved(
    tree: UnitTree, drawn: dict[str, shapely.Geometry], *, level: str
) -> dict[str, shapely.Geometry]:
    """Return the union of its parts for each unit above ``level`` that has no polygon."""
    parts = pd.Series({code: tree[code].parent for code in drawn if tree[code].level == level})
    missing = parts[~parts.isin(list(drawn))].dropna()
    return {
        str(parent): union(gpd.GeoSeries([drawn[code] for code in group.index]))
        for parent, group in missing.groupby(missing)
    }


def _frame(tree: UnitTree, drawn: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
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


def geometry_json(boundaries: gpd.GeoDataFrame, *, units: Sequence[str]) -> bytes:
    """Return polygons as compact GeoJSON for browsers.

    Args:
        boundaries: As ``read_boundaries`` gives them.
        units: Codes of the units to draw, all of them with a polygon.

    Returns:
        A FeatureCollection in the order of ``units``, each feature with ``code, name,
        name_en`` and ``label``, a point (longitude, latitude) inside it.
    """
    drawn = boundaries.set_index("unit_code").loc[list(units)]
    polygons = drawn.geometry.to_numpy()
    shapes = shapely.set_precision(polygons, 10.0**-DECIMALS, mode="pointwise")
    labels = shapely.get_coordinates(shapely.point_on_surface(polygons)).round(DECIMALS)
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": name, "name_en": name_en, "label": label},
            "geometry": shapely.geometry.mapping(shape),
        }
        for code, name, name_en, label, shape in zip(
            drawn.index,
            drawn["unit_name"],
            drawn["unit_name_en"],
            labels.tolist(),
            shapes,
            strict=True,
        )
    ]
    return orjson.dumps({"type": "FeatureCollection", "features": features})
