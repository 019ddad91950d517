"""The meeting's page: the agenda is changed by buttons and saved."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.agenda import Agenda, Step
from dashboard.storage.agendas import AgendaFolder
from tests.app_pages.conftest import PAGES, texts


@pytest.fixture
def agendas(demo_home: Path) -> Iterator[AgendaFolder]:
    """Return the county's agendas; those that a test writes go with it."""
    yield AgendaFolder(demo_home, "county")
    rmtree(demo_home / "data", ignore_errors=True)


def headings(at: AppTest) -> list[str]:
    return [field.value for field in at.text_input if field.key.startswith("heading_")]


def press(at: AppTest, sign: str, position: int) -> AppTest:
    key = next(b.key for b in at.button if b.key[:1] == sign and b.key.endswith(f"_{position}"))
    return at.button(key=key).click().run()


@pytest.mark.parametrize("territory", ["county", "district", "city"])
def test_the_default_agenda_goes_from_results_to_tasks(open_page: Any, territory: str) -> None:
    parts = [
        heading.split("：")[0] for heading in headings(open_page("meeting", territory=territory))
    ]
    assert list(dict.fromkeys(parts)) == ["成效", "问题", "原因", "任务"]


def test_steps_are_moved_renamed_and_removed(open_page: Any, agendas: AgendaFolder) -> None:
    at = open_page("meeting", territory="county")
    first, second, *rest = headings(at)
    at = press(at, "↓", 0)
    assert headings(at) == [second, first, *rest]
    at = press(at, "✕", 0)
    assert headings(at) == [first, *rest]
    at.text_input(key=next(f.key for f in at.text_input if f.value == first)).set_value(
        "开场"
    ).run()
    assert headings(at) == ["开场", *rest]
    kept = agendas.read("default")
    assert kept is not None
    assert [step.heading for step in kept.agenda.steps] == ["开场", *rest]
    at.button(key="default_again").click().run()
    assert headings(at) == [first, second, *rest]
    assert agendas.read("default") is None


def test_the_view_on_the_screen_becomes_a_step_by_one_button(
    open_page: Any, agendas: AgendaFolder
) -> None:
    at = open_page("map", territory="county", indicator="birth_rate", period="2025", panel="funnel")
    at.button(key="add_to_agenda").click().run()
    kept = agendas.read("default")
    assert kept is not None
    step = kept.agenda.steps[-1]
    assert step.page == "map"
    assert step.parameters["indicator"] == "birth_rate"
    assert (step.parameters["period"], step.parameters["panel"]) == ("2025", "funnel")
    assert "lang" not in step.parameters


def test_the_view_looked_at_last_is_added_and_opened_again(
    open_page: Any, agendas: AgendaFolder
) -> None:
    at = open_page("area", territory="county", unit="990121108", panel="funnel")
    assert agendas.names() == []
    at.switch_page(PAGES["meeting"]).run()
    at.button(key="add_last_view").click().run()
    heading = headings(at)[-1]
    assert heading == "乡镇：出生性别比，明溪镇"
    at.text_input(key=at.text_input[0].key).set_value("另一个标题").run()
    key = [b.key for b in at.button if b.key.startswith("open_")][-1]
    at.button(key=key).click().run()
    assert "明溪镇" in at.header[0].value


def test_what_somebody_else_has_changed_is_not_overwritten(
    open_page: Any, agendas: AgendaFolder
) -> None:
    at = press(open_page("meeting", territory="county"), "✕", 0)
    kept = agendas.read("default")
    assert kept is not None
    agendas.save(kept.agenda.removed(0), on=kept.state)
    at = press(at, "✕", 0)
    assert "已被他人修改" in texts(at)
    now = agendas.read("default")
    assert now is not None
    assert now.agenda == kept.agenda.removed(0)
    assert len(headings(at)) == len(now.agenda.steps)


def test_a_faulty_agenda_is_said_in_one_sentence(open_page: Any, agendas: AgendaFolder) -> None:
    path = agendas.home / "data" / "county" / "agendas" / "default.toml"
    path.parent.mkdir(parents=True)
    path.write_text("title = 会议", encoding="utf-8")
    at = open_page("meeting", territory="county")
    assert len(at.error) == 1
    assert "county/agendas/default.toml" in at.error[0].value


def test_the_files_of_the_meeting_are_made_by_one_button(
    open_page: Any, agendas: AgendaFolder
) -> None:
    steps = (Step("一张表", "overview", {"part": "units"}),)
    agendas.save(Agenda("default", "会议", steps), on="")
    at = open_page("meeting", territory="county").button(key="make_pack").click().run()
    assert not at.exception
    offered = [button.label for button in at.get("download_button")]
    assert offered[-5:] == [
        "幻灯片.pptx",
        "汇报材料代拟稿.docx",
        "数据表.xlsx",
        "离线网页.html",
        "全部材料（压缩包）",
    ]


def test_an_agenda_without_steps_says_so(open_page: Any, agendas: AgendaFolder) -> None:
    agendas.save(Agenda("default", "会议"), on="")
    at = open_page("meeting", territory="county").button(key="make_pack").click().run()
    assert "议程中没有可展示的内容。" in texts(at)


@pytest.mark.parametrize("name", ["neu", "halbjahr"])
def test_an_agenda_that_is_not_there_is_named_and_leaves_the_address(
    open_page: Any, name: str
) -> None:
    at = open_page(territory="county", agenda=name)
    assert f"没有名为“{name}”的议程，现按常用议程显示。" in texts(at)
    assert "agenda" not in at.query_params
    assert "agenda" not in at.session_state["selection"].options
