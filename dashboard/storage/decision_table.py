"""Decisions of meetings as a table: ``decisions.csv``."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dashboard.domain.decisions import Decision, DecisionState
from dashboard.domain.units import UnitTree
from dashboard.i18n import N_
from dashboard.storage.named_rows import NamedRow, RowForm, read_rows
from dashboard.storage.problems import Problems
from dashboard.storage.row_reading import RowReader
from dashboard.storage.settings import Settings
from dashboard.storage.unit_names import UnitNames

DECISION_FORM = RowForm(
    {
        "id": "编号 序号",
        "date": "决定日期 会议日期 日期",
        "text": "决定事项 事项 任务",
        "unit_code": "单位代码 地区代码 代码 code",
        "unit_name": "单位名称 单位 乡镇 街道 名称 name unit",
        "indicator": "指标 指标名称",
        "owner": "责任单位 牵头单位 承办单位",
        "due": "办理时限 完成时限 时限",
        "state": "办理状态 状态 办理情况",
        "closed": "办结日期 完成日期",
        "note": "备注 说明 进展",
    },
    needed=("id", "date", "text", "owner", "due"),
    texts=("text", "owner", "note"),
)
STATES: Mapping[DecisionState, str] = {
    DecisionState.OPEN: "在办 办理中 未办结",
    DecisionState.DONE: "办结 已办结 完成 已完成",
    DecisionState.DROPPED: "撤销 取消 不再办理",
}


class _Reader(RowReader):
    """Reads the cells of a decision."""

    def decision(self, row: NamedRow) -> Decision | None:
        """Return the decision of a row."""
        empty = [column for column in DECISION_FORM.needed if not self._filled(row, column)]
        unit, indicator = self.unit(row), self._about(row)
        day, due = self.day(row, "date"), self.day(row, "due")
        state, closed = self._state(row), self.day(row, "closed")
        if empty or unit is None or indicator is None or not (day and due and state):
            return None
        if not self._is_plausible(row, day, due, state, closed):
            return None
        if not self.is_new(row, row["id"], "id"):
            return None
        return Decision(row["id"], day, row["text"], unit, indicator, row["owner"], due, state,
                        closed, row["note"])  # fmt: skip

    def _filled(self, row: NamedRow, column: str) -> bool:
        if not row[column]:
            self.problems.add(row.problem(N_("The cell is empty; expected a value."), column))
        return bool(row[column])

    def _about(self, row: NamedRow) -> str | None:
        """Return the id of the indicator; empty where a row names none."""
        found = self.indicator(row) if row["indicator"] else None
        if found is None:
            return None if row["indicator"] else ""
        return found.id

    def _state(self, row: NamedRow) -> DecisionState | None:
        return self.meaning(row, "state", STATES) if row["state"] else DecisionState.OPEN

    def _is_plausible(
        self, row: NamedRow, day: date, due: date, state: DecisionState, closed: date | None
    ) -> bool:
        if due < day:
            template = N_("{found} is before the day of the decision, {day}.")
            self.problems.add(row.problem(template, "due", found=str(due), day=str(day)))
            return False
        if closed is not None and closed < day:
            template = N_("{found} is before the day of the decision, {day}.")
            self.problems.add(row.problem(template, "closed", found=str(closed), day=str(day)))
            return False
        if (state is DecisionState.OPEN) != (closed is None):
            template = N_(
                "What is done or dropped has the day on which it was, what is open has none."
            )
            self.problems.add(row.problem(template, "closed"))
            return False
        return True


def read_decisions(
    path: Path, *, tree: UnitTree, settings: Settings, problems: Problems
) -> tuple[Decision, ...]:
    """Read the decisions of a territory's meetings, in the order of the table.

    Args:
        path: The table.
        tree: Units of the territory.
        settings: Its settings.
        problems: Receives what is wrong, cell by cell; such rows are left out.
    """
    reader = _Reader(tree, settings, problems, UnitNames(tree))
    rows = read_rows(path, form=DECISION_FORM, problems=problems)
    return tuple(decision for row in rows if (decision := reader.decision(row)) is not None)
