"""What is missing where a figure could not be put together."""

from collections.abc import Sequence

from dashboard.domain.periods import Grain, Period
from dashboard.storage.store import Edition

_MOST = 12


def missing_reports(
    edition: Edition, *, measures: Sequence[str], scope: str, period: Period, unit: str
) -> list[tuple[str, str]]:
    """Return the lowest units and periods whose reports are missing below ``unit``.

    Args:
        edition: Edition to read.
        measures: Measures of the formula; one missing is enough.
        scope: Population that is counted.
        period: Period asked for.
        unit: Unit whose figure is not complete.

    Returns:
        Pairs of unit code and period label, at most a dozen; empty where all is there.
    """
    months = _months_missing(edition, measures, scope, period, unit)
    label = edition.settings.calendar.label
    return [
        (code, label(part))
        for part in months
        for code in _lowest(edition, measures, scope, part, unit)
    ][:_MOST]


def _months_missing(
    edition: Edition, measures: Sequence[str], scope: str, period: Period, unit: str
) -> list[Period]:
    """Return the finest parts of ``period`` that the unit lacks; the whole if none is there."""
    for grain in (Grain.MONTH, Grain.QUARTER, Grain.HALF):
        if grain >= period.months:
            break
        known = edition.periods(measures=measures, scope=scope, months=grain, unit=unit)
        if not known:
            continue
        parts = edition.settings.calendar.between(period.start, period.end - 1, grain)
        return [part for part in parts if part not in set(known)]
    return [period]


def _lowest(
    edition: Edition, measures: Sequence[str], scope: str, period: Period, unit: str
) -> list[str]:
    children = edition.tree.children(unit, period)
    complete = _complete(edition, measures, scope, period, [child.code for child in children])
    if not children or (not complete and unit != edition.tree.root.code):
        return [unit]
    lacking = [child.code for child in children if child.code not in complete]
    return [code for child in lacking for code in _lowest(edition, measures, scope, period, child)]


def _complete(
    edition: Edition, measures: Sequence[str], scope: str, period: Period, units: list[str]
) -> set[str]:
    rows = edition.counts(
        measures=measures, scope=scope, months=period.months, starts=[period.start], units=units
    )
    found = rows.groupby("unit_code")["measure"].nunique()
    return set(found.index[found == len(set(measures))])
