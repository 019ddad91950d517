"""Agendas of a territory: ``data/<territory>/agendas/<name>.toml``, read with checks, saved whole.

Who saves says which state of the file the change was made on; a file that has changed since
then is left as it is, so that two people who edit at once lose nothing.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from dashboard.domain.agenda import PAGES, Agenda, Step
from dashboard.errors import SettingsError
from dashboard.i18n import N_
from dashboard.storage.agenda_text import agenda_text
from dashboard.storage.whole_files import write_whole
from dashboard.toml_files import Place, read_toml
from dashboard.validation import validated

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_SAVING = Lock()
_Text = Annotated[str, Field(min_length=1, max_length=200)]


def _known_page(page: str) -> str:
    if page not in PAGES:
        raise PydanticCustomError("literal_error", "a page", {"expected": ", ".join(PAGES)})
    return page


_Page = Annotated[str, AfterValidator(_known_page)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class _StepEntry(_Model):
    heading: _Text
    page: _Page
    selection: dict[str, str] = Field(default_factory=dict)


class _AgendaFile(_Model):
    title: _Text
    edition: str = ""
    seconds: int = Field(default=30, ge=5, le=600)
    steps: tuple[_StepEntry, ...] = ()


@dataclass(frozen=True)
class KeptAgenda:
    """An agenda as its file has it.

    Attributes:
        agenda: The agenda.
        state: State of the file that it was read from.
    """

    agenda: Agenda
    state: str


NO_FILE = ""
"""State of an agenda that has no file yet."""


@dataclass(frozen=True)
class AgendaFolder:
    """The agendas of one territory.

    Attributes:
        home: Folder with ``data``.
        territory: Id of the territory.
    """

    home: Path
    territory: str

    def names(self) -> list[str]:
        """Return the names of the agendas that have a file, in alphabetical order."""
        names = (path.stem for path in self._folder.glob("*.toml"))
        return sorted(name for name in names if _NAME.fullmatch(name))

    def read(self, name: str) -> KeptAgenda | None:
        """Return an agenda; None where it has no file.

        Raises:
            SettingsError: The file is not as expected; names file, entry and field.
        """
        path = self._path(name)
        state = _state(path)
        if state == NO_FILE:
            return None
        shown = f"{self.territory}/agendas/{path.name}"
        data = read_toml(path, shown=shown, error=SettingsError)
        entry = validated(data, _AgendaFile, place=Place(shown), error=SettingsError)
        steps = tuple(Step(step.heading, step.page, step.selection) for step in entry.steps)
        agenda = Agenda(name, entry.title, steps, edition=entry.edition, seconds=entry.seconds)
        return KeptAgenda(agenda, state)

    def save(self, agenda: Agenda, *, on: str) -> None:
        """Write an agenda.

        Args:
            agenda: What to write.
            on: State of the file that the change was made on; ``NO_FILE`` for a new one.

        Raises:
            SettingsError: The file has changed since then, or cannot be written.
        """
        with _SAVING:
            self._refuse_changed(agenda.name, on)
            path = self._path(agenda.name)
            before = path.read_text(encoding="utf-8-sig") if on != NO_FILE else ""
            self._write(path, agenda_text(agenda, before=before).encode())

    def remove(self, name: str, *, on: str) -> None:
        """Remove an agenda's file; arguments and errors as of ``save``."""
        with _SAVING:
            self._refuse_changed(name, on)
            self._path(name).unlink(missing_ok=True)

    @property
    def _folder(self) -> Path:
        return self.home / "data" / self.territory / "agendas"

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise SettingsError(
                N_(
                    "“{name}” is no name of an agenda; expected small letters, digits, “_” and “-”."
                ),
                name=name,
            )
        return self._folder / f"{name}.toml"

    def _refuse_changed(self, name: str, on: str) -> None:
        if _state(self._path(name)) != on:
            raise SettingsError(
                N_(
                    "Somebody else has changed this agenda in the meantime; it is shown as it is "
                    "now. Please repeat your change."
                )
            )

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        try:
            write_whole(path, content)
        except OSError as fault:
            template = N_("The agenda cannot be saved: {reason}.")
            raise SettingsError(template, reason=fault.strerror or str(fault)) from None


def _state(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return NO_FILE
