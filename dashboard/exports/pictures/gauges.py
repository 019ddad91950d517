"""Gauges: completion of the year's tasks against scheduled progress."""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts.gauge import GaugeTexts, gauge_height, gauge_specification
from dashboard.charts.palette import TARGET_LOOKS
from dashboard.domain import target_wording, wording
from dashboard.domain.attainment import PERCENT_DECIMALS, scheduled
from dashboard.domain.statistical_year import YearSoFar
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import gettext as _
from dashboard.reports.targets import TargetLine


def grown(lines: Sequence[TargetLine]) -> list[TargetLine]:
    """Return the targets that gauges show: those of what grows over the year."""
    return [line for line in lines if line.cumulative and line.figure.given]


def gauges_picture(lines: Sequence[TargetLine], so_far: YearSoFar) -> Picture | None:
    """Return the gauges with what is done and still needed; None where nothing grows."""
    shown = grown(lines)
    if not shown:
        return None
    share = wording.number(scheduled(so_far), PERCENT_DECIMALS)
    texts = GaugeTexts(scheduled=_("Scheduled progress {share}%").format(share=share))
    return Picture(
        gauge_specification(
            pd.DataFrame([_gauge(line, so_far) for line in shown]),
            texts=texts,
            scheduled=scheduled(so_far),
        ),
        height=gauge_height(len(shown)),
    )


def _gauge(line: TargetLine, so_far: YearSoFar) -> dict[str, object]:
    target, indicator, attainment = line.target, line.indicator, line.attainment
    done = _("{value} of {asked}").format(
        value=wording.cell_text(line.figure.value, indicator),
        asked=target_wording.goal_text(target, indicator),
    )
    parts = [
        done,
        target_wording.schedule_text(attainment, so_far),
        target_wording.needed_text(target, indicator, attainment, so_far=so_far),
    ]
    look = TARGET_LOOKS[attainment.state]
    return {
        "name": f"{look.sign} {target_wording.line_name(indicator, target.scope)}",
        "share": attainment.share,
        "figure": f"{wording.number(attainment.share, PERCENT_DECIMALS)}%",
        "detail": _(", ").join(filter(None, parts)),
        "colour": look.strong,
    }
