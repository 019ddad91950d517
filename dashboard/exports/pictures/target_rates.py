"""The table of rates on the targets page: value, target and distance of each."""

from collections.abc import Sequence

from dashboard.charts.palette import TARGET_LOOKS
from dashboard.domain import target_wording, wording
from dashboard.domain.attainment import TargetState
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


def rate_lines(lines: Sequence[TargetLine]) -> list[TargetLine]:
    """Return the targets that no gauge shows; what is missed stands first."""
    rates = [line for line in lines if not (line.cumulative and line.figure.given)]
    return sorted(rates, key=lambda line: _ORDER.index(line.attainment.state))


def rate_row(line: TargetLine) -> dict[str, str]:
    """Return a target as a row of the table, the result with its sign."""
    target, indicator = line.target, line.indicator
    verdict = target_wording.verdict_text(
        target, indicator, line.attainment, cumulative=line.cumulative
    )
    given = line.figure.given
    return {
        _("Indicator"): target_wording.line_name(indicator, target.scope),
        _("Value"): wording.cell_text(line.figure.value, indicator) if given else "—",
        _("Target"): target_wording.asked_text(target, indicator),
        _("Result"): f"{TARGET_LOOKS[line.attainment.state].sign} {verdict}",
    }
