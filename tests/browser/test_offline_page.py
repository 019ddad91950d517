"""The offline page in a browser, from a file: keys turn its pages, charts answer the pointer."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from dashboard.domain.agenda import Agenda, Step
from dashboard.exports.pack import make_pack
from dashboard.storage.store import Store
from tests.exports.made import pixel

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page_file(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    agenda = Agenda("one", "分布", (Step("分布", "map", {"beside": "none"}),))
    told = make_pack(agenda, Store(demo_home), territory="county", language="zh", drawing=pixel)
    files = [made.file for made in told if made.file]
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_bytes(files[-1].content)
    return path


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_it_turns_by_keys_and_answers_the_pointer_without_a_server(
    browser: Browser, page_file: Path, size: tuple[int, int]
) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    asked: list[str] = []
    faults: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.split(":")[0])

    page.on("request", note)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: message.type == "error" and faults.append(message.text))
    page.goto(page_file.as_uri())
    expect(page.locator("#place")).to_have_text("1 / 3")
    page.keyboard.press("PageDown")
    chart = page.locator(".page.shown [data-drawn] svg")
    expect(chart).to_be_visible()
    unit = chart.locator("path[aria-roledescription=geoshape]").nth(4)
    unit.hover(force=True)
    expect(page.locator("#vg-tooltip-element")).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator(".page.shown table tbody tr")).to_have_count(18)
    page.keyboard.press("Home")
    expect(page.locator(".page.shown.opening")).to_be_visible()
    assert set(asked) <= {"file", "data", "blob"}
    assert not faults
    page.close()
