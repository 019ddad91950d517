"""Imports that are killed at any moment, and imports at the same time."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from dashboard.storage.editions import EDITIONS, current_edition, is_edition_id, read_manifest
from dashboard.storage.store import Store
from tests.storage.realm import import_realm, with_boys, write_realm

REPOSITORY = Path(__file__).parents[2]
MOST_STEPS = 100
_LOOK_AGAIN = Event()


@pytest.fixture(scope="module")
def dying() -> Iterator[subprocess.Popen[str]]:
    """Return the process that imports until a step."""
    command = [sys.executable, "-m", "tests.storage.dying"]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


def die_at(dying: subprocess.Popen[str], home: Path, step: int, what: str = "import") -> str:
    assert dying.stdin
    assert dying.stdout
    print(what, home, step, file=dying.stdin, flush=True)
    return dying.stdout.readline().strip()


def leftovers(home: Path) -> list[str]:
    editions = home / "store" / "realm" / EDITIONS
    return [path.name for path in editions.iterdir() if not is_edition_id(path.name)]


def boys(home: Path) -> float:
    """Return what a reader finds: the boys of January in the current edition."""
    edition = Store(home).edition("realm")
    table = edition.counts(measures=["boys"], scope="all", months=1, units=["990101"])
    assert edition.boundaries()["unit_code"].tolist() == ["990101", "990101101", "990101102"]
    assert edition.problems() == []
    assert edition.coverage()["unit_code"].nunique() == 3
    return float(table["value"].iloc[0])


def published(home: Path) -> str:
    """Return the text of the current edition, the same in its manifest and both its files."""
    folder = home / "store" / "realm"
    edition = current_edition(folder)
    texts = [(folder / EDITIONS / edition / name).read_text() for name in ("a", "b")]
    assert texts == [read_manifest(folder, edition)["text"]] * 2
    return texts[0]


def test_killed_at_each_step_a_publication_leaves_the_old_edition_or_the_new(tmp_path, dying):
    assert die_at(dying, tmp_path, 0, "first") == "done"
    seen = []
    for step in range(1, MOST_STEPS):
        before = published(tmp_path)
        ending = die_at(dying, tmp_path, step, f"text-{step}")
        if ending == "done":
            break
        assert ending == "killed"
        seen.append(published(tmp_path))
        assert seen[-1] in (before, f"text-{step}")
    assert ending == "done"
    assert len(seen) > 15  # each file written, each rename
    assert seen[0] == "first"
    assert seen[-1] == f"text-{len(seen)}"  # killed after the pointer moved
    assert published(tmp_path) == f"text-{step}"
    assert leftovers(tmp_path) == []  # the last one cleared what the killed ones left


def test_killed_at_steps_from_its_first_to_its_last_an_import_leaves_a_readable_store(
    tmp_path, dying
):
    import_realm(tmp_path)
    for step in (1, 5, 9, 17, 25):
        write_realm(tmp_path, with_boys(100 + step))
        assert die_at(dying, tmp_path, step) == "killed"
        assert boys(tmp_path) in (20, 108 + step)
    write_realm(tmp_path)
    assert die_at(dying, tmp_path, 0) == "done"
    assert boys(tmp_path) == 20
    assert leftovers(tmp_path) == []


def test_killed_before_its_first_edition_a_territory_has_none(tmp_path, dying):
    write_realm(tmp_path)
    assert die_at(dying, tmp_path, 12) == "killed"
    assert len(leftovers(tmp_path)) == 1
    assert Store(tmp_path).territories() == []


def start(home: Path, folder: Path | None = None) -> subprocess.Popen[bytes]:
    path = folder or home / "data" / "realm"
    command = [sys.executable, "-m", "dashboard", "import", str(path)]
    command += ["--territory", "realm", "--home", str(home)]
    return subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.DEVNULL)


def test_killed_at_random_moments_once_it_writes_an_import_leaves_a_readable_store(tmp_path):
    import_realm(tmp_path)
    chance = random.Random(20260331)  # noqa: S311  not for secrets
    for turn in range(2):
        write_realm(tmp_path, with_boys(200 + turn))
        before = boys(tmp_path)
        process = start(tmp_path)
        while not leftovers(tmp_path) and process.poll() is None:
            _LOOK_AGAIN.wait(0.002)
        _LOOK_AGAIN.wait(chance.uniform(0, 0.3))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert boys(tmp_path) in (before, 208 + turn)
    import_realm(tmp_path, with_boys(300))
    assert boys(tmp_path) == 308
    assert leftovers(tmp_path) == []


def test_imports_at_the_same_time_leave_whole_editions_and_one_of_them_current(tmp_path):
    write_realm(tmp_path)
    other = write_realm(tmp_path / "other", with_boys(70))
    processes = [start(tmp_path, folder) for folder in (other, None, None)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert len(Store(tmp_path).editions("realm")) == 2
    assert boys(tmp_path) in (20, 78)
    assert leftovers(tmp_path) == []
