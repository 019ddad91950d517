"""Which polygon draws which unit, what is named, and what browsers get."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.domain.units import UnitTree
from dashboard.errors import BoundaryError
from dashboard.i18n import using
from dashboard.storage.boundaries import geometry_json, read_boundaries
from dashboard.storage.polygons import repaired, seen_together, simplified
from dashboard.storage.settings import BoundaryFile, Settings
from tests.storage.shapes import square, tree, write_shapes

UNITS = tree(
    "990000 演示省 province",
    "990100 甲市 city",
    "990101 东区 county",
    "990102 西区 county",
    "990200 乙市 city",
    "990201 城关镇 county",
    "990300 丙市 city",
)


def read(folder: Path, *files: str, units: UnitTree = UNITS, level: str = "county"):
    given_files = tuple(BoundaryFile(file=file, level=level) for file in files)
    chosen = Settings(id="t", name_zh="t", boundaries=given_files, boundary_folder=".")
    drawn, problems = read_boundaries(chosen, folder, units)
    with using("en"):
        return drawn.set_index("unit_code"), [str(problem) for problem in problems]


def drawn_of(folder: Path, codes: list[str], names: list[str], polygons=None):
    polygons = polygons or [square(column, 0) for column in range(len(codes))]
    path = write_shapes(folder / "a.gpkg", {"code": codes, "name": names}, polygons)
    return read(folder, path.name)


def test_codes_join_and_a_wider_unit_is_the_union_of_its_parts(tmp_path):
    drawn, problems = drawn_of(
        tmp_path,
        ["990101", "990102", "990201", "990300"],
        ["东区", "西区", "城关镇", "丙市"],
    )
    assert problems == []
    assert drawn["level"].tolist() == ["province", *["city"] * 3, *["county"] * 3]
    parts = shapely.union_all(drawn.loc[["990101", "990102"]].geometry.to_numpy())
    assert drawn.geometry["990100"].equals(parts)
    assert drawn.geometry["990000"].area == pytest.approx(4 * square(0, 0).area)
    assert drawn.geometry["990300"].area == pytest.approx(square(0, 0).area)  # it has no counties


def test_units_without_polygon_and_polygons_without_unit_are_named(tmp_path):
    drawn, problems = drawn_of(tmp_path, ["990101", "990888"], ["东区", "开发区"])
    assert list(drawn.index) == ["990000", "990100", "990101"]
    assert problems == [
        "a.gpkg, row 2: The polygon “开发区 990888” is none of the listed units and is not drawn.",
        "No polygon, so the map cannot draw them: 西区 (990102), 城关镇 (990201).",
    ]


def test_many_units_without_polygon_are_one_sentence(tmp_path):
    units = tree(
        "990100 甲市 city", *(f"9901{number:02} {number}区 county" for number in range(1, 80))
    )
    write_shapes(tmp_path / "a.gpkg", {"code": ["990101"]}, [square(0, 0)])
    _drawn, problems = read(tmp_path, "a.gpkg", units=units)
    assert len(problems) == 1
    assert problems[0].endswith("61区 (990161), and 18 more.")


def test_a_code_decides_and_another_name_is_remarked(tmp_path):
    drawn, problems = drawn_of(tmp_path, ["990101", "990102"], ["西区", "西 区"])
    assert {"990101", "990102"} <= set(drawn.index)
    assert problems[0] == (
        "a.gpkg, row 1: The polygon of 东区 (990101) is called “西区”; check the code."
    )
    assert len(problems) == 2  # the other one: 城关镇 has no polygon


@pytest.mark.parametrize(
    ("code", "name", "joined"),
    [
        ("990299", "城关镇", True),  # the code says 乙市, which has one of this name
        ("990199", "城关镇", False),  # 甲市 has none
        ("", "城关镇", True),
        ("", "城关", False),
        ("990299", "城关区", False),
    ],
)
def test_without_its_code_a_polygon_joins_by_exact_name_within_the_parent(
    tmp_path, code, name, joined
):
    drawn, problems = drawn_of(tmp_path, ["990101", code], ["东区", name])
    assert ("990201" in drawn.index) == joined
    assert any("none of the listed units" in problem for problem in problems) != joined


def test_a_name_that_occurs_twice_is_left_to_a_person(tmp_path):
    drawn, problems = drawn_of(tmp_path, ["990101", "", ""], ["东区", "西区", "西区"])
    assert "990102" not in drawn.index
    expected = "The polygon “西区” may be one of several units; give it a code."
    assert [p for p in problems if expected in p] == [
        f"a.gpkg, row {row}: {expected}" for row in (2, 3)
    ]


def test_several_polygons_of_a_unit_are_put_together(tmp_path):
    drawn, problems = drawn_of(
        tmp_path,
        ["990101", "990101", "990102", "990201"],
        ["东区", "东区", "西区", "城关镇"],
        [square(0, 0), square(5, 5), square(1, 0), square(2, 0)],
    )
    assert problems == []
    assert drawn.geometry["990101"].geom_type == "MultiPolygon"


def test_a_file_of_another_place_is_refused(tmp_path):
    with pytest.raises(BoundaryError) as raised:
        drawn_of(tmp_path, ["110101", "110102"], ["东城区", "西城区"])
    with using("en"):
        assert str(raised.value) == (
            "a.gpkg: none of its polygons is a listed unit; check code_field and name_field in"
            " the settings of the territory. The first is “东城区 110101”."
        )


def test_invalid_polygons_are_repaired_and_named_and_empty_ones_are_missing(tmp_path):
    bow_tie = shapely.Polygon([(108, 34), (109, 35), (109, 34), (108, 35)])
    drawn, problems = drawn_of(
        tmp_path,
        ["990101", "990102", "990201"],
        ["东区", "西区", "城关镇"],
        [bow_tie, shapely.Polygon(), square(3, 0)],
    )
    assert drawn.geometry["990101"].is_valid
    assert drawn.geometry["990101"].area == pytest.approx(0.5)  # two triangles of a quarter
    assert problems == [
        "a.gpkg, row 1: The polygon “东区 990101” was not valid and has been repaired.",
        "a.gpkg, row 2: The feature “西区 990102” has no shape and is not drawn.",
        "No polygon, so the map cannot draw them: 西区 (990102).",
    ]


@pytest.mark.parametrize("shape", [None, shapely.Polygon(), shapely.LineString([(0, 0), (1, 1)])])
def test_a_file_in_which_no_feature_has_a_shape_is_refused(tmp_path, shape):
    with pytest.raises(BoundaryError) as raised:
        drawn_of(tmp_path, ["990101", "990102"], ["东区", "西区"], [shape, shape])
    with using("en"):
        assert str(raised.value) == "a.gpkg holds no shapes."


def test_lines_left_by_a_repair_are_no_part_of_a_unit():
    spike = shapely.Polygon([(0, 0), (1, 0), (1, 1), (2, 2), (1, 1), (0, 1)])
    line = shapely.LineString([(0, 0), (1, 1)])
    fixed, broken = repaired(gpd.GeoSeries([spike, line, None]))
    assert broken.tolist() == [True, False, False]
    assert fixed[0].geom_type == "Polygon"
    assert fixed[1] is None
    assert fixed[2] is None


def wavy_grid(columns: int, rows: int, seed: int) -> list[shapely.Geometry]:
    """Return cells of a grid whose shared sides are cut at the same wavy lines."""
    random = np.random.default_rng(seed)
    corners = np.stack(np.meshgrid(np.arange(columns + 1.0), np.arange(rows + 1.0)), axis=-1)
    corners += random.uniform(-0.3, 0.3, corners.shape)
    lines = {}

    def side(a, b):
        key = (min(a, b), max(a, b))
        if key not in lines:
            (x, y), (u, v) = corners[key[0][1], key[0][0]], corners[key[1][1], key[1][0]]
            part = np.linspace(0, 1, 402)[1:-1, None]
            wave = random.normal(0, 0.0002, (400, 2))
            lines[key] = np.vstack([[x, y], [x, y] + part * [u - x, v - y] + wave, [u, v]])
        return lines[key] if key[0] == a else lines[key][::-1]

    cells = [(c, r) for r in range(rows) for c in range(columns)]
    return [
        shapely.Polygon(
            np.vstack(
                [
                    side((c, r), (c + 1, r))[:-1],
                    side((c + 1, r), (c + 1, r + 1))[:-1],
                    side((c + 1, r + 1), (c, r + 1))[:-1],
                    side((c, r + 1), (c, r))[:-1],
                ]
            )
        )
        for c, r in cells
    ]


@settings(max_examples=15, deadline=None)
@given(st.integers(2, 5), st.integers(2, 5), st.integers(0, 10**6))
def test_neighbours_simplified_still_share_their_borders(columns, rows, seed):
    cells = np.array(wavy_grid(columns, rows, seed))
    assume(shapely.is_valid(cells).all() and shapely.coverage_is_valid(cells))
    simple = simplified(cells)
    assert shapely.coverage_is_valid(simple)  # no gap and no overlap along any border
    assert shapely.get_num_coordinates(simple).sum() < shapely.get_num_coordinates(cells).sum()
    assert not shapely.get_num_interior_rings(shapely.union_all(simple)).any()


def test_a_map_of_many_points_keeps_borders_shared_and_what_is_a_pixel_wide():
    cells = np.array(wavy_grid(25, 20, seed=1))
    assert shapely.get_num_coordinates(cells).sum() > 30_000
    seen = seen_together(cells)
    assert shapely.coverage_is_valid(seen)
    assert shapely.get_num_coordinates(seen).sum() < shapely.get_num_coordinates(cells).sum() / 2
    west, _south, east, _north = shapely.total_bounds(cells)
    assert shapely.hausdorff_distance(cells, seen).max() < 2 * (east - west) / 800
    assert (seen_together(cells[:4]) == cells[:4]).all()


def test_neighbours_from_two_files_and_a_city_among_counties_share_their_borders(tmp_path):
    east, west, town, city = wavy_grid(2, 2, seed=1)
    write_shapes(tmp_path / "a.gpkg", {"code": ["990101", "990102"]}, [east, west])
    write_shapes(tmp_path / "b.gpkg", {"code": ["990201", "990300"]}, [town, city])
    drawn, problems = read(tmp_path, "a.gpkg", "b.gpkg")
    assert problems == []
    counties = ["990101", "990102", "990201", "990300"]
    cities = ["990100", "990200", "990300"]
    for codes in (counties, cities):
        assert shapely.coverage_is_valid(drawn.loc[codes].geometry.to_numpy())


def test_layers_that_overlap_are_drawn_as_they_are(tmp_path):
    park = shapely.box(108.2, 34.1, 108.8, 34.4)  # over both counties, as parks are
    drawn, _problems = drawn_of(
        tmp_path,
        ["990101", "990102", "990201"],
        ["东区", "西区", "城关镇"],
        [square(0, 0), square(1, 0), park],
    )
    assert drawn.geometry["990201"].area == pytest.approx(park.area, rel=0.01)
    assert drawn.is_valid.all()


def test_browsers_get_compact_geometry_in_the_order_asked_for(tmp_path):
    drawn, _problems = drawn_of(
        tmp_path, ["990101", "990102", "990300"], ["东区", "西区", "丙市"], wavy_grid(3, 1, seed=2)
    )
    content = geometry_json(drawn.reset_index(), units=["990300", "990101"])
    features = json.loads(content)["features"]
    assert [f["properties"]["code"] for f in features] == ["990300", "990101"]
    rings = [shapely.LinearRing(f["geometry"]["coordinates"][0]) for f in features]
    assert not any(ring.is_ccw for ring in rings)
    for feature, ring in zip(features, rings, strict=True):
        assert shapely.Polygon(ring).contains(shapely.Point(feature["properties"]["label"]))
        exact = drawn.geometry[feature["properties"]["code"]]
        assert shapely.hausdorff_distance(ring, exact.exterior) < 1e-5
    assert b" " not in content
    assert max(len(number) for number in content.split(b"[")[-1].split(b"]")[0].split(b",")) <= 9
