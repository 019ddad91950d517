"""Where the parts of a territory lie, and what they were when an edition was made of them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from glob import escape, glob
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dashboard.catalogue import DIRECTORY
from dashboard.errors import SettingsError
from dashboard.i18n import N_
from dashboard.storage.assessment import assessment_files
from dashboard.storage.boundaries import boundary_folder
from dashboard.storage.settings import FILE_NAME, Settings, read_settings
from dashboard.storage.tables import SUFFIXES
from dashboard.storage.targets import target_files

_DISTRIBUTION = "population-dashboard"


@dataclass(frozen=True)
class Sources:
    """Where the parts of a territory lie.

    Attributes:
        folder: Territory's folder: settings, units, and from there the boundaries.
        settings: The settings read from it.
        base: Folder to which the names of fact tables are relative in sentences.
        fact_files: The fact tables.
    """

    folder: Path
    settings: Settings
    base: Path
    fact_files: tuple[Path, ...]

    def shown(self, path: Path) -> str:
        """Return how sentences name ``path``."""
        inside = path.is_relative_to(self.base)
        return path.relative_to(self.base).as_posix() if inside else path.name


def find_sources(path: Path, *, territory: str, home: Path) -> Sources:
    """Return where the parts of ``territory`` lie.

    Args:
        path: A territory's folder with ``territory.toml``; or a folder or file of fact
            tables, settings and units being those of ``<home>/data/<territory>``.
        territory: Id of the territory.
        home: Home folder.

    Raises:
        SettingsError: No settings, wrong ones, or those of another territory.
    """
    path = path.resolve()
    if (path / FILE_NAME).is_file():
        settings = read_settings(path)
        files = _matching(path, settings.facts.files)
        folder = base = path
    else:
        folder = home.resolve() / "data" / territory
        settings = read_settings(folder)
        base = path if path.is_dir() else path.parent
        files = _matching(path, ("*", "facts/*")) if path.is_dir() else (path,)
    if settings.id != territory:
        raise SettingsError(
            N_("{file} is of territory “{found}”, not of “{territory}”."),
            file=FILE_NAME,
            found=settings.id,
            territory=territory,
        )
    return Sources(folder=folder, settings=settings, base=base, fact_files=files)


def _matching(folder: Path, patterns: Sequence[str]) -> tuple[Path, ...]:
    found = {
        (folder / name).resolve()
        for pattern in patterns
        for name in glob(pattern, root_dir=folder)  # noqa: PTH207  patterns may leave the folder
        if name.lower().endswith(SUFFIXES) and not Path(name).name.startswith((".", "~$"))
    }
    return tuple(sorted(found))


def provenance(sources: Sources) -> dict[str, Any]:
    """Return what an edition is made of: content hashes of all its sources, and the program.

    Names do not say where the folders lie, so that the same files anywhere make the same
    edition. Two files of one name share an entry.
    """
    files = [(sources.shown(path), path) for path in sources.fact_files]
    files += [(name, sources.folder / name) for name in (FILE_NAME, sources.settings.units_file)]
    tables = [*assessment_files(sources.folder), *target_files(sources.folder)]
    files += [(path.name, path) for path in tables]
    folder = boundary_folder(sources.settings, sources.folder)
    for boundary in sources.settings.boundaries:
        drawn = folder / boundary.file
        parts = sorted(drawn.parent.glob(f"{escape(drawn.stem)}.*"))
        files += [(Path(boundary.file).with_name(part.name).as_posix(), part) for part in parts]
    hashes: dict[str, set[str]] = {}
    for name, path in files:
        if path.is_file():
            hashes.setdefault(name, set()).add(_hash(path))
    return {
        "sources": {name: " ".join(sorted(found)) for name, found in sorted(hashes.items())},
        "measures": _hash(DIRECTORY / "measures.toml"),
        "program": _program(),
    }


def _program() -> str:
    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:  # run from a source folder
        return "source"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
