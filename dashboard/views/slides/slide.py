"""One slide, and what slides are made of: sentences in large type, a chart or table below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports.pictures.picture import Picture
from dashboard.views.legend import draw_key
from dashboard.views.selection import move

_PICK = "pick"
"""Name of the selection that a click makes in charts of units; it holds the unit's code."""


def _nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True)
class Slide:
    """What is seen at once.

    Attributes:
        part: Name of the part of the page; a long part has several slides.
        draw: Draws it.
        prepare: Puts together what takes time, for slides that come next.
        is_map: Whether the map stands below what is drawn.
        has_chart: Whether a chart takes what room is left; words and tables are enlarged to it.
    """

    part: str
    draw: Callable[[], None]
    prepare: Callable[[], object] = _nothing
    is_map: bool = False
    has_chart: bool = False

    @property
    def key(self) -> str:
        """Name of the container that the slide is drawn in."""
        if self.is_map:
            return "slide_with_map"
        return "slide" if self.has_chart else "slide_words"


@dataclass(frozen=True)
class Told:
    """Sentences with what they are about.

    Attributes:
        sentences: The finding first.
        picture: A chart; it takes the room that is left, unless its rows have a height.
        table: A table of texts.
        notes: What signs in the table mean.
    """

    sentences: Sequence[str] = ()
    picture: Picture | None = None
    table: pd.DataFrame | None = None
    notes: Sequence[str] = ()


def told_slide(
    part: str, tell: Callable[[], Told], *, chart: bool = False, rows: bool = False
) -> Slide:
    """Return the slide of sentences with a chart or table.

    Args:
        part: Name of the part.
        tell: Puts them together; what it returns is kept with the slide.
        chart: Whether they have a chart.
        rows: Whether the height of a chart follows from its rows.
    """
    once = cache(tell)
    return Slide(part, lambda: _draw(once(), part, rows=rows), once, has_chart=chart or rows)


def _draw(told: Told, part: str, *, rows: bool) -> None:
    draw_sentences(told.sentences, alone=told.picture is None and told.table is None)
    if told.picture is not None:
        draw_picture(told.picture, key=part, rows=rows)
    if told.table is not None:
        st.table(told.table, hide_index=True, border="horizontal")
    for note in told.notes:
        st.caption(note)


def draw_sentences(sentences: Sequence[str], *, alone: bool = False) -> None:
    """Draw the finding in large type, further sentences below it; larger still where alone."""
    if sentences:
        with st.container(key="slide_finding_alone" if alone else "slide_finding"):
            st.markdown("\n\n".join(sentences))


def draw_picture(picture: Picture, *, key: str, rows: bool = False) -> None:
    """Draw a chart with its key; a click on a unit asks for its profile."""
    name = f"slide_{key}"
    drawn = partial(st.vega_lite_chart, _sharp(picture), key=name)
    height = picture.height or ("content" if rows else "stretch")
    if any(one.get("name") == _PICK for one in picture.specification.get("params", [])):
        drawn(height=height, on_select=partial(_picked, name), selection_mode=[_PICK])
    else:
        drawn(height=height)
    draw_key(picture.key)


def _sharp(picture: Picture) -> dict[str, Any]:
    """Return the chart as lines and texts, which stay sharp at any size, not as pixels."""
    return {**picture.specification, "usermeta": {"embedOptions": {"renderer": "svg"}}}


def _picked(name: str) -> None:
    """Ask for the profile of the unit that was clicked."""
    chosen = (st.session_state[name].selection.get(_PICK) or [{}])[0]
    if code := chosen.get("code") or chosen.get("unit_code"):
        move(unit=code, aside="area")
