"""In which order the map page is told: what is waited for comes first."""

from typing import Any

import pytest

from dashboard.views import area_panel, map_panel


def test_a_page_that_has_the_map_tells_its_words_before_the_maps(
    open_page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def recorded(module: Any, name: str) -> None:
        drawing = getattr(module, name)

        def draw(selection: Any, **more: Any) -> None:
            order.append(name)
            drawing(selection, **more)

        monkeypatch.setattr(module, name, draw)

    for module, name in (
        (map_panel, "draw_map"),
        (area_panel, "draw_figure"),
        (area_panel, "draw_trend"),
    ):
        recorded(module, name)
    at = open_page("map", territory="county")
    assert order == ["draw_map", "draw_figure", "draw_trend"]  # who opens the page waits for maps
    order.clear()
    at.session_state["map-zh"] = {}  # as the map's component leaves it
    at.run()
    assert not at.exception
    assert order == ["draw_figure", "draw_map", "draw_trend"]
