"""What pages fetch early is what a map asks for later."""

import re
from pathlib import Path

import pytest

from dashboard import early

_LINK = re.compile(r'<(?:link rel="(\w+)"|(script) defer)[^>]* (?:href|src)="([^"]+)"')


def linked(home: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for relation, script, address in _LINK.findall(early.links(home)):
        found.setdefault(relation or script, []).append(address)
    return found


def test_the_parts_of_the_client_are_those_that_hold_a_frame(demo_home: Path) -> None:
    names = [Path(address).name.split(".")[0] for address in linked(demo_home)["modulepreload"]]
    assert names == ["ComponentInstance", "IFrameUtil", "urls", "withCalculatedWidth"]


def test_the_frame_loads_the_script_that_was_fetched_for_it() -> None:
    address, script = early.frame_script()
    page = (script.parents[2] / "index.html").read_text(encoding="utf-8")
    assert f'src="./static/js/{script.name}"' in page
    assert address == f"/component/streamlit_folium.st_folium/static/js/{script.name}"


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(early, "find_spec", lambda _package: None)
    with pytest.raises(ModuleNotFoundError, match="streamlit_folium"):
        early.frame_script()
