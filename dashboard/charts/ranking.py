"""The ranking as one picture: a row a unit, words in columns, a range drawn between them.

Names, figures and ranges share their rows, so that nothing stands beside its row.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.ranking_look import (
    GAP,
    Column,
    Plot,
    RankingLook,
    column_places,
    plot_ends,
)
from dashboard.charts.rows import ChartRows

ROWS, HEADS = "ranking_rows", "ranking_heads"
"""Names of the datasets that a ranking draws."""
PICK, SORT = "pick", "sort"
"""Names of its selections: a row gives ``unit_code``, a heading gives ``wanted``."""

_HEAD, _FOOT = 52, 2
_HEAD_LINE = -34
"""Where headings stand, above the labels of the drawn column."""
DIVIDED = ChartRows(ROWS, "row", above=_HEAD + _FOOT)
"""How a ranking is divided over sheets."""
_SIZE = alt.expr("width >= 1500 ? 17 : 15")
_POINTED = "#dbe7f3"
_BAR = 9
_FAINT = 0.45
_TICKS = 4


def ranking_specification(
    rows: pd.DataFrame, heads: pd.DataFrame, *, look: RankingLook
) -> dict[str, Any]:
    """Return the themed Vega-Lite specification of a ranking.

    Args:
        rows: In drawing order: ``unit_code``, ``fill`` (background), ``value``, ``lower``,
            ``upper``, ``colour`` (of the dot), perhaps ``pale`` (few events), the pointer's
            ``tip`` and what the columns of ``look`` name; a row without code is a gap.
        heads: ``field``, ``head`` (words, with a sign where sorted by), ``wanted`` (what a
            click asks for) and ``tip``, one row a column.
        look: What stays the same.
    """
    themed = _themed(look)
    datasets = {ROWS: rows.assign(row=range(len(rows))), HEADS: heads}
    return {**themed, "datasets": {**themed.get("datasets", {}), **datasets}}


@lru_cache(maxsize=64)
def _themed(look: RankingLook) -> dict[str, Any]:
    return theme.configured(ranking_chart(look), size=15)


def ranking_chart(look: RankingLook) -> alt.LayerChart:
    """Draw stripes, ranges and dots, then the words of every column and the headings.

    Returns:
        A chart on the datasets ``ROWS`` and ``HEADS`` whose rows and headings can be picked.
    """
    y = alt.Y("row:O", axis=None, scale=alt.Scale(padding=0))
    base = alt.Chart(alt.NamedData(ROWS)).encode(y=y, tooltip=alt.Tooltip("tip:N", title=" "))
    places = column_places(look)
    layers = [_stripes(base), *_ranges(base, look)]
    layers += [_words(base, column, places[column.field]) for column in look.columns]
    layers += _headings(look, places)
    return alt.LayerChart(
        layer=layers,
        height=look.step * look.rows,
        padding={"left": 0, "right": 0, "top": _HEAD, "bottom": _FOOT},
        autosize=alt.AutoSizeParams(type="none"),
    )


def _stripes(base: alt.Chart) -> alt.Chart:
    """Return the rows' background, which shows the focus, and where the pointer is."""
    pick = alt.selection_point(name=PICK, fields=["unit_code"], on="click", toggle=False)
    pointed = alt.selection_point(
        name="pointed", fields=["row"], on="pointerover", clear="pointerout", empty=False
    )
    drawn: alt.Chart = base.mark_rect(cursor="pointer").encode(
        x=alt.value(0),
        x2=alt.value("width"),
        fill=alt.condition(pointed, alt.value(_POINTED), alt.Fill("fill:N", scale=None)),
    )
    return drawn.add_params(pick, pointed)


def _ranges(base: alt.Chart, look: RankingLook) -> list[alt.Chart]:
    """Return reference, range and dot of the drawn column."""
    left, right = plot_ends(look)
    scale = alt.Scale(
        type="log" if look.plot.ratio else "linear",
        domain=list(look.plot.domain),
        nice=False,
        zero=False,
        clamp=True,
        rangeMin=alt.expr(left),
        rangeMax=alt.expr(right),
    )
    axis = alt.Axis(
        orient="top",
        title=None,
        **({"values": list(look.plot.ticks)} if look.plot.ticks else {"tickCount": _TICKS}),
        format=look.plot.form,
        labelFlush=False,
        labelOverlap=False,
        domain=False,
        ticks=False,
        labelPadding=5,
    )
    x = alt.X("value:Q", scale=scale, axis=axis)
    bars = base.mark_bar(size=_BAR, color=theme.BAND, cursor="pointer").encode(
        x=alt.X("lower:Q", scale=scale, axis=axis),
        x2=alt.X2("upper:Q"),
        opacity=alt.condition("datum.pale", alt.value(_FAINT), alt.value(1)),
    )
    dots = base.mark_point(
        filled=True, size=150, opacity=1, stroke="white", strokeWidth=1.5, cursor="pointer"
    ).encode(x=x, color=alt.Color("colour:N", scale=None))
    return [*_reference(look.plot, scale), bars, dots]


def _reference(plot: Plot, scale: alt.Scale) -> list[alt.Chart]:
    if plot.reference is None:
        return []
    low, high = plot.reference
    limits = alt.Chart(pd.DataFrame({"from": [low], "to": [high]}))
    if low == high:
        line: alt.Chart = limits.mark_rule(color=theme.REFERENCE, strokeDash=[6, 4], strokeWidth=2)
        return [line.encode(x=alt.X("from:Q", scale=scale))]
    band: alt.Chart = limits.mark_rect(color=theme.NORM, opacity=0.8)
    return [band.encode(x=alt.X("from:Q", scale=scale), x2=alt.X2("to:Q"))]


def _words(base: alt.Chart, column: Column, place: str) -> alt.Chart:
    ink = alt.Color(f"{column.ink}:N", scale=None) if column.ink else alt.value(theme.INK)
    drawn: alt.Chart = base.mark_text(
        align=column.align,
        fontSize=_SIZE,
        fontWeight="bold" if column.bold else "normal",
        limit=column.width - GAP,
        cursor="pointer",
    ).encode(x=alt.value(alt.expr(place)), text=alt.Text(f"{column.field}:N"), color=ink)
    return drawn


def _headings(look: RankingLook, places: Mapping[str, str]) -> list[alt.Chart]:
    """Return the headings, which can be picked to sort by, and the words over the ranges."""
    # without a tooltip Vega-Lite takes no clicks from marks that carry no selection themselves
    base = alt.Chart(alt.NamedData(HEADS)).encode(tooltip=alt.Tooltip("tip:N", title=" "))
    sort = alt.selection_point(name=SORT, fields=["wanted"], on="click", toggle=False)
    left, right = plot_ends(look)
    marks = [
        base.transform_filter(f"datum.field === '{column.field}'")
        .mark_text(align=column.align, cursor="pointer", dy=_HEAD_LINE, color=theme.ACCENT,
                   fontWeight="bold", limit=column.width)
        .encode(
            x=alt.value(alt.expr(places[column.field])), y=alt.value(0), text=alt.Text("head:N"),
        )
        for column in look.columns
    ]  # fmt: skip
    over = alt.Chart(pd.DataFrame({"only": [0]})).mark_text(
        dy=_HEAD_LINE, color=theme.MUTED, text=look.plot.head
    )
    middle = alt.expr(f"({left} + {right}) / 2")
    return [
        marks[0].add_params(sort),
        *marks[1:],
        over.encode(x=alt.value(middle), y=alt.value(0)),
    ]
