"""What is measured: the dashboard's map, and two references of the same run."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil
from playwright.sync_api import Browser, Frame, Page, Request
from xstatic.pkg import leaflet

from tests import serving
from tests.benchmarks import playing
from tests.benchmarks.browsing import Change, Traffic, fresh_page, load, timed

_PAGES = Path(__file__).parent / "pages"
_FRAME = "iframe[title='streamlit_folium.st_folium']"
_INSIDE = f'document.querySelector("{_FRAME}").contentDocument'
_PAINTED = f'{_INSIDE}.querySelector(".leaflet-container").dataset.shown'
_PERIOD = f'{_INSIDE}.querySelector(".leaflet-container").dataset.period'
_ANSWER = f'{_INSIDE}.querySelector(".answer").textContent'
_PANEL = 'document.querySelector("[data-testid=stMetricLabel]").textContent'
_STANDS = """
() => [...document.querySelectorAll(".leaflet-container")].every((map) =>
  map.dataset.shown === window.scene.state.key)
"""
_QUIET = "[data-testid=stApp][data-test-script-state=notRunning]"
_REBUILT = (
    f'Array.from({_INSIDE}.querySelectorAll("path.leaflet-interactive"))'
    '.slice(0, 12).map((path) => path.getAttribute("fill")).join()'
)
_TEXT = 'document.querySelector("[data-testid=stText]").textContent'
_PLACES = """
() => {
  const { map, focus } = window.scene.panes[0];
  const size = map.getSize();
  const { left, top } = map.getContainer().getBoundingClientRect();
  return focus.features.filter(({ properties: { code } }) => code !== window.scene.selected)
    .map(({ properties: { label: [longitude, latitude] } }) =>
      map.latLngToContainerPoint([latitude, longitude]))
    .filter(({ x, y }) => Math.abs(x / size.x - 0.5) < 0.3 && Math.abs(y / size.y - 0.5) < 0.3)
    .map(({ x, y }) => [left + x, top + y]);
}
"""


@dataclass(frozen=True)
class Measured:
    """One subject at one size; what was not measured is None.

    Attributes:
        start: Seconds from the start of the server to its first answer.
        first: Milliseconds of the first load that the server ever answered.
        load: Milliseconds of later loads by browsers with an empty cache.
        change: Another period, or another choice, that nobody has looked at before.
        again: A period that was looked at before.
        slid: A period of the slider on the map.
        click: A unit of the map, until the page tells of it.
        answer: The same, until the map tells of it.
        frame: Milliseconds between animation frames while one map plays, a period a frame.
        still: The same of a static Leaflet page with the same polygons.
        tooltips: Kilobytes that the tooltip texts of a period take, as sent.
        memory: Resident megabytes of the server in the end.
    """

    start: float
    first: float
    load: float
    change: Change
    memory: float
    again: Change | None = None
    slid: Change | None = None
    click: Change | None = None
    answer: Change | None = None
    frame: float | None = None
    still: float | None = None
    tooltips: float | None = None


def dashboard(home: Path, browser: Browser, *, tries: int) -> Measured:
    """Measure the map page of the dashboard that serves ``home``."""
    with serving.dashboard(home, log=home / "server.log") as server:
        url = f"{server.url}/map?lang=en"
        first, later = _loads(browser, url, shown=_PAINTED, tries=tries)
        with fresh_page(browser) as (page, traffic):
            load(page, url, shown=_PAINTED)
            change = _choose(page, traffic, server, "Period", shown=_PERIOD, tries=tries)
        with fresh_page(browser) as (page, traffic):
            sizes: list[int] = []
            page.on("requestfinished", lambda request: _note_tooltips(request, sizes))
            load(page, url, shown=_PAINTED)
            again = _choose(page, traffic, server, "Period", shown=_PERIOD, tries=tries)
            slid = _slide(page, traffic, server.process.pid, tries=tries)
            click = _click(page, traffic, server.process.pid, shown=_PANEL, tries=tries)
            answer = _click(page, traffic, server.process.pid, shown=_ANSWER, tries=tries)
        with fresh_page(browser) as (page, _traffic):
            load(page, f"{url}&beside=none", shown=_PAINTED)
            frame = _frame(page)
            played, still = playing.interval(frame), playing.interval_of_static_page(frame, browser)
        memory = _memory(server)
    return Measured(
        start=server.seconds,
        first=first,
        load=later,
        change=change,
        again=again,
        slid=slid,
        click=click,
        answer=answer,
        frame=played,
        still=still,
        tooltips=median(sizes) / 1024,
        memory=memory,
    )


def empty(folder: Path, browser: Browser, *, tries: int) -> Measured:
    """Measure the floor: a Streamlit page with one control and one line of text."""
    return _reference(_PAGES / "empty.py", folder, browser, shown=_TEXT, tries=tries)


def rebuilt(shapes: Path, folder: Path, browser: Browser, *, tries: int) -> Measured:
    """Measure what tutorials do: folium.Choropleth of ``shapes`` rebuilt on every rerun."""
    (folder / "static").mkdir(parents=True, exist_ok=True)
    script = shutil.copy(_PAGES / "rebuilt.py", folder)
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copy(Path(leaflet.BASE_DIR) / name, folder / "static")
    environment = {"BENCHMARK_SHAPES": str(shapes)}
    return _reference(
        Path(script), folder, browser, shown=_REBUILT, tries=tries, environment=environment
    )


def _reference(
    script: Path,
    folder: Path,
    browser: Browser,
    *,
    shown: str,
    tries: int,
    environment: dict[str, str] | None = None,
) -> Measured:
    log = folder / f"{script.stem}.log"
    with serving.script(script, log=log, environment=environment) as server:
        first, later = _loads(browser, server.url, shown=shown, tries=tries)
        with fresh_page(browser) as (page, traffic):
            load(page, server.url, shown=shown)
            change = _choose(page, traffic, server, "choice", shown=shown, tries=tries)
        memory = _memory(server)
    return Measured(start=server.seconds, first=first, load=later, change=change, memory=memory)


def _loads(browser: Browser, url: str, *, shown: str, tries: int) -> tuple[float, float]:
    """Return the milliseconds of the first load and the median of later ones."""
    spans = []
    for _number in range(tries + 1):
        with fresh_page(browser) as (page, _traffic):
            spans.append(load(page, url, shown=shown))
    return spans[0], median(spans[1:])


def _choose(
    page: Page, traffic: Traffic, server: serving.Serving, label: str, *, shown: str, tries: int
) -> Change:
    """Go down the options of a choice, one a try.

    By the keyboard: a pointer left over the map would fetch tooltips meanwhile.
    """
    choice = page.get_by_role("combobox", name=label, exact=True)

    def open_at(number: int) -> None:
        choice.focus()
        page.keyboard.press("ArrowDown")
        options = page.get_by_role("option")
        options.first.wait_for()
        for _step in range(options.count()):
            if options.nth(number + 1).get_attribute("data-focused"):
                return
            page.keyboard.press("ArrowDown")
        raise RuntimeError(f"the choice {label} has no option number {number + 1}")

    return timed(
        page,
        traffic,
        server.process.pid,
        prepare=open_at,
        act=lambda: page.keyboard.press("Enter"),
        shown=shown,
        tries=tries,
    )


def _frame(page: Page) -> Frame:
    frame = page.locator(_FRAME).element_handle().content_frame()
    if frame is None:
        raise RuntimeError("the map has no frame")
    return frame


def _slide(page: Page, traffic: Traffic, server: int, *, tries: int) -> Change:
    """Go back by the slider on the map, one period a try."""
    slider = _frame(page).locator(".bar input[type=range]")
    return timed(
        page,
        traffic,
        server,
        prepare=lambda _number: slider.focus(),
        act=lambda: page.keyboard.press("ArrowLeft"),
        shown=_PERIOD,
        tries=tries,
    )


def _click(page: Page, traffic: Traffic, server: int, *, shown: str, tries: int) -> Change:
    """Click on units far from each other, one a try."""
    frame = _frame(page)

    def hover(number: int) -> None:
        page.wait_for_selector(_QUIET)
        frame.wait_for_function(_STANDS)
        places = frame.evaluate(_PLACES)  # a click may have moved, resized and filled the map anew
        step = max(1, len(places) // (tries + 1))
        x, y = places[(number + 1) * step % len(places)]
        box = page.locator(_FRAME).bounding_box()
        if box is None:
            raise RuntimeError("the map is not shown")
        page.mouse.move(box["x"] + x, box["y"] + y)
        # The texts of the tooltip have come: they are counted apart.
        frame.wait_for_selector(".unit-tooltip div div")

    def press() -> None:
        page.mouse.down()
        page.mouse.up()

    return timed(page, traffic, server, prepare=hover, act=press, shown=shown, tries=tries)


def _note_tooltips(request: Request, sizes: list[int]) -> None:
    if "/tooltips/" in request.url:
        sizes.append(request.sizes()["responseBodySize"])


def _memory(server: serving.Serving) -> float:
    return float(psutil.Process(server.process.pid).memory_info().rss / 2**20)
