"""How Chinese names are spelt in Latin letters, so that they can be typed: 城关镇 is cgz."""

from dataclasses import dataclass
from itertools import product

_ALSO_READ = {
    "长": "chang zhang", "朝": "chao zhao", "重": "chong zhong", "乐": "le yue lao",
    "行": "hang xing", "都": "du dou", "单": "dan shan", "盛": "sheng cheng", "宿": "su xiu",
    "车": "che ju", "藏": "cang zang", "泊": "bo po", "堡": "bao pu bu", "番": "fan pan",
    "圩": "wei xu", "厦": "sha xia", "解": "jie xie", "洞": "dong tong", "浒": "hu xu",
    "柏": "bai bo", "盖": "gai ge", "曾": "zeng ceng", "六": "liu lu", "莘": "shen xin",
    "召": "zhao shao", "尉": "wei yu",
}  # fmt: skip
"""Characters of place names whose reading the name alone does not tell: 长桥 chang or zhang."""

_MOST_SPELLINGS = 4


@dataclass(frozen=True)
class Spelling:
    """The syllables of a name, each with the readings that it may have, the likeliest first."""

    syllables: tuple[tuple[str, ...], ...]

    @property
    def initials(self) -> tuple[str, ...]:
        """First letters of the syllables: ``cgz``; several where readings begin differently."""
        return self._joined([[reading[:1] for reading in one] for one in self.syllables])

    @property
    def full(self) -> tuple[str, ...]:
        """The syllables without spaces: ``chengguanzhen``."""
        return self._joined([list(one) for one in self.syllables])

    @property
    def words(self) -> str:
        """The syllables as they are read: ``cheng guan zhen``, ``zhang/chang qiao zhen``."""
        return " ".join("/".join(one) for one in self.syllables)

    @staticmethod
    def _joined(parts: list[list[str]]) -> tuple[str, ...]:
        spelt = dict.fromkeys("".join(chosen) for chosen in product(*parts))
        return tuple(spelt)[:_MOST_SPELLINGS]


def spelling(name: str) -> Spelling:
    """Return how a name is spelt; its phrase decides where a character has several readings.

    Letters and digits stay as they are, in small letters; spaces and signs fall away. An empty
    name has no syllables.
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415  0.2 s of dictionaries

    plain = "".join(sign for sign in name if sign.isalnum())
    # a list of what cannot be read is split up, so that every sign keeps its place
    read = lazy_pinyin(plain, errors=list)  # type: ignore[arg-type]
    syllables = [
        tuple(dict.fromkeys([reading.lower(), *_ALSO_READ.get(sign, "").split()]))
        for sign, reading in zip(plain, read, strict=True)
    ]
    return Spelling(tuple(syllables))
