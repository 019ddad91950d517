"""The database of one import: facts in, cube out, within a bound of memory."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from dashboard.catalogue import SCOPES, Measure
from dashboard.domain.disclosure import protect
from dashboard.domain.units import UnitTree
from dashboard.storage.edition import UNIT_FIELDS
from dashboard.storage.facts import FactTable
from dashboard.storage.rollup import printed_totals, roll_up
from dashboard.storage.settings import Settings

MEMORY_LIMIT = "900MB"
"""What DuckDB may hold; beyond it, it writes to disk."""

ROW_GROUP = 61_440
"""Rows of a piece of the Parquet files: small, since one period of one measure is read."""


class Workspace:
    """Tables ``facts``, ``units`` and ``cube`` of one import.

    ``facts``: ``unit_code, measure, scope, start, months, value`` and ``source`` (position
    in the fact tables) and ``row``, where it comes from. ``units``: ``unit_code, name,
    name_en, level, parent, valid_from, valid_to``. ``cube``: see ``rollup.CUBE``.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, tree: UnitTree) -> None:
        self.connection = connection
        self._tree = tree
        self._names = (f"step_{number}" for number in itertools.count())
        units = unit_frame(tree)
        connection.register("unit_frame", units)
        connection.execute("CREATE TABLE units AS FROM unit_frame")
        connection.unregister("unit_frame")

    def load_facts(self, tables: Sequence[FactTable]) -> None:
        """Fill ``facts`` from ``tables``: one row for each reported number."""
        self.connection.execute(
            "CREATE TABLE facts (unit_code VARCHAR, measure VARCHAR, scope VARCHAR,"
            " start INTEGER, months INTEGER, value DOUBLE, source INTEGER, row INTEGER)"
        )
        codes = pd.DataFrame({"unit_code": list(self._tree.units)})
        codes["unit"] = np.arange(len(codes), dtype=np.int32)
        scopes = pd.DataFrame({"name": SCOPES, "scope": np.arange(len(SCOPES), dtype=np.int8)})
        self.connection.register("codes", codes)
        self.connection.register("scopes", scopes)
        for source, table in enumerate(tables):
            self.connection.register("wide", table.rows)
            measured = ", ".join(f'"{name}"' for name in table.headers)
            self.connection.execute(
                "INSERT INTO facts SELECT unit_code, measure, name, start, months, value,"  # noqa: S608  ids of the catalogue
                f" {source}, row FROM (UNPIVOT wide ON {measured} INTO NAME measure VALUE value)"
                " JOIN codes USING (unit) JOIN scopes USING (scope)"
            )
        for name in ("codes", "scopes", "wide"):
            self.connection.unregister(name)

    def roll_up(self, *, settings: Settings, measures: Mapping[str, Measure]) -> None:
        """Make ``cube`` of ``facts``."""
        cube = roll_up(
            self.connection.table("facts"),
            units=self.connection.table("units"),
            calendar=settings.calendar,
            measures=measures,
            population=settings.population,
            checkpoint=self._kept,
        )
        cube.create("cube")

    def printed_totals(self) -> pd.DataFrame:
        """Return the printed totals of ``facts`` that differ from ``cube``."""
        return printed_totals(
            self.connection.table("facts"),
            cube=self.connection.table("cube"),
            units=self.connection.table("units"),
        )

    def _kept(self, relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
        name = next(self._names)
        relation.create(name)
        return self.connection.table(name)

    def withhold_villages(self, *, measures: Mapping[str, Measure]) -> None:
        """Make ``published`` of ``cube``: villages as the disclosure rule shows them.

        Adds the column ``suppressed``, true where a value is withheld.
        """
        rows = self.connection.execute(
            "FROM cube WHERE unit_code IN (SELECT unit_code FROM units WHERE level = 'village'"
            " UNION SELECT parent FROM units WHERE level = 'village')"
        ).df()
        shown = protect(rows, tree_units=unit_frame(self._tree), measures=measures)
        self.connection.register("shown", shown)
        self.connection.execute(
            "CREATE VIEW villages AS SELECT unit_code FROM units WHERE level = 'village'"
        )
        self.connection.execute(
            "CREATE TABLE published AS"
            " SELECT *, false AS suppressed FROM cube ANTI JOIN villages USING (unit_code)"
            " UNION ALL BY NAME FROM shown SEMI JOIN villages USING (unit_code)"
        )
        self.connection.unregister("shown")

    def write_cube(self, path: Path) -> int:
        """Write ``published`` as Parquet, one run of rows for each period of a measure.

        Returns:
            Number of rows.
        """
        rows = self.connection.sql(
            "SELECT unit_code, measure, scope, months, start, value, suppressed"
            " FROM published ORDER BY months, measure, scope, start, unit_code"
        )
        _write_parquet(rows, path)
        return len(self.connection.table("published"))

    def write_coverage(self, path: Path) -> None:
        """Write which unit, itself or by units below it, ever reported a measure in a scope.

        Of villages only what is published counts.
        """
        rows = self.connection.sql(
            "WITH RECURSIVE reported AS ("
            " SELECT DISTINCT unit_code, measure, scope FROM facts"
            " UNION SELECT parent, measure, scope FROM reported JOIN units USING (unit_code)"
            " WHERE parent IS NOT NULL)"
            " SELECT unit_code, measure, scope FROM reported ANTI JOIN villages USING (unit_code)"
            " UNION SELECT unit_code, measure, scope FROM published ORDER BY ALL"
        )
        _write_parquet(rows, path)


def _write_parquet(rows: duckdb.DuckDBPyRelation, path: Path) -> None:
    rows.write_parquet(str(path), compression="zstd", row_group_size=ROW_GROUP)


def unit_frame(tree: UnitTree) -> pd.DataFrame:
    """Return the units as a table, in their order; null for no parent and no bound."""
    fields = list(UNIT_FIELDS.values())
    frame = pd.DataFrame([vars(unit) for unit in tree], columns=fields)
    columns = {field: column for column, field in UNIT_FIELDS.items()}
    return frame.rename(columns=columns).astype({"valid_from": "Int32", "valid_to": "Int32"})


@contextmanager
def workspace(tree: UnitTree, *, spill: Path) -> Iterator[Workspace]:
    """Open the database of an import.

    Args:
        tree: Units of the territory.
        spill: Folder for what does not fit in memory; removed by its owner.
    """
    with duckdb.connect(
        ":memory:", config={"memory_limit": MEMORY_LIMIT, "temp_directory": str(spill)}
    ) as connection:
        yield Workspace(connection, tree)
