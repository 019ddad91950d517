"""The unit list of a territory: ``units.csv`` (or a workbook) to a tree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.catalogue.headers import comparable
from dashboard.domain.periods import Calendar
from dashboard.domain.units import LEVELS, Unit, UnitTree, significant_code
from dashboard.i18n import N_
from dashboard.storage.cells import PERIOD_EXPECTED, half_width, period
from dashboard.storage.privacy import person_problem
from dashboard.storage.problems import Problem, Problems
from dashboard.storage.tables import Sheet, Table, find_header, read_sheets, table_below

_COLUMNS: Mapping[str, str] = {
    "unit_code": "unit_code code 单位代码 地区代码 行政区划代码 区划代码 代码",
    "name": "name unit_name 单位名称 地区名称 名称 单位 地区",
    "name_en": "name_en 英文名称 英文名",
    "level": "level 级别 层级",
    "parent": "parent parent_code 上级代码 上级单位代码 上级",
    "valid_from": "valid_from 起始 起始月份 设立月份",
    "valid_to": "valid_to 终止 终止月份 撤销月份",
}
_MEANINGS = {comparable(h): name for name, headers in _COLUMNS.items() for h in headers.split()}
_LEVEL_NAMES: Mapping[str, str] = {
    "nation": "全国 国家",
    "province": "省 省级 自治区 直辖市",
    "city": "市 市级 地市 地级市",
    "county": "县 区 县级 区县 县区 县级市",
    "township": "乡 镇 街道 乡级 乡镇 镇街 乡镇街道 乡镇(街道)",
    "village": "村 社区 村级 村居 村社区 村(社区)",
}
_LEVELS = {name: level for level in LEVELS for name in (level, *_LEVEL_NAMES[level].split())}
_LEVEL_OF_LENGTH = {2: "province", 4: "city", 6: "county", 9: "township", 12: "village"}


@dataclass(frozen=True)
class _Row:
    """One row of the unit list, cells by the names of ``_COLUMNS``."""

    number: int
    cells: Mapping[str, str]
    table: Table

    def fault(self, template: str, column: str = "", **values: object) -> Problem:
        headers = {_MEANINGS.get(comparable(header)): header for header in self.table.headers}
        return Problem(
            "error",
            template,
            values=values,
            file=self.table.file,
            sheet=self.table.sheet,
            row=self.number,
            column=headers.get(column, ""),
        )


def read_units(
    path: Path, *, shown: str, calendar: Calendar, problems: Problems, encoding: str = ""
) -> UnitTree:
    """Read the units of a territory.

    Columns: code, name, English name, level, parent's code, first and last month in which
    the unit exists. Level and parent may be left out where the code tells them.

    Args:
        path: CSV or workbook; its first sheet with a code and a name column counts.
        shown: Name of the file in sentences.
        calendar: For periods other than months in the validity columns.
        problems: Receives errors: missing file or column, code twice, unknown level or
            parent, more or fewer than one unit at the top, validity that ends before it
            begins.
        encoding: Forced encoding of CSV.

    Returns:
        The tree; empty where anything is wrong.
    """
    if not path.is_file():
        problems.error(N_("The unit list is missing."), file=shown)
        return UnitTree()
    found = Problems()
    units: list[tuple[_Row, Unit]] = []
    table = _table(read_sheets(path, shown=shown, problems=found, encoding=encoding), found)
    if table is not None:
        units = [(row, _unit(row, calendar, found)) for row in _rows(table)]
    tree = UnitTree.of(unit for _, unit in units)
    if units or not found.errors:
        found.extend(_faults_of_tree(units, tree, shown))
    problems.extend(found.all)
    return UnitTree() if found.errors else tree


def _are_headers(texts: Sequence[str]) -> bool:
    return {"unit_code", "name"} <= {_MEANINGS.get(comparable(text)) for text in texts}


def _table(sheets: Sequence[Sheet], problems: Problems) -> Table | None:
    """Return the first table of units; None where there is none or any sheet has persons."""
    headers = [find_header(sheet, _are_headers) for sheet in sheets]
    tables = [
        None if header is None else table_below(sheet, header)
        for sheet, header in zip(sheets, headers, strict=True)
    ]
    refusals = [
        refusal
        for sheet, table in zip(sheets, tables, strict=True)
        if (refusal := person_problem(sheet, table.headers if table else ()))
    ]
    problems.extend(refusals)
    return None if refusals else next(filter(None, tables), None)


def _rows(table: Table) -> Iterator[_Row]:
    meanings = [_MEANINGS.get(comparable(header)) for header in table.headers]
    for number, *texts in table.cells.astype(object).itertuples():
        named = zip(meanings, texts, strict=True)
        cells = {name: half_width(text) for name, text in named if name is not None}
        if cells["unit_code"] or cells["name"]:
            yield _Row(int(number), cells, table)


def _unit(row: _Row, calendar: Calendar, problems: Problems) -> Unit:
    code, name = row.cells["unit_code"], row.cells["name"]
    for column, text in (("unit_code", code), ("name", name)):
        if not text:
            problems.add(row.fault(N_("A unit needs a code and a name."), column))
    unit = Unit(
        code=code,
        name=name,
        name_en=row.cells.get("name_en", ""),
        level=_level(row, problems),
        parent=row.cells.get("parent") or None,
        valid_from=_month(row, "valid_from", calendar, problems),
        valid_to=_month(row, "valid_to", calendar, problems),
    )
    if unit.valid_from and unit.valid_to and unit.valid_from >= unit.valid_to:
        problems.add(row.fault(N_("The unit ends before it begins."), "valid_to"))
    return unit


def _level(row: _Row, problems: Problems) -> str:
    text, code = row.cells.get("level", ""), row.cells["unit_code"]
    if not text and code.isdigit():
        text = _LEVEL_OF_LENGTH.get(len(significant_code(code)), "")
    if comparable(text) not in _LEVELS:
        template = (
            N_("“{found}” is no level; expected one of {levels}.")
            if text
            else N_("The code does not tell the level; expected one of {levels}.")
        )
        problems.add(row.fault(template, "level", found=text, levels=list(LEVELS)))
    return _LEVELS.get(comparable(text), LEVELS[-1])


def _month(row: _Row, column: str, calendar: Calendar, problems: Problems) -> int | None:
    """Return the first month of validity, or the month after the last; None without bound."""
    text = row.cells.get(column, "")
    if not text:
        return None
    found = period(text, calendar)
    if found is None:
        problems.add(row.fault(PERIOD_EXPECTED, column, found=text))
        return None
    return found.start if column == "valid_from" else found.end


def _faults_of_tree(
    units: Sequence[tuple[_Row, Unit]], tree: UnitTree, shown: str
) -> Iterator[Problem]:
    if not units:
        yield Problem(
            "error",
            N_("No unit is listed; expected a header row with “unit_code” and “name”."),
            file=shown,
        )
        return
    first: dict[str, int] = {}
    for row, unit in units:
        if unit.code in first:
            yield row.fault(
                N_("The code {code} stands in row {first} already."),
                "unit_code",
                code=unit.code,
                first=first[unit.code],
            )
        first.setdefault(unit.code, row.number)
        yield from _fault_of_parent(row, tree[unit.code], tree)
    tops = [unit for unit in tree if unit.parent is None]
    if len(tops) != 1:
        yield Problem(
            "error",
            N_("Exactly one unit must have no unit above it; found {count}: {units}."),
            values={"count": len(tops), "units": [f"{u.name} ({u.code})" for u in tops[:10]]},
            file=shown,
        )


def _fault_of_parent(row: _Row, unit: Unit, tree: UnitTree) -> Iterator[Problem]:
    if unit.parent is None:
        return
    if unit.parent not in tree:
        yield row.fault(
            N_("The unit above, {parent}, is not in the list."), "parent", parent=unit.parent
        )
    elif LEVELS.index(tree[unit.parent].level) >= LEVELS.index(unit.level):
        yield row.fault(
            N_("The unit above, {parent}, must be of a wider level than {level}."),
            "parent",
            parent=tree[unit.parent].name,
            level=unit.level,
        )
