"""The funnel: units by size and value between the limits of chance around the area's value."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.axis import drawable
from dashboard.domain.funnel import Reach
from dashboard.fonts import ems

POINTS, CURVE = "funnel_points", "funnel_curve"
"""Names of the datasets that a funnel draws."""

PICKED = "pick"
"""Name of the selection that a click on a point makes; it holds ``code``."""

_SHADES = {
    Reach.WITHIN: "#8fb3d6",
    Reach.BEYOND_INNER: "#2f6ea5",
    Reach.BEYOND_OUTER: "#12304f",
}
_RANKS = {Reach.WITHIN: 0, Reach.BEYOND_INNER: 1, Reach.BEYOND_OUTER: 2}
_MOST_NAMED = 8
_LIMITS = ("outer_lower", "inner_lower", "inner_upper", "outer_upper")
_NORM_EDGE = "#7fae8b"
_RATIO_TICKS = (25, 50, 75, 100, 150, 200, 300, 400, 600, 1000, 2000, 4000)
_LETTER, _FLAT = 0.046, 0.09
"""Share of the picture that a Chinese and a Latin letter take, and the height of a name."""
_LATE = 0.55
_RATIO_MARGIN = 1.15


@dataclass(frozen=True)
class FunnelLook:
    """What of a funnel stays the same while unit and period change.

    Attributes:
        size_title: What makes a value precise: ``births``.
        band: Normal range.
        ratio: Whether values are ratios, so that half and double are as far away.
        decimals: Decimals of the axis.
    """

    size_title: str
    band: tuple[float, float] | None = None
    ratio: bool = False
    decimals: int = 1


def funnel_specification(
    points: pd.DataFrame, curve: pd.DataFrame, *, centre: float, look: FunnelLook
) -> dict[str, Any]:
    """Return the themed Vega-Lite specification of a funnel.

    But for ``datasets`` it stays the same while unit and period change, so that the browser
    keeps the chart and takes in new data only.

    Args:
        points: ``code``, ``name``, ``size``, ``value``, ``reach``, ``focus`` (whether it is the
            unit in focus), ``told`` (whether a sentence names it), ``shared`` (units at its
            place, itself among them) and ``tip`` (text of the pointer), one row a unit.
        curve: ``size`` and the four limits, ascending by size; open ones are infinite.
        centre: The area's value.
        look: What stays the same.
    """
    low, high = _ends(points["value"], curve, centre=centre, look=look)
    cut = {name: curve[name].clip(low, high) for name in _LIMITS}
    lines = {
        f"{name}_line": drawable(curve[name].where(curve[name].between(low, high)), low)
        for name in _LIMITS
    }
    places = _placed(points, low=low, high=high, ratio=look.ratio)
    drawn = points.drop(columns="shared").assign(
        shown_name=_labels(points, places),
        late=places["late"],
        seen=0,  # a page counts here, so that a second click on a unit is a new one
    )
    limits = curve.assign(**cut, **lines, centre=centre, low=low, high=high)
    datasets = {POINTS: drawn, CURVE: limits}
    themed = _themed(look)
    return {**themed, "datasets": {**themed.get("datasets", {}), **datasets}}


@lru_cache(maxsize=64)
def _themed(look: FunnelLook) -> dict[str, Any]:
    return theme.configured(funnel_chart(look))


def funnel_chart(look: FunnelLook) -> alt.LayerChart:
    """Draw the limits, the area's value, the norm and a point a unit.

    Returns:
        A chart on the datasets ``POINTS`` and ``CURVE``; a click on a point makes the
        selection ``PICKED``.
    """
    scale = alt.Scale(zero=False, nice=False)
    axis = alt.Axis(format=f",.{look.decimals}~f", tickCount=6)
    if look.ratio:
        scale = alt.Scale(type="log", nice=False)
        axis = alt.Axis(format=",~f", values=list(_RATIO_TICKS))
    x = alt.X(
        "size:Q",
        title=look.size_title,
        scale=alt.Scale(type="sqrt", zero=False, nice=False),
        axis=alt.Axis(format=",~f", tickCount=6, grid=False),
    )
    y = alt.Y("value:Q", title=None, scale=scale, axis=axis)
    curve = alt.Chart(alt.NamedData(CURVE)).encode(x=x)
    layers = [
        curve.mark_area(color=theme.BAND, opacity=shade).encode(
            y=alt.Y(f"{name}_lower:Q", scale=scale), y2=f"{name}_upper:Q"
        )
        for name, shade in (("outer", 0.16), ("inner", 0.26))
    ]
    layers += [_band(look.band, scale)] if look.band else []
    layers += [
        curve.mark_line(color=theme.MUTED, strokeWidth=1, strokeDash=dash).encode(
            y=alt.Y(f"{name}_line:Q", scale=scale)
        )
        for name, dash in zip(_LIMITS, ([4, 4], [1, 0], [1, 0], [4, 4]), strict=True)
    ]
    layers.append(
        curve.mark_line(color=theme.REFERENCE, strokeDash=[6, 4], strokeWidth=2).encode(
            y=alt.Y("centre:Q", scale=scale)
        )
    )
    # the ends of the axis, which limits that are cut off there must not decide
    layers += [curve.mark_point(opacity=0).encode(y=f"{end}:Q") for end in ("low", "high")]
    return alt.LayerChart(layer=[*layers, *_units(x, y)])


def _units(x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return the layers of the units: points, and the names of those that tell something."""
    base = alt.Chart(alt.NamedData(POINTS)).encode(x=x, y=y)
    picked = alt.selection_point(
        name=PICKED, fields=["code", "seen"], on="click", toggle=False, nearest=False
    )
    shades = alt.Scale(domain=[str(reach) for reach in _SHADES], range=list(_SHADES.values()))
    points = base.mark_point(filled=True, opacity=1, strokeWidth=2, cursor="pointer").encode(
        color=alt.Color("reach:N", scale=shades, legend=None),
        stroke=alt.condition("datum.focus", alt.value(theme.INK), alt.value("#ffffff")),
        size=alt.condition("datum.focus", alt.value(260), alt.value(110)),
        tooltip=alt.Tooltip("tip:N", title=" "),
    )
    names = base.mark_text(
        align=alt.ExprRef(expr="datum.late ? 'right' : 'left'"),
        dx=alt.ExprRef(expr="datum.late ? -11 : 11"),
        fontWeight="bold",
    ).encode(text="shown_name:N")
    return [points.add_params(picked), names]


