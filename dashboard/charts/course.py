"""The course of an indicator: line with 95% band, county, peers, norm, targets and breaks."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.axis import axis_ends, value_axis

COURSE, PEERS, TARGETS, BREAKS, NORM, FORECAST = (
    "course", "course_peers", "course_targets", "course_breaks", "course_norm", "course_forecast",
)  # fmt: skip
"""Names of the datasets that a course draws."""
_TOP = 14
_MANY = 60
_DOT, _SMALL_DOT = 45, 8
"""Areas of the dots of few and of many periods, in square pixels."""
FORECAST_COLUMNS = (
    "at", "value", "lower_80", "upper_80", "lower_95", "upper_95", "label", "tip",
)  # fmt: skip


@dataclass(frozen=True)
class CourseTables:
    """What a course draws.

    Attributes:
        course: ``at`` (place in years), ``value``, ``lower``, ``upper``, ``area``, ``like``,
            ``shown``, ``label`` (words at the period shown) and ``tip``, oldest first. Many
            periods have smaller dots.
        peers: ``at``, ``unit``, ``value``, ``tip``.
        targets: ``begin``, ``end``, ``limit``.
        breaks: ``at``, ``sign``.
        norm: Normal range.
        forecast: ``FORECAST_COLUMNS``, one row or none.
    """

    course: pd.DataFrame
    peers: pd.DataFrame
    targets: pd.DataFrame
    breaks: pd.DataFrame
    norm: tuple[float, float] | None
    forecast: pd.DataFrame


def course_specification(tables: CourseTables, *, decimals: int) -> dict[str, Any]:
    """Return the themed Vega-Lite specification; but for ``datasets`` always the same."""
    look = _themed(decimals)
    data = course_data(tables)
    return {**look, "datasets": {**look.get("datasets", {}), **data}}


def course_data(tables: CourseTables) -> dict[str, pd.DataFrame]:
    """Return the datasets of a course; what lies beyond the axis is cut off there."""
    course, forecast = tables.course, tables.forecast
    also = [*tables.targets["limit"], *forecast["value"]]
    low, high = axis_ends(course, tables.norm, also=also)
    cut = {end: course[end].clip(low, high) for end in ("lower", "upper")}
    ends = [name for name in FORECAST_COLUMNS if name.startswith(("lower", "upper"))]
    norm = [] if tables.norm is None else [tables.norm]
    peers = tables.peers
    return {
        COURSE: course.assign(**cut, low=low, high=high, dot=_dot(len(course))),
        PEERS: peers.assign(value=peers["value"].where(peers["value"].between(low, high))),
        TARGETS: tables.targets,
        BREAKS: tables.breaks,
        NORM: pd.DataFrame(norm, columns=["from", "to"]),
        FORECAST: forecast.assign(**{end: forecast[end].clip(low, high) for end in ends}),
    }


def _dot(periods: int) -> int:
    return _DOT if periods <= _MANY else _SMALL_DOT


@lru_cache(maxsize=8)
def _themed(decimals: int) -> dict[str, Any]:
    return theme.configured(course_chart(decimals=decimals), size=16)


def course_chart(*, decimals: int = 1) -> alt.LayerChart:
    """Draw the course.

    Args:
        decimals: Decimals of the axis.

    Returns:
        A chart on the datasets that ``course_data`` names.
    """
    return alt.LayerChart(
        layer=[*_ground(), *_others(), *_own(decimals), *_expected()],
        padding={"top": 6, "left": 4, "right": 76, "bottom": 2},
    )


def _x(field: str = "at") -> alt.X:
    axis = alt.Axis(format="d", tickMinStep=1, labelFlush=False)
    scale = alt.Scale(zero=False, nice=False, padding=36)
    return alt.X(f"{field}:Q", title=None, axis=axis, scale=scale)


def _data(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name))


def _tip() -> list[alt.Tooltip]:
    return [alt.Tooltip("tip:N", title=" ")]


def _ground() -> list[alt.Chart]:
    """Return normal range, room of the axis, band, breaks."""
    course = _data(COURSE)
    breaks = _data(BREAKS).encode(x=_x())
    return [
        _data(NORM)
        .mark_rect(color=theme.NORM, opacity=0.8)
        .encode(y=value_axis("from"), y2=alt.Y2("to:Q")),
        *(
            course.mark_point(opacity=0).encode(x=_x(), y=value_axis(end))
            for end in ("low", "high")
        ),
        course.mark_area(color=theme.BAND, opacity=0.35).encode(
            x=_x(), y=value_axis("lower"), y2=alt.Y2("upper:Q")
        ),
        breaks.mark_rule(color=theme.MUTED, strokeDash=[3, 4], strokeWidth=2),
        breaks.mark_text(fontSize=20, color=theme.INK, dx=12).encode(
            y=alt.value(_TOP), text=alt.Text("sign:N")
        ),
    ]


def _others() -> list[alt.Chart]:
    """Return the lines of peers and of the wider area, and the targets."""
    peers = _data(PEERS).encode(x=_x(), y=value_axis("value"), detail=alt.Detail("unit:N"))
    return [
        peers.mark_line(color=theme.PEER, strokeWidth=1.3),
        peers.mark_point(color=theme.PEER, filled=True, size=60, opacity=0).encode(tooltip=_tip()),
        _data(COURSE)
        .mark_line(color=theme.REFERENCE, strokeDash=[6, 4], strokeWidth=2.5)
        .encode(x=_x(), y=value_axis("area")),
        _data(TARGETS)
        .mark_rule(color=theme.TARGET, strokeWidth=3)
        .encode(x=_x("begin"), x2=alt.X2("end:Q"), y=value_axis("limit")),
    ]


def _own(decimals: int) -> list[alt.Chart]:
    """Return the unit's line; the same part of every year is filled, the period shown named."""
    own = _data(COURSE).encode(x=_x(), y=value_axis("value", decimals=decimals))
    shown = own.transform_filter("datum.shown")
    return [
        own.mark_line(color=theme.ACCENT, strokeWidth=2.5),
        own.transform_filter("datum.like").mark_line(
            color=theme.ACCENT, strokeWidth=2, strokeDash=[2, 5], opacity=0.75
        ),
        own.transform_filter("!datum.like")
        .mark_point(color=theme.ACCENT, opacity=1, fill="white", strokeWidth=2)
        .encode(size=alt.Size("dot:Q", scale=None), tooltip=_tip()),
        own.transform_filter("datum.like")
        .mark_point(color=theme.ACCENT, opacity=1, filled=True, size=95)
        .encode(tooltip=_tip()),
        shown.mark_point(color=theme.ACCENT, opacity=1, filled=True, size=230).encode(
            tooltip=_tip()
        ),
        shown.mark_text(
            align="left", dx=14, fontSize=22, fontWeight="bold", color=theme.ACCENT
        ).encode(text=alt.Text("label:N")),
    ]


def _expected() -> list[alt.Chart]:
    """Return the forecast of the running year: a hollow point with both its intervals."""
    ahead = _data(FORECAST).encode(x=_x())
    return [
        ahead.mark_rule(color=theme.BAND, strokeWidth=5).encode(
            y=value_axis("lower_95"), y2=alt.Y2("upper_95:Q")
        ),
        ahead.mark_rule(color=theme.ACCENT, strokeWidth=5).encode(
            y=value_axis("lower_80"), y2=alt.Y2("upper_80:Q")
        ),
        ahead.mark_point(
            color=theme.ACCENT, fill="white", size=200, strokeWidth=3, opacity=1
        ).encode(y=value_axis("value"), tooltip=_tip()),
        ahead.mark_text(
            fontSize=20, fontWeight="bold", color=theme.ACCENT, align="left", dx=16
        ).encode(y=value_axis("value"), text=alt.Text("label:N")),
    ]
