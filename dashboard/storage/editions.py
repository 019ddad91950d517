"""Editions on disk: immutable folders named by their content, and a pointer to the current.

Layout of ``<home>/store/<territory>``: ``editions/<id>/`` and the text file ``current``.
An edition is filled in a working folder of its own and appears by one rename, the pointer
moves by another, so that readers see the old or the new and a killed process leaves only a
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
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.errors import StoreError
from dashboard.i18n import N_

MANIFEST = "manifest.json"
POINTER = "current"
EDITIONS = "editions"
ID_LENGTH = 16

_POINTER_ATTEMPTS = 20
_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")
_WORKING = re.compile(r"\.tmp-(\d+)-[0-9a-f]+")


@dataclass(frozen=True)
class EditionEntry:
    """One edition of a territory.

    Attributes:
        id: Content hash.
        created: When it was made, UTC.
        manifest: All of its manifest.
    """

    id: str
    created: datetime
    manifest: Mapping[str, Any]


def is_edition_id(text: str) -> bool:
    """Return whether ``text`` has the form of an edition's id; nothing else becomes a path."""
    return _ID.fullmatch(text) is not None


def list_editions(territory_folder: Path) -> list[EditionEntry]:
    """Return the editions of a territory's folder in the store, the latest first."""
    entries = [
        EditionEntry(path.parent.name, datetime.fromisoformat(manifest["created"]), manifest)
        for path in (territory_folder / EDITIONS).glob(f"*/{MANIFEST}")
        if is_edition_id(path.parent.name)
        for manifest in [read_manifest(territory_folder, path.parent.name)]
    ]
    return sorted(entries, key=lambda entry: entry.created, reverse=True)


def read_manifest(territory_folder: Path, edition_id: str) -> dict[str, Any]:
    """Return the manifest of an edition.

    Raises:
        StoreError: There is no such edition.
    """
    path = territory_folder / EDITIONS / edition_id / MANIFEST
    if not is_edition_id(edition_id) or not path.is_file():
        raise StoreError(
            N_("Territory “{territory}” has no edition “{edition}”."),
            territory=territory_folder.name,
            edition=edition_id,
        )
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return manifest


def current_edition(territory_folder: Path) -> str:
    """Return the id that the pointer names.

    Raises:
        StoreError: There is none, or it names no edition.
    """
    try:
        text = (territory_folder / POINTER).read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        text = ""
    if not is_edition_id(text) or not (territory_folder / EDITIONS / text / MANIFEST).is_file():
        raise StoreError(
            N_("Territory “{territory}” has no edition; import its tables first."),
            territory=territory_folder.name,
        )
    return text


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
        The id; that of the standing edition where one has the same content.
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
        _rename(filled, editions / edition_id)
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
    for path in sorted(folder.iterdir()):
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


def _rename(filled: Path, target: Path) -> None:
    """Let the edition appear; where another process was first, its own is the same."""
    try:
        filled.rename(target)
    except OSError:
        if not (target / MANIFEST).is_file():
            raise


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
