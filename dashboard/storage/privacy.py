"""Only aggregates enter: a table with data that look like persons is refused whole.

What is found is never repeated in the sentence.
"""

import re
from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.i18n import N_
from dashboard.storage.cells import half_width
from dashboard.storage.problems import Problem
from dashboard.storage.tables import Sheet

_HEADER = re.compile(
    r"姓名|身份证|身份号码|证件号|护照号|手机|电话|联系方式|联系人|住址|家庭地址|户主|银行卡|银行账号"
    r"|\b(first|last|full|family|given|personal|maiden|mother'?s?|father'?s?|husband'?s?|wife'?s?)"
    r" names?\b|\bsurname\b|\bname of (the )?(mother|father|husband|wife|person)\b"
    r"|\b(id|identity|identification) (card|number|no)\b|\bpassport\b"
    r"|\b(tele)?phone\b|\bmobile\b(?! population)|\bhome address\b",
    re.IGNORECASE,
)
_IDENTITY = re.compile(r"(?<![0-9A-Za-z.])([1-8]\d{5})(\d{8})\d{3}[0-9Xx](?![0-9A-Za-z])")
_BETWEEN = r"[-‐‑‒–—−\s]{0,3}"
_MOBILE = re.compile(
    rf"(?<!\d)(?<!\d\.)(?:(?:\+|00)?86{_BETWEEN})?"
    rf"1[3-9]\d{_BETWEEN}\d{{4}}{_BETWEEN}\d{{4}}(?!\d)(?!\.\d*[1-9])"
)
_MOBILE_DIGITS = 11
_PLAIN_NUMBER = re.compile(r"[\d.]+")
_MONEY = re.compile(r"金额|资金|经费|元[)）]?$|\b(amount|yuan)\b", re.IGNORECASE)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def person_problem(
    sheet: Sheet, headers: Sequence[str], *, amounts: Sequence[int] = ()
) -> Problem | None:
    """Return why ``sheet`` must be refused, or None where nothing looks like a person.

    A column looks like persons by its header, by numbers of identity cards (18 digits with
    a birth date and the check digit of GB 11643) or by a single mobile number, in one piece
    or in groups of 3, 4 and 4 digits: no count and no code has 11 digits.

    Args:
        sheet: All its cells are looked at, the rows above the header too.
        headers: Texts of the header row; empty where none was found.
        amounts: Columns of sums of money, which may have as many digits as a phone number;
            those whose headers say so (金额, 元) count among them anyway.
    """
    for position, header in enumerate(headers or _first_row(sheet)):
        if word := _HEADER.search(header.replace("_", " ")):
            return _refusal(sheet, position, header if headers else word.group())
    for position, texts in enumerate(sheet.columns):
        header = headers[position] if headers else ""
        if _holds_identities(texts):
            return _refusal(sheet, position, header)
        is_amount = position in amounts or _MONEY.search(header.replace("_", " ")) is not None
        holds_mobile = _hold_mobiles(texts, is_amount=is_amount)
        if holds_mobile.any():
            return _refusal_of_mobiles(sheet, position, header, holds_mobile)
    return None


def holds_number_of_person(text: str) -> bool:
    """Return whether ``text`` holds a mobile number or what looks like an identity number."""
    plain = half_width(text)
    identity = _IDENTITY.search(plain)
    return bool(_MOBILE.search(plain) or (identity and _is_birth_date(identity.group(2))))


def _first_row(sheet: Sheet) -> list[str]:
    """Return the first row that is no title; it may be one of data, never to be repeated."""
    return next((texts for _, texts in sheet.top() if sum(map(bool, texts)) > 1), [])


def _refusal(sheet: Sheet, position: int, header: str) -> Problem:
    return Problem(
        "error",
        N_("Column {number} looks like data of persons; only totals may be imported. Take it out."),
        values={"number": position + 1},
        file=sheet.file,
        sheet=sheet.name,
        column=_repeatable(header),
    )


def _refusal_of_mobiles(
    sheet: Sheet, position: int, header: str, holds_mobile: "pd.Series[bool]"
) -> Problem:
    return Problem(
        "error",
        N_(
            "Column {number} holds mobile numbers (cells: {count}), the first in this row; only "
            "totals may be imported. Take them out."
        ),
        values={"number": position + 1, "count": int(holds_mobile.sum())},
        file=sheet.file,
        sheet=sheet.name,
        row=int(sheet.cells.index[int(holds_mobile.to_numpy().argmax())]),
        column=_repeatable(header),
    )


def _repeatable(header: str) -> str:
    return "" if holds_number_of_person(header) else header


def _matching_cells(texts: pd.Series, wanted: pd.Index) -> int:
    return int(texts.isin(wanted).sum())


def _holds_identities(texts: pd.Series) -> bool:
    """Return whether cells are identity numbers, a stray one in a hundred forgiven.

    One is enough where its check digit is right; without it one cell in ten must match,
    since other codes have 18 digits too; in a workbook Excel may have rounded it off.
    """
    distinct = texts.cat.categories
    candidates = [(text, _IDENTITY.search(text)) for text in distinct if len(text) >= 18]  # noqa: PLR2004
    dated = [(text, m.group()) for text, m in candidates if m and _is_birth_date(m.group(2))]
    if not dated:
        return False
    filled = int((texts != "").sum())
    valid = pd.Index([text for text, number in dated if _has_check_digit(number)])
    return (
        _matching_cells(texts, valid) * 100 >= max(filled, 1)
        or _matching_cells(texts, pd.Index([text for text, _ in dated])) * 10 >= filled
    )


def _is_birth_date(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year >= 1900  # noqa: PLR2004  no older person has a number


def _has_check_digit(number: str) -> bool:
    total = sum(int(digit) * w for digit, w in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11] == number[17].upper()


def _hold_mobiles(texts: pd.Series, *, is_amount: bool) -> "pd.Series[bool]":
    """Return which cells hold a mobile number; in a sum of money it must be no plain number."""
    found = [
        text
        for text in texts.cat.categories
        if len(text) >= _MOBILE_DIGITS
        and _MOBILE.search(plain := half_width(text))
        and not (is_amount and _PLAIN_NUMBER.fullmatch(plain))
    ]
    return texts.isin(found)
