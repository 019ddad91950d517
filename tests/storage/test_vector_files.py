"""Vector files with the encodings, coordinate systems and attributes that users bring."""

from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely

from dashboard.errors import BoundaryError
from dashboard.i18n import using
from dashboard.storage.settings import BoundaryFile
from dashboard.storage.vector_files import read_polygons
from tests.storage.shapes import forget, square, tree, write_shapes

HUYI = "鄠邑区"  # GB2312 lacks the first character, GBK has it
ATTRIBUTES = {"XZQDM": ["610118", "610113"], "XZQMC": [HUYI, "雁塔区"]}
POLYGONS = [square(0, 0), square(1, 0)]
UNITS = tree("610100 西安市 city", f"610118 {HUYI} county", "610113 雁塔区 county")
GBK_BYTE, UTF8_BYTE = 0x4D, 0x57


def read(path: Path, **given: str):
    boundary = BoundaryFile(file=path.name, level="county", **given)
    return read_polygons(path, boundary=boundary, units=UNITS)


def refusal(path: Path, **given: str) -> str:
    with pytest.raises(BoundaryError) as raised, using("en"):
        read(path, **given)
    with using("en"):
        return str(raised.value)


@pytest.mark.parametrize("declared", ["GBK", "936", "cp936", "GB2312", "GB18030", "nonsense"])
def test_gbk_is_read_whatever_member_of_its_family_the_cpg_names(tmp_path, declared):
    path = write_shapes(tmp_path / "a.shp", ATTRIBUTES, POLYGONS, encoding="GBK")
    path.with_suffix(".cpg").write_text(declared)
    assert read(path)["name"].tolist() == ATTRIBUTES["XZQMC"]


@pytest.mark.parametrize(
    ("encoding", "language"),
    [("GBK", 0), ("GBK", GBK_BYTE), ("UTF-8", 0), ("UTF-8", UTF8_BYTE), ("GBK", UTF8_BYTE)],
)
def test_without_cpg_the_language_byte_and_then_the_texts_tell(tmp_path, encoding, language):
    path = write_shapes(tmp_path / "a.shp", ATTRIBUTES, POLYGONS, encoding=encoding)
    forget(path, ".cpg", language=language)
    found = read(path)
    assert found["name"].tolist() == ATTRIBUTES["XZQMC"]
    assert found["code"].tolist() == ATTRIBUTES["XZQDM"]


def test_gbk_that_happens_to_be_valid_utf8_is_told_by_the_language_byte(tmp_path):
    # "联通" in GBK is a well-formed two-byte sequence of UTF-8
    path = write_shapes(
        tmp_path / "a.shp", {"XZQDM": ["610113"], "XZQMC": ["联通"]}, POLYGONS[:1], encoding="GBK"
    )
    forget(path, ".cpg", language=GBK_BYTE)
    assert read(path)["name"].tolist() == ["联通"]


def test_utf8_cut_off_in_the_middle_of_a_character_is_never_taken_for_gbk(tmp_path):
    path = write_shapes(tmp_path / "a.shp", ATTRIBUTES, POLYGONS, encoding="UTF-8")
    forget(path, ".cpg", language=0)
    table = path.with_suffix(".dbf").read_bytes()
    cut = table.replace("雁塔区".encode(), "雁塔".encode() + "区".encode()[:2] + b" ")
    path.with_suffix(".dbf").write_bytes(cut)
    assert refusal(path).startswith("The attributes of a.shp are not written in UTF-8;")


def test_chinese_field_names_are_read_where_all_cells_are_ascii(tmp_path):
    path = write_shapes(tmp_path / "a.shp", {"代码": ["610113"]}, POLYGONS[:1], encoding="GBK")
    forget(path, ".cpg", language=0)
    assert read(path)["code"].tolist() == ["610113"]


def test_a_wrong_cpg_is_named_and_the_settings_win_over_it(tmp_path):
    path = write_shapes(tmp_path / "a.shp", ATTRIBUTES, POLYGONS, encoding="GBK")
    path.with_suffix(".cpg").write_text("UTF-8")
    assert refusal(path) == (
        "The attributes of a.shp are not written in UTF-8; name their encoding in the settings"
        ' of the territory, for example encoding = "GBK".'
    )
    assert read(path, encoding="GBK")["name"].tolist() == ATTRIBUTES["XZQMC"]


@pytest.mark.parametrize("name", ["a.gpkg", "a.geojson", "a.fgb"])
def test_other_kinds_of_files_are_read_alike(tmp_path, name):
    found = read(write_shapes(tmp_path / name, ATTRIBUTES, POLYGONS))
    assert sorted(found["name"]) == sorted(ATTRIBUTES["XZQMC"])
    assert found.crs.to_epsg() == 4326
    drawn = dict(zip(found["code"], found.geometry, strict=True))
    assert all(map(shapely.equals, map(drawn.get, ATTRIBUTES["XZQDM"]), POLYGONS))


