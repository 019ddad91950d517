"""Texts from files in Markdown: shown as they are, never as marks."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$])")


def escaped(text: str) -> str:
    """Return ``text`` so that Markdown shows every sign of it."""
    return _MARKS.sub(r"\\\1", text)
