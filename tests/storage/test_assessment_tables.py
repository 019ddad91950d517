"""scores.csv and register.csv: read as offices write them, or one sentence a fault."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.assessment.entries import Entry, Source
from dashboard.domain.assessment.kinds import Kind, Measure
from dashboard.domain.assessment.register import Decision, State
from dashboard.domain.assessment.rules import Assessment, Rule
from dashboard.domain.periods import Calendar
from dashboard.domain.units import UnitTree
from dashboard.storage.assessment_tables import read_entries, read_register
from dashboard.storage.problems import Problems
from dashboard.storage.settings import Settings
from dashboard.storage.units_table import read_units
from tests.storage.forms import UNITS, Rows, sentences, write_csv

SETTINGS = Settings(id="lin", name_zh="临县", start_month=10, as_of=date(2026, 3, 31))
RULES = Assessment(
    rules=(
        Rule(indicator="sex_ratio_at_birth", weight=60, kind=Kind.MET, target=107, better="lower"),
        Rule(indicator="three_check", weight=40, kind=Kind.MET, target=95, better="higher"),
    )
)
ENTRY_HEAD = ["单位代码", "单位名称", "日期", "考核项目", "评分来源", "加减分", "事由"]
ENTRY = ["990101102", "城关镇", "2026-01-15", "出生人口性别比", "暗访", "-1", "登记不实"]
DECISION_HEAD = ["单位代码", "单位名称", "措施", "决定", "考核期", "决定日期", "决定单位", "理由"]
DECISION = [
    "990101102", "城关镇", "重点管理", "确认", "2026H1", "2026-04-20", "县考核办", "排名末位",
]  # fmt: skip


def tree(folder: Path) -> UnitTree:
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    return read_units(
        folder / "units.csv", shown="units.csv", calendar=Calendar(10), problems=Problems()
    )


def entries(folder: Path, *rows: list[str]) -> tuple[tuple[Entry, ...], list[str]]:
    listed: Rows = [ENTRY_HEAD, *rows]
    problems = Problems()
    path = write_csv(folder / "scores.csv", listed)
    found = read_entries(path, tree=tree(folder), rules=RULES, settings=SETTINGS, problems=problems)
    return found, sentences(problems)


def register(folder: Path, *rows: list[str]) -> tuple[tuple[Decision, ...], list[str]]:
    listed: Rows = [DECISION_HEAD, *rows]
    problems = Problems()
    path = write_csv(folder / "register.csv", listed)
    found = read_register(
        path, tree=tree(folder), rules=RULES, settings=SETTINGS, problems=problems
    )
    return found, sentences(problems)


def changed(row: list[str], changes: dict[int, str]) -> list[str]:
    return [changes.get(place, text) for place, text in enumerate(row)]


def test_entries_are_read_by_name_or_code_for_a_rule_or_the_whole(tmp_path: Path) -> None:
    whole = ["", "东关街道", "2026年3月10日", "", "问卷调查", "＋０．５分", "满意度第一"]
    found, problems = entries(tmp_path, ENTRY, whole)
    assert problems == []
    assert found == (
        Entry("990101102", date(2026, 1, 15), "sex_ratio_at_birth", Source.CHECK, -1, "登记不实"),
        Entry("990101001", date(2026, 3, 10), "", Source.QUESTIONNAIRE, 0.5, "满意度第一"),
    )


@pytest.mark.parametrize(
    ("changes", "column", "sentence"),
    [
        ({0: "", 1: "城观镇"}, "单位名称", "The unit “城观镇” is not in the unit list; nearest: "),
        (
            {0: "990101", 1: "临县"},
            "单位代码",
            "临县 is not of the level that is assessed",
        ),
        ({2: "上周"}, "日期", "Expected a day such as 2026-03-31, found “上周”."),
        (
            {2: "2026-04-01"},
            "日期",
            "2026-04-01 is after 2026-03-31, the day of the figures in the settings.",
        ),
        ({3: "性别比率"}, "考核项目", "“性别比率” is no rule of the assessment; nearest: "),
        ({4: "听说"}, "评分来源", "Expected one of 报表 (report), "),
        ({5: "一分"}, "加减分", "Expected points such as -2 or +0.5, found “一分”."),
    ],
)
def test_each_fault_of_an_entry_is_one_sentence_with_its_cell(
    tmp_path: Path, changes: dict[int, str], column: str, sentence: str
) -> None:
    found, problems = entries(tmp_path, changed(ENTRY, changes))
    assert found == ()
    (problem,) = problems
    assert problem.startswith(f"error: scores.csv, row 2, column “{column}”: {sentence}")


def test_decisions_are_read_with_who_when_and_why(tmp_path: Path) -> None:
    lifted = changed(DECISION, {3: "解除", 4: "2026年度", 5: "2026-10-12", 7: "整改到位"})
    found, problems = register(tmp_path, DECISION, lifted)
    assert problems == []
    calendar = SETTINGS.calendar
    assert found[0] == Decision(
        "990101102", Measure.KEY_MANAGEMENT, State.CONFIRMED, calendar.parse("2026H1"),
        date(2026, 4, 20), "县考核办", "排名末位",
    )  # fmt: skip
    assert (found[1].state, found[1].period) == (State.LIFTED, calendar.parse("2026"))


@pytest.mark.parametrize(
    ("changes", "column", "sentence"),
    [
        ({0: "", 1: "城观镇"}, "单位名称", "The unit “城观镇” is not in the unit list; nearest: "),
        ({2: "表扬"}, "措施", "Expected one of 一票否决 (veto), "),
        ({3: "再议"}, "决定", "Expected one of 确认 (confirmed), "),
        ({4: "上半年"}, "考核期", "“上半年” is not a period; expected for example "),
        (
            {4: "2026Q1"},
            "考核期",
            "2026Q1 is no period that is scored; expected one",
        ),
        ({5: "四月"}, "决定日期", "Expected a day such as 2026-03-31, found “四月”."),
        ({6: ""}, "决定单位", "The cell is empty; expected a value."),
        ({7: ""}, "理由", "The cell is empty; expected a value."),
    ],
)
def test_each_fault_of_a_decision_is_one_sentence_with_its_cell(
    tmp_path: Path, changes: dict[int, str], column: str, sentence: str
) -> None:
    found, problems = register(tmp_path, changed(DECISION, changes))
    assert found == ()
    (problem,) = problems
    assert problem.startswith(f"error: register.csv, row 2, column “{column}”: {sentence}")


def test_a_table_of_persons_is_refused(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "register.csv", [[*DECISION_HEAD, "身份证号"], [*DECISION, "110101199003070000"]]
    )
    problems = Problems()
    found = read_register(
        path, tree=tree(tmp_path), rules=RULES, settings=SETTINGS, problems=problems
    )
    assert found == ()
    assert any("looks like data of persons" in problem for problem in sentences(problems))
