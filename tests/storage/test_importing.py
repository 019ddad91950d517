"""Imports as a statistician runs them: checked, named, the same for the same files."""

import shutil
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from dashboard.catalogue import load
from dashboard.cli import main
from dashboard.errors import SettingsError, StoreError
from dashboard.i18n import using
from dashboard.storage import workspace as workspaces
from dashboard.storage.editions import EDITIONS, MANIFEST
from dashboard.storage.importing import import_territory, is_current
from dashboard.storage.problems import ImportRefusedError
from dashboard.storage.store import Store
from tests.storage.forms import write_book
from tests.storage.realm import FACTS, import_realm, told, write_realm

STEPS = [
    "Reading facts/births.csv ...",
    "Checking ...",
    "Reading the boundaries ...",
    "Adding up over units and periods ...",
]


def refused(home: Path) -> list[str]:
    with pytest.raises(ImportRefusedError) as raised:
        import_territory(home / "data" / "realm", territory="realm", home=home)
    return told(raised.value.problems)


def files_below(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_files_make_the_same_bytes_on_any_machine(tmp_path, monkeypatch):
    connect = duckdb.connect
    made = {}
    for threads, home in ((1, tmp_path / "a"), (4, tmp_path / "b" / "deep")):

        def on_a_machine(*given, config, processors=threads):
            return connect(*given, config=config | {"threads": processors})

        monkeypatch.setattr(workspaces.duckdb, "connect", on_a_machine)
        edition = import_realm(home)
        files = files_below(home / "store" / "realm" / EDITIONS / edition)
        made[edition] = {p.name: files[p] for p in files if p.name != MANIFEST}
    assert len(made) == 1  # so that both have one name, which is the hash of all but the time
    assert len(files) == 7


def test_the_order_of_rows_is_no_part_of_the_figures(tmp_path):
    amount = next(m for m in load().measures.values() if m.unit == "yuan")
    header = [*FACTS[0], amount.id]
    rows = [[*row, f"0.{number}"] for number, row in enumerate(FACTS[1:], 1)]
    tables = []
    for name, given in (("a", rows), ("b", rows[::-1])):
        edition = import_realm(tmp_path / name, [header, *given])
        folder = tmp_path / name / "store" / "realm" / EDITIONS / edition
        tables.append((folder / "facts.parquet").read_bytes())
    assert tables[0] == tables[1]
    table = Store(tmp_path / "a").edition("realm").counts(
        measures=[amount.id], scope="all", months=1, units=["990101"]
    )  # fmt: skip
    assert table["value"].tolist() == [0.4, 0.6]  # not 0.6000000000000001, as 0.2 + 0.4 is


def test_an_import_replaces_what_earlier_ones_held(tmp_path):
    import_realm(tmp_path)
    import_realm(tmp_path, [FACTS[0], FACTS[1], FACTS[3]])
    edition = Store(tmp_path).edition("realm")
    months = edition.periods(measures=["boys"], scope="all", months=1, unit="990101")
    assert [edition.settings.calendar.label(month) for month in months] == ["2025-01"]


def test_errors_stop_the_import_with_file_sheet_row_and_column(tmp_path):
    import_realm(tmp_path)
    before = Store(tmp_path).current("realm")
    folder = write_realm(tmp_path)
    (folder / "facts" / "births.csv").unlink()
    rows = [*FACTS, ["990101103", "2025-01", "-3", "10", "5000"]]
    write_book(folder / "facts" / "births.xlsx", {"一季度": rows})
    unknown, negative = refused(tmp_path)[:2]
    place = "error: facts/births.xlsx, sheet “一季度”, row 6, column"
    assert unknown.startswith(f"{place} “unit_code”: The unit “990101103” is not in the unit list;")
    assert negative == f"{place} “boys”: Expected a whole number of 0 or more, found “-3”."
    assert Store(tmp_path).current("realm") == before


def test_a_boundary_file_that_cannot_be_read_stops_the_import(tmp_path):
    write_realm(tmp_path)
    (tmp_path / "shapefiles" / "realm" / "townships.shp").unlink()
    assert refused(tmp_path) == ["error: There is no boundary file townships.shp."]
    assert not (tmp_path / "store").exists()


def test_warnings_do_not_stop_it_and_come_back_with_the_edition(tmp_path):
    folder = write_realm(tmp_path, [*FACTS, ["990101", "2025-01", "21", "", ""]])
    result = import_territory(folder, territory="realm", home=tmp_path)
    expected = (
        "warning: facts/births.csv, row 6, column “boys”: 演示县, 2025-01: the printed total is"
        " 21, the sum of the reports 20."
    )
    assert told(result.problems) == [expected]
    assert told(Store(tmp_path).edition("realm").problems()) == [expected]


def test_check_says_the_same_and_writes_nothing(tmp_path):
    write_realm(tmp_path, [*FACTS, ["990101", "2025-01", "21", "", ""]])
    before = files_below(tmp_path)
    folder = tmp_path / "data" / "realm"
    arguments = ["--lang", "en", "check", str(folder), "--home", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert result.stdout == "Errors: 0, warnings: 1.\n"
    *steps, problem = result.stderr.splitlines()
    assert steps == STEPS
    assert problem.endswith("the printed total is 21, the sum of the reports 20.")
    assert files_below(tmp_path) == before


def test_an_edition_is_current_until_a_file_changes(tmp_path):
    folder = write_realm(tmp_path)
    assert not is_current(folder, territory="realm", home=tmp_path)
    import_realm(tmp_path)
    assert is_current(folder, territory="realm", home=tmp_path)
    names = ["facts/births.csv", "units.csv", "../../shapefiles/realm/townships.dbf"]
    for path in [folder / name for name in [*names, "territory.toml"]]:
        content = path.read_bytes()
        path.write_bytes(content + b"\n")
        assert not is_current(folder, territory="realm", home=tmp_path)
        path.write_bytes(content)
    shutil.copy(folder / "facts/births.csv", folder / "facts/more.csv")
    assert not is_current(folder, territory="realm", home=tmp_path)
    (folder / "facts/more.csv").unlink()
    assert is_current(folder, territory="realm", home=tmp_path)
    [manifest] = (tmp_path / "store").rglob(MANIFEST)
    manifest.write_text("{")
    assert not is_current(folder, territory="realm", home=tmp_path)


def test_the_settings_must_be_those_of_the_territory(tmp_path):
    folder = write_realm(tmp_path)
    with pytest.raises(SettingsError) as raised:
        import_territory(folder, territory="county", home=tmp_path)
    with using("en"):
        assert str(raised.value) == "territory.toml is of territory “realm”, not of “county”."


def test_a_store_that_cannot_be_written_is_one_sentence(tmp_path):
    folder = write_realm(tmp_path)
    (tmp_path / "store").write_text("a file where the folder should be")
    with pytest.raises(StoreError) as raised:
        import_territory(folder, territory="realm", home=tmp_path)
    with using("en"):
        assert str(raised.value).startswith("The edition could not be written: ")


def test_progress_is_told_step_by_step(tmp_path):
    told_steps: list[str] = []
    folder = write_realm(tmp_path)
    with using("en"):
        import_territory(folder, territory="realm", home=tmp_path, progress=told_steps.append)
    assert told_steps == [*STEPS, "Writing the edition ..."]
