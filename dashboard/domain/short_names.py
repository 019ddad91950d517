"""Short names of units, for maps on which whole names find no room."""

from collections import Counter
from collections.abc import Sequence

_CHINESE = ("街道", "镇", "乡", "社区", "村", "县", "区", "市")
_ENGLISH = frozenset(
    {"Town", "Township", "Subdistrict", "Village", "Community", "County", "District", "City"}
)
_LEAST = 2
"""Characters that must be left: 明溪 of 明溪镇; a lone character is no name."""


def short_names(names: Sequence[str]) -> list[str]:
    """Return the names without the kind of unit: 明溪镇 becomes 明溪, Mingxi Town Mingxi.

    A name stays whole where too little would be left of it, or two would become one.
    """
    short = [_short(name) for name in names]
    times = Counter(short)
    return [few if times[few] == 1 else name for few, name in zip(short, names, strict=True)]


def _short(name: str) -> str:
    first, _space, last = name.rpartition(" ")
    if last in _ENGLISH and first:
        return first
    ending = next((kind for kind in _CHINESE if name.endswith(kind)), "")
    stem = name.removesuffix(ending)
    return stem if len(stem) >= _LEAST else name
