"""Texts: every message has its Chinese, with the same placeholders."""

import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dashboard import i18n

PACKAGE = Path(i18n.__file__).parent
KEYWORDS = {"gettext": None, "N_": None, "_": None}


@cache
def messages() -> frozenset[str]:
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    return frozenset(str(message) for _file, _line, message, _comments, _context in found)


@cache
def chinese() -> Catalog:
    path = i18n.LOCALE_DIRECTORY / "zh" / "LC_MESSAGES" / "dashboard.po"
    with path.open("rb") as file:
        return read_po(file, locale="zh")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_message_of_the_code_is_translated() -> None:
    translated = {str(message.id) for message in chinese() if message.id and message.string}
    assert messages() - translated == set()


def test_no_message_hides_in_an_f_string_where_extraction_cannot_see_it() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert not re.search(r"f\"[^\"\n]*\{_\(", path.read_text(encoding="utf-8")), path


def test_nothing_is_translated_that_the_code_no_longer_says() -> None:
    known = {str(message.id) for message in chinese() if message.id}
    assert known - messages() == set()
    assert not chinese().obsolete


def test_translations_have_the_placeholders_of_their_messages() -> None:
    for message in chinese():
        if message.id:
            own, translated = placeholders(str(message.id)), placeholders(str(message.string))
            assert translated <= own, message.id
            # A Chinese count needs no word for what is counted beside its number.
            assert own - translated <= {"indicator"}, message.id


def test_english_messages_hold_no_chinese_but_quoted_headers() -> None:
    for message in messages():
        unquoted = re.sub(r"“[^”]*”|户籍.*合计", "", message)
        assert not re.search(r"[一-鿿]", unquoted), message


def test_the_language_in_use_decides_and_is_put_back() -> None:
    with i18n.using("en"):
        assert i18n.gettext("Overview") == "Overview"
        assert i18n.localized("县", "county") == "county"
    assert i18n.gettext("Overview") == "总览"
    assert i18n.localized("县", "county") == "县"


@pytest.mark.parametrize(("zh", "en"), [("县", ""), ("", "county")])
def test_a_name_in_one_language_serves_both(zh: str, en: str) -> None:
    for language in i18n.LANGUAGES:
        with i18n.using(language):
            assert i18n.localized(zh, en) == (zh or en)
