"""Where the table of a sheet begins: its header rows as one, its column numbers passed over."""

import re
from collections.abc import Iterator, Sequence

from dashboard.catalogue.headers import comparable
from dashboard.storage.cells import MISSING, half_width, number
from dashboard.storage.columns import HeaderNames
from dashboard.storage.tables import Sheet, Table, find_header, table_below

_LOWER_TIERS = 2
_WHOLE_OF_GROUP = frozenset({"合计", "小计", "总计", "计"})
_NEUTRAL = re.compile(r"其中|(出生|死亡|人口|自然|基本|总体|主要)*(变动)?(情况|状况|指标|项目)")
_OF_WHICH = re.compile(r"^其中[:：]\s*")
_STUB_NUMBER = re.compile(r"[甲乙丙丁戊己庚辛]")
_COLUMN_NUMBER = re.compile(r"\(?(\d+)\)?(=[\d+\-()]+)?")


def find_table(sheet: Sheet, names: HeaderNames) -> Table | None:
    """Return the table below the header row of ``sheet``, None where no row is one.

    The header row is the first with a unit and something else that is known. Rows of
    further headers right below it, merged groups such as 一孩出生 over 合计, 男, 女, make
    one header with it: “一孩出生 男”; the 合计 of a group is the group. A group like 出生情况
    adds nothing. A row of column numbers (甲, 乙, 1, 2 ...) below them is no data.
    """
    row = find_header(sheet, names.are_headers)
    if row is None:
        return None
    below = dict(sheet.top(row + _LOWER_TIERS + 1))
    tiers = [below[row]]
    while len(tiers) <= _LOWER_TIERS and _is_lower_tier(below.get(row + 1, []), tiers[0], names):
        row += 1
        tiers.append(below[row])
    headers = [_header(texts, names) for texts in _with_groups(tiers)]
    if _are_column_numbers(below.get(row + 1, [])):
        row += 1
    return table_below(sheet, row, headers)


def _is_lower_tier(texts: Sequence[str], upper: Sequence[str], names: HeaderNames) -> bool:
    """Return whether a row is further headers: texts only, and none for unit and period."""
    filled = [column for column, text in enumerate(texts) if text.strip()]
    stub = {c for c, text in enumerate(upper) if names.is_role(text)}
    words = all(half_width(texts[c]) not in MISSING and number(texts[c]) is None for c in filled)
    return bool(filled) and words and not stub & set(filled)


def _with_groups(tiers: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield the header texts of each column, top first, those of its groups filled in.

    A spreadsheet has the text of a group in its first column only. What stands alone, with
    nothing below it, is no group.
    """
    left = [""] * len(tiers)
    for column in zip(*tiers, strict=True):
        texts = [text.strip() for text in column]
        for tier in range(len(texts) - 1):
            is_inside = any(texts[tier + 1 :]) and any(left[tier + 1 :])
            if not texts[tier] and is_inside and texts[:tier] == left[:tier]:
                texts[tier] = left[tier]
        yield texts
        left = texts


def _header(texts: Sequence[str], names: HeaderNames) -> str:
    """Return the header of a column: its texts, save groups that say nothing (出生情况, 其中)."""
    filled = [_OF_WHICH.sub("", text) or text for text in texts if text]
    told = [text for text in filled[:-1] if not _NEUTRAL.fullmatch(comparable(text))] + filled[-1:]
    header = " ".join(told)
    if len(told) > 1 and comparable(told[-1]) in _WHOLE_OF_GROUP and not names.meaning(header):
        return " ".join(told[:-1])
    return header


def _are_column_numbers(texts: Sequence[str]) -> bool:
    """Return whether a row numbers the columns: 甲, 乙, 1, 2, 3=1+2."""
    filled = [half_width(text) for text in texts if text.strip()]
    found = [_COLUMN_NUMBER.fullmatch(text) for text in filled if not _STUB_NUMBER.fullmatch(text)]
    numbers = [int(match[1]) for match in found if match]
    count = len(found)
    return count > 1 and numbers in (list(range(count)), list(range(1, count + 1)))
