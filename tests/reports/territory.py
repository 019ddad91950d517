"""A small county as a statistician would write it, whose every figure can be worked out by hand.

Five townships: one with villages, one with very few girls, one that misses a month, one that
is merged at the end of 2025, and its successor, which has no polygon yet. October year, the
mean of start and end as population, months 2024-10..2026-03.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
from shapely import box

from dashboard.domain.periods import Calendar, Grain, Period

COUNTY, EAST, WEST, SOUTH, OLD, NEW = (
    "990201", "990201001", "990201002", "990201003", "990201004", "990201005",
)  # fmt: skip
LARGE, SMALL, LARGEST = "990201001001", "990201001002", "990201001003"
MISSED = "2025-05"
CALENDAR = Calendar(10)

SETTINGS = """id = "test"
name_zh = "试县"
name_en = "Test County"
start_month = 10
population = "mean"
historical = true
headline = [
    "birth_rate", "sex_ratio_at_birth", "sex_ratio_at_birth_parity_2", "policy_compliance",
    "cases_filed", "total_fertility_rate", "three_check",
]
[[boundaries]]
file = "townships.shp"
level = "township"
[[boundaries]]
file = "villages.shp"
level = "village"
"""
UNITS = f"""unit_code,name,name_en,valid_from,valid_to
{COUNTY},试县,Test County,,
{EAST},东镇,East,,
{WEST},西镇,West,,
{SOUTH},南镇,South,,
{OLD},旧乡,Old,,2025-12
{NEW},新镇,New,2026-01,
{LARGE},大村,Large,,
{SMALL},小村,Small,,
{LARGEST},更大村,Largest,,
"""
HEADERS = (
    "unit_code", "period", "scope", "boys", "girls", "compliant_births", "deaths",
    "boys_parity_2", "girls_parity_2", "population",
)  # fmt: skip
VILLAGES = {
    LARGE: (12, 12, 24, 6, 0, 0, 1000),
    SMALL: (2, 1, 3, 0, 0, 0, 500),
    LARGEST: (30, 30, 60, 12, 0, 0, 2500),
}
FIRST_HALF_2025 = VILLAGES | {
    WEST: (8, 8, 16, 6, 6, 6, 2000),
    SOUTH: (210, 200, 380, 60, 110, 100, 10_000),
    OLD: (12, 12, 24, 6, 0, 0, 1000),
}
FIRST_HALF_2026 = VILLAGES | {
    WEST: (27, 5, 30, 6, 27, 5, 2000),
    SOUTH: (300, 200, 400, 60, 223, 105, 10_000),
    OLD: (6, 6, 12, 3, 0, 0, 1000),
    NEW: (6, 7, 13, 3, 0, 0, 1000),
}
HALVES: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    "2025H1": FIRST_HALF_2025,
    "2025H2": FIRST_HALF_2025,
    "2026H1": FIRST_HALF_2026,
}
"""What the units report in a half-year: the counts of ``HEADERS``, population at the end."""

EXISTS = {OLD: (0, CALENDAR.parse("2026-01").start), NEW: (CALENDAR.parse("2026-01").start, 10**6)}
SQUARES = {
    EAST: (0, 0, 2, 1), WEST: (2, 0, 3, 1), SOUTH: (0, 1, 3, 2), OLD: (3, 0, 4, 2),
    LARGE: (0, 0, 1, 1), SMALL: (1, 0, 2, 0.5), LARGEST: (1, 0.5, 2, 1),
}  # fmt: skip


def write_county(home: Path) -> Path:
    """Write the county below ``home``; return its folder."""
    folder = home / "data" / "test"
    write_text(folder / "territory.toml", SETTINGS)
    write_text(folder / "units.csv", UNITS)
    write_rows(folder / "facts" / "monthly.csv", [HEADERS, *monthly_rows()])
    write_rows(
        folder / "facts" / "county.csv",
        [
            (
                "单位代码",
                "统计期",
                "立案查处案件数",
                "应兑现奖励优待政策人数",
                "已兑现奖励优待政策人数",
            ),
            (COUNTY, "2025H1", 60, 20, ""),
            (COUNTY, "2026H1", 75, "", 20),  # due and paid never together
        ],
    )
    header = ("unit_code", "period", "scope", "women_age_15_19")  # of no indicator by itself
    rows = [header, (WEST, "2026H1", "registered", 50)]
    write_rows(folder / "facts" / "women.csv", rows)
    for name, codes in (("townships", (EAST, WEST, SOUTH, OLD)), ("villages", VILLAGES)):
        write_squares(home / "shapefiles" / "test" / f"{name}.shp", codes)
    return folder


def write_census(home: Path) -> Path:
    """Write a territory of two years ten apart, without boundaries; return its folder."""
    folder = home / "data" / "census"
    write_text(folder / "territory.toml", 'id = "census"\nname_zh = "普查市"\n')
    write_text(folder / "units.csv", "unit_code,name\n9903,普查市\n990301,甲县\n990302,乙县\n")
    write_rows(
        folder / "facts" / "years.csv",
        [
            ("unit_code", "period", "boys", "girls", "population"),
            ("990301", "2010", 602, 500, 90_000),
            ("990302", "2010", 300, 250, 40_000),
            ("990301", "2020", 578, 500, 95_000),
            ("990302", "2020", 280, "", 41_000),
        ],
    )
    return folder


def monthly_rows() -> Iterator[tuple[Any, ...]]:
    """Yield unit, month, scope and counts; before the first half-year the population alone."""
    for unit, (*_, population) in FIRST_HALF_2025.items():
        yield (unit, "2024-09", "all", *[""] * 6, population)
    for label, reports in HALVES.items():
        for unit, counts in reports.items():
            yield from _months_of(unit, CALENDAR.parse(label), counts)
    yield from ((WEST, f"2026-{month:02}", "migrants_in", 1, 1, *[""] * 5) for month in (1, 2, 3))


def _months_of(unit: str, half: Period, counts: tuple[int, ...]) -> Iterator[tuple[Any, ...]]:
    first, end = EXISTS.get(unit, (0, 10**6))
    months = list(CALENDAR.between(max(first, half.start), min(end, half.end) - 1, Grain.MONTH))
    spread = [
        [total // len(months) + (number < total % len(months)) for total in counts[:-1]]
        for number in range(len(months))
    ]
    for month, flows in zip(months, spread, strict=True):
        if (unit, CALENDAR.label(month)) != (SOUTH, MISSED):
            yield (unit, CALENDAR.label(month), "all", *flows, counts[-1])


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_rows(path: Path, rows: Iterable[tuple[Any, ...]]) -> None:
    """Write ``rows`` as CSV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def write_squares(path: Path, codes: Iterable[str]) -> None:
    """Write the squares of ``codes`` as a shapefile in the habit of the field."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = dict(line.split(",")[:2] for line in UNITS.split()[1:])
    shapes = [box(*np.array(SQUARES[code]) / 10 + (108, 34, 108, 34)) for code in codes]
    frame = gpd.GeoDataFrame(
        {"XZQDM": list(codes), "XZQMC": [names[code] for code in codes]},
        geometry=shapes,
        crs="EPSG:4490",
    )
    frame.to_file(path, encoding="GBK")
