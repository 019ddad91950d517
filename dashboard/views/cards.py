"""Cards of the headline indicators: value, change, interval and a small history."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from dashboard.charts.palette import TARGET_LOOKS
from dashboard.domain import target_wording, wording
from dashboard.domain.comparison import comparable_change
from dashboard.i18n import gettext as _
from dashboard.reports.comparisons import Headline
from dashboard.reports.targets import TargetLine

_CARDS_A_ROW = 3
_LEAST_WIDTH = 220


def draw_cards(headlines: list[Headline], targets: Sequence[TargetLine]) -> None:
    """Draw a card for each headline indicator with its target's state, up to three a row.

    Args:
        headlines: The indicators.
        targets: Targets of the same unit and population, of any indicators.
    """
    asked = {line.indicator.id: line for line in targets}
    with st.grid(_CARDS_A_ROW, min_column_width=_LEAST_WIDTH, gap="small"):
        for headline in headlines:
            _draw_card(headline, asked.get(headline.indicator.id))


def _draw_card(headline: Headline, target: TargetLine | None) -> None:
    indicator, now = headline.indicator, headline.now
    given = now.given
    history = headline.history["value"].dropna().tolist()
    with st.container(border=True, height="stretch", gap=None, key=f"card_{indicator.id}"):
        st.metric(
            indicator.short_name,
            wording.value_text(now.value, indicator) if given else wording.status_name(now.status),
            delta=wording.change_text(now.value, headline.before.value, indicator) or None,
            # Grey: whether a change is good depends on the indicator, never on its sign.
            delta_color="off",
            delta_arrow=_arrow(headline),
            delta_description=_target(target) if target else None,
            help=indicator.definition,
            chart_data=history if len(history) > 1 else None,
            chart_type="line",
        )
        st.caption(_footnote(headline))


def _target(line: TargetLine) -> str:
    """Return the state of a target and what is asked: ``✓ target ≤ 109``."""
    return _("{sign} target {asked}").format(
        sign=TARGET_LOOKS[line.attainment.state].sign,
        asked=target_wording.asked_text(line.target, line.indicator),
    )


def _arrow(headline: Headline) -> Literal["off", "up", "down"]:
    decimals = headline.indicator.decimals
    change = comparable_change(headline.now.value, headline.before.value, decimals=decimals)
    if change.is_nan() or change == 0:
        return "off"
    return "up" if change > 0 else "down"


def _footnote(headline: Headline) -> str:
    indicator, now = headline.indicator, headline.now
    interval = wording.interval_text(now.lower, now.upper, indicator)
    within = headline.significant is False and _arrow(headline) != "off"
    parts = [
        _("change within random variation") if within else "",
        wording.norm_text(now.value, now.lower, now.upper, indicator),
        wording.events_text(now, indicator),
        _("95% interval {interval}").format(interval=interval) if interval else "",
    ]
    return " · ".join(part for part in parts if part) or indicator.definition
