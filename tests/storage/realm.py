"""A whole territory with boundaries as files, for the tests of imports and editions."""

from pathlib import Path

from dashboard.i18n import using
from dashboard.storage.importing import import_territory
from tests.storage.forms import Rows, write_csv
from tests.storage.shapes import square, write_shapes

SETTINGS = """id = "realm"
name_zh = "演示县"
start_month = 1
population = "end"

[[boundaries]]
file = "townships.shp"
level = "township"
"""
UNITS = [
    ["unit_code", "name"],
    ["990101", "演示县"],
    ["990101101", "甲镇"],
    ["990101102", "乙镇"],
]
FACTS = [
    ["unit_code", "period", "boys", "girls", "population"],
    ["990101101", "2025-01", "12", "10", "5000"],
    ["990101101", "2025-02", "11", "9", "5005"],
    ["990101102", "2025-01", "8", "9", "4000"],
    ["990101102", "2025-02", "7", "8", "4001"],
]


def write_realm(home: Path, facts: Rows = FACTS) -> Path:
    """Write the territory ``realm`` below ``home``; return its folder."""
    folder = home / "data" / "realm"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "territory.toml").write_text(SETTINGS, encoding="utf-8")
    write_csv(folder / "units.csv", UNITS)
    write_csv(folder / "facts" / "births.csv", facts)
    write_shapes(
        home / "shapefiles" / "realm" / "townships.shp",
        {"XZQDM": ["990101101", "990101102"], "XZQMC": ["甲镇", "乙镇"]},
        [square(0, 0), square(1, 0)],
        encoding="GBK",
    )
    return folder


def with_boys(boys: int) -> Rows:
    """Return the facts with another number of boys in the first row."""
    return [FACTS[0], [*FACTS[1][:2], str(boys), *FACTS[1][3:]], *FACTS[2:]]


def import_realm(home: Path, facts: Rows = FACTS) -> str:
    """Write and import the territory; return the id of its edition."""
    folder = write_realm(home, facts)
    return import_territory(folder, territory="realm", home=home).edition_id


def told(problems) -> list[str]:
    """Return problems in English, each after its severity."""
    with using("en"):
        return [f"{problem.severity}: {problem}" for problem in problems]
