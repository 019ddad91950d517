"""One slide, and what slides are made of: sentences in large type, a chart that fills the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any, Literal, TypeVar

import pandas as pd
import streamlit as st

from dashboard.exports.pictures.picture import Picture
from dashboard.views.legend import draw_key

_T = TypeVar("_T")
_LINES, _SIGNS = 11, 15
"""Lines of a table of sentences on a slide, and Chinese signs in a line of its columns."""
_LATIN, _NARROW = 0x2E80, 0.5
Height = Literal["content", "stretch"] | int


@dataclass(frozen=True)
class Slide:
    """What is seen at once.

    Attributes:
        part: Name of the part of the page; a long part has several slides.
        draw: Draws it.
        is_map: Whether the map stands below what is drawn.
    """

    part: str
    draw: Callable[[], None]
    is_map: bool = False


def draw_sentences(sentences: Sequence[str], *, alone: bool = False) -> None:
    """Draw the finding in large type, further sentences below it; larger still where alone."""
    with st.container(key="slide_finding_alone" if alone else "slide_finding"):
        st.markdown("\n\n".join(sentences))


def draw_picture(picture: Picture, *, key: str, height: Height = "stretch") -> None:
    """Draw a chart with its key; without a height it takes the room that is left."""
    st.vega_lite_chart(_sharp(picture), key=f"slide_{key}", height=height)
    draw_key(picture.key)


def _sharp(picture: Picture) -> dict[str, Any]:
    """Return the chart as lines and texts, which stay sharp at any size, not as pixels."""
    return {**picture.specification, "usermeta": {"embedOptions": {"renderer": "svg"}}}


def table_slides(part: str, sentences: Sequence[str], table: pd.DataFrame) -> list[Slide]:
    """Return the slides of a table of sentences, each with as many rows as it has room for.

    Args:
        part: Name of the part.
        sentences: Drawn above each slide's rows.
        table: Texts.
    """
    lines = table.map(lambda text: ceil(_width(str(text)) / _SIGNS)).max(axis=1).tolist()

    def slide(rows: list[int]) -> Slide:
        def draw() -> None:
            draw_sentences(sentences)
            with st.container(key="slide_table"):
                st.table(table.iloc[rows], hide_index=True, border="horizontal")

        return Slide(part, draw)

    return [slide(rows) for rows in packed(lines, _LINES)]


def _width(text: str) -> float:
    """Return the width of a text in Chinese signs."""
    return sum(1 if ord(sign) > _LATIN else _NARROW for sign in text)


def packed(sizes: Sequence[int], most: int) -> list[list[int]]:
    """Return the numbers of rows in parts of at most ``most``, one row at least in each."""
    parts: list[list[int]] = []
    used = most
    for number, size in enumerate(sizes):
        if used + size > most:
            parts.append([])
            used = 0
        parts[-1].append(number)
        used += size
    return parts


def parted(rows: Sequence[_T], most: int) -> list[Sequence[_T]]:
    """Return rows in as few parts of like length as there must be so that each has ``most``."""
    parts = ceil(len(rows) / most)
    ends = [round(number * len(rows) / parts) for number in range(parts + 1)] if parts else [0]
    return [rows[first:last] for first, last in pairwise(ends)]
