"""A territory of the habits of real files: what settings and a unit list must suffice for.

The same in small as the counties of Guangdong: a shapefile in GBK that does not say so, a
census table with names indented by full-width spaces, totals among the counties, cities
without counties, codes that occur in one census only, names with a lookalike character.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
import shapely
from click.testing import CliRunner

from dashboard.cli import main
from dashboard.storage.importing import ImportResult, import_territory
from dashboard.storage.store import Edition, Store
from tests.storage.forms import write_csv
from tests.storage.realm import told
from tests.storage.shapes import forget, square, write_shapes

SETTINGS = """id = "hai"
name_zh = "海省"
start_month = 1
population = "end"
main_grain = "year"
headline = ["sex_ratio_at_birth"]
boundary_folder = "../../../given"

[facts]
files = ["../../../given/census_*.csv"]

[facts.columns]
census = "period"
code = "unit_code"
name = "unit_name"
boys_age_0 = "boys"
girls_age_0 = "girls"

[[boundaries]]
file = "海省区县.shp"
level = "county"
code_field = "adcode"
name_field = "区县"
"""
UNITS = [
    ["code", "name", "level", "valid_from", "valid_to"],
    ["990000", "海省", "province", "", ""],
    ["990100", "甲市", "city", "", ""],
    ["990103", "东区", "county", "", ""],
    ["990104", "西区", "county", "", ""],
    ["990183", "从化市", "county", "", "2019"],
    ["990117", "从化区", "county", "2020", ""],
    ["991900", "莞市", "city", "", ""],  # a city without counties
    ["992000", "山市", "city", "", ""],
]
COLUMNS = ["census", "code", "name", "level", "population", "boys_age_0", "girls_age_0"]
CENSUS = [  # 广东从化巿 stands so in the real table, with 巿 (U+5DFF) for 市 (U+5E02)
    ["2010", "990000", "海省", "province", 10_500, 1_210, 1_000],
    ["2010", "990100", "甲市", "city", 6_000, 660, 560],
    ["2010", "990103", "　　东区", "county", 2_000, 240, 200],
    ["2010", "990104", "　　西区", "county", 2_500, 250, 220],
    ["2010", "990183", "　　从化巿", "county", 1_500, 170, 140],
    ["2010", "991900", "　莞市", "city", 3_000, 400, 300],
    ["2010", "992000", "　山市", "city", 1_500, 150, 140],
    ["2020", "990000", "海省", "province", 11_500, 1_155, 1_000],
    ["2020", "990100", "甲市", "city", 6_500, 605, 520],
    ["2020", "990103", "　　东区", "county", 2_100, 220, 200],
    ["2020", "990104", "　　西区", "county", 2_600, 230, 200],
    ["2020", "990117", "　　从化区", "county", 1_800, 155, 120],
    ["2020", "991900", "　莞市", "city", 3_500, 400, 340],
    ["2020", "992000", "　山市", "city", 1_500, 150, 140],
]
POLYGONS = {
    "990103": ("东区", square(0, 0)),
    "990104": ("西区", square(1, 0)),
    "990117": ("从化区", square(0, 1)),
    "991900": ("莞市", square(1, 1)),
    "990999": ("开发区", square(2, 1)),
}


def write(root: Path, census: Sequence[Sequence[object]] = CENSUS) -> Path:
    """Write what was given and, apart from it, the settings and the unit list."""
    write_csv(root / "given" / "census_age_0.csv", [COLUMNS, *census])
    shapes = write_shapes(
        root / "given" / "海省区县.shp",
        {
            "adcode": list(POLYGONS),
            "省": ["海省"] * len(POLYGONS),
            "区县": [name for name, _polygon in POLYGONS.values()],
        },
        [polygon for _name, polygon in POLYGONS.values()],
        crs="EPSG:4326",
        encoding="GBK",
    )
    forget(shapes, ".cpg", language=0)
    folder = root / "home" / "data" / "hai"
    folder.mkdir(parents=True)
    (folder / "territory.toml").write_text(SETTINGS, encoding="utf-8")
    write_csv(folder / "units.csv", UNITS)
    return root / "home"


def imported(home: Path) -> ImportResult:
    return import_territory(home / "data" / "hai", territory="hai", home=home)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = write(tmp_path_factory.mktemp("hai"))
    imported(home)
    return home


@pytest.fixture
def edition(home: Path) -> Edition:
    return Store(home).edition("hai")


def figures(home: Path, *arguments: str) -> list[dict[str, object]]:
    command = ["figures", "--territory", "hai", "--indicator", "sex_ratio_at_birth"]
    command += ["--home", str(home), "--format", "json", *arguments]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def by_name(rows: list[dict[str, object]]) -> dict[object, float]:
    return {row["unit_name"]: round(float(str(row["value"])), 1) for row in rows}


@pytest.mark.parametrize(("period", "expected"), [("2010", 121.0), ("2020", 115.5)])
def test_the_province_is_the_sum_of_the_lowest_units(home, period, expected):
    assert by_name(figures(home, "--period", period)) == {"海省": expected}


def test_cities_with_and_without_counties_have_their_figures(home):
    rows = figures(home, "--period", "2010", "--level", "city")
    assert by_name(rows) == {"甲市": 117.9, "莞市": 133.3, "山市": 107.1}


def test_units_count_in_the_periods_in_which_they_exist(home):
    for period, merged in (("2010", "从化市"), ("2020", "从化区")):
        rows = figures(home, "--period", period, "--unit", "990100", "--level", "county")
        reporting = {row["unit_name"] for row in rows if row["value"] is not None}
        assert reporting == {"东区", "西区", merged}


def test_cities_are_drawn_as_the_union_of_their_counties_and_those_without_as_they_are(edition):
    drawn = edition.boundaries().set_index("unit_code")
    assert set(drawn.index) == {"990000", "990100", "990103", "990104", "990117", "991900"}
    counties = [POLYGONS[code][1] for code in ("990103", "990104", "990117")]
    assert drawn.geometry["990100"].equals(shapely.union_all(counties))
    assert drawn.loc["991900", "level"] == "city"


def test_what_does_not_join_is_named(edition):
    silence, stray, undrawn = told(edition.problems())  # nothing of 巿, which means 市
    assert silence.startswith("warning: Not reported by 海省, 2011–2019 (all): Boys born,")
    assert stray == (
        "warning: 海省区县.shp, row 5: The polygon “开发区 990999” is none of the listed units and"
        " is not drawn."
    )
    assert undrawn == "warning: No polygon, so the map cannot draw them: 从化市 (990183)."


def test_a_printed_total_that_is_no_sum_is_reported_and_not_used(tmp_path):
    wrong = [*CENSUS[:1], [*CENSUS[1][:5], 760, 560], *CENSUS[2:]]
    home = write(tmp_path, wrong)
    problems = told(imported(home).problems)
    assert (
        "warning: census_age_0.csv, row 3, column “boys_age_0”: 甲市, 2010: the printed total is"
        " 760, the sum of the reports 660."
    ) in problems
    assert by_name(figures(home, "--period", "2010")) == {"海省": 121.0}


def test_a_code_that_is_not_listed_stops_the_import_with_its_row(tmp_path):
    home = write(tmp_path, [*CENSUS, ["2020", "990118", "　　增城区", "county", 900, 9, 8]])
    result = CliRunner().invoke(
        main, ["--lang", "en", "check", str(home / "data" / "hai"), "--home", str(home)]
    )
    assert result.exit_code == 1
    assert (
        "Error: census_age_0.csv, row 16, column “code”: The unit “990118 增城区” is not in the"
        " unit list; nearest: "
    ) in result.stderr
    assert not (home / "store").exists()
