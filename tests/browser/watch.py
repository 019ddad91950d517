"""What must never happen behind a page: requests to others, failures, errors."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response, WebSocket

_GIVEN_UP = "net::ERR_ABORTED"
"""The browser's word for what it no longer needs, since its page or frame was left."""
_NEXT_FRAME = "ResizeObserver loop"
"""The browser's word for a layout that it finishes a frame later, when it is slow."""


@dataclass
class Watch:
    """Notes what a page asks for and what goes wrong.

    Attributes:
        url: The only address that may be asked.
        faults: What went wrong, one line each.
        requested: Addresses asked for, in order.
        messages: What came over the socket.
    """

    url: str
    faults: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)
    messages: list[bytes] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Note everything from now on."""
        page.on("request", self._requested)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("websocket", self._opened)
        page.on("console", self._said)
        page.on("pageerror", self._raised)

    def count(self, part: str) -> int:
        """Return how many addresses with ``part`` in them were asked for."""
        return sum(part in address for address in self.requested)

    def _requested(self, request: Request) -> None:
        self.requested.append(request.url)
        if not request.url.startswith((f"{self.url}/", "data:", "blob:")):
            self.faults.append(f"request to another host: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != _GIVEN_UP:
            self.faults.append(f"failed request: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"answer {response.status}: {response.url}")

    def _raised(self, error: Error) -> None:
        if not error.message.startswith(_NEXT_FRAME):
            self.faults.append(f"script error: {error}")

    def _opened(self, socket: WebSocket) -> None:
        if not socket.url.startswith(self.url.replace("http", "ws", 1)):
            self.faults.append(f"socket to another host: {socket.url}")
        socket.on("framereceived", self._received)

    def _received(self, payload: str | bytes) -> None:
        self.messages.append(payload.encode() if isinstance(payload, str) else payload)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")
