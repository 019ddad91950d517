"""The table of decisions: read with checks, changed cell by cell, nothing of it lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.decisions import Decision, DecisionState
from dashboard.errors import SettingsError
from dashboard.i18n import using
from dashboard.storage import decisions as module
from dashboard.storage.decisions import DecisionFile
from dashboard.storage.settings import Settings
from tests.storage.forms import check, lin_tree, write_csv, write_territory

HEAD = ["编号", "决定日期", "决定事项", "单位代码", "单位名称", "指标", "责任单位", "办理时限",
        "办理状态", "办结日期", "备注"]  # fmt: skip
FIRST = ["2025-001", "2025-10-20", "复查出生登记", "990101102", "城关镇", "出生人口性别比",
         "县统计局", "2026-02-14", "在办", "", ""]  # fmt: skip
DECISION = Decision("2025-001", date(2025, 10, 20), "复查出生登记", "990101102",
                    "sex_ratio_at_birth", "县统计局", date(2026, 2, 14))  # fmt: skip
NEW = replace(DECISION, id="", decided=date(2026, 4, 16), due=date(2026, 6, 30), text="核实漏报")


def kept(folder: Path, rows: Sequence[Sequence[str]] = (), encoding: str = "utf-8-sig"):
    """Return the table of 临县; written with ``rows`` where there are any."""
    tree = lin_tree(folder)
    if rows:
        write_csv(folder / "decisions.csv", rows, encoding=encoding)
    return DecisionFile(folder, tree, Settings(id="lin", name_zh="临县", start_month=10))


def told(file: DecisionFile) -> list[str]:
    with using("en"):
        return [f"{problem.severity}: {problem}" for problem in file.read().problems]


def test_without_a_table_there_are_no_decisions(tmp_path: Path) -> None:
    assert kept(tmp_path).read().decisions == ()


def test_the_table_is_checked_again_only_when_it_has_changed(tmp_path: Path) -> None:
    file = kept(tmp_path, [HEAD, FIRST])
    before = file.read()
    assert file.read() is before
    write_csv(file.folder / "decisions.csv", [HEAD, [*FIRST[:6], "县卫健局", *FIRST[7:]]])
    (changed,) = file.read().decisions
    assert changed == replace(DECISION, owner="县卫健局")
    assert before.decisions == (DECISION,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_decisions_are_read_in_every_encoding_and_by_any_name_of_the_unit(
    tmp_path: Path, encoding: str
) -> None:
    by_name = [*FIRST[:3], "", "全县", "", *FIRST[6:8], "已办结", "2026/1/5", "已核实"]
    file = kept(tmp_path, [HEAD, FIRST, ["2025-002", *by_name[1:]]], encoding)
    assert told(file) == []
    first, second = file.read().decisions
    assert first == DECISION
    done = {"state": DecisionState.DONE, "closed": date(2026, 1, 5), "note": "已核实"}
    assert second == replace(DECISION, id="2025-002", unit="990101", indicator="", **done)


@pytest.mark.parametrize(
    ("changes", "column", "sentence"),
    [
        ({0: ""}, "编号", "The cell is empty; expected a value."),
        ({1: "去年"}, "决定日期", "Expected a day such as 2026-03-31, found “去年”."),
        ({3: "990101999", 4: ""}, "单位代码", "The unit “990101999” is not in the unit list"),
        ({5: "性别比率"}, "指标", "“性别比率” is no indicator of the catalogue; nearest: "),
        ({6: ""}, "责任单位", "The cell is empty; expected a value."),
        ({7: "2025-10-01"}, "办理时限", "2025-10-01 is before the day of the decision"),
        ({8: "拖着"}, "办理状态", "Expected one of open, done, dropped, found “拖着”."),
        ({8: "办结"}, "办结日期", "What is done or dropped has the day"),
        ({9: "2026-01-01"}, "办结日期", "What is done or dropped has the day"),
        ({8: "办结", 9: "2025-01-01"}, "办结日期", "2025-01-01 is before the day"),
    ],
)
def test_each_fault_is_one_sentence_with_its_cell_and_the_row_is_left_out(
    tmp_path: Path, changes: dict[int, str], column: str, sentence: str
) -> None:
    row = [changes.get(place, text) for place, text in enumerate(FIRST)]
    file = kept(tmp_path, [HEAD, row])
    assert file.read().decisions == ()
    (problem,) = told(file)
    assert problem.startswith(f"error: decisions.csv, row 2, column “{column}”: {sentence}")


def test_a_number_given_twice_is_an_error_at_the_second(tmp_path: Path) -> None:
    file = kept(tmp_path, [HEAD, FIRST, FIRST])
    assert len(file.read().decisions) == 1
    assert "Stands already in row 2" in told(file)[0]


def test_check_names_what_is_wrong_with_decisions_too(tmp_path: Path) -> None:
    folder = write_territory(tmp_path)
    write_csv(folder / "decisions.csv", [HEAD, [*FIRST[:1], "去年", *FIRST[2:]]])
    assert any("decisions.csv, row 2, column “决定日期”" in sentence for sentence in check(folder))


def test_a_table_of_persons_is_refused_and_not_written_into(tmp_path: Path) -> None:
    file = kept(tmp_path, [[*HEAD, "联系电话"], [*FIRST, "1"]])
    assert file.read().decisions == ()
    assert "looks like data of persons" in told(file)[0]


def test_a_first_decision_makes_the_table_as_a_spreadsheet_opens_it(tmp_path: Path) -> None:
    file = kept(tmp_path)
    added = file.add(NEW)
    assert added == replace(NEW, id="2026-001")
    assert file.read().decisions == (added,)
    assert (tmp_path / "decisions.csv").read_bytes().startswith("\ufeff编号,决定日期".encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_what_is_written_leaves_everything_else_as_it_is(tmp_path: Path, encoding: str) -> None:
    rows = [
        ["会议决定事项登记表", "", ""],
        ["批次", *HEAD],
        ["甲", *FIRST],
        [],
        ["乙", "坏行", "去年", *FIRST[2:]],
    ]
    file = kept(tmp_path, rows, encoding)
    before = (tmp_path / "decisions.csv").read_text(encoding=encoding)
    added = file.add(NEW)
    done = replace(DECISION, state=DecisionState.DONE, closed=date(2026, 3, 1), note="一，二")
    file.change(DECISION, done)
    assert file.read().decisions == (done, added)
    after = (tmp_path / "decisions.csv").read_text(encoding=encoding).splitlines()
    lines = before.splitlines()
    assert after[:2] == lines[:2]
    assert after[3:5] == lines[3:5]
    assert after[2] == lines[2].replace(",在办,,", ",办结,2026-03-01,一，二")
    assert len(after) == len(lines) + 1


def test_a_column_that_the_table_lacks_is_made(tmp_path: Path) -> None:
    file = kept(tmp_path, [HEAD[:8], FIRST[:8]])
    file.change(DECISION, replace(DECISION, note="已约谈"))
    (decision,) = file.read().decisions
    assert decision.note == "已约谈"


def test_a_decision_that_somebody_else_changed_is_not_overwritten(tmp_path: Path) -> None:
    file = kept(tmp_path, [HEAD, FIRST])
    theirs = [*FIRST[:7], "2026-05-01", *FIRST[8:]]
    write_csv(tmp_path / "decisions.csv", [HEAD, theirs])
    with pytest.raises(SettingsError, match="其他人"):
        file.change(DECISION, replace(DECISION, note="已约谈"))
    (decision,) = file.read().decisions
    assert (decision.due, decision.note) == (date(2026, 5, 1), "")


def test_what_others_added_meanwhile_stays_beside_what_is_added(tmp_path: Path) -> None:
    mine, theirs = kept(tmp_path), kept(tmp_path)
    ids = [mine.add(NEW).id, theirs.add(NEW).id, mine.add(NEW).id]
    assert ids == ["2026-001", "2026-002", "2026-003"]
    assert len(mine.read().decisions) == 3


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"owner": " "}, "Write what is to be done and which office sees to it."),
        ({"text": "x" * 301}, "A text is longer than 300 characters."),
        ({"owner": "张科长 13800000000"}, "identity or mobile number"),
        ({"note": "110101199003077774"}, "identity or mobile number"),
        ({"text": "=HYPERLINK(1)"}, "takes for a formula"),
        ({"due": date(2020, 1, 1)}, "Nothing is due or done before"),
    ],
)
def test_what_must_not_stand_in_the_table_is_refused_and_nothing_written(
    tmp_path: Path, changes: dict[str, object], sentence: str
) -> None:
    file = kept(tmp_path)
    with using("en"), pytest.raises(SettingsError) as caught:
        file.add(replace(NEW, **changes))  # type: ignore[arg-type]
    with using("en"):
        assert sentence in str(caught.value)
    assert not (tmp_path / "decisions.csv").exists()


@pytest.mark.parametrize("text", ["一张不是这样的表\n", "编号\x00"])
def test_a_table_without_headers_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    file = kept(tmp_path)
    (tmp_path / "decisions.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError):
        file.add(NEW)
    assert (tmp_path / "decisions.csv").read_text(encoding="utf-8") == text


def test_a_full_disk_is_said_and_the_table_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept(tmp_path, [HEAD, FIRST])
    before = (tmp_path / "decisions.csv").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_whole", full)
    with pytest.raises(SettingsError, match="No space left"):
        file.add(NEW)
    assert (tmp_path / "decisions.csv").read_bytes() == before
