"""The axis of values: its ends, and how it is written."""

from collections.abc import Sequence

import altair as alt
import pandas as pd


def value_axis(field: str, *, decimals: int | None = None) -> alt.Y:
    """Return the encoding of a value that need not start at zero.

    Args:
        field: Column of values.
        decimals: Decimals of the axis; None for a layer that leaves the axis to others.
    """
    scale = alt.Scale(zero=False, nice=False)
    if decimals is None:
        return alt.Y(f"{field}:Q", title=None, scale=scale)
    axis = alt.Axis(format=f",.{decimals}~f", tickCount=7)
    return alt.Y(f"{field}:Q", title=None, scale=scale, axis=axis)


def axis_ends(
    table: pd.DataFrame, band: tuple[float, float] | None, *, also: Sequence[float] = ()
) -> tuple[float, float]:
    """Return an axis range around values and norm; very wide intervals are cut off.

    Args:
        table: Columns ``value``, ``lower``, ``upper`` and ``area``.
        band: Normal range.
        also: More values that it has to hold.
    """
    values = pd.concat([table["value"], table["area"], pd.Series(also, dtype=float)]).dropna()
    low, high = (values.min(), values.max()) if len(values) else (0.0, 1.0)
    if band:
        low, high = min(low, band[0]), max(high, band[1])
    reach = max((high - low) * 3, abs(high) * 0.02, 1e-6)
    lower = table["lower"].min() if table["lower"].notna().any() else low
    upper = table["upper"].max() if table["upper"].notna().any() else high
    least, most = max(min(lower, low), low - reach), min(max(upper, high), high + reach)
    margin = max((most - least) * 0.04, abs(high) * 0.01, 1e-6)
    return float(least - margin), float(most + margin)


def drawable(values: pd.Series, ground: float) -> pd.Series:
    """Return the values of a line or of an area's edge, never without any.

    Vega complains about a scale of no values. Where all are missing the first becomes
    ``ground``: a line of one point draws nothing.
    """
    if values.notna().any():
        return values
    return values.astype(float).where(values.index != values.index[0], ground)