def _ends(
    values: pd.Series, curve: pd.DataFrame, *, centre: float, look: FunnelLook
) -> tuple[float, float]:
    """Return the ends of the axis: around values, centre, norm and limits.

    Of the limits it holds the inner ones half-way and the outer ones of the largest units, so
    that each is seen before it leaves the picture; but these never take more than all the rest.
    """
    half_way, largest = curve.iloc[len(curve) // 2], curve.iloc[-1]
    inner = [half_way["inner_lower"], half_way["inner_upper"]]
    low, high = _around([*values, centre, *(look.band or ()), *inner], look)
    outer = [largest["outer_lower"], largest["outer_upper"]]
    least, most = _around([low, high, *outer], look)
    if look.ratio:
        reach = high / low
        return max(least, low / reach) / _RATIO_MARGIN, min(most, high * reach) * _RATIO_MARGIN
    reach = high - low
    least, most = max(least, low - reach), min(most, high + reach)
    margin = max((most - least) * 0.06, abs(most) * 0.01, 1e-6)
    return least - margin, most + margin


def _around(values: Iterable[float], look: FunnelLook) -> tuple[float, float]:
    """Return the least and the most of those that the axis can show."""
    given = np.array([*values], dtype=float)
    known = given[np.isfinite(given) & ((given > 0) | (not look.ratio))]
    return float(known.min()), float(known.max())


def _placed(points: pd.DataFrame, *, low: float, high: float, ratio: bool) -> pd.DataFrame:
    """Return where points and their names lie, as shares of the picture.

    Names stand to the right of their points, on the right side to their left (``late``).
    """
    roots = np.sqrt(points["size"])
    across = (roots - roots.min()) / max(roots.max() - roots.min(), 1e-9)
    ends = np.log([low, high]) if ratio else np.array([low, high])
    values = np.log(points["value"].clip(lower=low)) if ratio else points["value"]
    letters = [_LETTER * ems(name) for name in points["name"]]
    late = across > _LATE
    return pd.DataFrame(
        {
            "late": late,
            "across": across,
            "left": across - np.where(late, letters, 0.0),
            "right": across + np.where(late, 0.0, letters),
            "up": (values - ends[0]) / (ends[1] - ends[0]),
        }
    )


def _labels(points: pd.DataFrame, places: pd.DataFrame) -> list[str]:
    """Return what is written beside the points: names, and how many lie under one (``×2``)."""
    written = _named(points, places)
    labels = points["name"].where(points.index.isin(written), "").tolist()
    spots = list(zip(points["size"], points["value"], strict=True))
    told = {spots[number] for number in written}
    for number, (spot, shared) in enumerate(zip(spots, points["shared"].tolist(), strict=True)):
        if shared == 1 or spot in told:
            continue
        told.add(spot)
        text = f"×{shared}"
        own, width = places.iloc[number], _LETTER * ems(text)
        left = own["across"] - width * own["late"]
        if not _covers(left, left + width, own["up"], places.loc[written]):
            labels[number] = text
    return labels


def _covers(left: float, right: float, up: float, names: pd.DataFrame) -> bool:
    """Return whether a text would cover any of the names."""
    near = (names["up"] - up).abs() < _FLAT
    return bool((near & (names["left"] < right) & (names["right"] > left)).any())


def _named(points: pd.DataFrame, places: pd.DataFrame) -> list[int]:
    """Return the rows to name: the unit in focus, those told of, those beyond the limits.

    The focus comes first, then whom the sentence names, those beyond the outer limits and
    beyond the inner ones; of each what lies farthest out. A name that would cover one already
    written, or the point of another such unit, is left out.
    """
    beyond = points["reach"].map(_RANKS)
    rank = beyond + 4 * points["focus"] + 3 * points["told"]
    telling = places[rank > 0]
    far = (telling["up"] - places["up"].median()).abs() + 2 * rank
    written: list[int] = []
    for number in far.loc[telling.index].sort_values(ascending=False).index[:_MOST_NAMED]:
        own, names = places.loc[number], places.loc[written]
        dots = telling.drop(index=number)
        covers = _covers(own["left"], own["right"], own["up"], names)
        hides = dots["across"].between(own["left"], own["right"]) & (
            (dots["up"] - own["up"]).abs() < _FLAT / 2
        )
        if not covers and (rank[number] > _RANKS[Reach.BEYOND_OUTER] or not hides.any()):
            written.append(number)
    return written


def _band(band: tuple[float, float], scale: alt.Scale) -> alt.Chart:
    limits = pd.DataFrame({"from": [band[0]], "to": [band[1]]})
    drawn: alt.Chart = alt.Chart(limits).mark_rect(color=theme.NORM, stroke=_NORM_EDGE)
    return drawn.encode(y=alt.Y("from:Q", scale=scale), y2="to:Q")
