"""A fictional territory as files: settings, unit list, tables, shapefiles."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard import catalogue
from dashboard.demo.tree import Level, unit_table
from dashboard.domain.periods import Calendar, Period

Array = np.ndarray[Any, Any]

ENCODING = "utf-8-sig"
"""So that Excel opens the tables with their Chinese headers."""

_LONG = 8_000
"""Rows of a table that a spreadsheet still shows with ease."""

_LAST_UPDATE = "2026-07-01"
"""Written into the .dbf, so that the same seed makes the same bytes on every day."""


def write_units(folder: Path, levels: Sequence[Level]) -> None:
    """Write ``units.csv`` below ``folder`` and take away the tables that went with another."""
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in (folder / "facts").glob("*.csv"):  # of another size, they would count twice
        earlier.unlink()
    unit_table(levels).to_csv(folder / "units.csv", index=False, encoding=ENCODING)


def write_settings(folder: Path, text: str) -> None:
    """Write ``territory.toml`` below ``folder``."""
    (folder / "territory.toml").write_text(text, encoding="utf-8", newline="\n")


def write_facts(
    folder: Path,
    name: str,
    table: pd.DataFrame,
    *,
    level: Level,
    calendar: Calendar,
    scope: str = "",
) -> None:
    """Write a table of facts as CSV; a long one as one file a statistical year.

    Args:
        folder: Territory's folder.
        name: First part of the files' names.
        table: ``unit`` (position in ``level``), ``start`` (month ordinal), ``months``, and a
            column a measure; missing values are left empty.
        level: The units.
        calendar: Of the territory.
        scope: Chinese name of the scope; no column where it is empty.
    """
    (folder / "facts").mkdir(parents=True, exist_ok=True)
    files = {name: table}
    if len(table) > _LONG:
        years = table["start"].map(calendar.year_of)
        files = {f"{name}_{year}": rows for year, rows in table.groupby(years)}
    for file, rows in files.items():
        shown = _as_written(rows, level=level, calendar=calendar, scope=scope)
        path = folder / "facts" / f"{file}.csv"
        shown.to_csv(path, index=False, encoding=ENCODING, lineterminator="\n")


def _as_written(
    rows: pd.DataFrame, *, level: Level, calendar: Calendar, scope: str
) -> pd.DataFrame:
    measures = catalogue.load().measures
    units = rows["unit"].to_numpy()
    spans = zip(rows["start"].tolist(), rows["months"].tolist(), strict=True)
    labels = {span: calendar.label(Period(*span)) for span in set(spans)}
    head = {
        "单位代码": np.array(level.codes, dtype=object)[units],
        "单位名称": np.array([name.zh for name in level.names], dtype=object)[units],
        "统计期": [labels[span] for span in zip(rows["start"], rows["months"], strict=True)],
    }
    if scope:
        head["口径"] = [scope] * len(rows)
    named = [name for name in rows.columns if name in measures and rows[name].notna().any()]
    counts = {measures[name].name_zh: rows[name].astype("Int64").to_numpy() for name in named}
    return pd.DataFrame(head | counts)


def write_boundaries(folder: Path, polygons: Mapping[str, tuple[Level, Array]]) -> None:
    """Write shapefiles in the habit of the field.

    Attributes in GBK with a .cpg, code and name as XZQDM and XZQMC, EPSG:4490.

    Args:
        folder: Folder of the territory's boundaries.
        polygons: Name of the file → the units and their polygons.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, (level, shapes) in polygons.items():
        frame = gpd.GeoDataFrame(
            {"XZQDM": level.codes, "XZQMC": [name.zh for name in level.names]},
            geometry=list(shapes),
            crs="EPSG:4490",
        )
        frame.to_file(
            folder / f"{name}.shp",
            driver="ESRI Shapefile",
            encoding="GBK",
            DBF_DATE_LAST_UPDATE=_LAST_UPDATE,
        )
