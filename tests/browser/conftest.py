"""A server with all territories, a browser cut off from everything else, and their watch."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests import serving
from tests.browser.chromium import chromium
from tests.browser.screen import Screen
from tests.browser.watch import Watch

LARGE = {"width": 1920, "height": 1080}
SMALL = {"width": 1024, "height": 768}

PATIENCE = 60_000
"""Milliseconds until something is a fault and not just slow."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def server(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[serving.Serving]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    with serving.dashboard(demo_home, log=log) as running:
        yield running


# Not for the session: while Playwright runs, no other test can use asyncio.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def context(browser: Browser) -> BrowserContext:
    """Return a browser's memory, for all tests: Streamlit is not compiled again for each."""
    opened = browser.new_context(viewport=LARGE)
    opened.set_default_timeout(PATIENCE)
    return opened


@pytest.fixture
def screens(context: BrowserContext) -> Iterator[Callable[[str], Screen]]:
    """Return a function that opens a tab on a server; at the end nothing may have gone wrong."""
    opened: list[Screen] = []

    def new(url: str) -> Screen:
        page = context.new_page()
        watch = Watch(url)
        watch.follow(page)
        opened.append(Screen(page, watch))
        return opened[-1]

    yield new
    for screen in opened:
        faults = list(screen.watch.faults)
        screen.page.close()
        assert faults == []


@pytest.fixture
def screen(screens: Callable[[str], Screen], server: serving.Serving) -> Screen:
    return screens(server.url)
