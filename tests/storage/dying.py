"""Imports in processes of their own that die at a chosen step: a forge of real crashes.

Reads lines "WHAT HOME STEP" from standard input. For each it forks a process that kills
itself by SIGKILL at the STEP-th time that it touches the store of HOME; answers "killed" or
"done". WHAT is ``import``, as the command line does it, or a text to ``publish`` as the only
content of an edition, which takes a hundredth of the time. Forking spares the start of Python.
"""

import os
import signal
import sys
from itertools import count
from pathlib import Path

from dashboard import catalogue
from dashboard.cli import main
from dashboard.storage import importing  # noqa: F401  loaded before the forks
from dashboard.storage.publishing import publish

_TOUCHES = ("open", "os.mkdir", "os.rename", "os.rmdir", "os.remove", "shutil.rmtree")


def _die_at(step: int, store: Path) -> None:
    touches = count(1)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _TOUCHES or not isinstance(arguments[0], str | os.PathLike):
            return
        if os.fspath(arguments[0]).startswith(str(store)) and next(touches) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def _import(home: Path) -> None:
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115
    arguments = ["import", str(home / "data/realm"), "--territory", "realm", "--home", str(home)]
    main(arguments, standalone_mode=False)


def _publish(text: str, home: Path) -> None:
    def fill(folder: Path) -> dict[str, str]:
        for name in ("a", "b"):
            (folder / name).write_text(text)
        return {"text": text}

    publish(home / "store" / "realm", fill)


def _run(what: str, home: Path, step: int) -> None:
    _die_at(step, home / "store")
    if what == "import":
        _import(home)
    else:
        _publish(what, home)
    os._exit(0)


if __name__ == "__main__":
    catalogue.load()
    for line in sys.stdin:
        what, folder, step = line.split()
        child = os.fork()
        if child == 0:
            _run(what, Path(folder).resolve(), int(step))
        _pid, status = os.waitpid(child, 0)
        ending = "killed" if os.WIFSIGNALED(status) else "done" if status == 0 else "failed"
        sys.stdout.write(f"{ending}\n")
        sys.stdout.flush()
