"""Editions on disk: immutable folders named by their content, and a pointer to the current.

Layout of ``<home>/store/<territory>``: ``editions/<id>/`` and the text file ``current``,
which names one of them. ``publishing`` makes them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard.errors import StoreError
from dashboard.i18n import N_

MANIFEST = "manifest.json"
POINTER = "current"
EDITIONS = "editions"
ID_LENGTH = 16

_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")


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
    """Return the editions of a territory's folder in the store, the latest first.

    One whose manifest cannot be read is left out, so that it does not bury the others.
    """
    entries = []
    for path in (territory_folder / EDITIONS).glob(f"*/{MANIFEST}"):
        with suppress(StoreError):
            manifest = read_manifest(territory_folder, path.parent.name)
            created = datetime.fromisoformat(manifest["created"])
            entries.append(EditionEntry(path.parent.name, created, manifest))
    return sorted(entries, key=lambda entry: (entry.created, entry.id), reverse=True)


def read_manifest(territory_folder: Path, edition_id: str) -> dict[str, Any]:
    """Return the manifest of an edition.

    Raises:
        StoreError: There is no such edition, or its manifest cannot be read.
    """
    path = territory_folder / EDITIONS / edition_id / MANIFEST
    if not is_edition_id(edition_id) or not path.is_file():
        raise StoreError(
            N_("Territory “{territory}” has no edition “{edition}”."),
            territory=territory_folder.name,
            edition=edition_id,
        )
    with readable(territory_folder, edition_id):
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        datetime.fromisoformat(manifest["created"])
    return manifest


@contextmanager
def readable(territory_folder: Path, edition_id: str) -> Iterator[None]:
    """Raise what fails while an edition is read as one sentence.

    Raises:
        StoreError: A file of the edition is missing or broken.
    """
    try:
        yield
    except (OSError, ValueError, LookupError, TypeError, duckdb.Error) as error:
        raise StoreError(
            N_("Edition “{edition}” of “{territory}” cannot be read; import its tables again."),
            edition=edition_id,
            territory=territory_folder.name,
        ) from error


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
