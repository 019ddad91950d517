"""Which polygon of a file draws which unit: by code, else by exact name within the parent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import geopandas as gpd
import shapely

from dashboard.domain.units import Unit, UnitTree, significant_code
from dashboard.errors import BoundaryError
from dashboard.i18n import N_
from dashboard.storage.polygons import repaired, union
from dashboard.storage.problems import Problem
from dashboard.storage.settings import BoundaryFile
from dashboard.storage.unit_names import comparable_name

Drawn = dict[str, shapely.Geometry]
"""Unit code → its polygon."""


class _Feature(NamedTuple):
    """One polygon of a file: its number from 1, and its attributes."""

    row: int
    code: str
    name: str
    polygon: shapely.Geometry

    @property
    def shown(self) -> str:
        return f"{self.name} {self.code}".strip()


class Layer:
    """One file's polygons and the units that they may draw.

    A polygon joins by its code; that of a city without counties may stand among counties.
    Else it joins by its exact name, among the units without polygon: those below the unit
    that its code says is above it; without code the name must occur once on both sides.
    Nothing is guessed.
    """

    def __init__(
        self,
        boundary: BoundaryFile,
        *,
        tree: UnitTree,
        units: Sequence[Unit],
        polygons: gpd.GeoDataFrame,
    ) -> None:
        self._file = boundary.file
        self._tree = tree
        self._units = units
        self._names = {comparable_name(unit.name) for unit in units}
        self._polygons = polygons

    def joined(self, problems: list[Problem]) -> Drawn:
        """Return the polygon of each unit that has one; several of a unit are put together.

        Args:
            problems: Receives warnings: features without shape; polygons that were repaired,
                are none of the units, could be several, or carry another name than their unit.

        Raises:
            BoundaryError: No feature has a shape, or no polygon is any unit: a damaged file,
                the wrong one or the wrong attributes.
        """
        features = self._usable(problems)
        if not features:
            raise BoundaryError(N_("{file} holds no shapes."), file=self._file)
        codes = self._units_of(features)
        if not any(codes):
            raise BoundaryError(
                N_(
                    "{file}: none of its polygons is a listed unit; check code_field and "
                    "name_field in the settings of the territory. The first is “{first}”."
                ),
                file=self._file,
                first=features[0].shown,
            )
        parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
        for feature, code in zip(features, codes, strict=True):
            problems.extend(self._remarks(feature, code))
            if code:
                parts[code].append(feature.polygon)
        return {code: union(polygons) for code, polygons in parts.items()}

    def _usable(self, problems: list[Problem]) -> list[_Feature]:
        """Return the features with an area, all valid."""
        polygons, broken = repaired(self._polygons.geometry)
        columns = (self._polygons.index, self._polygons["code"], self._polygons["name"], polygons)
        features = [_Feature(*values) for values in zip(*columns, strict=True)]
        for feature, was_broken in zip(features, broken, strict=True):
            if feature.polygon is None:
                template = N_("The feature “{name}” has no shape and is not drawn.")
                problems.append(self._warning(template, feature, name=feature.shown))
            elif was_broken:
                template = N_("The polygon “{name}” was not valid and has been repaired.")
                problems.append(self._warning(template, feature, name=feature.shown))
        return [feature for feature in features if feature.polygon is not None]

    def _units_of(self, features: Sequence[_Feature]) -> list[str | None]:
        """Return the code of each polygon's unit, None where there is none."""
        by_code = {significant_code(unit.code): unit.code for unit in self._tree}
        codes = [by_code.get(significant_code(feature.code)) for feature in features]
        taken = set(codes)
        free = _by_name(unit for unit in self._units if unit.code not in taken)
        same_name = _by_name(features)
        return [
            code or _named(feature, free, alone=len(same_name[comparable_name(feature.name)]) == 1)
            for feature, code in zip(features, codes, strict=True)
        ]

    def _remarks(self, feature: _Feature, code: str | None) -> Iterator[Problem]:
        name = comparable_name(feature.name)
        if code is None:
            template = (
                N_("The polygon “{name}” may be one of several units; give it a code.")
                if not feature.code and name in self._names
                else N_("The polygon “{name}” is none of the listed units and is not drawn.")
            )
            yield self._warning(template, feature, name=feature.shown)
        elif name and name not in _names(self._tree[code]):
            yield self._warning(
                N_("The polygon of {unit} is called “{name}”; check the code."),
                feature,
                unit=described(self._tree[code]),
                name=feature.name,
            )

    def _warning(self, template: str, feature: _Feature, **values: object) -> Problem:
        return Problem("warning", template, values=values, file=self._file, row=feature.row)


def described(unit: Unit) -> dict[str, str]:
    """Return name and code of ``unit`` in both languages."""
    return {
        "zh": f"{unit.name} ({unit.code})",
        "en": f"{unit.name_en or unit.name} ({unit.code})",
    }


def _names(unit: Unit) -> tuple[str, ...]:
    return comparable_name(unit.name), comparable_name(unit.name_en)


def _by_name(named: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for item in named:
        found[comparable_name(item.name)].append(item)
    return found


def _named(feature: _Feature, free: dict[str, list[Unit]], *, alone: bool) -> str | None:
    """Return the unit that a polygon's name means, None where it could be several."""
    units = free.get(comparable_name(feature.name), [])
    if feature.code:
        units = [unit for unit in units if unit.parent and _is_below(feature.code, unit.parent)]
    elif not alone:
        return None
    return units[0].code if len(units) == 1 else None


def _is_below(code: str, parent: str) -> bool:
    return significant_code(code).startswith(significant_code(parent))
