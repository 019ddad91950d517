"""What is missing where a figure could not be put together."""

from collections.abc import Iterator, Sequence

from dashboard import catalogue
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
        Pairs of unit code and period label in order of time, at most a dozen; empty where
        all is there.
    """
    found = {
        (part, code)
        for measure in measures
        for reported, part in _parts_missing(edition, measure, scope, period, unit)
        for code in _lowest(edition, reported, scope, part, unit)
        if edition.tree[code].exists_in(part)
    }
    label = edition.settings.calendar.label
    return [(code, label(part)) for part, code in sorted(found)[:_MOST]]


def _parts_missing(
    edition: Edition, measure: str, scope: str, period: Period, unit: str
) -> Iterator[tuple[str, Period]]:
    """Yield the measures that are reported, and the finest periods in which the unit lacks them.

    The mean of a stock over a period takes the stock at its end and, unless the territory
    takes the end alone, at the end of the period before.
    """
    known = catalogue.load().measures
    stocks = {stock.average: stock.id for stock in known.values() if stock.average}
    if measure not in stocks:
        ends = [period]
    elif edition.settings.population == "end":
        measure, ends = stocks[measure], [period]
    else:
        measure, ends = stocks[measure], [period.shifted(-period.months), period]
    for end in ends:
        parts = _finest_missing(edition, measure, scope, end, unit)
        last_counts = known[measure].kind == "stock"
        yield from ((measure, part) for part in parts if not last_counts or part.end == end.end)


def _finest_missing(
    edition: Edition, measure: str, scope: str, period: Period, unit: str
) -> list[Period]:
    """Return the finest parts of ``period`` that the unit lacks; the whole if none is there."""
    for grain in (Grain.MONTH, Grain.QUARTER, Grain.HALF):
        known = edition.periods(measures=[measure], scope=scope, months=grain, unit=unit)
        if known and grain < period.months:
            parts = edition.settings.calendar.between(period.start, period.end - 1, grain)
            return [part for part in parts if part not in known]
    whole = edition.periods(measures=[measure], scope=scope, months=period.months, unit=unit)
    return [] if period in whole else [period]


def _lowest(edition: Edition, measure: str, scope: str, period: Period, unit: str) -> list[str]:
    """Return the units that lack the measure, as far down as their reports are known.

    Where nothing below a unit has it the unit itself is named; of the territory as a whole
    the units below are, if they ever report it.
    """
    below = [child.code for child in edition.tree.children(unit, period)]
    rows = edition.counts(
        measures=[measure], scope=scope, months=period.months, starts=[period.start], units=below
    )
    complete = set(rows["unit_code"])
    reporters = edition.reporters(measures=[measure], scope=scope).intersection(below)
    if not reporters or (not complete and unit != edition.tree.root.code):
        return [unit]
    lacking = [code for code in below if code not in complete]
    return [code for child in lacking for code in _lowest(edition, measure, scope, period, child)]
