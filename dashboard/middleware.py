"""What is added to the answers of Streamlit's own server: security headers, the root's address.

And what is kept of them: compressing the same files for every browser is most of what a first
page costs the server.
"""

from collections import OrderedDict
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = (
    (
        b"content-security-policy",
        (
            b"default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
            b"connect-src 'self' ws: wss:; frame-ancestors 'self'"
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class SecurityHeaders:
    """Adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add headers to the start of the answer."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *_HEADERS]
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class KeptAnswers:
    """Keeps whole answers that say of themselves that they never change.

    Args:
        app: What answers, and compresses.
        most: Number of answers kept; those asked for least recently make room.
    """

    def __init__(self, app: ASGIApp, *, most: int = 512) -> None:
        self._app = app
        self._most = most
        self._kept: OrderedDict[tuple[str, bytes, str], list[Message]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, else pass the request on and keep its answer."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        key = (scope["path"], scope["query_string"], asked.get("accept-encoding", ""))
        answer = self._kept.get(key)
        if answer is None or "range" in asked:
            answer = []
            await self._app(scope, receive, _recording(answer, send))
            if "range" not in asked and _never_changes(answer):
                self._keep(key, answer)
            return
        self._kept.move_to_end(key)
        for message in answer:
            await send(message)

    def _keep(self, key: tuple[str, bytes, str], answer: list[Message]) -> None:
        self._kept[key] = answer
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)


def _recording(answer: list[Message], send: Send) -> Send:
    async def record(message: Message) -> None:
        answer.append(message)
        await send(message)

    return record


def _never_changes(answer: list[Message]) -> bool:
    """Return whether an answer is whole, good and immutable."""
    if not answer or answer[0].get("status") != HTTPStatus.OK or answer[-1].get("more_body"):
        return False
    return "immutable" in Headers(raw=answer[0]["headers"]).get("cache-control", "")


class OneFile:
    """Answers for Streamlit with a file whose name tells its content.

    Of a component's files Streamlit says neither how long they last nor, before the component
    is first drawn, that they are there.

    Args:
        app: What answers everything else.
        address: Path of the file's address.
        file: The file.
    """

    def __init__(self, app: ASGIApp, address: str, file: Path) -> None:
        self._app = app
        self._address = address
        self._file = Response(
            file.read_bytes(),
            media_type=guess_type(file)[0],
            headers={"Cache-Control": "public, max-age=31536000, immutable"},
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the file's address, or pass the request on."""
        asked = scope["type"] == "http" and scope["path"] == self._address
        await (self._file if asked else self._app)(scope, receive, send)


class RootAddress:
    """Tells every page where the server's root is, and what to fetch early.

    Streamlit's client would look for the root below the page's own address first, and meet
    a 404; it learns of the theme's font only once it is connected.

    Args:
        app: What answers.
        links: HTML for the page's head.
    """

    def __init__(self, app: ASGIApp, *, links: str = "") -> None:
        self._app = app
        script = "<script>window.__streamlit={BACKEND_BASE_URL:location.origin}</script>"
        self._head = f"<head>{script}{links}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; write the hint into the answer if it is a page."""
        if scope["type"] != "http" or not _is_page(scope["path"]):
            await self._app(scope, receive, send)
            return
        start: Message = {}
        body = b""

        async def with_hint(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            hinted = body.replace(b"<head>", self._head, 1)
            headers = MutableHeaders(raw=list(start.get("headers", [])))
            headers["content-length"] = str(len(hinted))
            await send({**start, "headers": headers.raw})
            await send({"type": "http.response.body", "body": hinted})

        await self._app(_uncompressed(scope), receive, with_hint)


def _is_page(path: str) -> bool:
    return "." not in path and not path.startswith("/_stcore")


def _uncompressed(scope: Scope) -> Scope:
    """Return the request without its wish for a compressed answer, which cannot be edited."""
    headers = [(k, v) for k, v in Headers(scope=scope).raw if k.lower() != b"accept-encoding"]
    return {**scope, "headers": headers}
