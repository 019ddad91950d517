"""Timings inside a real browser: from the pointer or key to the painted answer."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import mean, median

from playwright.sync_api import Browser, Page, WebSocket

SIZE = {"width": 1920, "height": 1080}

_WATCH = """
(shown) => {
  const look = new Function('try { return ' + shown + ' } catch { return "" }');
  window.__span = 0;
  window.__answer = (started) => {
    const before = look();
    const began = started ? 0 : performance.now();
    const again = () => {
      const now = look();
      if (now && (started || now !== before)) {
        requestAnimationFrame(() => { window.__span = performance.now() - began; });
      } else requestAnimationFrame(again);
    };
    requestAnimationFrame(again);
  };
}
"""
_FROM_LOAD = f"if (window.top === window) {{ ({_WATCH})(%s); window.__answer(true); }}"
_FROM_ACT = f"""
(shown) => {{
  ({_WATCH})(shown);
  let begun = false;
  const begin = () => {{ if (!begun) {{ begun = true; window.__answer(false); }} }};
  [window, ...Array.from(window.frames)].forEach((frame) => ["pointerdown", "keydown"]
    .forEach((kind) => frame.document.addEventListener(kind, begin, {{ capture: true }})));
}}
"""
_QUIET = "[data-testid=stApp][data-test-script-state=notRunning]"
_WHOLE = """
() => !document.querySelector("[data-testid=stSkeleton]")
  && [...document.querySelectorAll("[data-testid=stVegaLiteChart]")]
    .every((chart) => chart.querySelector("svg .role-frame"))
"""
_PATIENCE_MS = 120_000


@dataclass
class Traffic:
    """What came over a page's sockets so far, in bytes, before any compression."""

    received: int = 0

    def watch(self, page: Page) -> None:
        """Count every frame that the page's sockets receive."""
        page.on("websocket", self._opened)

    def wait_for_more_than(self, received: int, page: Page) -> None:
        """Wait until more bytes than these have come."""
        until = time.monotonic() + _PATIENCE_MS / 1000
        while self.received <= received:
            if time.monotonic() > until:
                raise TimeoutError("the server has not answered the change")
            page.wait_for_timeout(5)

    def _opened(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._framed)

    def _framed(self, payload: str | bytes) -> None:
        self.received += len(payload)


@dataclass(frozen=True)
class Change:
    """One kind of change, measured several times.

    Attributes:
        milliseconds: From the key or pointer to the painted answer; median.
        kilobytes: Received over the socket; median.
        cpu_seconds: Spent by the server's process; mean.
    """

    milliseconds: float
    kilobytes: float
    cpu_seconds: float


@contextmanager
def fresh_page(browser: Browser) -> Iterator[tuple[Page, Traffic]]:
    """Open a page with an empty cache and count what its sockets receive."""
    context = browser.new_context(viewport=SIZE)
    context.set_default_timeout(_PATIENCE_MS)
    page, traffic = context.new_page(), Traffic()
    traffic.watch(page)
    yield page, traffic
    context.close()


def load(page: Page, url: str, *, shown: str) -> float:
    """Return the milliseconds from the navigation until ``shown`` is painted.

    Args:
        page: Page that has shown nothing yet.
        url: What to load.
        shown: Script expression that is empty until the answer stands.
    """
    page.add_init_script(_FROM_LOAD % repr(shown))
    page.goto(url, wait_until="commit")
    milliseconds = _span(page)
    settle(page)
    return milliseconds


def _span(page: Page) -> float:
    handle = page.wait_for_function("() => window.__span", polling=20)
    return float(handle.json_value())


def settle(page: Page) -> None:
    """Wait until the server's script has run to its end and the browser has drawn all of it."""
    page.wait_for_selector(_QUIET)
    page.wait_for_function(_WHOLE)
    page.evaluate("() => new Promise(requestIdleCallback)")


def timed(
    page: Page,
    traffic: Traffic,
    server: int,
    *,
    prepare: Callable[[int], None],
    act: Callable[[], None],
    shown: str,
    tries: int,
) -> Change:
    """Measure a change several times.

    Args:
        page: Page of the browser.
        traffic: Counter watching the page.
        server: Id of the server's process.
        prepare: Brings pointer or focus to where one act is left; gets the number of the try.
        act: Presses one key or the pointer's button.
        shown: Script expression that differs once the answer is painted.
        tries: Number of measurements.
    """
    spans, sizes, costs = [], [], []
    for number in range(tries):
        prepare(number)
        settle(page)
        before, cpu = traffic.received, cpu_seconds(server)
        page.evaluate(_FROM_ACT, shown)
        act()
        spans.append(_span(page))
        traffic.wait_for_more_than(before, page)  # a map answers before the script begins
        settle(page)
        sizes.append((traffic.received - before) / 1024)
        costs.append(cpu_seconds(server) - cpu)
    return Change(median(spans), median(sizes), mean(costs))


def cpu_seconds(process: int) -> float:
    """Return the processor time that a process has used, to the microsecond.

    /proc counts in hundredths of a second, which is half of what a change costs; the clock
    of the process, whose number Linux derives from its id, does not.
    """
    return time.clock_gettime(~process << 3 | 2)
