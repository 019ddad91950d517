"""The editions of all territories: which there are, which is current."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import UnknownNameError
from dashboard.i18n import N_
from dashboard.storage.edition import Edition, open_edition
from dashboard.storage.editions import POINTER, EditionEntry, current_edition, list_editions

__all__ = ["Edition", "Store"]


@dataclass(frozen=True)
class Store:
    """The editions of all territories below ``<home>/store``."""

    home: Path

    def territories(self) -> list[str]:
        """Return the ids of the territories that have an edition, in alphabetical order."""
        return sorted(path.parent.name for path in self._folder.glob(f"*/{POINTER}"))

    def current(self, territory: str) -> str:
        """Return the id of the current edition.

        Raises:
            UnknownNameError: There is no such territory; says which there are.
            StoreError: The pointer names no edition.
        """
        return current_edition(self._known(territory))

    def editions(self, territory: str) -> list[EditionEntry]:
        """Return the editions of a territory, the latest first.

        Raises:
            UnknownNameError: There is no such territory; says which there are.
        """
        return list_editions(self._known(territory))

    def edition(self, territory: str, edition_id: str | None = None) -> Edition:
        """Return an edition, the current one unless its id is given.

        Raises:
            UnknownNameError: There is no such territory; says which there are.
            StoreError: There is no such edition, or it cannot be read.
        """
        folder = self._known(territory)
        return open_edition(folder, edition_id or current_edition(folder))

    def edition_id(self, territory: str, text: str) -> str:
        """Return the id of the edition that ``text`` is, or is the beginning of.

        Raises:
            UnknownNameError: There is no such territory or edition, or there are several.
        """
        known = [entry.id for entry in self.editions(territory)]
        found = [name for name in known if name.startswith(text)]
        if len(found) != 1:
            raise UnknownNameError(N_("There is no edition “{name}”."), name=text, known=known)
        return found[0]

    @property
    def _folder(self) -> Path:
        return self.home / "store"

    def _known(self, territory: str) -> Path:
        known = self.territories()
        if territory not in known:
            raise UnknownNameError(
                N_("There is no territory “{name}”."), name=territory, known=known
            )
        return self._folder / territory
