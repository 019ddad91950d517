"""Units of a fictional territory: codes, names, size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.demo.names import Name, family_stems, full_name, landscape_stems

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Kind:
    """One kind of unit below another, as 镇 among townships.

    Attributes:
        suffix: Last part of the name.
        first_code: First number of its codes.
        share: How much of its siblings is of this kind; kinds come in the order of codes.
        size: Usual population beside that of other kinds.
    """

    suffix: str
    first_code: int
    share: float
    size: float = 1.0


TOWNSHIPS = (Kind("街道", 1, 0.12, 2.2), Kind("镇", 101, 0.55, 1.2), Kind("乡", 201, 0.33, 0.7))
SUBDISTRICTS = (Kind("街道", 1, 1.0),)
VILLAGES = (Kind("社区", 1, 0.12, 1.6), Kind("村", 201, 0.88))
COMMUNITIES = (Kind("社区", 1, 1.0),)
COUNTIES = (Kind("区", 2, 0.25, 1.3), Kind("县", 21, 0.75))


@dataclass(frozen=True)
class Level:
    """The units of one level, in the order of their codes.

    Attributes:
        id: Name of the level.
        codes: Codes.
        names: Names.
        parent: (n,) position of the unit above in the level above.
        weights: (n,) population beside the other units of the level.
    """

    id: str
    codes: list[str]
    names: list[Name]
    parent: Array
    weights: Array

    @property
    def size(self) -> int:
        """Number of units."""
        return len(self.codes)

    def counts(self, above: int) -> Array:
        """Return the number of units below each of ``above`` units."""
        return np.bincount(self.parent, minlength=above)


def root_level(code: str, name: Name, level: str) -> Level:
    """Return the level that holds the territory itself."""
    return Level(level, [code], [name], np.zeros(1, dtype=np.int64), np.ones(1))


def level_below(
    rng: np.random.Generator, above: Level, *, level: str, kinds: Sequence[Kind], counts: Array
) -> Level:
    """Return units below those of ``above``, ``counts`` of them each, with random sizes."""
    rural = any(kind.suffix == "村" for kind in kinds)
    stems = (family_stems if rural else landscape_stems)(rng)
    codes, names, weights = [], [], []
    for code, count, weight in zip(above.codes, counts.tolist(), above.weights, strict=True):
        listed = [
            kind for kind, n in zip(kinds, _split(kinds, count), strict=True) for _ in range(n)
        ]
        order = [listed[:place].count(kind) for place, kind in enumerate(listed)]
        for kind, number in zip(listed, order, strict=True):
            codes.append(_code(code, level, kind.first_code + number))
            names.append(full_name(next(stems), kind.suffix))
        sizes = np.array([kind.size for kind in listed]) * rng.lognormal(0, 0.35, count)
        weights.append(weight * sizes / sizes.sum())
    parent = np.repeat(np.arange(above.size), counts)
    return Level(level, codes, names, parent, np.concatenate(weights))


def _code(above: str, level: str, number: int) -> str:
    """Return the code of a unit: 3 digits more below a county.

    Cities and counties have the usual 6 digits.
    """
    if level == "city":
        return f"{above[:2]}{number:02d}00"
    return f"{above[:4]}{number:02d}" if level == "county" else f"{above}{number:03d}"


def _split(kinds: Sequence[Kind], count: int) -> list[int]:
    """Return how many of ``count`` units are of each kind; the last kind takes the rest."""
    firsts = [round(kind.share * count) for kind in kinds[:-1]]
    return [*firsts, count - sum(firsts)]


def unit_table(levels: Sequence[Level]) -> pd.DataFrame:
    """Return the unit list as it is written: code, names and level."""
    return pd.DataFrame(
        [
            {"unit_code": code, "name": name.zh, "name_en": name.en, "level": level.id}
            for level in levels
            for code, name in zip(level.codes, level.names, strict=True)
        ]
    )
