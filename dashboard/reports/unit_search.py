"""What a search for units goes through: names, their pinyin, and where names are the same."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from dashboard.domain.pinyin import Spelling, spelling
from dashboard.domain.units import Unit, UnitTree
from dashboard.i18n import gettext as _
from dashboard.storage.edition import OPEN_EDITIONS
from dashboard.storage.store import Edition


@lru_cache(maxsize=OPEN_EDITIONS)
def spellings(edition: Edition) -> dict[str, Spelling]:
    """Return by code how the units of an edition are spelt; kept, since it never changes."""
    by_name = {name: spelling(name) for name in {unit.name for unit in edition.tree}}
    return {unit.code: by_name[unit.name] for unit in edition.tree}


def search_keys(edition: Edition, codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return initials and full pinyin of units by code, in small letters.

    Where a name can be read in several ways each has all, with spaces between:
    ``("zqz cqz", "zhangqiaozhen changqiaozhen")``.
    """
    known = spellings(edition)
    return {code: (" ".join(known[code].initials), " ".join(known[code].full)) for code in codes}


def search_labels(edition: Edition, codes: Iterable[str]) -> dict[str, str]:
    """Return labels of units by code in which a search by letters finds them.

    A search box that looks for the typed letters in their order within the label, as
    Streamlit's does, finds ``城关镇 cheng guan zhen`` by ``城关``, ``cgz`` and
    ``chengguan`` alike. Where several units have one name, the unit above is told.

    Args:
        edition: Edition of the units.
        codes: Codes of the units offered.
    """
    known, tree = spellings(edition), edition.tree
    units = [tree[code] for code in codes]
    times = Counter(unit.label for unit in units)
    return {
        unit.code: f"{_told_apart(unit, tree, times[unit.label])}  {_letters(unit, known)}"
        for unit in units
    }


def _told_apart(unit: Unit, tree: UnitTree, times: int) -> str:
    if times == 1 or unit.parent is None:
        return unit.label
    return _("{unit} ({above})").format(unit=unit.label, above=tree[unit.parent].label)


def _letters(unit: Unit, known: dict[str, Spelling]) -> str:
    """Return the pinyin behind a Chinese label, the characters behind an English one."""
    return known[unit.code].words if unit.label == unit.name else unit.name
