"""Pages opened through the frame, without browser."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from dashboard import home as homes
from dashboard import i18n
from dashboard.maps import seen
from dashboard.views import map_panel

APP = Path(homes.__file__).parent / "app.py"
PAGES = {
    "overview": "app_pages/overview.py",
    "map": "app_pages/map.py",
    "trends": "app_pages/trends.py",
    "ranking": "app_pages/ranking.py",
    "targets": "app_pages/targets.py",
    "area": "app_pages/area.py",
    "meeting": "app_pages/meeting.py",
}
Drawn = list[dict[str, Any]]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Record what st_folium, whose frame AppTest does not know, is asked to draw and has drawn."""
    calls: Drawn = []

    def draw(picture: Any, **options: Any) -> None:
        calls.append({"map": picture, **options})
        seen.tell(json.loads(options["feature_group_to_add"].seen).removeprefix("/seen/"))

    monkeypatch.setattr(map_panel, "st_folium", draw)
    return calls


@pytest.fixture
def open_page(demo_home: Path, monkeypatch: pytest.MonkeyPatch, drawn: Drawn) -> Any:
    """Return a function that opens a page with the parameters of a link."""
    drawn.clear()
    monkeypatch.setenv(homes.VARIABLE, str(demo_home))

    def opened(page: str = "overview", **parameters: str) -> AppTest:
        at = by_link(page, **parameters)
        assert not at.exception
        return at

    return opened


def by_link(page: str = "overview", **parameters: str) -> AppTest:
    """Return a new session that begins with a page, as by its link."""
    i18n.activate(parameters.get("lang", "zh"))  # type: ignore[arg-type]
    at = AppTest.from_file(APP, default_timeout=60)
    at._bidi_component_manager = _components()
    for name, value in parameters.items():
        at.query_params[name] = value
    if page != "overview":
        at.switch_page(PAGES[page])
    return at.run()


@cache
def _components() -> BidiComponentManager:
    """Return the components for all sessions: a server, too, looks once for installed ones."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


def texts(at: AppTest) -> str:
    """Return what the page says outside tables and charts."""
    kinds = (at.markdown, at.header, at.subheader, at.caption, at.info, at.warning, at.error)
    said = [element.value for kind in kinds for element in kind]
    metrics = [f"{metric.label} {metric.value} {metric.delta}" for metric in at.metric]
    return "\n".join([*said, *metrics, *(button.label for button in at.button)])
