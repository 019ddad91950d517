"""Vector files as users have them: attribute encoding, coordinate system, code and name."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
from pyogrio.errors import DataSourceError
from pyproj import CRS
from pyproj.exceptions import CRSError

from dashboard.catalogue.headers import comparable
from dashboard.domain.units import Unit, significant_code
from dashboard.errors import BoundaryError
from dashboard.i18n import N_
from dashboard.storage.settings import BoundaryFile
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
_GBK_LANGUAGES = (0x4D, 0x7A)
_LANGUAGE_BYTE = 29


def read_polygons(path: Path, *, boundary: BoundaryFile, units: Iterable[Unit]) -> gpd.GeoDataFrame:
    """Read one file of polygons.

    The attribute encoding is that of the settings, else of the .cpg, else of the .dbf's
    language byte, else UTF-8 where all texts are valid UTF-8, else GBK. CGCS2000 and WGS 84
    differ by less than a metre and are taken as one.

    Args:
        path: Any vector file that GDAL reads.
        boundary: Its settings.
        units: Units it may draw; where no attribute has a usual name, the one that agrees
            with most of their codes or names is taken.

    Returns:
        ``code, name`` (text, empty where the file has none), ``geometry`` in EPSG:4326; the
        index counts features from 1.

    Raises:
        BoundaryError: No such file, unreadable, no coordinate system, no code nor name.
    """
    if not path.is_file():
        raise BoundaryError(N_("There is no boundary file {file}."), file=boundary.file)
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


def _read(path: Path, boundary: BoundaryFile) -> gpd.GeoDataFrame:
    encoding = boundary.encoding or _guessed_encoding(path)
    try:
        return pyogrio.read_dataframe(path, encoding=encoding)
    except (DataSourceError, UnicodeDecodeError, LookupError, ValueError) as error:
        raise BoundaryError(
            N_("{file} cannot be read as a vector file: {reason}."),
            file=boundary.file,
            reason=str(error).rstrip("."),
        ) from error


def _guessed_encoding(path: Path) -> str | None:
    """Return the encoding of a shapefile's attributes that GDAL would not find by itself."""
    table = next(
        (path.with_suffix(end) for end in (".dbf", ".DBF") if path.with_suffix(end).is_file()), None
    )
    declared = any(path.with_suffix(end).is_file() for end in (".cpg", ".CPG"))
    if table is None or declared:
        return None
    content = table.read_bytes()
    try:
        content[_header_length(content) :].decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    is_gbk = content[_LANGUAGE_BYTE] in _GBK_LANGUAGES
    return "gb18030" if is_gbk else "utf-8"


def _header_length(content: bytes) -> int:
    return int.from_bytes(content[8:10], "little")


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
    return frame.geometry.set_crs(crs).to_crs(WGS84)


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
