"""The tree of administrative units, built from their codes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.domain.periods import Period
from dashboard.errors import UnknownNameError
from dashboard.i18n import N_, localized

LEVELS = ("nation", "province", "city", "county", "township", "village")
"""Levels from the widest to the narrowest; streets are townships, communities villages."""

_CODE_GROUPS = (2, 2, 2, 3, 3)


def significant_code(code: str) -> str:
    """Return ``code`` without its trailing all-zero groups: ``440100`` → ``4401``.

    The groups of GB/T 2260 and the statistical codes are 2+2+2+3+3 digits; a code of
    another shape is returned as it is.
    """
    ends = [sum(_CODE_GROUPS[: i + 1]) for i in range(len(_CODE_GROUPS))]
    if not code.isdigit() or len(code) not in ends:
        return code
    end = len(code)
    for width in reversed(_CODE_GROUPS[: ends.index(end) + 1]):
        if end == width or code[end - width : end].strip("0"):
            break
        end -= width
    return code[:end]


@dataclass(frozen=True)
class Unit:
    """One administrative unit.

    Attributes:
        code: Administrative code, text.
        name: Chinese name.
        name_en: English name; empty where none is known.
        level: One of ``LEVELS``.
        parent: Code of the unit above; None for the root.
        valid_from: Ordinal of the first month in which the unit exists; None without bound.
        valid_to: Ordinal of the month after the last one; None without bound.
    """

    code: str
    name: str
    level: str
    parent: str | None = None
    name_en: str = ""
    valid_from: int | None = None
    valid_to: int | None = None

    @property
    def label(self) -> str:
        """Name in the language in use."""
        return localized(self.name, self.name_en)

    def exists_in(self, period: Period) -> bool:
        """Return whether the unit exists in at least one month of ``period``."""
        return (self.valid_from is None or self.valid_from < period.end) and (
            self.valid_to is None or self.valid_to > period.start
        )

    def exists_throughout(self, period: Period) -> bool:
        """Return whether the unit exists in every month of ``period``."""
        return (self.valid_from is None or self.valid_from <= period.start) and (
            self.valid_to is None or self.valid_to >= period.end
        )


@dataclass(frozen=True)
class UnitTree:
    """All units of a territory by code, in the order of the unit list.

    The parent of every unit but the root is in the tree.
    """

    units: Mapping[str, Unit] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Iterable[Unit]) -> "UnitTree":
        """Build the tree; a unit without ``parent`` hangs below the longest code it extends."""
        listed = list(units)
        by_prefix = {significant_code(unit.code): unit.code for unit in listed}
        placed = {}
        for unit in listed:
            parent = unit.parent or _parent_by_code(unit.code, by_prefix)
            placed[unit.code] = Unit(**{**unit.__dict__, "parent": parent})
        return cls(placed)

    def __getitem__(self, code: str) -> Unit:
        try:
            return self.units[code]
        except KeyError:
            known = {unit.code: (unit.name, unit.name_en) for unit in self}
            raise UnknownNameError(
                N_("There is no unit “{name}”."), name=code, known=known
            ) from None

    def __contains__(self, code: object) -> bool:
        return code in self.units

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.units.values())

    def __len__(self) -> int:
        return len(self.units)

    @cached_property
    def _children(self) -> dict[str | None, list[Unit]]:
        children: dict[str | None, list[Unit]] = {}
        for unit in self:
            children.setdefault(unit.parent, []).append(unit)
        return children

    @property
    def root(self) -> Unit:
        """The territory as a whole."""
        return self._children[None][0]

    @cached_property
    def levels(self) -> list[str]:
        """Levels that occur, from the widest to the narrowest."""
        present = {unit.level for unit in self}
        return [level for level in LEVELS if level in present]

    def covering(self, level: str) -> list[Unit]:
        """Return the units that together cover the territory at ``level``, in order of code.

        They are the units of the level, and those of wider levels that have none of it
        below them, as a city without counties in a map of counties.
        """
        return list(self._coverings.get(level, []))

    @cached_property
    def _coverings(self) -> dict[str, list[Unit]]:
        return {level: self._covering(level) for level in self.levels}

    def _covering(self, level: str) -> list[Unit]:
        at_level = [unit for unit in self if unit.level == level]
        above: set[str] = set()
        for unit in at_level:
            code = unit.parent
            while code is not None and code not in above:
                above.add(code)
                code = self[code].parent
        bare = [
            unit
            for unit in self
            if unit.parent in above and unit.code not in above and unit.level != level
        ]
        return sorted([*at_level, *bare], key=lambda unit: unit.code)

    def parts(self, code: str, *, level: str, periods: Sequence[Period]) -> list[Unit]:
        """Return the units that cover ``code`` at ``level`` and exist in any of ``periods``."""
        inside = {unit.code for unit in self.descendants(code)}
        return [
            unit
            for unit in self.covering(level)
            if unit.code in inside and any(unit.exists_in(period) for period in periods)
        ]

    def children(self, code: str, period: Period | None = None) -> list[Unit]:
        """Return the units directly below ``code`` (those existing in ``period``)."""
        below = self._children.get(code, [])
        return [unit for unit in below if period is None or unit.exists_in(period)]

    def ancestors(self, code: str) -> list[Unit]:
        """Return the units above ``code``, the root first, ``code`` left out."""
        path: list[Unit] = []
        parent = self[code].parent
        while parent is not None:
            path.insert(0, self[parent])
            parent = self[parent].parent
        return path

    def descendants(self, code: str, level: str | None = None) -> list[Unit]:
        """Return all units below ``code``, at ``level`` if given, parents before children."""
        found: list[Unit] = []
        queue = list(self.children(code))
        while queue:
            unit = queue.pop(0)
            found.append(unit)
            queue.extend(self.children(unit.code))
        return [unit for unit in found if level in (None, unit.level)]


def _parent_by_code(code: str, by_prefix: Mapping[str, str]) -> str | None:
    significant = significant_code(code)
    for end in range(len(significant) - 1, 0, -1):
        if significant[:end] in by_prefix:
            return by_prefix[significant[:end]]
    return None
