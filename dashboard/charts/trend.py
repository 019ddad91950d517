"""The trend of one indicator: line, 95% band, norm and the wider area."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme

_DATA = "trend"
_LOW, _HIGH = "low", "high"
"""Names of the data and of the ends of the axis, which change while the chart stays."""


@dataclass(frozen=True)
class TrendTexts:
    """Words of a trend chart in the language in use.

    Attributes:
        unit_name: Name of the unit drawn.
        area_name: Name of the wider area; empty for none.
    """

    unit_name: str
    area_name: str = ""


def trend_specification(
    table: pd.DataFrame,
    *,
    texts: TrendTexts,
    band: tuple[float, float] | None = None,
    decimals: int = 1,
) -> dict[str, Any]:
    """Return the Vega-Lite specification of a trend, themed and with its data.

    Building a chart costs more than drawing it: it is built once for each look, and only
    data and axis are filled in.

    Args:
        table: Columns ``label`` (year, in drawing order), ``value``, ``lower``,
            ``upper``, ``area`` and ``tip`` (text of the pointer); missing values leave a
            gap.
        texts: Words of the chart.
        band: Normal range, drawn behind everything.
        decimals: Decimals of the axis.
    """
    look = _themed(has_area=bool(texts.area_name), band=band, decimals=decimals)
    low, high = _domain(table, band)
    records = table.astype(object).where(table.notna(), None).to_dict("records")
    named = [{**record, "unit": texts.unit_name} for record in records]
    ends = [{"name": _LOW, "value": low}, {"name": _HIGH, "value": high}]
    return {**look, "datasets": {**look.get("datasets", {}), _DATA: named}, "params": ends}


@lru_cache(maxsize=256)
def _themed(*, has_area: bool, band: tuple[float, float] | None, decimals: int) -> dict[str, Any]:
    return theme.configured(trend_chart(has_area=has_area, band=band, decimals=decimals))


def trend_chart(
    *, has_area: bool, band: tuple[float, float] | None = None, decimals: int = 1
) -> alt.LayerChart:
    """Draw the unit's line with its 95% band over the wider area's dashed line.

    Args:
        has_area: Whether there is a wider area.
        band: Normal range, drawn behind everything.
        decimals: Decimals of the axis.

    Returns:
        A chart on the dataset ``trend`` and the parameters ``low`` and ``high``.
    """
    x = alt.X("label:O", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    scale = alt.Scale(
        domainMin=alt.ExprRef(_LOW), domainMax=alt.ExprRef(_HIGH), zero=False, clamp=True
    )
    axis = alt.Axis(format=f",.{decimals}~f", tickCount=6)
    y = alt.Y("value:Q", title=None, scale=scale, axis=axis)
    base = alt.Chart(alt.NamedData(_DATA)).encode(x=x)
    layers = [_band(band, scale)] if band else []
    layers.append(
        base.mark_area(color=theme.BAND, opacity=0.35).encode(
            y=alt.Y("lower:Q", scale=scale), y2="upper:Q"
        )
    )
    if has_area:
        layers.append(
            base.mark_line(color=theme.REFERENCE, strokeDash=[6, 4], strokeWidth=2).encode(
                y=alt.Y("area:Q", scale=scale)
            )
        )
    layers.append(base.mark_line(color=theme.ACCENT, strokeWidth=3).encode(y=y))
    tooltip = [alt.Tooltip("unit:N", title=" "), alt.Tooltip("tip:N", title=" ")]
    layers.append(
        base.mark_point(color=theme.ACCENT, filled=True, size=80, opacity=1).encode(
            y=y, tooltip=tooltip
        )
    )
    return alt.LayerChart(layer=layers)


def _domain(table: pd.DataFrame, band: tuple[float, float] | None) -> tuple[float, float]:
    """Return an axis range around values and norm; very wide intervals are cut off."""
    values = pd.concat([table["value"], table["area"]]).dropna()
    low, high = (values.min(), values.max()) if len(values) else (0.0, 1.0)
    if band:
        low, high = min(low, band[0]), max(high, band[1])
    reach = max((high - low) * 1.5, abs(high) * 0.02, 1e-6)
    lower = table["lower"].min() if table["lower"].notna().any() else low
    upper = table["upper"].max() if table["upper"].notna().any() else high
    least, most = max(min(lower, low), low - reach), min(max(upper, high), high + reach)
    margin = max((most - least) * 0.04, abs(high) * 0.01, 1e-6)
    return float(least - margin), float(most + margin)


def _band(band: tuple[float, float], scale: alt.Scale) -> alt.Chart:
    limits = pd.DataFrame({"from": [band[0]], "to": [band[1]]})
    drawn: alt.Chart = alt.Chart(limits).mark_rect(color=theme.NORM, opacity=0.8)
    return drawn.encode(y=alt.Y("from:Q", scale=scale), y2="to:Q")
