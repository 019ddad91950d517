"""The unit in focus: its figure in large type, the finding, its trend."""

import pandas as pd
import streamlit as st

from dashboard.charts.trend import TrendTexts, trend_data, trend_specification
from dashboard.domain import findings, wording
from dashboard.domain.status import Status
from dashboard.domain.units import Unit
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.legend import draw_trend_key

_TREND_HEIGHT = 300


def benchmark(selection: Selection) -> Unit:
    """Return the wider area that a unit is compared with: the one directly above."""
    above = selection.edition.tree.ancestors(selection.unit.code)
    return above[-1] if above else selection.unit


def draw_summary(selection: Selection) -> None:
    """Draw name, value, interval and finding of the unit in focus, then its trend."""
    indicator = selection.indicator
    item, history = cached.unit_in_focus(
        selection.edition,
        indicator,
        period=selection.period,
        unit=selection.unit.code,
        area=benchmark(selection).code,
        scope=selection.scope,
    )
    given = item.now.given
    st.metric(
        f"{selection.unit.label} · {indicator.name}",
        wording.value_text(item.now.value, indicator)
        if given
        else wording.status_name(item.now.status),
        help=indicator.definition,
    )
    st.markdown(
        findings.value_finding(indicator, item.now, item.before, significant=item.significant)
    )
    counts = wording.events_text(item.now, indicator)
    interval = wording.interval_text(item.now.lower, item.now.upper, indicator)
    if interval:
        interval = _("95% interval {interval}").format(interval=interval)
    few = wording.status_name(item.now.status) if item.now.status is Status.CAUTIOUS else ""
    with st.container(key="evidence"):
        st.markdown(" · ".join(part for part in (few, counts, interval) if part))
    _draw_trend(selection, history)


def _draw_trend(selection: Selection, table: pd.DataFrame) -> None:
    """Draw the unit's trend over like periods with its band, the norm and the wider area."""
    indicator, unit, area = selection.indicator, selection.unit, benchmark(selection)
    if table["value"].notna().sum() < 2:  # noqa: PLR2004  a line needs two points
        return
    texts = TrendTexts(unit_name=unit.label, area_name="" if area == unit else area.label)
    st.markdown(
        _("**{indicator}, the same period of each year**").format(indicator=indicator.short_name)
    )
    chart = trend_specification(
        trend_data(table, texts=texts, band=indicator.band),
        band=indicator.band,
        decimals=indicator.decimals,
    )
    st.vega_lite_chart(chart, height=_TREND_HEIGHT, key="trend")
    draw_trend_key(
        texts, interval=bool(table["lower"].notna().any()), band=indicator.band is not None
    )
