"""What the columns of a fact table mean: headers to units, periods, scopes and measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.catalogue.headers import comparable, without_unit
from dashboard.i18n import N_
from dashboard.storage.problems import Problems
from dashboard.storage.settings import FactFiles
from dashboard.storage.tables import Table

IGNORED = ""
"""Meaning of a column that is left out without a word."""

ROLES: Mapping[str, str] = {
    "unit_code": "单位代码 地区代码 行政区划代码 区划代码 行政区代码 代码 code",
    "unit_name": (
        "单位名称 地区名称 地区 单位 名称 区划名称 行政区划名称 name unit "
        "县区 区县 县(市、区) 乡镇 街道 镇街 乡镇(街道) 乡镇街道 村 社区 村(社区) 村(居)"
    ),
    "parent_name": (
        "上级单位 上级单位名称 上级 上级代码 所属单位 所属地区 所属县区 所属区县 "
        "所属乡镇 所属街道 所属镇街 parent parent_code"
    ),
    "period": "统计期 时期 期间 月份 统计时间 报告期 年月 时间 年份 年度",
    "scope": "口径 统计口径 人口口径",
    IGNORED: "序号 备注 级别 层级 level name_en 英文名称 remarks",
}
"""Headers that everyone uses, beside the id of the meaning itself."""

_STUB = frozenset(ROLES) - {IGNORED}
"""What the columns on the left of a table say."""


@dataclass(frozen=True)
class HeaderNames:
    """What headers mean.

    Attributes:
        catalogue: Knows the headers of measures.
        given: Comparable header → role, measure id or ``IGNORED``, which win over those.
    """

    catalogue: Catalogue
    given: Mapping[str, str]

    @classmethod
    def of(cls, catalogue: Catalogue, facts: FactFiles) -> "HeaderNames":
        """Collect the headers of the roles and of a territory's settings, which win."""
        known: dict[str, str] = {}
        for role, headers in ROLES.items():
            known |= {comparable(header): role for header in (role, *headers.split()) if header}
        known |= {comparable(header): IGNORED for header in facts.ignore}
        known |= {comparable(header): meaning for header, meaning in facts.columns.items()}
        return cls(catalogue, known)

    def meaning(self, header: str) -> str | None:
        """Return what ``header`` means, None where nobody knows.

        A unit in brackets at its end is no obstacle: “出生人数（人）”.
        """
        text = comparable(header)
        for form in (text, without_unit(text)):
            if form in self.given:
                return self.given[form]
        measure = self.catalogue.measure_named(header)
        return measure.id if measure else None

    def is_role(self, header: str) -> bool:
        """Return whether ``header`` is that of units, periods or scopes, not of a measure."""
        return (self.meaning(header) or IGNORED) in _STUB

    def are_headers(self, texts: Sequence[str]) -> bool:
        """Return whether a row is a header row: a unit and something else that is known."""
        found = {self.meaning(text) for text in texts if text.strip()} - {None, IGNORED}
        return bool(found & {"unit_code", "unit_name"}) and len(found) > 1


@dataclass(frozen=True)
class Columns:
    """Where things stand in a table.

    Attributes:
        roles: Role → column number.
        measures: Measure id → column number.
    """

    roles: Mapping[str, int]
    measures: Mapping[str, int]


def map_columns(table: Table, *, names: HeaderNames, problems: Problems) -> Columns | None:
    """Return where units, periods, scopes and measures stand in ``table``.

    Of two columns of unit names (乡镇, 村) the left one is the parent's. None where the
    table cannot be read: two columns of one meaning, no period, no measure. Unknown columns
    are warnings.
    """
    found: dict[str, int] = {}
    twice = False
    for column, header in enumerate(table.headers):
        meaning = names.meaning(header)
        if meaning is None:
            _warn_unknown(table, column, names=names, problems=problems)
        elif meaning == "unit_name" and meaning in found and "parent_name" not in found:
            found |= {"parent_name": found[meaning], meaning: column}
        elif meaning in found:
            twice = True
            _refuse_second(table, column, first=found[meaning], problems=problems)
        elif meaning != IGNORED:
            found[meaning] = column
    known = names.catalogue.measures
    columns = Columns(
        {role: column for role, column in found.items() if role in ROLES},
        {name: column for name, column in found.items() if name in known},
    )
    return None if _is_useless(table, columns, problems) or twice else columns


def _refuse_second(table: Table, column: int, *, first: int, problems: Problems) -> None:
    problems.error(
        N_("It means the same as column “{other}”; keep one of them."),
        values={"other": table.headers[first]},
        file=table.file,
        sheet=table.sheet,
        column=table.headers[column],
    )


def _warn_unknown(table: Table, column: int, *, names: HeaderNames, problems: Problems) -> None:
    header = table.headers[column]
    place = {"file": table.file, "sheet": table.sheet, "column": header}
    if not header:
        if (table.cells[column] != "").any():
            problems.warning(
                N_("Column {number} has no header; it is left out."),
                values={"number": column + 1},
                **place,
            )
        return
    close = names.catalogue.nearest_measures(header)
    nearest = [{"zh": measure.name_zh, "en": measure.name_en} for measure in close]
    if nearest:
        template = N_("No measure has this name; the column is left out. Nearest: {nearest}.")
        problems.warning(template, values={"nearest": nearest}, **place)
    else:
        problems.warning(N_("No measure has this name; the column is left out."), **place)


def _is_useless(table: Table, columns: Columns, problems: Problems) -> bool:
    place = {"file": table.file, "sheet": table.sheet}
    if "period" not in columns.roles:
        problems.error(
            N_("There is no column of periods; expected a header such as “统计期” or “period”."),
            **place,
        )
    if not columns.measures:
        problems.error(
            N_("No column is a known measure; expected headers as in the catalogue."), **place
        )
    return "period" not in columns.roles or not columns.measures
