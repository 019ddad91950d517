"""Statistical years over each other, month by month, with the fan of a forecast."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.axis import axis_ends, value_axis

YEARS, FAN, LIMITS, NORM = "years", "years_fan", "years_limits", "years_norm"
"""Names of the datasets that years over each other draw."""
FAN_COLUMNS = ("month", "value", "lower_80", "upper_80", "lower_95", "upper_95", "label")
WIDE = "#cfdcea"
NARROW = "#9db8d2"
LAST = "#4b5563"


def years_data(
    table: pd.DataFrame,
    *,
    fan: Sequence[Mapping[str, object]] = (),
    limits: Sequence[float] = (),
    norm: tuple[float, float] | None = None,
) -> dict[str, pd.DataFrame]:
    """Return the datasets of years over each other.

    Args:
        table: ``year``, ``month`` (1 to 12, the step's last), ``value``, ``back`` (years before
            the one shown), ``label`` (words at the last value of the year shown) and ``tip``.
        fan: Two rows with ``FAN_COLUMNS``: the last value, and the forecast of the year.
        limits: Targets.
        norm: Normal range.
    """
    drawn = table[table["value"].notna()]
    ahead = pd.DataFrame(list(fan), columns=list(FAN_COLUMNS))
    ends = ahead.assign(lower=ahead["lower_95"], upper=ahead["upper_95"])
    held = pd.concat([drawn[["value"]], ends[["value", "lower", "upper"]]]).astype(float)
    low, high = axis_ends(held.assign(area=float("nan")), norm, also=limits)
    return {
        YEARS: drawn.assign(low=low, high=high),
        FAN: ahead,
        LIMITS: pd.DataFrame({"limit": list(limits)}, dtype=float),
        NORM: pd.DataFrame([norm] if norm else [], columns=["from", "to"]),
    }


def years_specification(
    data: Mapping[str, pd.DataFrame], *, months: Sequence[str], decimals: int
) -> dict[str, Any]:
    """Return the themed Vega-Lite specification of years over each other.

    Args:
        data: As of ``years_data``.
        months: Names of the twelve months of the statistical year, in turn.
        decimals: Decimals of the axis.
    """
    look = _themed(tuple(months), decimals)
    return {**look, "datasets": {**look.get("datasets", {}), **data}}


@lru_cache(maxsize=32)
def _themed(months: tuple[str, ...], decimals: int) -> dict[str, Any]:
    return theme.configured(years_chart(months=months, decimals=decimals), size=16)


def years_chart(*, months: Sequence[str], decimals: int = 1) -> alt.LayerChart:
    """Draw the year shown over the year before and, paler, the earlier ones.

    Args:
        months: As of ``years_specification``.
        decimals: As of ``years_specification``.

    Returns:
        A chart on the datasets that ``years_data`` names.
    """
    names = ", ".join(f"'{name}'" for name in months)
    axis = alt.Axis(values=list(range(1, 13)), labelExpr=f"[{names}][datum.value - 1]", grid=False)
    x = alt.X(
        "month:Q", title=None, axis=axis, scale=alt.Scale(domain=[1, 12], nice=False, padding=12)
    )
    years = alt.Chart(alt.NamedData(YEARS)).encode(x=x)
    return alt.LayerChart(
        layer=[*_ground(years), *_fan(x), *_lines(years, decimals)],
        padding={"top": 6, "left": 4, "right": 76, "bottom": 2},
    )


def _ground(years: alt.Chart) -> list[alt.Chart]:
    norm = alt.Chart(alt.NamedData(NORM))
    return [
        norm.mark_rect(color=theme.NORM, opacity=0.8).encode(
            y=value_axis("from"), y2=alt.Y2("to:Q")
        ),
        *(years.mark_point(opacity=0).encode(y=value_axis(end)) for end in ("low", "high")),
    ]


def _fan(x: alt.X) -> list[alt.Chart]:
    fan = alt.Chart(alt.NamedData(FAN)).encode(x=x)
    return [
        fan.mark_area(color=WIDE, opacity=0.75).encode(
            y=value_axis("lower_95"), y2=alt.Y2("upper_95:Q")
        ),
        fan.mark_area(color=NARROW, opacity=0.75).encode(
            y=value_axis("lower_80"), y2=alt.Y2("upper_80:Q")
        ),
        fan.mark_line(color=theme.ACCENT, strokeDash=[8, 5], strokeWidth=3).encode(
            y=value_axis("value")
        ),
        fan.mark_text(
            fontSize=20, fontWeight="bold", color=theme.ACCENT, align="left", dx=12
        ).encode(y=value_axis("value"), text=alt.Text("label:N")),
    ]


def _lines(years: alt.Chart, decimals: int) -> list[alt.Chart]:
    years = years.encode(y=value_axis("value", decimals=decimals))
    earlier, last, now = (
        years.transform_filter(condition)
        for condition in ("datum.back > 1", "datum.back === 1", "datum.back === 0")
    )
    tip = [alt.Tooltip("tip:N", title=" ")]
    limits = alt.Chart(alt.NamedData(LIMITS)).mark_rule(color=theme.TARGET, strokeWidth=3)
    return [
        limits.encode(y=value_axis("limit")),
        earlier.mark_line(color=theme.PEER, strokeWidth=1.5).encode(detail=alt.Detail("year:N")),
        last.mark_line(color=LAST, strokeDash=[6, 4], strokeWidth=2.5),
        now.mark_line(color=theme.ACCENT, strokeWidth=4),
        years.mark_point(size=120, opacity=0, filled=True).encode(tooltip=tip),
        now.mark_point(color=theme.ACCENT, filled=True, size=110, opacity=1).encode(tooltip=tip),
        now.mark_text(
            align="left", dx=8, dy=20, fontSize=22, fontWeight="bold", color=theme.ACCENT
        ).encode(text=alt.Text("label:N")),
    ]
