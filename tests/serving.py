"""Servers for tests and benchmarks: real processes on a free loopback port."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

_PATIENCE_SECONDS = 60
_LOOK_AGAIN = Event()


@dataclass(frozen=True)
class Serving:
    """A server that answers.

    Attributes:
        url: Its address without a trailing slash.
        process: The process; ended by its id when the block is left.
        seconds: From its start to its first answer.
    """

    url: str
    process: subprocess.Popen[bytes]
    seconds: float


def free_port() -> int:
    """Return a port of the loopback address that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def dashboard(home: Path, *, log: Path) -> Iterator[Serving]:
    """Serve the dashboard of ``home`` by its own command."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "run", "--home", str(home), "--port", str(port)]
    with serving(command, port=port, log=log) as server:
        yield server


@contextmanager
def script(
    path: Path, *, log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Serving]:
    """Serve a bare Streamlit script, for references."""
    port = free_port()
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "server.enableStaticServing": "true",
        "browser.gatherUsageStats": "false",
    }
    command = [sys.executable, "-m", "streamlit", "run", str(path)]
    command += [f"--{name}={value}" for name, value in options.items()]
    with serving(command, port=port, log=log, environment=environment) as server:
        yield server


@contextmanager
def serving(
    command: list[str], *, port: int, log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Serving]:
    """Start ``command``, wait until it answers, end it by its process id."""
    url = f"http://127.0.0.1:{port}"
    with log.open("wb") as output:
        began = time.monotonic()
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env={**os.environ, **(environment or {})}
        )
        try:
            _await_answer(url, process, log)
            yield Serving(url, process, time.monotonic() - began)
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE_SECONDS)


def _await_answer(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _try in range(_PATIENCE_SECONDS * 20):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended: {log.read_text(errors='replace')[-2000:]}")
        with suppress(OSError), urllib.request.urlopen(f"{url}/_stcore/health") as answer:
            if answer.status == 200:
                return
        _LOOK_AGAIN.wait(0.05)
    raise TimeoutError(f"{url} did not answer in {_PATIENCE_SECONDS} s")
