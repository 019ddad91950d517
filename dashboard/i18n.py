"""Languages: English message ids, a Chinese catalogue, one context variable.

Texts are marked with ``_`` (translate now) or ``N_`` (mark only, translate where shown).
Catalogues are read from ``.po`` directly, so that no compiled file is kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALE_DIRECTORY = Path(__file__).parent / "locale"

_language: ContextVar[Language] = ContextVar("language", default="zh")


@cache
def _translations(language: Language) -> NullTranslations:
    path = LOCALE_DIRECTORY / language / "LC_MESSAGES" / "dashboard.po"
    if not path.exists():  # English texts are the message ids themselves
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def activate(language: Language) -> None:
    """Make ``language`` the one that ``gettext`` translates to, in this thread's context."""
    _language.set(language)


def active() -> Language:
    """Return the language in use."""
    return _language.get()


@contextmanager
def using(language: Language) -> Iterator[None]:
    """Use ``language`` inside a ``with`` block."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def gettext(message: str) -> str:
    """Return ``message`` in the language in use."""
    return _translations(active()).gettext(message)


def N_(message: str) -> str:  # noqa: N802  the name that extraction tools know
    """Mark ``message`` for translation and return it unchanged."""
    return message


def counted(one: str, many: str, number: float, *, text: str = "", **values: object) -> str:
    """Return a count in words of the language in use: English ones have a form for one.

    The printed number decides: it is ``1 point`` and ``1.0 points``.

    Args:
        one: Message with ``{n}`` for one, marked by ``N_``.
        many: The same for several.
        number: How many.
        text: The number as it is printed; empty for its plain digits.
        values: What else the messages name.
    """
    shown = text or f"{number:g}"
    message = one if shown == "1" else many
    return gettext(message).format(n=shown, **values)


def localized(zh: str, en: str) -> str:
    """Return the text of the language in use; the other where it is empty."""
    return (zh or en) if active() == "zh" else (en or zh)
