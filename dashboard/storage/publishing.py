"""Making an edition: filled out of sight, named by its content, there by one rename.

An edition is filled in a working folder of its own and appears by one rename, the pointer
moves by another, so that readers see the old or the new. A killed process leaves only a
working folder, which the next import clears away.
"""

import hashlib
import json
import os
import re
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.storage.editions import EDITIONS, ID_LENGTH, MANIFEST, POINTER

_POINTER_ATTEMPTS = 20
_WORKING = re.compile(r"\.tmp-(\d+)-[0-9a-f]+")


def publish(
    territory_folder: Path,
    fill: Callable[[Path], Mapping[str, Any]],
) -> str:
    """Make an edition and the pointer to it.

    Args:
        territory_folder: ``<home>/store/<territory>``; created where missing.
        fill: Writes the files of the edition into the folder it is given and returns the
            manifest's entries. Everything in them and in the files but the time of creation
            decides about the edition's id.

    Returns:
        The id. A standing edition of the same content stays, unless it has been damaged.
    """
    editions = territory_folder / EDITIONS
    editions.mkdir(parents=True, exist_ok=True)
    clear_leftovers(territory_folder)
    working = editions / f".tmp-{os.getpid()}-{secrets.token_hex(4)}"
    working.mkdir()
    try:
        filled = working / "edition"
        filled.mkdir()
        manifest = dict(fill(filled))
        edition_id = _content_id(filled, manifest)
        created = datetime.now(UTC).isoformat(timespec="seconds")
        _write(filled / MANIFEST, _json({"id": edition_id, "created": created, **manifest}))
        for path in filled.iterdir():
            _sync(path)
        _sync(filled)
        _place(filled, editions / edition_id)
        _sync(editions)
        _point(territory_folder, edition_id, working)
    finally:
        shutil.rmtree(working, ignore_errors=True)
    return edition_id


def clear_leftovers(territory_folder: Path) -> None:
    """Remove the working folders of processes that are no more."""
    for path in (territory_folder / EDITIONS).glob(".tmp-*"):
        match = _WORKING.fullmatch(path.name)
        if match and not _is_alive(int(match.group(1))):
            shutil.rmtree(path, ignore_errors=True)


def _content_id(folder: Path, manifest: Mapping[str, Any]) -> str:
    digest = hashlib.sha256(_json(manifest))
    for path in sorted(path for path in folder.iterdir() if path.name != MANIFEST):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        digest.update(f"{path.name}\0{content}\n".encode())
    return digest.hexdigest()[:ID_LENGTH]


def _json(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    _sync(path)


def _sync(path: Path) -> None:
    """Have the disk hold ``path`` before anything refers to it."""
    if path.is_dir() and os.name == "nt":  # Windows has no handle on folders
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _place(filled: Path, target: Path) -> None:
    """Let the edition appear; one of the same content that is whole stays, a broken one goes."""
    try:
        filled.rename(target)
    except OSError:
        if _is_whole(target):
            return
        with suppress(FileNotFoundError):  # another process was first
            target.rename(filled.with_name("broken"))
        filled.rename(target)


def _is_whole(edition: Path) -> bool:
    """Return whether the files of an edition still are what its name says."""
    try:
        manifest = json.loads((edition / MANIFEST).read_text(encoding="utf-8"))
        made_of = {key: value for key, value in manifest.items() if key not in ("id", "created")}
        return _content_id(edition, made_of) == edition.name
    except (OSError, ValueError, AttributeError):
        return False


def _point(territory_folder: Path, edition_id: str, working: Path) -> None:
    prepared = working / POINTER
    _write(prepared, edition_id.encode("ascii"))
    for attempt in range(_POINTER_ATTEMPTS, 0, -1):
        try:
            prepared.replace(territory_folder / POINTER)
            break
        except PermissionError:  # on Windows, while somebody reads the pointer
            if attempt == 1:
                raise
            time.sleep(0.05)
    _sync(territory_folder)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  os.kill would end the process there

        query_limited_information = 0x1000
        handle = ctypes.windll.kernel32.OpenProcess(query_limited_information, False, process)
        ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it is another user's
        return True
    return True
