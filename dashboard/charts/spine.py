"""Spine chart: a unit's indicators on one scale around the wider area, among its siblings."""

from functools import lru_cache
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.rows import ChartRows
from dashboard.domain.spine import END

DATA = "spine"
"""Name of the dataset that a spine chart draws."""
ROW = 25
"""Pixels of one indicator."""

_Align = Literal["left", "right"]
_HEAD, _FOOT = 30, 2
DIVIDED = ChartRows(DATA, "row", above=_HEAD + _FOOT)
"""How a spine chart is divided over sheets."""
RANGE, QUARTERS = "#e3e7ec", "#b9c2cd"
_OWN, _AREA = 75, 75
"""Pixels of the columns of values left of the scale."""


def spine_height(rows: int) -> int:
    """Return the height of so many indicators in pixels."""
    return _HEAD + ROW * rows


def spine_specification(
    data: pd.DataFrame, *, heads: tuple[str, str], sides: tuple[str, str], names: int
) -> dict[str, Any]:
    """Return the themed Vega-Lite specification of a spine chart.

    Args:
        data: Columns ``name``, ``own`` and ``area`` (values as text), ``value``, ``lower``,
            ``upper``, ``least``, ``most``, ``first_quarter``, ``third_quarter`` (places
            between -1 and 1), ``sign``, ``colour`` and the pointer's ``tip``.
        heads: Words above the values of the unit and of the wider area.
        sides: Words for the left and the right end of the scale.
        names: Pixels for the names of indicators.
    """
    look = _themed(len(data), heads, sides, names)
    rows = data.assign(row=range(len(data)))
    return {**look, "datasets": {**look.get("datasets", {}), DATA: rows}}


@lru_cache(maxsize=256)
def _themed(
    rows: int, heads: tuple[str, str], sides: tuple[str, str], names: int
) -> dict[str, Any]:
    return theme.configured(spine_chart(rows, heads=heads, sides=sides, names=names))


def spine_chart(
    rows: int, *, heads: tuple[str, str], sides: tuple[str, str], names: int
) -> alt.LayerChart:
    """Draw names and values as text, then range, quartiles, interval and dot of each indicator.

    Args:
        rows: Number of indicators.
        heads: Words above the values of the unit and of the wider area.
        sides: Words for the ends of the scale.
        names: Pixels for the names of indicators.

    Returns:
        A chart on the dataset ``DATA``.
    """
    scale = alt.Scale(domain=[-END * 1.06, END * 1.06], nice=False)

    def at(field: str) -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=scale)

    y = alt.Y("row:O", axis=None, scale=alt.Scale(padding=0))
    tip = [alt.Tooltip("tip:N", title=" ")]
    base = alt.Chart(alt.NamedData(DATA)).encode(y=y)
    colour = alt.Color("colour:N", scale=None)
    centre = alt.Chart(pd.DataFrame({"at": [0.0]})).encode(x=at("at"))
    layers: list[alt.Chart] = [
        base.mark_bar(size=6, color=RANGE).encode(x=at("least"), x2=alt.X2("most:Q")),
        base.mark_bar(size=14, color=QUARTERS).encode(
            x=at("first_quarter"), x2=alt.X2("third_quarter:Q")
        ),
        centre.mark_rule(color=theme.REFERENCE, strokeWidth=2),
        base.mark_rule(color=theme.INK, strokeWidth=1.5).encode(
            x=at("lower"), x2=alt.X2("upper:Q")
        ),
        base.mark_point(filled=True, size=170, opacity=1, stroke="white", strokeWidth=1.5).encode(
            x=at("value"), color=colour, tooltip=tip
        ),
    ]
    columns: tuple[tuple[str, int, _Align, str], ...] = (
        ("name", -names - _OWN - _AREA, "left", theme.INK),
        ("own", -_AREA - 10, "right", theme.INK),
        ("area", -10, "right", theme.MUTED),
    )
    layers += [
        base.mark_text(align=align, color=ink).encode(
            x=alt.value(place), text=alt.Text(f"{field}:N")
        )
        for field, place, align, ink in columns
    ]
    layers.append(
        base.mark_text(align="left", dx=8, fontSize=16, fontWeight="bold").encode(
            x=alt.value("width"), text=alt.Text("sign:N"), color=colour
        )
    )
    return alt.LayerChart(
        layer=[*layers, *_heads(heads, sides)],
        height=ROW * rows,
        padding={"left": names + _OWN + _AREA + 4, "right": 26, "top": _HEAD, "bottom": _FOOT},
        autosize=alt.AutoSizeParams(type="none"),
    )


def _heads(heads: tuple[str, str], sides: tuple[str, str]) -> list[alt.Chart]:
    """Return the words above the columns and the ends of the scale."""
    placed: tuple[tuple[str, int | str, _Align], ...] = (
        (heads[0], -_AREA - 10, "right"),
        (heads[1], -10, "right"),
        (sides[0], 0, "left"),
        (sides[1], "width", "right"),
    )
    one = alt.Chart(pd.DataFrame({"only": [0]}))
    return [
        one.mark_text(align=align, dy=-12, text=words, color=theme.MUTED, fontWeight="bold").encode(
            x=alt.value(place), y=alt.value(0)
        )
        for words, place, align in placed
    ]
