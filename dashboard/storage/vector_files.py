"""Vector files as users have them: attribute encoding, coordinate system, code and name."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import CRS
from pyproj.exceptions import CRSError

from dashboard.catalogue.headers import comparable
from dashboard.domain.units import Unit, significant_code
from dashboard.errors import BoundaryError
from dashboard.i18n import N_
from dashboard.storage.attribute_encoding import attribute_encoding
from dashboard.storage.privacy import holds_number_of_person
from dashboard.storage.settings import BoundaryFile
from dashboard.storage.shapefile_parts import refuse_incomplete
from dashboard.storage.unit_names import comparable_name

WGS84 = "EPSG:4326"

_CODE_FIELDS = (
    "xzqdm",
    "pac",
    "adcode",
    "代码",
    "行政区划代码",
    "区划代码",
    "行政代码",
    "code",
    "dm",
)
_NAME_FIELDS = ("xzqmc", "name", "名称", "行政区划名称", "行政区名称", "mc")


def read_polygons(path: Path, *, boundary: BoundaryFile, units: Iterable[Unit]) -> gpd.GeoDataFrame:
    """Read one file of polygons.

    The attribute encoding is that of the settings, else what ``attribute_encoding`` finds.
    CGCS2000 and WGS 84 differ by less than a metre and are taken as one.

    Args:
        path: Any vector file that GDAL reads.
        boundary: Its settings.
        units: Units it may draw; where no attribute has a usual name, the one that agrees
            with most of their codes or names is taken.

    Returns:
        ``code, name`` (text, empty where the file has none), ``geometry`` in EPSG:4326; the
        index counts features from 1.

    Raises:
        BoundaryError: No such file, or only a part of it; unreadable, several layers, no
            coordinate system or coordinates that do not fit it, no code nor name, or
            numbers of persons in them.
    """
    if not path.is_file():
        raise BoundaryError(N_("There is no boundary file {file}."), file=boundary.file)
    refuse_incomplete(path, file=boundary.file)
    frame = _read(path, boundary)
    located = _located(frame, boundary)
    listed = list(units)
    codes = {significant_code(unit.code) for unit in listed}
    names = {comparable_name(unit.name) for unit in listed}
    attributes = {
        str(name): _texts(frame[name]) for name in frame.columns if name != frame.geometry.name
    }
    code = _field(
        attributes, boundary.code_field, usual=_CODE_FIELDS, known=codes, boundary=boundary
    )
    name = _field(
        attributes, boundary.name_field, usual=_NAME_FIELDS, known=names, boundary=boundary
    )
    if code is None and name is None:
        raise BoundaryError(
            N_("{file}: no attribute holds the units' codes or names; it has {fields}."),
            file=boundary.file,
            fields="、".join(attributes),
        )
    _refuse_persons({field: attributes[field] for field in (code, name) if field}, boundary)
    empty = [""] * len(frame)
    return gpd.GeoDataFrame(
        {
            "code": attributes[code].tolist() if code else empty,
            "name": attributes[name].tolist() if name else empty,
        },
        geometry=located.to_numpy(),
        crs=WGS84,
        index=pd.RangeIndex(1, len(frame) + 1),
    )


def _refuse_persons(attributes: dict[str, "pd.Series[str]"], boundary: BoundaryFile) -> None:
    """Refuse numbers of persons in what sentences repeat."""
    for field, texts in attributes.items():
        if any(map(holds_number_of_person, texts)):
            raise BoundaryError(
                N_("{file}: the attribute “{field}” holds numbers of persons; take them out."),
                file=boundary.file,
                field=field,
            )


def _read(path: Path, boundary: BoundaryFile) -> gpd.GeoDataFrame:
    encoding = boundary.encoding or attribute_encoding(path)
    try:
        layer = _only_layer(path, boundary)
        return pyogrio.read_dataframe(path, layer=layer, encoding=encoding)
    except UnicodeDecodeError as error:
        raise BoundaryError(
            N_(
                "The attributes of {file} are not written in {encoding}; name their encoding in "
                'the settings of the territory, for example encoding = "GBK".'
            ),
            file=boundary.file,
            encoding=error.encoding.upper(),
        ) from error
    except (DataSourceError, DataLayerError, LookupError, ValueError) as error:
        raise BoundaryError(
            N_("{file} cannot be read as a vector file: {reason}."),
            file=boundary.file,
            reason=str(error).rstrip("."),
        ) from error


def _only_layer(path: Path, boundary: BoundaryFile) -> str:
    layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
    if not layers:
        raise BoundaryError(N_("{file} holds no shapes."), file=boundary.file)
    if len(layers) > 1:
        raise BoundaryError(
            N_("{file} has several layers: {layers}; save the one to draw as a file."),
            file=boundary.file,
            layers="、".join(layers),
        )
    return layers[0]


def _located(frame: gpd.GeoDataFrame, boundary: BoundaryFile) -> gpd.GeoSeries:
    """Return the polygons in EPSG:4326; the coordinate system is never guessed."""
    try:
        crs = frame.crs or (CRS.from_user_input(boundary.crs) if boundary.crs else None)
    except CRSError:
        raise BoundaryError(
            N_("“{crs}”, given for {file}, is no coordinate system; write for example EPSG:4490."),
            file=boundary.file,
            crs=boundary.crs,
        ) from None
    if crs is None:
        raise BoundaryError(
            N_(
                "{file} does not say its coordinate system (no .prj); name it in the settings of"
                ' the territory, for example crs = "EPSG:4490".'
            ),
            file=boundary.file,
        )
    located = frame.geometry.set_crs(crs).to_crs(WGS84)
    if not _is_on_earth(located):
        raise BoundaryError(
            N_("The coordinates of {file} do not fit its coordinate system, {crs}."),
            file=boundary.file,
            crs=crs.name,
        )
    return located


def _is_on_earth(located: gpd.GeoSeries) -> bool:
    limits = shapely.total_bounds(located.to_numpy())
    return bool(np.isnan(limits).all() or (np.abs(limits) <= [180, 90, 180, 90]).all())


def _texts(column: "pd.Series[Any]") -> "pd.Series[str]":
    """Return an attribute as text; 610113.0 is a code that a spreadsheet has been through."""
    if pd.api.types.is_numeric_dtype(column):
        whole = column.dropna()
        if np.equal(np.mod(whole, 1), 0).all():
            column = column.astype("Int64")
    return column.astype("string").fillna("").str.strip()


def _field(
    attributes: dict[str, "pd.Series[str]"],
    wanted: str,
    *,
    usual: tuple[str, ...],
    known: set[str],
    boundary: BoundaryFile,
) -> str | None:
    """Return the attribute of the settings, else a usual one, else the one that agrees best."""
    if wanted and wanted not in attributes:
        raise BoundaryError(
            N_("{file} has no attribute “{field}”; it has {fields}."),
            file=boundary.file,
            field=wanted,
            fields="、".join(attributes),
        )
    if wanted:
        return wanted
    by_spelling = {comparable(name).lower(): name for name in attributes}
    spelled = next((by_spelling[name] for name in usual if name in by_spelling), None)
    return spelled or _agreeing(attributes, known)


def _agreeing(attributes: dict[str, "pd.Series[str]"], known: set[str]) -> str | None:
    agreeing = {
        name: sum(
            comparable_name(text) in known or significant_code(text) in known
            for text in texts.unique()
            if text
        )
        for name, texts in attributes.items()
    }
    best = max(agreeing, key=agreeing.__getitem__, default=None)
    return best if best is not None and agreeing[best] else None
