"""Timings inside a real browser: from the pointer to the painted answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

import psutil
from playwright.sync_api import Page, WebSocket, sync_playwright

from tests.browser.chromium import ARGUMENTS, EXECUTABLE

_ARM = """
(ready) => {
  const done = new Function('return ' + ready)();
  window.__answered = new Promise((resolve) => {
    const start = (event) => {
      const began = performance.now();
      const look = () => done() ? requestAnimationFrame(() => resolve(performance.now() - began))
                                : requestAnimationFrame(look);
      requestAnimationFrame(look);
    };
    const frames = [window, ...Array.from(window.frames)];
    frames.forEach((frame) => frame.document.addEventListener(
      'click', start, {capture: true, once: true}));
  });
}
"""
TRIES = 5


@dataclass
class Traffic:
    """What came over the socket, in bytes."""

    received: int = 0
    sockets: list[WebSocket] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Count every frame that the page's sockets receive."""
        page.on("websocket", self._opened)

    def _opened(self, socket: WebSocket) -> None:
        self.sockets.append(socket)
        socket.on("framereceived", self._framed)

    def _framed(self, payload: str | bytes) -> None:
        self.received += len(payload)


@dataclass
class Change:
    """One kind of change, measured several times: medians.

    Attributes:
        milliseconds: From the click to the painted answer.
        kilobytes: Received over the socket.
        cpu_seconds: Spent by the server's process.
    """

    milliseconds: float
    kilobytes: float
    cpu_seconds: float


@contextmanager
def chromium_page(width: int = 1920, height: int = 1080) -> Iterator[Page]:
    """Open a page in Debian's Chromium whose network is cut off but for this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": width, "height": height})
        yield page
        browser.close()


def timed(
    page: Page,
    traffic: Traffic,
    server: psutil.Process,
    *,
    act: Callable[[int], None],
    ready: Callable[[int], str],
    tries: int = TRIES,
) -> Change:
    """Measure ``act`` several times.

    Args:
        page: Page of the browser.
        traffic: Counter watching the page.
        server: Process of the server.
        act: Clicks once; gets the number of the try.
        ready: Script of a function that is true once the answer is painted.
        tries: Number of measurements.
    """
    spans, sizes, costs = [], [], []
    for number in range(tries):
        before, cpu = traffic.received, _cpu(server)
        page.evaluate(_ARM, ready(number))
        act(number)
        spans.append(float(page.evaluate("() => window.__answered")))
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        sizes.append((traffic.received - before) / 1024)
        costs.append(_cpu(server) - cpu)
    return Change(median(spans), median(sizes), median(costs))


def _cpu(server: psutil.Process) -> float:
    times = server.cpu_times()
    return float(times.user + times.system)
