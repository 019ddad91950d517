"""The targets of one unit: gauges of what grows over the year, a table of rates."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.charts.palette import TARGET_LOOKS
from dashboard.domain.statistical_year import YearSoFar
from dashboard.exports.pictures.gauges import gauges_picture
from dashboard.exports.pictures.target_rates import rate_lines, rate_row
from dashboard.i18n import gettext as _
from dashboard.reports.targets import TargetLine


def draw_gauges(lines: Sequence[TargetLine], so_far: YearSoFar) -> None:
    """Draw completion against scheduled progress, with what is done and still needed."""
    picture = gauges_picture(lines, so_far)
    if picture is not None:
        st.vega_lite_chart(picture.specification, height=picture.height or "content", key="gauges")


def draw_rates(lines: Sequence[TargetLine]) -> None:
    """Draw value, target and distance of each rate; what is missed stands first."""
    rates = rate_lines(lines)
    if not rates:
        return
    with st.container(key="target_rates"):
        st.table(_styled(rates), hide_index=True, border="horizontal")


def _styled(lines: Sequence[TargetLine]) -> Styler:
    table = pd.DataFrame([rate_row(line) for line in lines])
    looks = [TARGET_LOOKS[line.attainment.state] for line in lines]

    def coloured(column: pd.Series) -> list[str]:
        return [f"color:{look.strong};font-weight:600" for look in looks[: len(column)]]

    return table.style.apply(coloured, subset=[_("Result")])
