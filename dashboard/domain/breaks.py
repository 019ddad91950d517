"""Breaks in a series: months from which on a definition or a boundary is another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.catalogue import Indicator
from dashboard.domain.target_wording import names_text
from dashboard.domain.units import Unit
from dashboard.i18n import gettext as _

_MOST_NAMED = 3
_MONTHS = 12


@dataclass(frozen=True, order=True)
class Break:
    """One break.

    Attributes:
        month: First month of the new state, an ordinal.
        text: What changed, in the language in use.
    """

    month: int
    text: str


def definition_breaks(indicator: Indicator) -> list[Break]:
    """Return where the years begin and end in which an indicator's definition was in force."""
    found = []
    if indicator.valid_from:
        text = _("definition in force since {year}").format(year=indicator.valid_from)
        found.append(Break(indicator.valid_from * _MONTHS, text))
    if indicator.valid_to:
        text = _("definition in force until {year}, history since").format(year=indicator.valid_to)
        found.append(Break((indicator.valid_to + 1) * _MONTHS, text))
    return found


def unit_breaks(units: Iterable[Unit]) -> list[Break]:
    """Return the months in which units were set up or dissolved, one break a month."""
    changes: dict[int, tuple[list[str], list[str]]] = {}
    for unit in units:
        for place, month in enumerate((unit.valid_from, unit.valid_to)):
            if month is not None:
                changes.setdefault(month, ([], []))[place].append(unit.label)
    return [Break(month, _changed(*names)) for month, names in sorted(changes.items())]


def _changed(begun: Sequence[str], ended: Sequence[str]) -> str:
    parts = [
        template.format(units=_named(names))
        for template, names in ((_("{units} dissolved"), ended), (_("{units} set up"), begun))
        if names
    ]
    return _(", ").join(parts)


def _named(names: Sequence[str]) -> str:
    shown = names_text(names, most=_MOST_NAMED)
    if len(names) <= _MOST_NAMED:
        return shown
    return _("{names} and others, {n} units in all,").format(names=shown, n=len(names))
