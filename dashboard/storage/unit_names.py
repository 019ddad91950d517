"""Which unit a row speaks of: by code, else by a name that only one unit has."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from dashboard.catalogue.headers import comparable
from dashboard.domain.units import Unit, UnitTree, significant_code
from dashboard.i18n import N_

WHOLE = frozenset({"合计", "总计", "全省", "全市", "全县", "全区", "全域", "total"})
SUBTOTAL = frozenset({"小计", "subtotal"})

_STREET_OFFICES = ("街道办事处", "街道办", "街办", "办事处")
_CANDIDATES = 5


def comparable_name(name: str) -> str:
    """Return a unit's name without differences of spelling: 东关街办 → 东关街道."""
    plain = comparable(name)
    for ending in _STREET_OFFICES:
        if plain.endswith(ending) and plain != ending:
            return plain.removesuffix(ending) + "街道"
    return plain


@dataclass(frozen=True)
class Mention:
    """What a row says of its unit, as it stands in the cells; empty where it says nothing."""

    code: str = ""
    name: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Match:
    """The unit of a mention, or why there is none.

    Attributes:
        unit: The unit; None where there is a fault.
        template, details: What is wrong; a remark where there is a unit all the same.
    """

    unit: Unit | None = None
    template: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


class UnitNames:
    """Finds units of one tree."""

    def __init__(self, tree: UnitTree) -> None:
        self._tree = tree
        self._by_code = {significant_code(unit.code): unit for unit in tree}
        self._by_name: dict[str, list[Unit]] = defaultdict(list)
        for unit in tree:
            for name in {comparable_name(unit.name), comparable_name(unit.name_en)} - {""}:
                self._by_name[name].append(unit)

    def find(self, mention: Mention) -> Match:
        """Return the unit of ``mention``.

        A code decides; a name beside it that is not the unit's is remarked. A name alone
        must belong to one unit, or to one below the parent. 合计 is the whole territory;
        小计, or a parent alone, is the parent. Nothing is guessed.
        """
        code = comparable(mention.code)
        if code:
            return self._by_its_code(code, mention)
        name = comparable_name(mention.name)
        if mention.parent and (not name or name in SUBTOTAL or name in WHOLE):
            return self.find(_as_mention(mention.parent))
        if name in WHOLE:
            return Match(self._tree.root)
        if not name:
            return Match(template=N_("The row names no unit."))
        return self._by_its_name(name, mention)

    def _by_its_code(self, code: str, mention: Mention) -> Match:
        unit = self._by_code.get(significant_code(code))
        if unit is None:
            return self._unknown(mention.code, mention.name)
        own_names = {comparable_name(unit.name), comparable_name(unit.name_en)}
        name = comparable_name(mention.name)
        if name and name not in own_names | WHOLE | SUBTOTAL:
            return Match(
                unit,
                N_("Unit {code} is “{listed}” in the unit list and “{found}” here."),
                {"code": unit.code, "listed": unit.name, "found": mention.name.strip()},
            )
        return Match(unit)

    def _by_its_name(self, name: str, mention: Mention) -> Match:
        found = self._by_name.get(name, [])
        if mention.parent:
            found = [unit for unit in found if self._is_below(unit, mention.parent)]
        if len(found) == 1:
            return Match(found[0])
        if not found:
            return self._unknown("", mention.name)
        return Match(
            template=N_(
                "Several units are called “{name}”: {candidates}; give the code or the unit above."
            ),
            details={
                "name": mention.name.strip(),
                "candidates": [self._described(unit) for unit in found[:_CANDIDATES]],
            },
        )

    def _is_below(self, unit: Unit, parent: str) -> bool:
        code, name = comparable(parent), comparable_name(parent)
        return any(
            significant_code(above.code) == significant_code(code)
            or name in (comparable_name(above.name), comparable_name(above.name_en))
            for above in self._tree.ancestors(unit.code)
        )

    def _unknown(self, code: str, name: str) -> Match:
        nearest = self._nearest(code, name)
        found = " ".join(text for text in (code.strip(), name.strip()) if text)
        if nearest is None:
            template = N_("The unit “{found}” is not in the unit list.")
            return Match(template=template, details={"found": found})
        return Match(
            template=N_("The unit “{found}” is not in the unit list; nearest: {nearest}."),
            details={"found": found, "nearest": self._described(nearest)},
        )

    def _nearest(self, code: str, name: str) -> Unit | None:
        names = get_close_matches(comparable_name(name), self._by_name, n=1, cutoff=0.5)
        if names:
            return self._by_name[names[0]][0]
        codes = get_close_matches(comparable(code), self._by_code, n=1, cutoff=0.7)
        return self._by_code[codes[0]] if codes else None

    def _described(self, unit: Unit) -> str:
        above = self._tree[unit.parent].name if unit.parent else ""
        return f"{above}{unit.name} ({unit.code})"


def _as_mention(text: str) -> Mention:
    is_code = comparable(text).isdigit()
    return Mention(code=text) if is_code else Mention(name=text)
