"""Waterfall: from one value to another in steps, a row each, with their amounts."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts import theme

DATA = "waterfall"
"""Name of the dataset that a waterfall draws."""
PICKED = "pick"
"""Name of the selection that a click on a step makes; it holds ``code``."""

_HALF = 0.36
"""Half the height of a bar, of a row."""
_AMOUNTS = 58
"""Pixels for the amounts right of the bars."""
_MARGIN = 0.04
_Align = Literal["left", "right"]
_Weight = Literal["normal", "bold"]


@dataclass(frozen=True)
class WaterfallLook:
    """What of a waterfall stays the same while the unit changes.

    Attributes:
        rows: Number of steps, with the value before the first and after the last.
        names: Pixels for the names of steps.
        band: Normal range; None where there is none.
    """

    rows: int
    names: int
    band: tuple[float, float] | None = None


def waterfall_specification(steps: pd.DataFrame, *, look: WaterfallLook) -> dict[str, Any]:
    """Return the themed Vega-Lite specification of a waterfall.

    Args:
        steps: One row a step from the top: ``code`` (empty where it is no unit), ``name``,
            ``start`` and ``end``, ``whole`` (whether it is one of the values at both ends, not
            a part), ``amount`` (text), ``colour``, ``focus`` (whether it is the unit in focus)
            and ``tip`` (text of the pointer).
        look: What stays the same.
    """
    ends = steps[["start", "end"]].to_numpy(dtype=float)
    margin = max(float(np.ptp(ends)) * _MARGIN, 1e-9)
    drawn = steps.assign(
        row=range(len(steps)),
        low=ends.min() - margin,
        high=ends.max() + margin,
        seen=0,  # a page counts here, so that a second click on a unit is a new one
    )
    themed = _themed(look)
    return {**themed, "datasets": {**themed.get("datasets", {}), DATA: drawn}}


@lru_cache(maxsize=64)
def _themed(look: WaterfallLook) -> dict[str, Any]:
    return theme.configured(waterfall_chart(look))


def waterfall_chart(look: WaterfallLook) -> alt.LayerChart:
    """Draw names, a floating bar a step, the values at both ends and amounts.

    Returns:
        A chart on the dataset ``DATA``; a click on a row makes the selection ``PICKED``.
    """
    base = alt.Chart(alt.NamedData(DATA)).transform_calculate(
        up=f"datum.row - {_HALF}", down=f"datum.row + {_HALF}", next=f"datum.row + {1 - _HALF}"
    )
    scale = alt.Scale(zero=False, nice=False)
    axis = alt.Axis(title=None, format=",~f", tickCount=4, grid=False, labelFlush=True)
    x = alt.X("start:Q", scale=scale, axis=axis)
    rows = alt.Scale(domain=[-0.5, look.rows - 0.5], reverse=True, nice=False, zero=False)
    y = alt.Y("up:Q", scale=rows, axis=None)
    picked = alt.selection_point(
        name=PICKED, fields=["code", "seen"], on="click", toggle=False, nearest=False
    )
    tip = alt.Tooltip("tip:N", title=" ")
    bars = base.mark_rect(strokeWidth=2).encode(
        x=x, x2="end:Q", y=y, y2="down:Q", tooltip=tip,
        color=alt.Color("colour:N", scale=None),
        stroke=alt.condition("datum.focus", alt.value(theme.INK), alt.value("transparent")),
    )  # fmt: skip
    steps = base.transform_filter(f"datum.row < {look.rows - 1}").mark_rule(
        color=theme.MUTED, strokeWidth=1
    )
    wholes = base.transform_filter("datum.whole").mark_rule(color=theme.INK, strokeWidth=4)
    # a unit's whole row answers, its name too: small parts have thin bars
    touched = (
        base.transform_filter("datum.code")
        .mark_rect(opacity=0, cursor="pointer")
        .encode(x=alt.value(-look.names), x2=alt.value("width"), y=y, y2="down:Q", tooltip=tip)
    )
    # the ends of the axis, the same whatever is shown
    edges = [base.mark_point(opacity=0).encode(x=f"{end}:Q", y=y) for end in ("low", "high")]
    return alt.LayerChart(
        layer=[
            *([_band(look.band, scale)] if look.band else []),
            *edges,
            steps.encode(x="end:Q", y=alt.Y("down:Q", scale=rows, axis=None), y2="next:Q"),
            bars,
            wholes.encode(x=x, y=y, y2="down:Q", tooltip=tip),
            *_texts(base, rows, names=look.names),
            touched.add_params(picked),
        ],
        padding={"left": look.names, "right": _AMOUNTS, "top": 4, "bottom": 34},
        autosize=alt.AutoSizeParams(type="none"),
    )


def _texts(base: alt.Chart, rows: alt.Scale, *, names: int) -> list[alt.Chart]:
    """Return names left of the bars and amounts right of them, bold where told apart."""
    placed: tuple[tuple[str, int | str, _Align, int], ...] = (
        ("name", -8, "right", names - 8),
        ("amount", "width", "right", _AMOUNTS),
    )
    weights: tuple[tuple[str, _Weight], ...] = (("", "bold"), ("!", "normal"))
    return [
        base.transform_filter(f"{told}(datum.whole || datum.focus)")
        .mark_text(
            align=align, dx=_AMOUNTS - 4 if field == "amount" else 0,
            limit=limit, fontWeight=weight,
        )
        .encode(
            x=alt.value(place), y=alt.Y("row:Q", scale=rows, axis=None), text=f"{field}:N"
        )
        for field, place, align, limit in placed
        for told, weight in weights
    ]  # fmt: skip


def _band(band: tuple[float, float], scale: alt.Scale) -> alt.Chart:
    limits = pd.DataFrame({"from": [band[0]], "to": [band[1]]})
    drawn: alt.Chart = alt.Chart(limits).mark_rect(color=theme.NORM, clip=True)
    return drawn.encode(x=alt.X("from:Q", scale=scale), x2="to:Q")
