"""The targets of one unit: gauges of what grows over the year, a table of rates."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.charts.palette import TARGET_LOOKS
from dashboard.domain import target_wording, wording
from dashboard.domain.attainment import TargetState
from dashboard.domain.statistical_year import YearSoFar
from dashboard.exports.pictures.gauges import gauges_picture
from dashboard.i18n import gettext as _
from dashboard.reports.targets import TargetLine

_ORDER = [
    TargetState.MISSED,
    TargetState.BEHIND,
    TargetState.NOT_REPORTED,
    TargetState.TOO_FEW,
    TargetState.ON_SCHEDULE,
    TargetState.ATTAINED,
]


def draw_gauges(lines: Sequence[TargetLine], so_far: YearSoFar) -> None:
    """Draw completion against scheduled progress, with what is done and still needed."""
    picture = gauges_picture(lines, so_far)
    if picture is not None:
        st.vega_lite_chart(picture.specification, height=picture.height or "content", key="gauges")


def draw_rates(lines: Sequence[TargetLine]) -> None:
    """Draw value, target and distance of each rate; what is missed stands first."""
    rates = [line for line in lines if not (line.cumulative and line.figure.given)]
    if not rates:
        return
    ordered = sorted(rates, key=lambda line: _ORDER.index(line.attainment.state))
    with st.container(key="target_rates"):
        st.table(_styled(ordered), hide_index=True, border="horizontal")


def _styled(lines: Sequence[TargetLine]) -> Styler:
    result = _("Result")
    table = pd.DataFrame([_row(line, result) for line in lines])
    looks = [TARGET_LOOKS[line.attainment.state] for line in lines]

    def coloured(column: pd.Series) -> list[str]:
        return [f"color:{look.strong};font-weight:600" for look in looks[: len(column)]]

    return table.style.apply(coloured, subset=[result])


def _row(line: TargetLine, result: str) -> dict[str, str]:
    target, indicator = line.target, line.indicator
    verdict = target_wording.verdict_text(
        target, indicator, line.attainment, cumulative=line.cumulative
    )
    given = line.figure.given
    return {
        _("Indicator"): target_wording.line_name(indicator, target.scope),
        _("Value"): wording.cell_text(line.figure.value, indicator) if given else "—",
        _("Target"): target_wording.asked_text(target, indicator),
        result: f"{TARGET_LOOKS[line.attainment.state].sign} {verdict}",
    }