def test_metres_of_cgcs2000_become_degrees(tmp_path):
    # the centre of the 3-degree zone of 108°E has false easting 500 km: GB 22021, EPSG:4545
    metres = shapely.box(500_000, 3_765_000, 510_000, 3_775_000)
    path = write_shapes(
        tmp_path / "a.shp", {"XZQDM": ["610113"]}, [metres], crs="EPSG:4545", encoding="GBK"
    )
    west, south, _east, _north = read(path).total_bounds
    assert west == pytest.approx(108, abs=1e-6)
    assert south == pytest.approx(34.01, abs=0.01)


def test_without_prj_the_settings_must_name_the_coordinate_system(tmp_path):
    path = write_shapes(tmp_path / "a.shp", ATTRIBUTES, POLYGONS, encoding="GBK")
    forget(path, ".prj")
    assert refusal(path) == (
        "a.shp does not say its coordinate system (no .prj); name it in the settings of the"
        ' territory, for example crs = "EPSG:4490".'
    )
    assert refusal(path, crs="EPSG:banana").startswith("“EPSG:banana”, given for a.shp, is no")
    assert np.allclose(read(path, crs="EPSG:4490").total_bounds, [108, 34, 109, 34.5])


def test_metres_declared_as_degrees_are_refused(tmp_path):
    metres = shapely.box(500_000, 3_765_000, 510_000, 3_775_000)
    path = write_shapes(
        tmp_path / "a.shp", {"XZQDM": ["610113"]}, [metres], crs="EPSG:4545", encoding="GBK"
    )
    forget(path, ".prj")
    assert refusal(path, crs="EPSG:4490") == (
        "The coordinates of a.shp do not fit its coordinate system, China Geodetic Coordinate"
        " System 2000."
    )


@pytest.mark.parametrize(
    ("codes", "expected"),
    [([610118.0, 610113.0], ["610118", "610113"]), ([610118, 610113], ["610118", "610113"])],
)
def test_codes_that_a_spreadsheet_made_numbers_are_codes_again(tmp_path, codes, expected):
    path = write_shapes(tmp_path / "a.gpkg", {"pac": codes}, POLYGONS)
    assert read(path)["code"].tolist() == expected


def test_unusual_fields_are_found_by_what_they_hold_and_wrong_ones_named(tmp_path):
    path = write_shapes(
        tmp_path / "a.gpkg",
        {"所属": ["陕西", "陕西"], "区县": ATTRIBUTES["XZQMC"], "区号": ATTRIBUTES["XZQDM"]},
        POLYGONS,
    )
    found = read(path)
    assert found["name"].tolist() == ATTRIBUTES["XZQMC"]
    assert found["code"].tolist() == ATTRIBUTES["XZQDM"]
    assert (
        refusal(path, code_field="GB") == "a.gpkg has no attribute “GB”; it has 所属、区县、区号."
    )
    useless = write_shapes(tmp_path / "b.gpkg", {"所属": ["陕西", "陕西"]}, POLYGONS)
    assert refusal(useless) == (
        "b.gpkg: no attribute holds the units' codes or names; it has 所属."
    )


@pytest.mark.parametrize("number", ["13800000000", "138-0000-0000", "11010519491231002X"])
def test_names_with_numbers_of_persons_are_refused_and_not_repeated(tmp_path, number):
    names = {"XZQDM": ATTRIBUTES["XZQDM"], "XZQMC": [HUYI, f"雁塔区 {number}"]}
    path = write_shapes(tmp_path / "a.gpkg", names, POLYGONS)
    expected = "a.gpkg: the attribute “XZQMC” holds numbers of persons; take them out."
    assert refusal(path) == expected


def test_files_that_are_none_are_refused_in_one_sentence(tmp_path):
    for suffix in ("shp", "shx", "dbf"):
        (tmp_path / f"broken.{suffix}").write_bytes(bytes(100))
    (tmp_path / "table.csv").write_text("code,name\n610113,雁塔区\n")
    assert refusal(tmp_path / "missing.shp") == "There is no boundary file missing.shp."
    assert refusal(tmp_path / "broken.shp").startswith("broken.shp cannot be read as a vector")
    assert refusal(tmp_path / "table.csv") == "table.csv holds no shapes."


def test_a_file_of_several_layers_is_refused_rather_than_guessed(tmp_path):
    path = write_shapes(tmp_path / "a.gpkg", ATTRIBUTES, POLYGONS)
    frame = pyogrio.read_dataframe(path)
    pyogrio.write_dataframe(frame, path, layer="parks")
    assert refusal(path) == "a.gpkg has several layers: a、parks; save the one to draw as a file."
