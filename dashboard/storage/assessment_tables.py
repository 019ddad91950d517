"""The tables of an assessment: dated entries (``scores.csv``) and the register of decisions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from dashboard import catalogue
from dashboard.catalogue.headers import comparable
from dashboard.domain.assessment.entries import WHOLE, Entry, Source
from dashboard.domain.assessment.kinds import Measure
from dashboard.domain.assessment.register import Decision, State
from dashboard.domain.assessment.rules import Assessment
from dashboard.domain.periods import Period
from dashboard.domain.units import UnitTree
from dashboard.i18n import N_
from dashboard.nearest import nearest
from dashboard.storage import cells
from dashboard.storage.named_rows import NamedRow, RowForm, read_rows
from dashboard.storage.problems import Problems
from dashboard.storage.settings import Settings
from dashboard.storage.unit_names import Mention, UnitNames

_UNIT = {
    "unit_code": "单位代码 地区代码 代码 code",
    "unit_name": "单位名称 单位 乡镇 街道 名称 name unit",
}
ENTRY_FORM = RowForm(
    {
        "date": "日期 时间",
        **_UNIT,
        "rule": "考核项目 项目 指标",
        "source": "评分来源 来源",
        "points": "加减分 分值 得分",
        "note": "事由 说明 备注",
    },
    needed=("date", "source", "points"),
    texts=("note",),
)
DECISION_FORM = RowForm(
    {
        **_UNIT,
        "measure": "措施 类别 kind",
        "state": "决定 状态",
        "period": "考核期 统计期 时期",
        "date": "决定日期 日期",
        "by": "决定单位 决定机构 确认单位",
        "reason": "理由 原因 事由",
    },
    needed=("measure", "state", "period", "date"),
    texts=("by", "reason"),
)
_SOURCES: Mapping[Source, str] = {
    Source.REPORT: "报表 月报 报表考核",
    Source.SURVEY: "抽样调查 调查 抽查",
    Source.CHECK: "暗访 突击检查 明察暗访 unannounced",
    Source.QUESTIONNAIRE: "问卷 问卷调查 民意调查",
    Source.COMPLAINT: "信访举报 信访 举报 投诉",
}
_MEASURES: Mapping[Measure, str] = {
    Measure.VETO: "一票否决 否决",
    Measure.YELLOW_CARD: "黄牌警告 黄牌",
    Measure.KEY_MANAGEMENT: "重点管理",
}
_STATES: Mapping[State, str] = {
    State.CONFIRMED: "确认 认定",
    State.REJECTED: "不予认定 不认定 驳回",
    State.LIFTED: "解除 撤销",
}
_SIGNED = re.compile(r"([+-]?)(\d+(?:\.\d+)?)分?")
_Meaning = TypeVar("_Meaning", bound=StrEnum)


@dataclass(frozen=True)
class _Reader:
    """Reads cells of rows; what is wrong goes to ``problems`` and gives None."""

    rules: Assessment
    tree: UnitTree
    settings: Settings
    problems: Problems
    names: UnitNames

    def unit(self, row: NamedRow) -> str | None:
        match = self.names.find(Mention(code=row["unit_code"], name=row["unit_name"]))
        column = "unit_code" if row["unit_code"] else "unit_name"
        if match.template:
            problem = row.problem(match.template, column, severity=match.severity, **match.details)
            self.problems.add(problem)
        if match.unit is None:
            return None
        if match.unit.level != self.rules.level:
            template = N_("{unit} is not of the level that is assessed, {level}.")
            self.problems.add(
                row.problem(template, column, unit=match.unit.name, level=self.rules.level)
            )
            return None
        return match.unit.code

    def day(self, row: NamedRow, *, latest: date | None = None) -> date | None:
        found = cells.day(row["date"])
        if found is None:
            template = N_("Expected a day such as 2026-03-31, found “{found}”.")
            self.problems.add(row.problem(template, "date", found=row["date"]))
        elif latest is not None and found > latest:
            template = N_("{found} is after {as_of}, the day of the figures in the settings.")
            self.problems.add(row.problem(template, "date", found=str(found), as_of=str(latest)))
            return None
        return found

    def meaning(self, row: NamedRow, column: str, names: Mapping[_Meaning, str]) -> _Meaning | None:
        text = comparable(row[column])
        for meaning, words in names.items():
            if text in {comparable(word) for word in (meaning.value, *words.split())}:
                return meaning
        known = [f"{words.split()[0]} ({meaning})" for meaning, words in names.items()]
        template = N_("Expected one of {expected}, found “{found}”.")
        self.problems.add(row.problem(template, column, expected=known, found=row[column]))
        return None

    def rule(self, row: NamedRow) -> str | None:
        """Return the id of the rule that a row names by id or name; the whole where by none."""
        if not row["rule"]:
            return WHOLE
        indicators = catalogue.load().indicators
        known = {
            rule.id: (rule.name_zh, rule.name_en, *indicators[rule.indicator].names)
            for rule in self.rules.rules
        }
        text = comparable(row["rule"])
        for rule, names in known.items():
            if text in {comparable(name) for name in (rule, *names) if name}:
                return rule
        close = nearest(row["rule"], known) or list(known)
        template = N_("“{found}” is no rule of the assessment; nearest: {expected}.")
        self.problems.add(row.problem(template, "rule", found=row["rule"], expected=close))
        return None

    def points(self, row: NamedRow) -> float | None:
        text = row["points"].replace("−", "-").replace("－", "-").replace(" ", "")
        if match := _SIGNED.fullmatch(text):
            return float(f"{match[1]}{match[2]}")
        template = N_("Expected points such as -2 or +0.5, found “{found}”.")
        self.problems.add(row.problem(template, "points", found=row["points"]))
        return None

    def period(self, row: NamedRow) -> Period | None:
        found = cells.period(row["period"], self.settings.calendar)
        if found is None:
            problem = row.problem(cells.PERIOD_EXPECTED, "period", found=row["period"])
            self.problems.add(problem)
        elif found.grain.id not in self.rules.grains:
            template = N_("{found} is no period that is scored; expected one of {expected}.")
            grains = list(self.rules.grains)
            self.problems.add(row.problem(template, "period", found=row["period"], expected=grains))
            return None
        return found

    def needed(self, row: NamedRow, column: str) -> str | None:
        if not row[column]:
            self.problems.add(row.problem(N_("The cell is empty; expected a value."), column))
        return row[column] or None


def read_entries(
    path: Path, *, tree: UnitTree, rules: Assessment, settings: Settings, problems: Problems
) -> tuple[Entry, ...]:
    """Read the dated entries of ``scores.csv`` or a workbook.

    Args:
        path: The table.
        tree: Units of the territory.
        rules: The rules; entries name one of them, or none for the whole score.
        settings: Settings; no entry is later than their day.
        problems: Receives what is wrong, cell by cell.
    """
    reader = _Reader(rules, tree, settings, problems, UnitNames(tree))
    entries = []
    for row in read_rows(path, form=ENTRY_FORM, problems=problems):
        unit, day = reader.unit(row), reader.day(row, latest=settings.as_of)
        source = reader.meaning(row, "source", _SOURCES)
        rule, points = reader.rule(row), reader.points(row)
        if unit and day and source and rule is not None and points is not None:
            entries.append(Entry(unit, day, rule, source, points, row["note"]))
    return tuple(entries)


def read_register(
    path: Path, *, tree: UnitTree, rules: Assessment, settings: Settings, problems: Problems
) -> tuple[Decision, ...]:
    """Read the decisions of ``register.csv`` or a workbook; arguments as ``read_entries``.

    A decision may be later than the day of the figures: it is made on them.
    """
    reader = _Reader(rules, tree, settings, problems, UnitNames(tree))
    decisions = []
    for row in read_rows(path, form=DECISION_FORM, problems=problems):
        unit, day, period = reader.unit(row), reader.day(row), reader.period(row)
        measure = reader.meaning(row, "measure", _MEASURES)
        state = reader.meaning(row, "state", _STATES)
        by, reason = reader.needed(row, "by"), reader.needed(row, "reason")
        if unit and day and period and measure and state and by and reason:
            decisions.append(Decision(unit, measure, state, period, day, by, reason))
    return tuple(decisions)
