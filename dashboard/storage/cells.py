"""What single cells mean: texts of spreadsheets to numbers, periods and scopes."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from dashboard.catalogue import SCOPES
from dashboard.domain.periods import Calendar, Grain, Period
from dashboard.errors import PeriodError
from dashboard.i18n import N_

MISSING = frozenset({"", "-", "--", "—", "——", "–", "―", "─", "...", "......", "/"})
"""Texts, after normal width, that stand for “not reported”."""

COUNT_EXPECTED = N_("Expected a whole number of 0 or more, found “{found}”.")
PERIOD_EXPECTED = N_(
    "“{found}” is not a period; expected for example 2025-10, 2026Q1, 2026H1 or 2026."
)
SCOPE_EXPECTED = N_(
    "“{found}” is no scope; expected 户籍, 常住, 流动, 流入, 流出, 合计 or {scopes}."
)
AMOUNT_EXPECTED = N_("Expected a number of 0 or more, found “{found}”.")

_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{1,3}( \d{3})+(\.\d+)?")
_NUMBER = re.compile(r"\d+(\.\d*)?|\.\d+")

_NOTE = re.compile(
    r"(单位|统计)?(负责人|填表人|填报人|制表人?|审核人?|复核人?|联系人|联系电话)[:：]"
    r"|(填表|填报|报出|制表)(日期|时间)[:：]|(注|附注|说明|备注|资料来源|数据来源)\d*[:：]"
)

_SCOPE_NAMES = {
    "all": "合计 全部 总计 全口径 total",
    "registered": "户籍 户籍人口",
    "resident": "常住 常住人口",
    "migrants": "流动 流动人口",
    "migrants_in": "流入 流入人口",
    "migrants_out": "流出 流出人口",
}
_SCOPES: Mapping[str, str] = {
    name: scope for scope in SCOPES for name in (scope, *_SCOPE_NAMES[scope].split())
}

_MONTH = re.compile(r"(\d{4})(?:[-/](\d{1,2})|\.(\d{2})|年(\d{1,2})月份?|(\d{2}))")
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.]\d{1,2}")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]00:00(?::00)?)?")
_QUARTER = re.compile(r"(\d{4})年?第?([1-4一二三四])季度")
_HALF = re.compile(r"(\d{4})年?([上下])半年")
_YEAR = re.compile(r"(\d{4})(?:年|年度|年全年|全年)")
_RUN = re.compile(r"(\d{4})年?(\d{1,2})月?[-–—~至到](?:(\d{4})年)?(\d{1,2})月份?")
_EXCEL_MONTH = re.compile(r"([A-Z][a-z]{2})-(\d{2})")  # how Excel shows 2025-10 it took for a day
_MONTH_NAMES = "JanFebMarAprMayJunJulAugSepOctNovDec"


def half_width(text: str) -> str:
    """Return ``text`` with characters of normal width and no spaces around."""
    return unicodedata.normalize("NFKC", text).strip()


def is_note(text: str) -> bool:
    """Return whether a cell of unit names begins a note or a signature: 填表人：, 注：."""
    return _NOTE.match("".join(text.split())) is not None


def number(text: str) -> float | None:
    """Return the number of a cell.

    Full-width digits and thousands separators are understood; no sign, exponent or “%” is.

    Returns:
        The number; NaN where the cell says “not reported”; None where it is no number of
        0 or more.
    """
    plain = half_width(text)
    if plain in MISSING:
        return float("nan")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "").replace(" ", "")
    return float(plain) if _NUMBER.fullmatch(plain) else None


def count(text: str) -> float | None:
    """Return the whole number of a cell; as ``number``, None where it has a fraction."""
    value = number(text)
    return None if value is not None and value % 1 > 0 else value


def scope(text: str) -> str | None:
    """Return the scope that a cell names by id or in Chinese; None where there is none."""
    return _SCOPES.get(half_width(text).casefold())


def scope_name(scope: str) -> str:
    """Return the Chinese name of a scope."""
    return _SCOPE_NAMES[scope].split()[0]


def day(text: str) -> date | None:
    """Return the day of a cell: 2026-03-31, 2026/3/31, 2026年3月31日; None where it is none."""
    match = _DATE.fullmatch(half_width(text))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:  # no such day in the calendar
        return None


def period(text: str, calendar: Calendar) -> Period | None:
    """Return the period of a cell; None where it is none.

    Beside the labels of ``calendar``: 2025年10月, 2025.10, 202510, 2025/10, a day of the
    month (Excel turns months into days), Oct-25, 2026年上半年, 2026年第1季度, 2026年度; and
    runs of months that make a period of the calendar, 2025年10月—2026年3月 or 2026年1-6月.
    A bare 2025.1 is refused: it may be January or an October that lost its zero.
    """
    plain = half_width(text).replace(" ", "")
    if run := _RUN.fullmatch(plain):
        return _period_of(run, calendar)
    try:
        return calendar.parse(_label(plain))
    except PeriodError:
        return None


def _period_of(run: re.Match[str], calendar: Calendar) -> Period | None:
    year, first, last_year, last = (int(group or run[1]) for group in run.groups())
    start, end = year * 12 + first - 1, last_year * 12 + last
    periods = (calendar.enclosing(start, grain) for grain in Grain)
    are_months = max(first, last) <= Grain.YEAR and first > 0
    return next((p for p in periods if are_months and (p.start, p.end) == (start, end)), None)


def _label(text: str) -> str:
    """Return the calendar's label for other ways to write a period."""
    if match := _MONTH.fullmatch(text) or _DAY.fullmatch(text):
        year, *months = (group for group in match.groups() if group)
        return f"{year}-{int(months[0]):02d}"
    if match := _EXCEL_MONTH.fullmatch(text):
        name, year = match.groups()
        return f"20{year}-{_MONTH_NAMES.find(name) // 3 + 1:02d}"
    if match := _QUARTER.fullmatch(text):
        year, quarter = match.groups()
        return f"{year}Q{'一二三四'.find(quarter) + 1 or quarter}"
    if match := _HALF.fullmatch(text):
        return f"{match[1]}H{'上下'.index(match[2]) + 1}"
    if match := _YEAR.fullmatch(text):
        return match[1]
    return text.upper()
