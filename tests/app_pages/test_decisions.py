"""Decisions on the meeting's page and on profiles: shown, added, changed."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import home as homes
from dashboard.domain.decisions import DecisionState
from dashboard.reports.decisions import decision_file
from dashboard.storage.decisions import FILE_NAME
from dashboard.storage.store import Store
from tests.app_pages.conftest import texts
from tests.conftest import REPOSITORY, TERRITORIES


@pytest.fixture
def opened(open_page: Any, demo_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return ``open_page`` on the demonstration's editions with decisions of the test's own."""
    (tmp_path / "store").symlink_to(demo_home / "store")
    for territory in TERRITORIES:
        folder = tmp_path / "data" / territory
        folder.mkdir(parents=True)
        shutil.copy(REPOSITORY / "data" / territory / FILE_NAME, folder)
    monkeypatch.setenv(homes.VARIABLE, str(tmp_path))
    return open_page


def kept(home: Path, territory: str = "county") -> Any:
    return decision_file(home, Store(home).edition(territory)).read()


def filled(at: AppTest, *, text: str = "核实漏报出生", owner: str = "县统计局") -> AppTest:
    at.text_area(key="decision_text").set_value(text)
    at.text_input(key="decision_owner").set_value(owner)
    at.button(key="add_decision").click().run()
    assert not at.exception
    return at


@pytest.mark.parametrize(
    ("territory", "lang", "said"),
    [
        ("county", "zh", "共6项决定事项，4项在办，其中2项逾期（截至2026-03-31）。"),
        ("district", "zh", "共4项决定事项，3项在办，其中2项逾期（截至2026-06-30）。"),
        ("city", "en", "Open decisions: 2 of 3, 1 overdue, as of 2026-03-31."),
    ],
)
def test_the_meeting_begins_with_what_is_overdue(
    opened: Any, territory: str, lang: str, said: str
) -> None:
    at = opened("meeting", territory=territory, lang=lang)
    assert said in texts(at)
    assert not at.warning


def test_days_overdue_count_from_the_day_of_the_figures(opened: Any) -> None:
    table = opened("meeting", territory="county").table[0].value
    assert table["办理情况"].tolist() == ["**逾期31天**", "**逾期16天**", "还剩30天", "还剩183天"]


def test_a_profile_shows_what_is_open_about_its_unit(opened: Any) -> None:
    at = opened("area", territory="county", unit="990121108")
    assert "明溪镇：会议决定事项" in texts(at)
    shown = [table.value for table in at.table if "责任单位" in table.value.columns]
    assert shown[0]["编号"].tolist() == ["2025-002"]
    other = opened("area", territory="county", unit="990121001")
    assert "会议决定事项" not in texts(other)


def test_a_new_decision_is_about_the_view_and_appears_at_once(opened: Any, tmp_path: Path) -> None:
    at = opened("meeting", territory="county", unit="990121107", indicator="birth_rate")
    filled(at)
    decision = kept(tmp_path).decisions[-1]
    assert (decision.id, decision.unit, decision.indicator) == (
        "2026-003", "990121107", "birth_rate",
    )  # fmt: skip
    assert (str(decision.decided), str(decision.due)) == ("2026-03-31", "2026-09-30")
    assert "5项在办" in texts(at)
    assert at.text_area(key="decision_text").value == ""


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"text": ""}, "请写明决定事项和责任单位"),
        ({"owner": "李某 13912345678"}, "身份证号或手机号码"),
    ],
)
def test_what_is_refused_is_said_and_what_was_typed_stays(
    opened: Any, tmp_path: Path, entry: dict[str, str], said: str
) -> None:
    before = kept(tmp_path)
    at = filled(opened("meeting", territory="county"), **entry)
    assert [said in warning.value for warning in at.warning] == [True]
    assert kept(tmp_path) == before
    assert at.text_input(key="decision_owner").value == entry.get("owner", "县统计局")


def test_a_day_that_is_none_is_refused(opened: Any) -> None:
    at = opened("meeting", territory="county")
    at.text_input(key="decision_due").set_value("年底")
    filled(at)
    assert "“年底”" in at.warning[0].value


def test_what_is_done_leaves_the_open_ones(opened: Any, tmp_path: Path) -> None:
    at = opened("meeting", territory="county")
    key = "2025-001"
    assert at.selectbox(key="changed_decision").value == key
    at.button_group(key=f"state_{key}").set_value(DecisionState.DONE)
    at.text_input(key=f"closed_{key}").set_value("2026-03-20")
    at.button(key=f"save_{key}").click().run()
    assert not at.warning
    assert "3项在办，其中1项逾期" in texts(at)
    (decision,) = (one for one in kept(tmp_path).decisions if one.id == key)
    assert (decision.state, str(decision.closed)) == (DecisionState.DONE, "2026-03-20")


def test_a_change_on_what_somebody_else_changed_is_refused(opened: Any, tmp_path: Path) -> None:
    at = opened("meeting", territory="county")
    path = tmp_path / "data" / "county" / FILE_NAME
    text = path.read_text(encoding="utf-8").replace("已比对11个乡镇", "已比对18个乡镇")
    path.write_text(text, encoding="utf-8")
    at.text_input(key="note_2025-001").set_value("我的备注")
    at.button(key="save_2025-001").click().run()
    assert "刚被其他人修改" in at.warning[0].value
    assert path.read_text(encoding="utf-8") == text
    assert "已比对18个乡镇" in at.table[0].value["备注"].tolist()


def test_a_broken_row_is_named_and_the_others_are_shown(opened: Any, tmp_path: Path) -> None:
    path = tmp_path / "data" / "county" / FILE_NAME
    text = path.read_text(encoding="utf-8").replace("2026-02-28", "月底")
    path.write_text(text, encoding="utf-8")
    at = opened("meeting", territory="county")
    assert "第2行" in at.warning[0].value
    assert len(at.table[0].value) == 3
