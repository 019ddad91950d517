"""What the frame is told: addresses only, small, never breaking out of its script."""

import json
from dataclasses import replace

from dashboard.maps.scene import PaneState, SceneLayer, SceneState, Source

SOURCE = Source("/geometry/a.json", "/series/a.json", "/tooltips/{period}.json")
STATE = SceneState(panes=[PaneState(SOURCE)], period="2026H1", selected="1", within="1")


def told(state: SceneState) -> dict[str, object]:
    content: dict[str, object] = json.loads(SceneLayer(state, seen="/seen/a").state)
    return content


def test_the_state_carries_the_selection_and_addresses() -> None:
    content = told(STATE)
    (pane,) = content["panes"]  # type: ignore[misc]
    assert pane["focus"]["series"] == "/series/a.json"
    assert (content["period"], content["selected"]) == ("2026H1", "1")


def test_what_is_empty_nought_or_false_is_left_unsaid() -> None:
    shown = told(replace(STATE, up=True))
    (pane,) = shown["panes"]  # type: ignore[misc]
    assert set(shown) == {"panes", "period", "selected", "within", "up", "key"}
    assert set(pane) == {"focus"}
    assert set(pane["focus"]) == {"geometry", "series", "tooltips"}


def test_the_key_changes_with_whatever_is_shown() -> None:
    others = [
        replace(STATE, period="2025H1"),
        replace(STATE, selected="2"),
        replace(STATE, significant=True),
        replace(STATE, panes=[PaneState(SOURCE, apart=-2)]),
        replace(STATE, panes=[PaneState(SOURCE, named=["1"])]),
    ]
    keys = {told(state)["key"] for state in (STATE, *others)}
    assert len(keys) == 6
    assert told(STATE)["key"] == told(replace(STATE))["key"]


def test_nothing_in_it_closes_the_script() -> None:
    assert "</" not in SceneLayer(replace(STATE, mark="</script>"), seen="/seen/a").state
