"""Where the parts of a territory lie, and what an edition says it was made of."""

from dashboard.storage.sources import Sources, find_sources, provenance
from tests.storage.realm import SETTINGS, write_realm


def sources(path, home) -> Sources:
    return find_sources(path, territory="realm", home=home)


def test_all_parts_count_and_are_named_without_their_folders(tmp_path):
    folder = write_realm(tmp_path)
    made_of = provenance(sources(folder, tmp_path))
    townships = [f"townships.{end}" for end in ("cpg", "dbf", "prj", "shp", "shx")]
    assert list(made_of["sources"]) == [
        "facts/births.csv",
        "territory.toml",
        *townships,
        "units.csv",
    ]
    assert provenance(sources(write_realm(tmp_path / "b"), tmp_path / "b")) == made_of


def test_tables_may_lie_apart_from_the_settings(tmp_path):
    folder = write_realm(tmp_path)
    apart = (folder / "facts").rename(tmp_path / "handed in")
    (apart / "~$births.csv").write_text("what Excel leaves while a file is open")
    (apart / ".hidden.csv").write_text("")
    (apart / "notes.docx").write_text("")
    for path in (apart, apart / "births.csv"):
        found = sources(path, tmp_path)
        assert [file.name for file in found.fact_files] == ["births.csv"]
        assert found.shown(found.fact_files[0]) == "births.csv"
        assert found.folder == folder


def test_patterns_may_leave_the_folder_whatever_its_name(tmp_path):
    folder = write_realm(tmp_path / "[2026] 上半年")
    (tmp_path / "given").mkdir()
    for number in (1, 2):
        (tmp_path / "given" / f"{number}月.csv").write_text("a,b")
    patterns = f'files = ["../../../given/*.csv", "{tmp_path}/given/1*", "facts/*"]'
    text = f"{SETTINGS}[facts]\n{patterns}\n"
    (folder / "territory.toml").write_text(text, encoding="utf-8")
    found = sources(folder, tmp_path)
    assert sorted(map(found.shown, found.fact_files)) == ["1月.csv", "2月.csv", "facts/births.csv"]


def test_two_tables_of_one_name_both_count(tmp_path):
    folder = write_realm(tmp_path)
    for name in ("east", "west"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "births.csv").write_text(name)
    text = f'{SETTINGS}[facts]\nfiles = ["../../east/*", "../../west/*"]\n'
    (folder / "territory.toml").write_text(text, encoding="utf-8")
    before = provenance(sources(folder, tmp_path))
    for name in ("east", "west"):
        (tmp_path / name / "births.csv").write_text("changed")
        assert provenance(sources(folder, tmp_path)) != before
        (tmp_path / name / "births.csv").write_text(name)
    assert provenance(sources(folder, tmp_path)) == before
