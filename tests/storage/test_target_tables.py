"""Tables of targets and contracts: read in any form of the field, or sentences that say why not."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.periods import Calendar
from dashboard.domain.targets import Contract, Duty, Target, TargetKind
from dashboard.domain.units import UnitTree
from dashboard.storage.contract_table import read_contracts
from dashboard.storage.problems import Problems
from dashboard.storage.settings import Settings
from dashboard.storage.target_table import read_targets
from dashboard.storage.units_table import read_units
from tests.storage.forms import UNITS, Rows, sentences, write_book, write_csv

HEAD = ["单位代码", "单位名称", "年度", "指标", "要求", "下限", "上限", "口径", "类别"]
SETTINGS = Settings(id="lin", name_zh="临县", start_month=10)


def tree(folder: Path) -> UnitTree:
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    return read_units(
        folder / "units.csv", shown="units.csv", calendar=Calendar(10), problems=Problems()
    )


def targets(path: Path, *, settings: Settings = SETTINGS) -> tuple[tuple[Target, ...], list[str]]:
    problems = Problems()
    found = read_targets(path, tree=tree(path.parent), settings=settings, problems=problems)
    return found, sentences(problems)


def contracts(path: Path) -> tuple[tuple[Contract, ...], list[str]]:
    problems = Problems()
    found = read_contracts(path, tree=tree(path.parent), settings=SETTINGS, problems=problems)
    return found, sentences(problems)


ROWS: Rows = [
    HEAD,
    ["", "全县", "2026年度", "出生人口性别比", "不高于", "", "109", "", ""],
    ["990101102", "", "2026", "three_check", "at_least", "95%", "", "流动", "年度任务"],
    ["", "城关镇", "2026", "二孩率", "区间", "２５", "45", "合计", ""],
    ["", "", "", "", "", "", "", "", ""],
    ["990101", "临县", "2026", "新建成生育文化大院数", "不低于", "1,200", "", "", ""],
]
READ = (
    Target("990101", 2026, "sex_ratio_at_birth", "all", TargetKind.AT_MOST, None, 109,
           Duty.CONTRACT),
    Target("990101102", 2026, "three_check", "migrants", TargetKind.AT_LEAST, 95, None, Duty.TASK),
    Target("990101102", 2026, "parity_share_2", "all", TargetKind.BAND, 25, 45, Duty.CONTRACT),
    Target("990101", 2026, "cultural_courtyards", "all", TargetKind.AT_LEAST, 1200, None,
           Duty.TASK),
)  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_targets_are_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    settings = SETTINGS.model_copy(update={"historical": True})
    found, problems = targets(
        write_csv(tmp_path / "targets.csv", ROWS, encoding=encoding), settings=settings
    )
    assert problems == []
    assert found == READ


def test_targets_are_read_from_a_workbook_below_a_title(tmp_path: Path) -> None:
    settings = SETTINGS.model_copy(update={"historical": True})
    path = write_book(tmp_path / "targets.xlsx", {"目标": [["2026年责任目标"], *ROWS]})
    assert targets(path, settings=settings) == (READ, [])


NUMBER = "Expected a number such as 95 in the unit of Sex ratio at birth"
FRACTION = {3: "二孩率", 4: "不低于", 5: "0.3", 6: ""}


@pytest.mark.parametrize(
    ("changes", "column", "sentence"),
    [
        ({3: "性别比率"}, "指标", "“性别比率” is no indicator of the catalogue; nearest: "),
        ({1: "城观镇"}, "单位名称", "The unit “城观镇” is not in the unit list; nearest: "),
        ({2: "2026H1"}, "年度", "Expected a year such as 2026, found “2026H1”."),
        ({4: "约为"}, "要求", "Expected one of at_least, at_most, band, found “约为”."),
        ({6: "一百"}, "上限", f"{NUMBER}, found “一百”."),
        ({6: "109%"}, "上限", f"{NUMBER}, found “109%”."),
        ({6: ""}, "上限", f"{NUMBER}, found “”."),
        ({5: "103"}, "下限", "With “at_most” this cell stays empty, found “103”."),
        ({4: "区间", 5: "112"}, "上限", "The upper limit 109 is not above the lower limit 112."),
        (FRACTION, "下限", "0.3 reads as 0.3%; write 95 for 95%."),
        ({7: "外星"}, "口径", "“外星” is no scope; expected "),
        ({8: "心愿"}, "类别", "Expected one of contract, task, found “心愿”."),
    ],
)
def test_each_fault_is_one_sentence_with_its_cell(
    tmp_path: Path, changes: dict[int, str], column: str, sentence: str
) -> None:
    row = [changes.get(place, text) for place, text in enumerate(ROWS[1])]
    found, problems = targets(write_csv(tmp_path / "targets.csv", [HEAD, row]))
    assert found == ()
    (problem,) = problems
    assert problem.startswith(f"error: targets.csv, row 2, column “{column}”: {sentence}")


def test_a_target_given_twice_is_an_error_at_the_second(tmp_path: Path) -> None:
    found, problems = targets(write_csv(tmp_path / "targets.csv", [HEAD, ROWS[1], ROWS[1]]))
    assert len(found) == 1
    assert problems == [
        "error: targets.csv, row 3, column “指标”: Stands already in row 2; each may stand once."
    ]


def test_a_historical_indicator_that_is_not_enabled_is_remarked(tmp_path: Path) -> None:
    found, problems = targets(write_csv(tmp_path / "targets.csv", [HEAD, ROWS[2]]))
    assert len(found) == 1
    assert problems[0].startswith("warning: targets.csv, row 2, column “指标”: “Three-check rate”")


def contract_rows(*rows: Sequence[str]) -> Rows:
    return [["年度", "签订单位", "应签日期", "签订日期"], *rows]


def test_contracts_are_of_units_by_code_or_name_and_of_departments(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "contracts.csv",
        contract_rows(
            ["2026", "990101102", "2025-11-30", "2025年11月2日"],
            ["2026", "东关街办", "2025/11/30", "—"],
            ["2026", "县财政局", "", "2025-11-05"],
        ),
    )
    found, problems = contracts(path)
    assert problems == []
    assert found == (
        Contract(2026, "990101102", True, date(2025, 11, 30), date(2025, 11, 2)),
        Contract(2026, "990101001", True, date(2025, 11, 30), None),
        Contract(2026, "县财政局", False, None, date(2025, 11, 5)),
    )


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        (["2026", "990101999", "", ""], "签订单位", "The unit “990101999” is not in the unit"),
        (["2026", "", "", "2025-11-05"], "签订单位", "The row names no unit"),
        (["2026", "财政局", "", "上周"], "签订日期", "Expected a day such as 2026-03-31"),
        (
            ["2026", "城关乡镇", "", ""],
            "签订单位",
            "“城关乡镇” is taken for a department; the",
        ),
    ],
)
def test_what_is_wrong_with_a_contract_is_said_with_its_cell(
    tmp_path: Path, row: list[str], column: str, sentence: str
) -> None:
    _found, problems = contracts(write_csv(tmp_path / "contracts.csv", contract_rows(row)))
    (problem,) = problems
    assert f"contracts.csv, row 2, column “{column}”: {sentence}" in problem
    assert problem.startswith("warning" if "department" in sentence else "error")


def test_a_table_of_persons_is_refused(tmp_path: Path) -> None:
    rows = [[*HEAD, "联系电话"], [*ROWS[1], "13800000000"]]
    found, problems = targets(write_csv(tmp_path / "targets.csv", rows))
    assert found == ()
    assert "looks like data of persons" in problems[0]
