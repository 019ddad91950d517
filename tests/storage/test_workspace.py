"""The database of an import: what it writes is what it holds, each time anew."""

from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from dashboard.storage.store import Store
from dashboard.storage.workspace import _write_parquet

TIMES = 25
ORDER = "ORDER BY months, measure, scope, start, unit_code"


def test_no_measure_loses_its_name_on_the_way_to_the_file(demo_home: Path, tmp_path: Path) -> None:
    """With ENUM columns about every third of these writes lost the names of whole measures."""
    facts = pq.read_table(Store(demo_home).edition("district").folder / "facts.parquet")
    assert facts.num_rows > 100_000
    with duckdb.connect(config={"threads": 2}) as connection:
        for column in ("measure", "scope"):
            names = sorted(facts.column(column).unique().to_pylist())
            assert "" not in names
            listed = ", ".join(f"'{name}'" for name in names)
            connection.execute(f"CREATE TYPE {column}_id AS ENUM ({listed})")
        connection.execute(
            "CREATE TABLE cube AS SELECT * REPLACE (measure::measure_id AS measure,"
            " scope::scope_id AS scope) FROM facts"
        )
        for _time in range(TIMES):
            _write_parquet(connection.sql(f"FROM cube {ORDER}"), tmp_path / "written.parquet")
            assert pq.read_table(tmp_path / "written.parquet").equals(facts)
