"""Reading one edition: settings, units, counts, coverage, boundaries and warnings."""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb
import geopandas as gpd
import pandas as pd

from dashboard.domain.periods import Period
from dashboard.domain.units import Unit, UnitTree
from dashboard.storage.assessment import AssessmentFiles, kept_assessment
from dashboard.storage.editions import EDITIONS, read_manifest, readable
from dashboard.storage.problems import Problem
from dashboard.storage.settings import Settings
from dashboard.storage.targets import TargetFiles, kept_targets

OPEN_EDITIONS = 16
"""Editions whose units and settings stay in memory."""

UNIT_FIELDS = {
    "unit_code": "code",
    "name": "name",
    "name_en": "name_en",
    "level": "level",
    "parent": "parent",
    "valid_from": "valid_from",
    "valid_to": "valid_to",
}
"""Columns of ``units.parquet`` → fields of ``Unit``."""

Conditions = dict[str, Sequence[str | int]]
"""Column of the cube → values that it may have."""


@dataclass(frozen=True)
class Edition:
    """One edition of one territory; equal to another with the same content.

    Attributes:
        territory: Id of the territory.
        id: Content hash.
        folder: Where its files lie.
        settings: The territory's settings when it was made.
        tree: Its units.
        manifest: ``id``, ``created``, ``rows``, ``sources`` with their hashes, ``program``.
    """

    territory: str
    id: str
    folder: Path = field(compare=False)
    settings: Settings = field(compare=False)
    tree: UnitTree = field(compare=False)
    manifest: dict[str, Any] = field(compare=False)

    @property
    def home(self) -> Path:
        """The folder that has ``data`` and the store."""
        return self.folder.parents[3]

    def counts(
        self,
        *,
        measures: Sequence[str],
        scope: str,
        months: int,
        starts: Sequence[int] | None = None,
        units: Sequence[str] | None = None,
    ) -> pd.DataFrame:
        """Return counts of units in periods of one length.

        Args:
            measures: Measure ids.
            scope: Population that is counted.
            months: Length of the periods.
            starts: First months of the periods, ordinals; None for all.
            units: Unit codes; None for all.

        Returns:
            ``unit_code, measure, start, value, suppressed``, ordered by measure, start and
            unit. ``value`` is missing where suppressed; what is not reported has no row.
        """
        conditions: Conditions = {
            "months": [int(months)],
            "scope": [scope],
            "measure": list(measures),
        }
        if starts is not None:
            conditions["start"] = [int(start) for start in starts]
        if units is not None:
            conditions["unit_code"] = list(units)
        return _facts(
            self,
            "SELECT unit_code, measure, start, value, suppressed",
            conditions,
            "ORDER BY measure, start, unit_code",
        )

    def periods(
        self, *, measures: Sequence[str], scope: str, months: int, unit: str | None
    ) -> list[Period]:
        """Return the periods of one length in which ``unit`` has every one of ``measures``.

        A suppressed count is had. Without ``unit``, any unit that has all is enough.
        """
        starts = _starts(self, tuple(measures), scope, int(months), unit)
        return [Period(start, int(months)) for start in starts]

    def first_start(
        self, *, measures: Sequence[str], scope: str, months: int, unit: str
    ) -> int | None:
        """Return the first month, an ordinal, of the first of a unit's ``periods``."""
        return _first_starts(self, tuple(measures), scope, int(months)).get(unit)

    def coverage(self) -> pd.DataFrame:
        """Return ``unit_code, measure, scope``: what was ever reported by a unit or below it."""
        return _coverage(self).copy()

    def reported_measures(self, scope: str) -> set[str]:
        """Return the measures that any unit ever reported in ``scope``."""
        coverage = _coverage(self)
        return set(coverage.loc[coverage["scope"] == scope, "measure"])

    def reporters(self, *, measures: Sequence[str], scope: str) -> set[str]:
        """Return the codes of units that ever reported each of ``measures`` in ``scope``."""
        coverage = _coverage(self)
        wanted = coverage[(coverage["scope"] == scope) & coverage["measure"].isin(measures)]
        found = wanted.groupby("unit_code")["measure"].nunique()
        return set(found.index[found == len(set(measures))])

    def boundaries(self) -> gpd.GeoDataFrame:
        """Return what ``boundaries.read_boundaries`` made, empty where there is no map.

        Read once and shared: not to be changed.
        """
        return _boundaries(self)

    def assessment(self) -> AssessmentFiles | None:
        """Return the rules of the assessment with entries and register; None without one."""
        return _assessment(self)

    def targets(self) -> TargetFiles:
        """Return targets and contracts, of all units and years."""
        return _targets(self)

    def problems(self) -> list[Problem]:
        """Return the warnings of the import."""
        with _readable(self):
            listed = json.loads((self.folder / "problems.json").read_text(encoding="utf-8"))
            return [Problem.from_json(entry) for entry in listed]


