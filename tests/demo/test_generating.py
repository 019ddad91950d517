"""The generator: the same files for the same seed, boundaries like real ones."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from dashboard.demo import SEED, generate, generate_sized
from dashboard.storage.importing import import_territory
from tests.conftest import REPOSITORY, TERRITORIES

LAYERS = {
    "county": ("townships", "villages"),
    "district": ("streets", "communities"),
    "city": ("counties", "townships"),
}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("generated")
    generate(out)
    return out


def layer(territory: str, name: str) -> gpd.GeoDataFrame:
    return gpd.read_file(REPOSITORY / "shapefiles" / territory / f"{name}.shp")


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_committed_tables_are_what_the_command_writes(generated: Path, territory: str) -> None:
    folder = generated / "data" / territory
    names = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    committed = REPOSITORY / "data" / territory
    assert {p.relative_to(committed) for p in committed.rglob("*") if p.is_file()} == names
    for name in names:
        assert (folder / name).read_bytes() == (committed / name).read_bytes(), name


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_committed_boundaries_are_what_the_command_writes(
    generated: Path, territory: str
) -> None:
    for name in LAYERS[territory]:
        again = gpd.read_file(generated / "shapefiles" / territory / f"{name}.shp")
        assert again.drop(columns="geometry").equals(
            layer(territory, name).drop(columns="geometry")
        )
        # To a metre: a processor may round the last digit of a sine its own way.
        assert again.geometry.geom_equals_exact(layer(territory, name).geometry, 1e-5).all()


@pytest.mark.parametrize("territory", TERRITORIES)
def test_borders_are_shared_exactly_and_units_nest(territory: str) -> None:
    upper, lower = (layer(territory, name) for name in LAYERS[territory])
    for units in (upper, lower):
        assert shapely.coverage_is_valid(units.geometry.to_numpy())
        assert (units.geom_type == "Polygon").all()
        area = units.geometry.to_crs(units.estimate_utm_crs()).area
        assert area.min() > area.median() / 50  # no slivers
    below = lower.groupby(lower["XZQDM"].str[: len(upper["XZQDM"].iloc[0])])
    for code, part in below:
        whole = upper.loc[upper["XZQDM"] == code, "geometry"].iloc[0]
        assert shapely.coverage_union_all(part.geometry.to_numpy()).equals(whole)


@pytest.mark.parametrize("territory", TERRITORIES)
def test_shapefiles_have_the_habits_of_the_field(territory: str) -> None:
    for name in LAYERS[territory]:
        path = REPOSITORY / "shapefiles" / territory / f"{name}.shp"
        assert path.with_suffix(".cpg").read_text(encoding="ascii").strip() == "GBK"
        units = gpd.read_file(path)
        assert units.crs.to_epsg() == 4490
        assert list(units.columns) == ["XZQDM", "XZQMC", "geometry"]
        assert units["XZQMC"].str.fullmatch(r"[一-鿿]+").all()


def test_another_seed_makes_another_territory(tmp_path: Path) -> None:
    generate_sized(tmp_path / "one", units=6, months=12, seed=SEED)
    generate_sized(tmp_path / "two", units=6, months=12, seed=SEED + 1)
    tables = [
        (tmp_path / name / "data/sized/facts/vital.csv").read_bytes() for name in ("one", "two")
    ]
    assert tables[0] != tables[1]


@pytest.mark.parametrize(("units", "months"), [(7, 14), (60, 12)])
def test_a_territory_of_any_size_is_imported_without_a_word(
    tmp_path: Path, units: int, months: int
) -> None:
    generate_sized(tmp_path, units=units, months=months)
    result = import_territory(tmp_path / "data" / "sized", territory="sized", home=tmp_path)
    assert result.problems == []
