"""The unit in focus: its figure in large type, the finding, its trend."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.domain import wording
from dashboard.domain.status import Status
from dashboard.exports.pictures.trend import trend_picture
from dashboard.i18n import gettext as _
from dashboard.reports.area import benchmark
from dashboard.reports.page_findings import headline_sentence
from dashboard.reports.selection import Selection
from dashboard.views import cached
from dashboard.views.downloads import beside_downloads
from dashboard.views.legend import draw_key

_TREND_HEIGHT = 300


def draw_summary(selection: Selection) -> None:
    """Draw name, value, interval and finding of the unit in focus, then its trend."""
    _draw_trend(selection, draw_figure(selection))


def draw_figure(selection: Selection) -> pd.DataFrame:
    """Draw name, value, interval and finding of the unit in focus; return its trend."""
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
    st.markdown(headline_sentence(item))
    counts = wording.events_text(item.now, indicator)
    interval = wording.interval_text(item.now.lower, item.now.upper, indicator)
    if interval:
        interval = _("95% interval {interval}").format(interval=interval)
    few = wording.status_name(item.now.status) if item.now.status is Status.CAUTIOUS else ""
    with st.container(key="evidence"):
        st.markdown(" · ".join(part for part in (few, counts, interval) if part))
    return history


def _draw_trend(selection: Selection, table: pd.DataFrame) -> None:
    """Draw the unit's trend over like periods with its band, the norm and the wider area."""
    picture = trend_picture(selection, table)
    if picture is None:
        return
    with beside_downloads(selection, "area", "trend"):
        st.markdown(
            _("**{indicator}, the same period of each year**").format(
                indicator=selection.indicator.short_name
            )
        )
    st.vega_lite_chart(_lean(picture.specification), height=_TREND_HEIGHT, key="trend")
    draw_key(picture.key)


def _lean(specification: Mapping[str, Any]) -> dict[str, Any]:
    """Return it with tables that leave out what pandas notes: a third of what a change sends."""
    tables = {
        name: pa.Table.from_pandas(data, preserve_index=False).replace_schema_metadata()
        for name, data in specification["datasets"].items()
    }
    return {**specification, "datasets": tables}
