"""What is added to answers, tried on small applications of the same protocol."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.middleware import KeptAnswers, OneFile, RootAddress, SecurityHeaders

PIECES = [b"<html><he", b"ad><title>x</title></head>", b"<head></html>"]
HINT = b"BACKEND_BASE_URL:location.origin"


def page(pieces: list[bytes]) -> ASGIApp:
    """Return an application that sends ``pieces`` and says what it was asked to accept."""

    async def application(scope: Scope, _receive: Receive, send: Send) -> None:
        accepted = dict(scope.get("headers", [])).get(b"accept-encoding", b"anything")
        length = str(sum(map(len, pieces))).encode()
        headers = [(b"content-length", length), (b"x-accepted", accepted)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number, piece in enumerate(pieces, start=1):
            more = number < len(pieces)
            await send({"type": "http.response.body", "body": piece, "more_body": more})

    return application


def asked(application: ASGIApp, path: str, kind: str = "http") -> list[Any]:
    """Return what an application sends when it is asked for ``path``."""
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": kind, "path": path, "headers": [(b"accept-encoding", b"gzip")]}
    asyncio.run(application(scope, receive, send))
    return sent


@pytest.mark.parametrize("path", ["/", "/map", "/area"])
def test_a_page_sent_in_pieces_gets_the_hint_once_and_its_true_length(path: str) -> None:
    start, body = asked(RootAddress(page(PIECES)), path)
    headers = dict(start["headers"])
    assert body["body"].count(HINT) == 1
    assert body["body"].startswith(b"<html><head><script>")
    assert headers[b"content-length"] == str(len(body["body"])).encode()
    assert headers[b"x-accepted"] == b"anything"  # a compressed page could not be edited


@pytest.mark.parametrize("path", ["/static/app.js", "/_stcore/health", "/assets/1/leaflet.css"])
def test_what_is_no_page_passes_as_it_is(path: str) -> None:
    assert asked(RootAddress(page(PIECES)), path) == asked(page(PIECES), path)


def test_security_headers_join_those_of_the_answer_and_leave_sockets_alone() -> None:
    (start, *_body) = asked(SecurityHeaders(page(PIECES)), "/")
    names = [name for name, _value in start["headers"]]
    assert names[:2] == [b"content-length", b"x-accepted"]
    assert names[2:] == [b"content-security-policy", b"x-content-type-options", b"referrer-policy"]
    socket = asked(SecurityHeaders(page(PIECES)), "/_stcore/stream", kind="websocket")
    assert [name for name, _value in socket[0]["headers"]] == [b"content-length", b"x-accepted"]


class Counted:
    """An application that counts how often it is asked."""

    def __init__(self, *, control: bytes, status: int = 200) -> None:
        self.times = 0
        self._headers = [(b"cache-control", control)]
        self._status = status

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        self.times += 1
        await send(
            {"type": "http.response.start", "status": self._status, "headers": self._headers}
        )
        await send({"type": "http.response.body", "body": b"one", "more_body": True})
        await send({"type": "http.response.body", "body": b"two", "more_body": False})


def get(application: ASGIApp, path: str, **headers: str) -> list[Any]:
    """Return what a GET of ``path`` brings."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": raw}
    asyncio.run(application(scope, None, send))  # type: ignore[arg-type]
    return sent


def test_an_answer_that_never_changes_is_made_once_for_each_way_to_compress_it() -> None:
    counted = Counted(control=b"public, immutable")
    kept = KeptAnswers(counted)
    first = get(kept, "/a", **{"accept-encoding": "gzip"})
    assert get(kept, "/a", **{"accept-encoding": "gzip"}) == first
    assert counted.times == 1
    get(kept, "/a")
    get(kept, "/b")
    assert counted.times == 3


@pytest.mark.parametrize(
    ("control", "status", "headers"),
    [
        (b"no-cache", 200, {}),
        (b"public, immutable", 404, {}),
        (b"public, immutable", 200, {"range": "bytes=0-1"}),
    ],
)
def test_what_changes_fails_or_is_a_part_is_asked_again(
    control: bytes, status: int, headers: dict[str, str]
) -> None:
    counted = Counted(control=control, status=status)
    kept = KeptAnswers(counted)
    get(kept, "/a", **headers)
    get(kept, "/a", **headers)
    assert counted.times == 2


def test_the_oldest_answers_make_room() -> None:
    counted = Counted(control=b"immutable")
    kept = KeptAnswers(counted, most=2)
    for path in ("/a", "/b", "/c", "/c", "/a"):
        get(kept, path)
    assert counted.times == 4


def test_one_file_is_answered_and_everything_else_passes(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("here")
    answering = OneFile(page(PIECES), "/component/a.js", tmp_path / "a.js")
    start, body = get(answering, "/component/a.js")
    assert body["body"] == b"here"
    assert b"immutable" in dict(start["headers"])[b"cache-control"]
    assert asked(answering, "/component/b.js") == asked(page(PIECES), "/component/b.js")
    socket = asked(answering, "/component/a.js", kind="websocket")
    assert len(socket) == 1 + len(PIECES)
