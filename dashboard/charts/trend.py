"""The trend of one indicator: line, 95% band, norm and the wider area."""

from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.charts import theme


@dataclass(frozen=True)
class TrendTexts:
    """Words of a trend chart in the language in use.

    Attributes:
        unit_name: Name of the unit drawn.
        area_name: Name of the wider area; empty for none.
    """

    unit_name: str
    area_name: str = ""


def trend_chart(
    table: pd.DataFrame,
    *,
    texts: TrendTexts,
    band: tuple[float, float] | None = None,
    decimals: int = 1,
) -> alt.LayerChart:
    """Draw the unit's line with its 95% band over the wider area's dashed line.

    Args:
        table: Columns ``label`` (year, in drawing order), ``value``, ``lower``,
            ``upper``, ``area`` and ``tip`` (text of the pointer); missing values leave a
            gap.
        texts: Words of the chart.
        band: Normal range, drawn behind everything.
        decimals: Decimals of the axis.
    """
    order = table["label"].tolist()
    x = alt.X("label:O", sort=order, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    scale = alt.Scale(domain=_domain(table, band), zero=False, nice=True, clamp=True)
    y = alt.Y(
        "value:Q",
        title=None,
        scale=scale,
        axis=alt.Axis(format=f",.{decimals}~f", tickCount=6),
    )
    base = alt.Chart(table).encode(x=x)
    layers = [_band(band, scale)] if band else []
    layers.append(
        base.mark_area(color=theme.BAND, opacity=0.35).encode(
            y=alt.Y("lower:Q", scale=scale), y2="upper:Q"
        )
    )
    if texts.area_name:
        layers.append(
            base.mark_line(color=theme.REFERENCE, strokeDash=[6, 4], strokeWidth=2).encode(
                y=alt.Y("area:Q", scale=scale)
            )
        )
    layers.append(base.mark_line(color=theme.ACCENT, strokeWidth=3).encode(y=y))
    layers.append(
        base.mark_point(color=theme.ACCENT, filled=True, size=80, opacity=1).encode(
            y=y, tooltip=alt.Tooltip("tip:N", title=texts.unit_name)
        )
    )
    return alt.LayerChart(layer=layers)


def _domain(table: pd.DataFrame, band: tuple[float, float] | None) -> list[float]:
    """Return an axis range around values and norm; very wide intervals are cut off."""
    values = pd.concat([table["value"], table["area"]]).dropna()
    low, high = (values.min(), values.max()) if len(values) else (0.0, 1.0)
    if band:
        low, high = min(low, band[0]), max(high, band[1])
    reach = max((high - low) * 1.5, abs(high) * 0.02, 1e-6)
    lower = table["lower"].min() if table["lower"].notna().any() else low
    upper = table["upper"].max() if table["upper"].notna().any() else high
    return [float(max(min(lower, low), low - reach)), float(min(max(upper, high), high + reach))]


def _band(band: tuple[float, float], scale: alt.Scale) -> alt.Chart:
    limits = pd.DataFrame({"low": [band[0]], "high": [band[1]]})
    drawn: alt.Chart = alt.Chart(limits).mark_rect(color=theme.NORM, opacity=0.8)
    return drawn.encode(y=alt.Y("low:Q", scale=scale), y2="high:Q")