@lru_cache(maxsize=OPEN_EDITIONS)
def open_edition(territory_folder: Path, edition_id: str) -> Edition:
    """Return an edition of a territory's folder in the store; opened once.

    Raises:
        StoreError: There is no such edition, or it cannot be read.
    """
    manifest = read_manifest(territory_folder, edition_id)
    folder = territory_folder / EDITIONS / edition_id
    with readable(territory_folder, edition_id):
        settings = (folder / "settings.json").read_text(encoding="utf-8")
        return Edition(
            territory=territory_folder.name,
            id=edition_id,
            folder=folder,
            settings=Settings.model_validate_json(settings),
            tree=_tree(folder / "units.parquet"),
            manifest=manifest,
        )


def _readable(edition: Edition) -> AbstractContextManager[None]:
    return readable(edition.folder.parents[1], edition.id)


def _tree(path: Path) -> UnitTree:
    units = pd.read_parquet(path)
    plain = units.astype(object).where(units.notna(), None)
    rows = plain[list(UNIT_FIELDS)].rename(columns=UNIT_FIELDS).to_dict("records")
    return UnitTree.of(Unit(**{str(key): value for key, value in row.items()}) for row in rows)


@lru_cache(maxsize=OPEN_EDITIONS)
def _coverage(edition: Edition) -> pd.DataFrame:
    with _readable(edition):
        return pd.read_parquet(edition.folder / "coverage.parquet")


@lru_cache(maxsize=OPEN_EDITIONS)
def _assessment(edition: Edition) -> AssessmentFiles | None:
    with _readable(edition):
        return kept_assessment(edition.folder)


@lru_cache(maxsize=OPEN_EDITIONS)
def _targets(edition: Edition) -> TargetFiles:
    with _readable(edition):
        return kept_targets(edition.folder)


@lru_cache(maxsize=OPEN_EDITIONS)
def _boundaries(edition: Edition) -> gpd.GeoDataFrame:
    path = edition.folder / "boundaries.parquet"
    if edition.settings.boundaries:
        with _readable(edition):
            return gpd.read_parquet(path)
    columns = ["unit_code", "unit_name", "unit_name_en", "level"]
    return gpd.GeoDataFrame(columns=[*columns, "geometry"], geometry="geometry", crs=4326)


@lru_cache(maxsize=512)
def _first_starts(
    edition: Edition, measures: tuple[str, ...], scope: str, months: int
) -> dict[str, int]:
    """Return them of all units: a query takes about as long for one."""
    conditions: Conditions = {"months": [months], "scope": [scope], "measure": list(measures)}
    found = _facts(
        edition,
        "SELECT unit_code, min(start) AS start FROM (SELECT unit_code, start, count(*) AS given",
        conditions,
        f"GROUP BY unit_code, start) WHERE given = {len(set(measures))} GROUP BY unit_code",
    )
    return dict(zip(found["unit_code"], found["start"].tolist(), strict=True))


@lru_cache(maxsize=4096)
def _starts(
    edition: Edition, measures: tuple[str, ...], scope: str, months: int, unit: str | None
) -> tuple[int, ...]:
    conditions: Conditions = {"months": [months], "scope": [scope], "measure": list(measures)}
    if unit is not None:
        conditions["unit_code"] = [unit]
    found = _facts(
        edition,
        "SELECT DISTINCT start FROM (SELECT unit_code, start, count(*) AS given",
        conditions,
        f"GROUP BY unit_code, start) WHERE given = {len(set(measures))} ORDER BY start",
    )
    return tuple(int(start) for start in found["start"])


def _facts(edition: Edition, select: str, conditions: Conditions, rest: str) -> pd.DataFrame:
    """Query the cube, where each column of ``conditions`` is one of its values.

    The values stand in the query one by one, not as a list: so DuckDB skips the parts of
    the file that have none of them.
    """
    where = " AND ".join(
        f"{column} IN ({', '.join('?' * len(values)) or 'NULL'})"
        for column, values in conditions.items()
    )
    given = [value for values in conditions.values() for value in values]
    query = f"{select} FROM read_parquet(?) WHERE {where} {rest}"
    file = str(edition.folder / "facts.parquet")
    with _readable(edition):
        return connection().cursor().execute(query, [file, *given]).df()


@cache
def connection() -> duckdb.DuckDBPyConnection:
    """Return the one connection of this process; every query takes a cursor of its own."""
    return duckdb.connect(":memory:")
