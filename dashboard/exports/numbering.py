"""Numbers of headings, figures and tables: 一、（一）1. in Chinese, 1, 1.1, (1) in English."""

from dataclasses import dataclass

from dashboard.i18n import active
from dashboard.i18n import gettext as _

_DIGITS = "〇一二三四五六七八九"
_TEN = 10


def chinese_number(number: int) -> str:
    """Return a whole number from 1 to 99 in Chinese characters: 一, 十二, 三十."""
    tens, ones = divmod(number, _TEN)
    ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return ten + (_DIGITS[ones] if ones or not tens else "")


def part_number(number: int, *, level: int, within: int = 0) -> str:
    """Return the number before a heading or point.

    Args:
        number: Its place among its like, from 1.
        level: 1 for a part, 2 for a chapter, 3 for a point.
        within: Number of the part that a chapter is in.
    """
    if active() == "en":
        return {1: f"{number}. ", 2: f"{within}.{number} ", 3: f"({number}) "}[level]
    spelt = chinese_number(number)
    return {1: f"{spelt}、", 2: f"（{spelt}）", 3: f"{number}."}[level]


@dataclass(frozen=True)
class Label:
    """What a figure or table is called.

    Attributes:
        number: Its place among figures, or among tables.
        table: Whether it is a table.
    """

    number: int
    table: bool

    @property
    def word(self) -> str:
        """The word before the number, with a space where the language has one."""
        return _("Table ") if self.table else _("Figure ")

    @property
    def sequence(self) -> str:
        """Name of the row in which editors count."""
        return self.word.strip()

    @property
    def bookmark(self) -> str:
        """Name under which texts refer to it."""
        return f"{'table' if self.table else 'figure'}_{self.number}"

    def __str__(self) -> str:
        """Return word and number: 表1."""
        return f"{self.word}{self.number}"
