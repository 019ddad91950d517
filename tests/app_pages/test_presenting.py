"""Presenting without a browser: what a slide shows, where keys lead, what a question does."""

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.views import presenting
from tests.app_pages.conftest import Drawn, texts

KEYS = "presenter"


def told(at: AppTest) -> dict[str, Any]:
    """Return what the page tells the script of the presenter's keys."""
    sent: dict[str, Any] = at.session_state["sent_to_presenter"]
    return sent


@pytest.fixture(autouse=True)
def _sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is sent to the component, which AppTest does not know."""

    def component(*, key: str, data: dict[str, Any], on_act_change: object) -> None:
        del key, on_act_change
        st.session_state["sent_to_presenter"] = data

    monkeypatch.setattr(presenting, "_presenter", component)


def at_step(open_page: Any, step: int, **parameters: str) -> AppTest:
    return open_page(**{"territory": "county", "present": "1", "step": str(step), **parameters})


@pytest.mark.parametrize("territory", ["county", "district", "city"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_slide_of_every_territory_is_drawn(open_page: Any, territory: str, lang: str) -> None:
    at = at_step(open_page, 1, territory=territory, lang=lang)
    total = told(at)["total"]
    assert total > 8
    for step in range(1, total + 1):
        at.query_params["step"] = str(step)
        at.run()
        assert not at.exception
        assert not at.error
        assert told(at)["number"] == step
        chinese = any("一" <= sign <= "鿿" for sign in texts(at) + told(at)["headings"][step - 1])
        assert chinese == (lang == "zh")


def test_nothing_of_the_frame_is_left_but_dates_and_source(open_page: Any) -> None:
    at = at_step(open_page, 1)
    assert [box.key for box in at.selectbox] == []
    assert [button.key for button in at.button] == []
    assert "2025-10-01至2026-03-31" in texts(at)


@pytest.mark.parametrize(("asked", "shown"), [("0", 1), ("9999", None), ("-3", 1), ("二", 1)])
def test_a_number_beyond_the_walk_stops_at_its_end(
    open_page: Any, asked: str, shown: int | None
) -> None:
    at = open_page(territory="county", present="1", step=asked)
    assert told(at)["number"] == (shown or told(at)["total"])


def test_the_map_of_the_next_step_is_drawn_before_it_is_seen(open_page: Any, drawn: Drawn) -> None:
    at = at_step(open_page, 1)
    hidden = drawn[-1]["feature_group_to_add"].state
    number = next(
        place for place, heading in enumerate(told(at)["headings"], 1) if "性别比分布" in heading
    )
    at.query_params["step"] = str(number)
    at.run()
    assert drawn[-1]["feature_group_to_add"].state == hidden


def test_a_question_from_the_room_leaves_the_agenda_and_the_way_back_is_told(
    open_page: Any,
) -> None:
    at = at_step(open_page, 1)
    headings = told(at)["headings"]
    units = headings.index("问题：需要关注的单位") + 1
    at.query_params["step"] = str(units)
    at.run()
    assert told(at)["aside"] == ""
    asked = at.button(key="standout_0").label
    at.button(key="standout_0").click().run()
    assert at.query_params["aside"] == "area"
    assert at.session_state["selection"].unit.label in asked
    assert "按R键返回议程" in told(at)["aside"]
    assert at.metric[0].label.startswith(at.session_state["selection"].unit.label)
    del at.query_params["aside"]  # as Back does
    at.run()
    assert told(at)["number"] == units
    assert told(at)["aside"] == ""


def test_presenting_begins_by_a_button(open_page: Any) -> None:
    at = open_page("meeting", territory="county")
    at.button(key="present").click().run()
    assert at.query_params["present"] == "1"
    assert told(at)["number"] == 1


def test_the_walk_follows_another_edition(open_page: Any) -> None:
    at = at_step(open_page, 1)
    edition = at.session_state["selection"].edition.id
    at = at_step(open_page, 1, edition=edition)
    assert at.session_state["selection"].pinned
    assert told(at)["total"] > 8
