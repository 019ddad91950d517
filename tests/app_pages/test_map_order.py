"""In which order the map page is told: what is waited for comes first."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any
from unittest.mock import Mock

import pytest

from dashboard.maps import seen
from dashboard.views import area_panel, frame, map_controls, map_panel, map_words


def test_a_page_that_has_the_map_tells_its_words_before_the_maps(
    open_page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def recorded(module: Any, name: str) -> None:
        drawing = getattr(module, name)

        def draw(selection: Any, *rest: Any, **more: Any) -> None:
            order.append(name)
            drawing(selection, *rest, **more)

        monkeypatch.setattr(module, name, draw)

    for module, name in (
        (map_panel, "draw_map"),
        (map_words, "draw_finding"),
        (map_controls, "draw_map_controls"),
        (area_panel, "draw_figure"),
        (frame, "draw_controls"),
        (area_panel, "draw_trend"),
    ):
        recorded(module, name)
    expected = seen.expected

    @contextmanager
    def recorded_waiting(name: str) -> Iterator[Event]:
        with expected(name) as told:
            waiting = Mock(wraps=told)
            waiting.wait = lambda patience: order.append(f"seen {told.wait(patience)}")
            yield waiting

    monkeypatch.setattr(seen, "expected", recorded_waiting)
    at = open_page("map", territory="county")
    beside = ["draw_map_controls", "draw_figure", "draw_controls"]
    assert order == ["draw_map", "draw_finding", "seen True", *beside, "draw_trend"]
    order.clear()
    at.session_state["map-zh"] = {}  # as the map's component leaves it
    at.run()
    assert not at.exception
    maps = ["draw_map", "draw_finding", "draw_map_controls"]
    assert order == ["draw_figure", *maps, "draw_controls", "draw_trend"]
