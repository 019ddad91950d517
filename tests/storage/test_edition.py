"""Reading one edition: what comes back, and what a damaged one says."""

import shutil
from pathlib import Path

import pytest

from dashboard.domain.periods import Period
from dashboard.errors import StoreError, UnknownNameError
from dashboard.i18n import using
from dashboard.storage.editions import EDITIONS
from dashboard.storage.importing import import_territory
from dashboard.storage.store import Edition, Store
from tests.storage.realm import FACTS, import_realm, write_realm

JANUARY, FEBRUARY = 2025 * 12, 2025 * 12 + 1
READS = {
    "settings.json": lambda edition: edition.settings,
    "units.parquet": lambda edition: edition.tree,
    "facts.parquet": lambda edition: edition.counts(measures=["boys"], scope="all", months=1),
    "coverage.parquet": lambda edition: edition.reported_measures("all"),
    "boundaries.parquet": lambda edition: edition.boundaries(),
    "problems.json": lambda edition: edition.problems(),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("realm")
    import_realm(home)
    return home


@pytest.fixture
def edition(home: Path) -> Edition:
    return Store(home).edition("realm")


def test_counts_are_those_of_the_tables_and_their_sums(edition):
    table = edition.counts(measures=["births", "boys"], scope="all", months=1, starts=[JANUARY])
    assert list(table.itertuples(index=False, name=None)) == [
        ("990101", "births", JANUARY, 39.0, False),
        ("990101101", "births", JANUARY, 22.0, False),
        ("990101102", "births", JANUARY, 17.0, False),
        ("990101", "boys", JANUARY, 20.0, False),
        ("990101101", "boys", JANUARY, 12.0, False),
        ("990101102", "boys", JANUARY, 8.0, False),
    ]


def test_units_and_periods_can_be_chosen_and_nothing_is_no_row(edition):
    chosen = edition.counts(
        measures=["population"], scope="all", months=1, starts=[FEBRUARY], units=["990101102"]
    )
    assert chosen["value"].tolist() == [4001]
    for nothing in ({"units": []}, {"starts": []}, {"scope": "registered"}, {"months": 12}):
        given = {"measures": ["boys"], "scope": "all", "months": 1} | nothing
        assert edition.counts(**given).empty


def test_periods_are_those_in_which_a_unit_has_every_measure(edition):
    both = edition.periods(measures=["boys", "population"], scope="all", months=1, unit="990101")
    assert both == [Period(JANUARY, 1), Period(FEBRUARY, 1)]
    assert edition.periods(measures=["boys", "deaths"], scope="all", months=1, unit=None) == []


def test_coverage_names_who_reported_what(edition):
    assert edition.reported_measures("all") == {
        "births", "boys", "girls", "mean_population", "population",
    }  # fmt: skip
    assert edition.reporters(measures=["boys", "girls"], scope="all") == {
        "990101", "990101101", "990101102",
    }  # fmt: skip
    copy = edition.coverage()
    copy["measure"] = "changed"
    assert "boys" in edition.reported_measures("all")


def test_settings_units_and_boundaries_come_back(edition):
    assert edition.settings.population == "end"
    assert [unit.name for unit in edition.tree.children("990101")] == ["甲镇", "乙镇"]
    assert edition.tree["990101101"].valid_from is None
    assert edition.boundaries().crs.to_epsg() == 4326


def test_equal_content_is_equal_wherever_it_lies(tmp_path, edition):
    import_realm(tmp_path)
    elsewhere = Store(tmp_path).edition("realm")
    assert elsewhere == edition
    assert hash(elsewhere) == hash(edition)


@pytest.mark.parametrize("damage", ["lost", "broken"])
@pytest.mark.parametrize("name", READS)
def test_a_damaged_edition_is_one_sentence(home, tmp_path, name, damage):
    shutil.copytree(home / "store", tmp_path / "store")
    [folder] = (tmp_path / "store" / "realm" / EDITIONS).iterdir()
    if damage == "lost":
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(b"[1]")
    # the cached readers know an edition by territory and content: another name, another key
    territory = f"{damage}-{name[:4]}"
    (tmp_path / "store" / "realm").rename(tmp_path / "store" / territory)
    with pytest.raises(StoreError) as raised:
        READS[name](Store(tmp_path).edition(territory))
    with using("en"):
        assert str(raised.value) == (
            f"Edition “{folder.name}” of “{territory}” cannot be read; import its tables again."
        )


def test_the_store_knows_its_territories_and_editions(tmp_path):
    first = import_realm(tmp_path)
    second = import_realm(tmp_path, FACTS[:-1])
    store = Store(tmp_path)
    assert store.territories() == ["realm"]
    assert store.current("realm") == second
    assert store.edition("realm", first).id == first  # a meeting can pin one
    assert {entry.id for entry in store.editions("realm")} == {first, second}
    for ask in (store.current, store.edition, store.editions):
        with pytest.raises(UnknownNameError) as raised, using("en"):
            ask("realms")
        with using("en"):
            assert str(raised.value) == ("There is no territory “realms”. Did you mean: realm?")


def test_a_territory_without_boundaries_has_an_empty_map(tmp_path):
    folder = write_realm(tmp_path)
    settings = (folder / "territory.toml").read_text(encoding="utf-8")
    (folder / "territory.toml").write_text(settings[: settings.index("[[")], encoding="utf-8")
    import_territory(folder, territory="realm", home=tmp_path)
    drawn = Store(tmp_path).edition("realm").boundaries()
    assert drawn.empty
    assert list(drawn.columns) == ["unit_code", "unit_name", "unit_name_en", "level", "geometry"]
