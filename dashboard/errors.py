"""Errors that reach people: one clear sentence each, in the language in use."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from dashboard.i18n import gettext as _


class DashboardError(Exception):
    """An error with a sentence for the screen.

    Attributes:
        template: English sentence with named ``{placeholders}``; the gettext message id.
        values: What fills the placeholders.
    """

    def __init__(self, template: str, **values: Any) -> None:  # noqa: ANN401
        super().__init__(template, values)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        """Return the sentence in the language in use."""
        return _(self.template).format(**self.values)


class CatalogueError(DashboardError):
    """An invalid catalogue entry: names file, entry and field."""


class SettingsError(DashboardError):
    """An invalid or missing setting of a territory."""


class PeriodError(DashboardError):
    """A period label that the territory's calendar does not know."""


class UnknownNameError(DashboardError):
    """A name nobody knows; says the nearest valid ones."""

    def __init__(self, template: str, *, name: str, known: Iterable[str] = ()) -> None:
        super().__init__(template, name=name)
        listed = list(known)
        self.nearest = get_close_matches(name, listed, n=3, cutoff=0.4) or listed[:8]

    def __str__(self) -> str:
        """Return the sentence and, where there are any, the nearest valid names."""
        if not self.nearest:
            return super().__str__()
        return super().__str__() + _(" Did you mean: {names}?").format(
            names=", ".join(self.nearest)
        )


class StoreError(DashboardError):
    """An edition that is missing or cannot be read."""


class BoundaryError(DashboardError):
    """Boundaries that cannot be read as they are."""
