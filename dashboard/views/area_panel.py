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
from dashboard.reports.comparisons import Headline
from dashboard.reports.page_findings import headline_sentence
from dashboard.reports.selection import Selection
from dashboard.reports.trends import beside_area
from dashboard.views import cached
from dashboard.views.downloads import beside_downloads
from dashboard.views.legend import draw_key

_TREND_HEIGHT = 300


def prepare(selection: Selection) -> None:
    """Read what ``draw_figure`` tells, so that it can be told at once."""
    beside_area(selection, _in_focus(selection)[0].now)


def draw_figure(selection: Selection) -> None:
    """Draw name, value, finding, interval and the wider area beside the unit in focus."""
    indicator = selection.indicator
    item, _table = _in_focus(selection)
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
        parts = (few, counts, interval, beside_area(selection, item.now))
        st.markdown(" · ".join(part for part in parts if part))


def draw_trend(selection: Selection) -> None:
    """Draw the unit's trend over like periods with its band, the norm and the wider area."""
    picture = trend_picture(selection, history(selection))
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


def history(selection: Selection) -> pd.DataFrame:
    """Return what the unit's trend draws, as of ``reports.trend.trend_table``."""
    _headline, table = _in_focus(selection)
    return table


def _in_focus(selection: Selection) -> tuple[Headline, pd.DataFrame]:
    return cached.unit_in_focus(
        selection.edition,
        selection.indicator,
        period=selection.period,
        unit=selection.unit.code,
        area=benchmark(selection).code,
        scope=selection.scope,
    )


def _lean(specification: Mapping[str, Any]) -> dict[str, Any]:
    """Return it with tables that leave out what pandas notes: a third of what a change sends."""
    tables = {
        name: pa.Table.from_pandas(data, preserve_index=False).replace_schema_metadata()
        for name, data in specification["datasets"].items()
    }
    return {**specification, "datasets": tables}
