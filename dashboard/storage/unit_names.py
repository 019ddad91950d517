"""Which unit a row speaks of: by code, else by a name that only one unit has."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from dashboard.catalogue.headers import comparable
from dashboard.domain.units import Unit, UnitTree, significant_code
from dashboard.i18n import N_
from dashboard.storage.problems import SAME_KIND, Severity

WHOLE = frozenset({"全省", "全市", "全县", "全区", "全域", "全旗", "全州"})
TOTAL = frozenset({"合计", "总计", "total"})
SUBTOTAL = frozenset({"小计", "subtotal"})
_TOTAL_ENDINGS = ("合计", "总计", "小计")

_STREET_OFFICES = ("街道办事处", "街道办", "街办", "办事处")
_CANDIDATES = 5


def comparable_name(name: str) -> str:
    """Return a unit's name without differences of spelling: 东关街办 → 东关街道."""
    plain = comparable(name).replace("巿", "市")  # a lookalike that census tables mix in
    for ending in _STREET_OFFICES:
        if plain.endswith(ending) and plain != ending:
            return plain.removesuffix(ending) + "街道"
    return plain


def _without_total(name: str) -> str:
    """Return a comparable name without 合计 at its end, unless it is nothing else."""
    for ending in _TOTAL_ENDINGS:
        if name.endswith(ending) and name != ending:
            return comparable_name(name.removesuffix(ending))
    return name


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
        severity: A warning where the row may be left out, or taken, all the same.
        is_total: Whether the unit is that of all rows of the table, here the whole territory.
    """

    unit: Unit | None = None
    template: str = ""
    severity: Severity = "error"
    is_total: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)


class UnitNames:
    """Finds units of one tree."""

    def __init__(self, tree: UnitTree) -> None:
        self._tree = tree
        self._searches_left = SAME_KIND  # a search is slow, and more are not listed
        self._by_code = {significant_code(unit.code): unit for unit in tree}
        self._by_name: dict[str, list[Unit]] = defaultdict(list)
        for unit in tree:
            for name in {comparable_name(unit.name), comparable_name(unit.name_en)} - {""}:
                self._by_name[name].append(unit)

    def find(self, mention: Mention) -> Match:
        """Return the unit of ``mention``.

        A code decides; a name beside it that is not the unit's is remarked. A name alone
        must belong to one unit, or to one below the parent. 全县 is the whole territory, 合计
        the total of its table. 小计, or a parent alone, is the parent; 城关镇小计 is 城关镇. A
        小计 that does not say of what is left out with a warning. Nothing is guessed.
        """
        code = comparable(mention.code)
        if code:
            return self._by_its_code(code, mention)
        name = comparable_name(mention.name)
        if mention.parent and (not name or name in SUBTOTAL | TOTAL | WHOLE):
            return self.find(_as_mention(mention.parent))
        return self._by_word(name) or self._by_its_name(name, mention)

    def _by_word(self, name: str) -> Match | None:
        """Return what a word that is no unit's name says; None where ``name`` is no such word."""
        if not name:
            return Match(template=N_("The row names no unit; each row needs one."))
        if name in SUBTOTAL:
            template = N_("The subtotal does not say of which unit; the row is left out.")
            return Match(template=template, severity="warning")
        if name in TOTAL or _without_total(name) in WHOLE:
            return Match(self._tree.root, is_total=name in TOTAL)
        return None

    def _by_its_code(self, code: str, mention: Mention) -> Match:
        unit = self._by_code.get(significant_code(code))
        if unit is None:
            return self._unknown(mention.code, mention.name)
        own_names = {comparable_name(unit.name), comparable_name(unit.name_en)}
        name = _without_total(comparable_name(mention.name))
        if name and name not in own_names | WHOLE | TOTAL | SUBTOTAL:
            return Match(
                unit,
                N_("Unit {code} is “{listed}” in the unit list and “{found}” here."),
                severity="warning",
                details={"code": unit.code, "listed": unit.name, "found": mention.name.strip()},
            )
        return Match(unit)

    def _by_its_name(self, name: str, mention: Mention) -> Match:
        found = self._by_name.get(name) or self._by_name.get(_without_total(name), [])
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
        if self._searches_left == 0:
            return None
        self._searches_left -= 1
        names = get_close_matches(comparable_name(name), self._by_name, n=1, cutoff=0.5)
        if names:
            return self._by_name[names[0]][0]
        codes = get_close_matches(comparable(code), self._by_code, n=1, cutoff=0.7)
        return self._by_code[codes[0]] if codes else None

    def _described(self, unit: Unit) -> dict[str, str]:
        above = self._tree[unit.parent].name if unit.parent else ""
        return {
            "zh": f"{above}{unit.name}（{unit.code}）",
            "en": f"{unit.name_en or above + unit.name} ({unit.code})",
        }


def _as_mention(text: str) -> Mention:
    is_code = comparable(text).isdigit()
    return Mention(code=text) if is_code else Mention(name=text)
