"""Which of the valid names somebody meant who wrote another one."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

MOST = 5
"""Ids that are offered."""

_LIKENESS = 0.4
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset({"a", "and", "at", "by", "in", "of", "on", "per", "the", "to"})


def nearest(name: str, known: Mapping[str, Sequence[str]]) -> list[str]:
    """Return up to ``MOST`` ids of ``known``, the likeliest first; none where none is near.

    First come those with the very name or with initials that are it (tfr is
    total_fertility_rate, srb is sex_ratio_at_birth), then those that contain it, the
    shortest first, then those spelt much like it. Case makes no difference.

    Args:
        name: What was asked for.
        known: Valid ids, each with its names in any language; empty names are passed over.
    """
    wanted = name.strip().casefold()
    spellings: dict[str, list[str]] = defaultdict(list)
    for valid, names in known.items():
        for spelling in (valid, *filter(None, names)):
            spellings[spelling.casefold()].append(valid)
    if not wanted:
        return []
    found = [spelling for spelling in spellings if spelling == wanted]
    found += [spelling for spelling in spellings if wanted in _initials(spelling)]
    found += sorted((spelling for spelling in spellings if wanted in spelling), key=len)
    if len(found) < MOST:
        found += get_close_matches(wanted, spellings, n=MOST, cutoff=_LIKENESS)
    ids = [valid for spelling in found for valid in spellings[spelling]]
    return list(dict.fromkeys(ids))[:MOST]


def _initials(text: str) -> set[str]:
    """Return the first letters of all words, and of those that are not small ones."""
    words = _WORD.findall(text)
    telling = [word for word in words if word not in _SMALL_WORDS]
    return {"".join(word[0] for word in chosen) for chosen in (words, telling)}
