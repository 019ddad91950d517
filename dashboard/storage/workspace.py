"""The database of one import: facts in, cube out, within a bound of memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from dashboard.catalogue import SCOPES, Measure
from dashboard.domain.disclosure import protect
from dashboard.domain.units import UnitTree
from dashboard.storage.edition import UNIT_FIELDS
from dashboard.storage.facts import FactTable
from dashboard.storage.rollup import printed_totals, roll_up
from dashboard.storage.rollup_inputs import makeable
from dashboard.storage.settings import Settings

MEMORY_LIMIT = "900MB"
"""What DuckDB may hold; beyond it, it writes to disk."""

ROW_GROUP = 61_440
"""Rows of a piece of the Parquet files: small, since one period of one measure is read."""


DECIMALS = 6
"""Of the values of the cube; counts have none and averages one."""


class Workspace:
    """Tables ``facts``, ``units`` and ``cube`` of one import.

    ``facts``: ``unit_code, measure, scope, start, months, value`` and ``source`` (position
    in the fact tables) and ``row``, where it comes from. ``units``: ``unit_code, name,
    name_en, level, parent, valid_from, valid_to``. ``cube``: see ``rollup.CUBE``.

    ``facts`` and ``cube`` are views. Below them, in ``reported`` and ``rolled``, a unit is
    its ``number`` in order of code and a measure or scope one byte: millions of rows, and
    a third of the memory and time of texts.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, tree: UnitTree) -> None:
        self.connection = connection
        self._tree = tree
        self._steps: list[str] = []
        self._measures: Mapping[str, Measure] = {}
        self._codes = np.array(sorted(tree.units), dtype=object)
        units = unit_frame(tree)
        units["number"] = np.searchsorted(self._codes, units["unit_code"]).astype(np.int32)
        connection.register("unit_frame", units)
        connection.execute("CREATE TABLE units AS FROM unit_frame")
        connection.unregister("unit_frame")

    def load_facts(self, tables: Sequence[FactTable], *, measures: Mapping[str, Measure]) -> None:
        """Fill ``facts`` from ``tables``: one row for each reported number.

        The type of ``measure`` knows only what the tables can make: DuckDB reads all its names
        at each step of the roll-up, of which a small territory's import takes most of its time.
        """
        given = {name for table in tables for name in table.headers}
        self._measures = makeable(measures, given)
        averages = {measure.average for measure in self._measures.values() if measure.average}
        self._create_enum("measure_id", {*self._measures, *averages})
        self._create_enum("scope_id", SCOPES)
        self.connection.execute(
            "CREATE TABLE reported (number INTEGER, measure measure_id, scope scope_id,"
            " start INTEGER, months INTEGER, value DOUBLE, source INTEGER, row INTEGER);"
            "CREATE VIEW facts AS SELECT unit_code, measure, scope, start, months, value,"
            " source, row FROM reported JOIN units USING (number)"
        )
        units = pd.DataFrame({"number": np.searchsorted(self._codes, list(self._tree.units))})
        units["unit"] = np.arange(len(units), dtype=np.int32)
        scopes = pd.DataFrame({"name": SCOPES, "scope": np.arange(len(SCOPES), dtype=np.int8)})
        self.connection.register("positions", units)
        self.connection.register("scopes", scopes)
        for source, table in enumerate(tables):
            self.connection.register("wide", table.rows)
            measured = ", ".join(f'"{name}"' for name in table.headers)
            self.connection.execute(
                "INSERT INTO reported SELECT number, measure, name, start, months, value,"  # noqa: S608  ids of the catalogue
                f" {source}, row FROM (UNPIVOT wide ON {measured} INTO NAME measure VALUE value)"
                " JOIN positions USING (unit) JOIN scopes USING (scope)"
            )
        for name in ("positions", "scopes", "wide"):
            self.connection.unregister(name)

    def _create_enum(self, name: str, ids: Iterable[str]) -> None:
        listed = ", ".join(f"'{value}'" for value in sorted(ids))
        self.connection.execute(f"CREATE TYPE {name} AS ENUM ({listed})")

    def roll_up(self, *, settings: Settings) -> None:
        """Make ``cube`` of ``facts``."""
        rolled = roll_up(
            self._numbered("reported"),
            units=self._numbered_units(),
            calendar=settings.calendar,
            measures=self._measures,
            population=settings.population,
            checkpoint=self._kept,
        )
        rolled.create("rolled")
        for step in self._steps:  # their memory is wanted for sorting
            self.connection.execute(f"DROP TABLE {step}")
        self.connection.execute(
            "CREATE VIEW cube AS SELECT units.unit_code, measure, scope, months, start, value"
            " FROM rolled JOIN units ON rolled.unit_code = units.number"
        )

    def printed_totals(self) -> pd.DataFrame:
        """Return the printed totals of ``facts`` that differ from ``cube``."""
        found = printed_totals(
            self._numbered("reported"),
            cube=self.connection.table("rolled"),
            units=self._numbered_units(),
        )
        return found.assign(unit_code=self._codes[found["unit_code"]])

    def _numbered(self, table: str) -> duckdb.DuckDBPyRelation:
        return self.connection.sql(f"SELECT number AS unit_code, * EXCLUDE (number) FROM {table}")  # noqa: S608

    def _numbered_units(self) -> duckdb.DuckDBPyRelation:
        return self.connection.sql(
            "SELECT units.number AS unit_code, above.number AS parent, units.valid_from,"
            " units.valid_to FROM units LEFT JOIN units AS above"
            " ON units.parent = above.unit_code"
        )

    def _kept(self, relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
        name = f"step_{len(self._steps)}"
        self._steps.append(name)
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
        rows = rows.astype({"measure": str, "scope": str})
        shown = protect(rows, tree_units=unit_frame(self._tree), measures=measures)
        self.connection.register("shown_frame", shown)
        self.connection.execute(
            "CREATE TABLE shown AS SELECT shown_frame.* REPLACE (number AS unit_code,"
            " measure::measure_id AS measure, scope::scope_id AS scope)"
            " FROM shown_frame JOIN units USING (unit_code) WHERE level = 'village';"
            "CREATE VIEW villages AS SELECT number AS unit_code FROM units"
            " WHERE level = 'village';"
            "CREATE VIEW published AS"
            " SELECT *, false AS suppressed FROM rolled ANTI JOIN villages USING (unit_code)"
            " UNION ALL BY NAME FROM shown"
        )
        self.connection.unregister("shown_frame")

    def write_cube(self, path: Path) -> int:
        """Write ``published`` as Parquet, one run of rows for each period of a measure.

        Sums of money are rounded, since the last bits of a sum depend on its order, and
        the same tables must make the same bytes.

        Returns:
            Number of rows.
        """
        rows = self.connection.sql(
            "SELECT units.unit_code, measure, scope, months, start,"  # noqa: S608  a constant
            f" round(value, {DECIMALS}) AS value, suppressed"
            " FROM published JOIN units ON published.unit_code = units.number"
            " ORDER BY months, measure, scope, start, number"
        )
        _write_parquet(rows, path)
        return int(pq.read_metadata(path).num_rows)

    def write_coverage(self, path: Path) -> None:
        """Write which unit, itself or by units below it, ever reported a measure in a scope.

        Of villages only what is published counts.
        """
        rows = self.connection.sql(
            "WITH RECURSIVE given AS ("
            " SELECT DISTINCT number, measure, scope FROM reported"
            " UNION SELECT above.number, measure, scope FROM given JOIN units USING (number)"
            " JOIN units AS above ON units.parent = above.unit_code)"
            " SELECT unit_code, measure, scope FROM ("
            " SELECT number, measure, scope FROM given"
            " WHERE number NOT IN (SELECT unit_code FROM villages)"
            " UNION SELECT unit_code, measure, scope FROM published) JOIN units USING (number)"
            " ORDER BY ALL"
        )
        _write_parquet(rows, path)


def _write_parquet(rows: duckdb.DuckDBPyRelation, path: Path) -> None:
    """Write rows with ``measure`` and ``scope``, which become texts only now, sorted already.

    DuckDB 2.0 with several threads now and then writes the names of an ENUM as empty texts.
    """
    named = rows.project("* REPLACE (measure::VARCHAR AS measure, scope::VARCHAR AS scope)")
    named.write_parquet(str(path), compression="zstd", row_group_size=ROW_GROUP)


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
