"""Errors that reach people: one clear sentence each, in the language in use."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from dashboard.i18n import gettext as _
from dashboard.i18n import localized
from dashboard.nearest import nearest

_FIRST = 8
"""Valid ids that are listed where none is near."""


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
    """A name nobody knows; says the nearest valid ones.

    Args:
        template: As for ``DashboardError``, with ``{name}``.
        name: What was asked for.
        known: Valid ids; as a mapping, each with its Chinese and its English name and further
            ones, which are searched too. The first two are shown beside the id.
    """

    def __init__(
        self, template: str, *, name: str, known: Iterable[str] | Mapping[str, Sequence[str]] = ()
    ) -> None:
        super().__init__(template, name=name)
        self._names = known if isinstance(known, Mapping) else dict.fromkeys(known, ())

    @cached_property
    def nearest(self) -> list[str]:
        """The nearest valid ids, else the first ones."""
        return nearest(self.values["name"], self._names) or list(self._names)[:_FIRST]

    def __str__(self) -> str:
        """Return the sentence and, where there are any, the nearest valid names."""
        if not self.nearest:
            return super().__str__()
        return super().__str__() + _(" Did you mean: {names}?").format(
            names=", ".join(map(self._shown, self.nearest))
        )

    def _shown(self, valid: str) -> str:
        zh, en = (*self._names[valid], "", "")[:2]
        return f"{valid} {localized(zh, en)}".strip()


class StoreError(DashboardError):
    """An edition that is missing or cannot be read."""


class BoundaryError(DashboardError):
    """Boundaries that cannot be read as they are."""
