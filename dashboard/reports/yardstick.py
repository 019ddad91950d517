"""What the values of one indicator are held against: a target, else the norm, else the area."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isfinite

import numpy as np

from dashboard import catalogue
from dashboard.catalogue import Direction, Indicator
from dashboard.domain import wording
from dashboard.domain.assessment.kinds import Yardstick
from dashboard.domain.figure import Figure
from dashboard.domain.periods import Grain, Period
from dashboard.domain.rates import FloatArray
from dashboard.domain.target_wording import limit_text
from dashboard.domain.targets import Duty, Target, is_cumulative, targets_of
from dashboard.i18n import gettext as _
from dashboard.storage.store import Edition


@dataclass(frozen=True)
class Benchmark:
    """What values are held against.

    Attributes:
        kind: What it is.
        low, high: (units,) limits of each unit, infinite where open; NaN without a value of
            the wider area.
        drawn: Limits that are the same for all units, infinite where open; NaN where they
            differ or are missing.
        target: Target whose limits are drawn; None for another yardstick.
    """

    kind: Yardstick
    low: FloatArray
    high: FloatArray
    drawn: tuple[float, float]
    target: Target | None = None


def benchmark(
    edition: Edition,
    indicator: Indicator,
    area: Figure,
    *,
    units: Sequence[str],
    period: Period,
    scope: str,
) -> Benchmark:
    """Return what the values of units in a period are held against.

    The targets page judges by the same ones: contract targets hold at every report, a task of
    the year only where the year is shown whole. A value that grows over the year has no
    target within it, and neither has a ranking of which a unit has none.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        area: Figure of the wider area.
        units: Codes of the units.
        period: Period of the values.
        scope: Population that is counted.
    """
    targets = _targets(edition, indicator, units=units, period=period, scope=scope)
    if units and all(code in targets for code in units):
        low, high = np.array([targets[code].limits for code in units]).T
        same = len(set(zip(low.tolist(), high.tolist(), strict=True))) == 1
        drawn = (float(low[0]), float(high[0])) if same else (np.nan, np.nan)
        return Benchmark(Yardstick.TARGET, low, high, drawn, targets[units[0]] if same else None)
    if indicator.band is not None:
        return _common(Yardstick.NORM, *indicator.band, units=len(units))
    limits = {
        Direction.HIGHER: (area.value, inf),
        Direction.LOWER: (-inf, area.value),
    }.get(indicator.direction, (area.value, area.value))
    return _common(Yardstick.AREA, *limits, units=len(units))


def _common(kind: Yardstick, low: float, high: float, *, units: int) -> Benchmark:
    return Benchmark(kind, np.full(units, low), np.full(units, high), (low, high))


def _targets(
    edition: Edition, indicator: Indicator, *, units: Sequence[str], period: Period, scope: str
) -> dict[str, Target]:
    whole_year = period.months == Grain.YEAR
    if is_cumulative(indicator, catalogue.load().measures) and not whole_year:
        return {}
    found = targets_of(
        edition.targets().targets,
        units,
        year=edition.settings.calendar.year_of(period.start),
        tree=edition.tree,
        indicators={indicator.id: indicator},
    ).get((indicator.id, scope), {})
    return {
        code: target for code, target in found.items() if whole_year or target.duty is Duty.CONTRACT
    }


def benchmark_text(held: Benchmark, indicator: Indicator, area: Figure) -> str:
    """Return what values are held against by its name: ``contract target ≤ 109``.

    Args:
        held: What it is.
        indicator: Catalogue entry.
        area: Figure of the wider area.
    """
    if held.target is not None:
        return limit_text(held.target, indicator)
    if held.kind is Yardstick.TARGET:
        return _("targets of the units")
    if held.kind is Yardstick.NORM:
        low, high = held.drawn
        return _("norm {low:g}–{high:g}").format(low=low, high=high)
    if not any(isfinite(limit) for limit in held.drawn):
        return ""
    return _("wider area {value}").format(value=wording.value_text(area.value, indicator))
