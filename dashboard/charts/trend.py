"""The trend of one indicator: line, 95% band, norm and the wider area."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.axis import axis_ends, drawable

DATA = "trend"
"""Name of the dataset that a trend draws."""


@dataclass(frozen=True)
class TrendTexts:
    """Words of a trend chart in the language in use.

    Attributes:
        unit_name: Name of the unit drawn.
        area_name: Name of the wider area; empty for none.
    """

    unit_name: str
    area_name: str = ""


def trend_data(
    table: pd.DataFrame, *, texts: TrendTexts, band: tuple[float, float] | None = None
) -> pd.DataFrame:
    """Return what a trend chart draws.

    Args:
        table: Columns ``label`` (year, in drawing order), ``value``, ``lower``,
            ``upper``, ``area`` and ``tip`` (text of the pointer); missing values leave a
            gap.
        texts: Words of the chart; without an area's name its values are left out.
        band: Normal range.

    Returns:
        ``table`` with ``unit``, and ``low`` and ``high``, the ends of the axis; intervals
        that reach beyond them are cut off there. What is missing everywhere is one point, which
        draws nothing.
    """
    drawn = table if texts.area_name else table.assign(area=float("nan"))
    low, high = axis_ends(drawn, band)
    edges = {end: drawable(drawn[end].clip(low, high), low) for end in ("lower", "upper")}
    area = drawable(drawn["area"], low)
    return drawn.assign(**edges, area=area, unit=texts.unit_name, low=low, high=high)


def trend_specification(
    data: pd.DataFrame,
    *,
    band: tuple[float, float] | None = None,
    decimals: int = 1,
) -> dict[str, Any]:
    """Return the themed Vega-Lite specification of a trend.

    But for ``datasets`` it stays the same while unit and period change, so that the browser
    keeps the chart and takes in new data only: building a chart anew costs it more than all
    the rest.

    Args:
        data: As ``trend_data`` returns it.
        band: As for ``trend_chart``.
        decimals: As for ``trend_chart``.
    """
    look = _themed(band=band, decimals=decimals)
    return {**look, "datasets": {**look.get("datasets", {}), DATA: data}}


@lru_cache(maxsize=256)
def _themed(*, band: tuple[float, float] | None, decimals: int) -> dict[str, Any]:
    return theme.configured(trend_chart(band=band, decimals=decimals))


def trend_chart(*, band: tuple[float, float] | None = None, decimals: int = 1) -> alt.LayerChart:
    """Draw the unit's line with its 95% band over the wider area's dashed line.

    Args:
        band: Normal range, drawn behind everything.
        decimals: Decimals of the axis.

    Returns:
        A chart on the dataset ``DATA``, with the columns of ``trend_data``.
    """
    across = alt.Axis(labelAngle=0, labelOverlap=True)
    x = alt.X("label:O", sort="ascending", title=None, axis=across)  # earlier years may come later
    scale = alt.Scale(zero=False, nice=False)
    axis = alt.Axis(format=f",.{decimals}~f", tickCount=6)
    y = alt.Y("value:Q", title=None, scale=scale, axis=axis)
    tooltip = [alt.Tooltip("unit:N", title=" "), alt.Tooltip("tip:N", title=" ")]
    base = alt.Chart()
    course = alt.layer(
        base.mark_rule(opacity=0).encode(y=alt.Y("low:Q"), y2=alt.Y2("high:Q")),
        base.mark_area(color=theme.BAND, opacity=0.35).encode(
            y=alt.Y("lower:Q", scale=scale), y2=alt.Y2("upper:Q")
        ),
        base.mark_line(color=theme.REFERENCE, strokeDash=[6, 4], strokeWidth=2).encode(
            y=alt.Y("area:Q", scale=scale)
        ),
        base.mark_line(color=theme.ACCENT, strokeWidth=3).encode(y=y),
        base.mark_point(color=theme.ACCENT, filled=True, size=80, opacity=1).encode(
            y=y, tooltip=tooltip
        ),
        data=alt.NamedData(DATA),
    ).encode(x=x)
    return alt.LayerChart(layer=[_band(band, scale), course] if band else [course])


def _band(band: tuple[float, float], scale: alt.Scale) -> alt.Chart:
    drawn: alt.Chart = alt.Chart(alt.sequence(1)).mark_rect(color=theme.NORM, opacity=0.8)
    return drawn.encode(y=alt.YDatum(band[0], scale=scale), y2=alt.Y2Datum(band[1]))
