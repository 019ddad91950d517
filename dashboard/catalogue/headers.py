"""Column headers of tables: which measure does a header mean?"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from dashboard.catalogue.entries import Measure

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−~〜", "-"))
_UNIT_SUFFIX = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]$")


def comparable(header: str) -> str:
    """Return ``header`` without differences of width, case, spaces and dashes."""
    narrow = "".join(unicodedata.normalize("NFKC", header).split())
    return narrow.translate(_DASHES).casefold()


def without_unit(header: str) -> str:
    """Return a comparable header without a unit in brackets at its end: “(人)”."""
    return _UNIT_SUFFIX.sub("", header)


@dataclass(frozen=True)
class Clash:
    """A header that means two measures.

    Attributes:
        measure: The later measure.
        field: Field of its entry that has the header.
        header: The header as written there.
        owner: The measure that has it already.
    """

    measure: Measure
    field: str
    header: str
    owner: Measure


def header_index(measures: Iterable[Measure]) -> tuple[dict[str, Measure], list[Clash]]:
    """Return comparable header → measure, and the headers that two measures share."""
    index: dict[str, Measure] = {}
    clashes = []
    for measure in measures:
        for field, header in measure.headers:
            owner = index.setdefault(comparable(header), measure)
            if owner is not measure:
                clashes.append(Clash(measure, field, header, owner))
    return index, clashes


def find(index: Mapping[str, Measure], header: str) -> Measure | None:
    """Return the measure that ``header`` means, None where nobody knows."""
    text = comparable(header)
    return index.get(text) or index.get(without_unit(text))


def nearest(index: Mapping[str, Measure], header: str) -> list[Measure]:
    """Return up to three measures, each once, with names spelt most like ``header``."""
    close = get_close_matches(without_unit(comparable(header)), index, n=6, cutoff=0.5)
    return list({index[name].id: index[name] for name in close}.values())[:3]
