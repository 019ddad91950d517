"""One slide, and what slides are made of: sentences in large type, a chart that fills the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any, Literal, TypeVar

import streamlit as st

from dashboard.exports.pictures.picture import Picture
from dashboard.views.legend import draw_key

_T = TypeVar("_T")
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


def parted(rows: Sequence[_T], most: int) -> list[Sequence[_T]]:
    """Return rows in as few parts of like length as there must be so that each has ``most``."""
    parts = ceil(len(rows) / most)
    ends = [round(number * len(rows) / parts) for number in range(parts + 1)] if parts else [0]
    return [rows[first:last] for first, last in pairwise(ends)]
