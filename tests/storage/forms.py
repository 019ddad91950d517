"""A small territory and its tables as files, for the tests of reading and checking."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from dashboard import catalogue
from dashboard.domain.periods import Period
from dashboard.domain.units import UnitTree
from dashboard.i18n import using
from dashboard.storage.facts import FactReader, FactTable
from dashboard.storage.importing import check_territory
from dashboard.storage.problems import Problems
from dashboard.storage.settings import Settings
from dashboard.storage.units_table import read_units

UNITS = """unit_code,name,name_en,valid_to
990101,临县,Lin,
990101001,东关街道,East Gate,
990101102,城关镇,Town,
990101103,旧镇,Old Town,2025-12
990101001001,一村,,
990101102001,一村,,
990101102002,二村,,
"""
NO_BOUNDARIES = "warning: The settings name no boundaries; there will be no map."

Rows = Sequence[Sequence[Any]]


def write_csv(path: Path, rows: Rows, *, encoding: str = "utf-8") -> Path:
    """Write ``rows`` as CSV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def write_book(path: Path, sheets: Mapping[str, Rows], *, merged: Sequence[str] = ()) -> Path:
    """Write a workbook; ``merged`` ranges are those of its first sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for cells in merged:
        workbook.worksheets[0].merge_cells(cells)
    workbook.save(path)
    return path


def sentences(problems: Problems) -> list[str]:
    """Return the problems in English, each after its severity."""
    with using("en"):
        return [f"{problem.severity}: {problem}" for problem in problems.all]


def lin_tree(folder: Path) -> UnitTree:
    """Return the units of 临县."""
    path = folder / "units.csv"
    path.write_text(UNITS, encoding="utf-8")
    problems = Problems()
    tree = read_units(path, shown="units.csv", calendar=_settings().calendar, problems=problems)
    assert sentences(problems) == []
    return tree


def read_facts(path: Path, **facts: Any) -> tuple[list[FactTable], list[str]]:
    """Read one file of facts of 临县, year from October; ``facts`` are settings of its tables."""
    problems = Problems()
    tree = lin_tree(path.parent)
    reader = FactReader(_settings(facts=facts), tree, catalogue.load(), problems)
    tables = reader.read(path, shown=path.name)
    return tables, sentences(problems)


def settings_problems(**facts: Any) -> list[str]:
    """Return what is wrong with the settings of 临县's fact tables."""
    problems = Problems()
    FactReader(_settings(facts=facts), UnitTree(), catalogue.load(), problems).check_settings()
    return sentences(problems)


def _settings(**fields: Any) -> Settings:
    return Settings(id="lin", name_zh="临县", start_month=10, **fields)


def counts(table: FactTable, measure: str) -> list[tuple[str, str, float]]:
    """Return what a table says of ``measure`` row by row: unit's code, period, count."""
    codes = [line.split(",")[0] for line in UNITS.splitlines()[1:]]
    label = _settings().calendar.label
    return [
        (codes[row.unit], label(Period(row.start, row.months)), getattr(row, measure))
        for row in table.rows.itertuples()
    ]


def write_territory(home: Path, *, settings: str = "", units: str = UNITS) -> Path:
    """Write settings and units of 临县 below ``home``; return its folder."""
    folder = home / "data" / "lin"
    (folder / "facts").mkdir(parents=True)
    text = f'id = "lin"\nname_zh = "临县"\nstart_month = 10\n{settings}'
    (folder / "territory.toml").write_text(text, encoding="utf-8")
    (folder / "units.csv").write_text(units, encoding="utf-8")
    return folder


def check(folder: Path) -> list[str]:
    """Return what ``check`` says of a territory without boundaries, in English."""
    problems = check_territory(folder, territory="lin", home=folder.parents[1])
    with using("en"):
        found = [f"{problem.severity}: {problem}" for problem in problems]
    assert NO_BOUNDARIES in found
    return [sentence for sentence in found if sentence != NO_BOUNDARIES]
