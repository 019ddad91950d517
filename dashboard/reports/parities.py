"""The sex ratio at birth by parity: the period alone, and years added up."""

from dataclasses import dataclass

from dashboard.catalogue import Catalogue, Indicator, Interval
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.reports import choices
from dashboard.reports.pooling import POOLED, pooled_figures, pooled_periods
from dashboard.storage.store import Edition

YEARS = 3


@dataclass(frozen=True)
class ParityLine:
    """The sex ratio of all births or of one parity.

    Attributes:
        indicator: Catalogue entry.
        now: The period alone.
        pooled: The same and the periods before it, ``YEARS`` years together.
        periods: How many periods are added up in it; 0 without a value.
    """

    indicator: Indicator
    now: Figure
    pooled: Figure
    periods: int


def parities(
    edition: Edition, catalogue: Catalogue, *, period: Period, unit: str, scope: str
) -> list[ParityLine]:
    """Return all births first, then parities; nothing where none has a value."""
    entries = [
        entry
        for entry in choices.shown_in(period, edition, catalogue, scope=scope)
        if entry.interval is Interval.SEX_RATIO
    ]
    lines = [_line(edition, entry, period=period, unit=unit, scope=scope) for entry in entries]
    return lines if any(line.now.given or line.pooled.given for line in lines) else []


def _line(
    edition: Edition, indicator: Indicator, *, period: Period, unit: str, scope: str
) -> ParityLine:
    alone, together = (
        pooled_figures(edition, indicator, periods=periods, units=[unit], scope=scope)
        for periods in ([period], pooled_periods(period, years=YEARS))
    )
    return ParityLine(
        indicator, figures_of(alone)[0], figures_of(together)[0], int(together[POOLED].iloc[0])
    )
