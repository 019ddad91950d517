"""What is added to answers, tried on small applications of the same protocol."""

import asyncio
from typing import Any

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.middleware import RootAddress, SecurityHeaders

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
