"""Targets of units as a table: ``targets.csv`` or a workbook."""

import re
from collections.abc import Mapping
from pathlib import Path

from dashboard import catalogue
from dashboard.catalogue import SCOPES, Indicator
from dashboard.domain.targets import Duty, Target, TargetKind, is_cumulative
from dashboard.domain.units import UnitTree
from dashboard.i18n import N_
from dashboard.storage import cells
from dashboard.storage.named_rows import NamedRow, RowForm, read_rows
from dashboard.storage.problems import Problems
from dashboard.storage.row_reading import RowReader, names_of
from dashboard.storage.settings import Settings
from dashboard.storage.unit_names import UnitNames

TARGET_FORM = RowForm(
    {
        "unit_code": "单位代码 地区代码 代码 code",
        "unit_name": "单位名称 单位 乡镇 街道 名称 name unit",
        "year": "年度 统计年度 年份",
        "indicator": "指标 指标名称",
        "kind": "要求 目标方式",
        "low": "下限 目标下限 最低值",
        "high": "上限 目标上限 最高值",
        "scope": "口径",
        "duty": "类别 目标类别",
    },
    needed=("year", "indicator", "kind"),
)
_KINDS: Mapping[TargetKind, str] = {
    TargetKind.AT_LEAST: "不低于 至少 以上 不少于 不小于 ≥ >=",
    TargetKind.AT_MOST: "不高于 至多 以内 以下 不超过 不大于 ≤ <=",
    TargetKind.BAND: "区间 范围 之间",
}
_DUTIES: Mapping[Duty, str] = {
    Duty.CONTRACT: "责任目标 责任书 责任书指标",
    Duty.TASK: "年度任务 任务 年度目标",
}
_NUMBER = re.compile(r"([+-]?)(\d+(?:\.\d+)?)([%‰]?)")
_UNIT_SIGNS = {"percent": "%", "permille": "‰"}


class _Reader(RowReader):
    """Reads the cells of a target."""

    def target(self, row: NamedRow) -> Target | None:
        """Return the target of a row."""
        unit, year, scope = self.unit(row), self.year(row), self.scope(row)
        indicator, kind = self.indicator(row), self.meaning(row, "kind", _KINDS)
        duty = self.duty(row, indicator)
        limits = self.limits(row, kind, indicator) if kind and indicator else None
        if not (unit and year and scope and indicator and kind and duty and limits):
            return None
        if not self.is_new(row, (unit, year, indicator.id, scope), "indicator"):
            return None
        return Target(unit, year, indicator.id, scope, kind, *limits, duty)

    def duty(self, row: NamedRow, indicator: Indicator | None) -> Duty | None:
        """Return when the target has to be met; what grows over the year, by its end."""
        if row["duty"] or indicator is None:
            return self.meaning(row, "duty", _DUTIES) if row["duty"] else None
        grows = is_cumulative(indicator, catalogue.load().measures)
        return Duty.TASK if grows else Duty.CONTRACT

    def scope(self, row: NamedRow) -> str | None:
        if not row["scope"]:
            return "all"
        found = cells.scope(row["scope"])
        if found is None:
            self.problems.add(
                row.problem(
                    cells.SCOPE_EXPECTED, "scope", found=row["scope"], scopes=", ".join(SCOPES)
                )
            )
        return found

    def limit(self, row: NamedRow, column: str, indicator: Indicator) -> float | None:
        """Return a limit; the sign of the indicator's own unit may stand behind it."""
        text = row[column].replace("−", "-").replace(",", "").replace(" ", "")
        match = _NUMBER.fullmatch(text)
        if match and match[3] in ("", _UNIT_SIGNS.get(indicator.unit, "")):
            return float(match[1] + match[2])
        template = N_("Expected a number such as 95 in the unit of {indicator}, found “{found}”.")
        self.problems.add(
            row.problem(template, column, indicator=names_of(indicator), found=row[column])
        )
        return None

    def limits(
        self, row: NamedRow, kind: TargetKind, indicator: Indicator
    ) -> tuple[float | None, float | None] | None:
        """Return the limits that a kind has; None where any is wrong."""
        needed = {
            TargetKind.AT_LEAST: ("low",),
            TargetKind.AT_MOST: ("high",),
            TargetKind.BAND: ("low", "high"),
        }[kind]
        for column in ("low", "high"):
            if row[column] and column not in needed:
                template = N_("With “{kind}” this cell stays empty, found “{found}”.")
                shown = {"zh": _KINDS[kind].split()[0], "en": str(kind)}
                self.problems.add(row.problem(template, column, kind=shown, found=row[column]))
                return None
        given = {column: self.limit(row, column, indicator) for column in needed}
        if None in given.values() or not self._is_plausible(row, given, indicator):
            return None
        return given.get("low"), given.get("high")

    def _is_plausible(
        self, row: NamedRow, given: Mapping[str, float | None], indicator: Indicator
    ) -> bool:
        low, high = given.get("low"), given.get("high")
        if low is not None and high is not None and low >= high:
            template = N_("The upper limit {high} is not above the lower limit {low}.")
            self.problems.add(row.problem(template, "high", low=f"{low:g}", high=f"{high:g}"))
            return False
        if low is not None and 0 < low <= 1 and indicator.unit == "percent":
            template = N_("{found} reads as {found}%; write 95 for 95%.")
            self.problems.add(row.problem(template, "low", found=row["low"]))
            return False
        return True


def read_targets(
    path: Path, *, tree: UnitTree, settings: Settings, problems: Problems
) -> tuple[Target, ...]:
    """Read the targets of units and years.

    Args:
        path: The table.
        tree: Units of the territory.
        settings: Its settings, for the statistical year.
        problems: Receives what is wrong, cell by cell: unknown units and indicators with the
            nearest ones, limits that are no numbers or in the wrong order, targets given
            twice.
    """
    reader = _Reader(tree, settings, problems, UnitNames(tree))
    rows = read_rows(path, form=TARGET_FORM, problems=problems)
    return tuple(target for row in rows if (target := reader.target(row)) is not None)
