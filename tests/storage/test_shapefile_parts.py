"""Shapefiles with a part missing or cut off are refused in one sentence that names it."""

from pathlib import Path

import pytest

from dashboard.errors import BoundaryError
from dashboard.i18n import using
from dashboard.storage.importing import import_territory
from dashboard.storage.problems import ImportRefusedError
from dashboard.storage.shapefile_parts import refuse_incomplete
from dashboard.storage.store import Store
from tests.storage.realm import import_realm, told
from tests.storage.shapes import forget, square, write_shapes


def written(folder: Path) -> Path:
    names = {"XZQMC": ["甲镇", "乙镇", "丙镇"]}
    polygons = [square(column, 0) for column in range(3)]
    return write_shapes(folder / "a.shp", names, polygons, encoding="GBK")


def refusal(path: Path) -> str:
    with pytest.raises(BoundaryError) as raised:
        refuse_incomplete(path, file=f"2024/{path.name}")
    with using("en"):
        return str(raised.value)


def test_a_whole_shapefile_passes_and_so_do_other_files(tmp_path: Path) -> None:
    refuse_incomplete(written(tmp_path), file="a.shp")
    refuse_incomplete(tmp_path / "a.geojson", file="a.geojson")


def test_the_suffixes_may_be_capitals(tmp_path: Path) -> None:
    path = written(tmp_path)
    for suffix in (".shp", ".shx", ".dbf"):
        path.with_suffix(suffix).rename(path.with_suffix(suffix.upper()))
    refuse_incomplete(path.with_suffix(".SHP"), file="a.SHP")


def test_bytes_behind_the_end_do_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes() + b"\0")
    refuse_incomplete(path, file="a.shp")


@pytest.mark.parametrize("left_out", [(".shx",), (".dbf",), (".shx", ".dbf")])
def test_missing_parts_are_named(tmp_path: Path, left_out: tuple[str, ...]) -> None:
    path = written(tmp_path)
    forget(path, *left_out)
    assert refusal(path) == (
        f"2024/a.shp lacks {'、'.join(left_out)}; a shapefile needs its .shp, .shx and .dbf"
        " together."
    )


@pytest.mark.parametrize("suffix", [".shp", ".shx", ".dbf"])
@pytest.mark.parametrize("kept", [0.0, 0.2, 0.9])
def test_a_part_that_was_cut_off_is_named(tmp_path: Path, suffix: str, kept: float) -> None:
    part = written(tmp_path).with_suffix(suffix)
    content = part.read_bytes()
    part.write_bytes(content[: int(len(content) * kept)])
    found = refusal(tmp_path / "a.shp")
    assert found.startswith(f"2024/a{suffix} is damaged: it has {part.stat().st_size} of ")
    assert found.endswith(" bytes; copy it again.")


def test_a_damaged_shapefile_is_one_error_and_the_edition_stays(tmp_path: Path) -> None:
    edition = import_realm(tmp_path)
    shapes = tmp_path / "shapefiles" / "realm" / "townships.shp"
    content = shapes.read_bytes()
    shapes.write_bytes(content[:200])
    with pytest.raises(ImportRefusedError) as raised:
        import_territory(tmp_path / "data" / "realm", territory="realm", home=tmp_path)
    assert told(raised.value.problems) == [
        f"error: townships.shp is damaged: it has 200 of {len(content)} bytes; copy it again."
    ]
    assert Store(tmp_path).current("realm") == edition
