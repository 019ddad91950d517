"""The sentences of a meeting, by the rules of official wording.

Every figure in a sentence is the printed one, so that a listener can check it: a change is
the difference of the printed values. Tests of significance use the counts and are told
apart by ``chance``. The functions return text in the language in use; where the data do
not support a comparison they return an empty string.
"""

from decimal import Decimal
from math import isfinite, isnan

from dashboard.catalogue import Indicator
from dashboard.domain.comparison import comparable_change, printed
from dashboard.domain.figure import Figure
from dashboard.domain.periods import Calendar, Grain, Period
from dashboard.domain.status import Status, Verdict
from dashboard.i18n import N_, counted, localized
from dashboard.i18n import gettext as _

_SIGNS = {"percent": "%", "permille": "‰", "ratio": ""}
RATE_UNITS = frozenset(_SIGNS)
"""Units of rates and ratios, whose differences are points; all others count something."""

_POINTS = {
    "percent": (N_("{n} percentage point"), N_("{n} percentage points")),
    "permille": (N_("{n} per-mille point"), N_("{n} per-mille points")),
    "ratio": (N_("{n} point"), N_("{n} points")),
}
"""Unit of a rate or ratio → what its differences are counted in: one of them and several."""

_SHARE_DECIMALS = 2
"""Of the percentage by which a count has changed."""

_COUNT_UNITS = {
    "persons": (N_("{n} person"), N_("{n} persons")),
    "births": (N_("{n} birth"), N_("{n} births")),
    "deaths": (N_("{n} death"), N_("{n} deaths")),
    "women": (N_("{n} woman"), N_("{n} women")),
    "cases": (N_("{n} case"), N_("{n} cases")),
    "records": (N_("{n} record"), N_("{n} records")),
    "person_times": (N_("{n} person-time"), N_("{n} person-times")),
    "places": (N_("{n} place"), N_("{n} places")),
    "operations": (N_("{n} operation"), N_("{n} operations")),
    "counties": (N_("{n} county"), N_("{n} counties")),
    "villages": (N_("{n} village"), N_("{n} villages")),
    "associations": (N_("{n} association"), N_("{n} associations")),
    "children": (N_("{n} child"), N_("{n} children")),
    "sites": (N_("{n} site"), N_("{n} sites")),
    "places_per_thousand": (N_("{n} place per 1,000"), N_("{n} places per 1,000")),
    "children_per_woman": (N_("{n} child per woman"), N_("{n} children per woman")),
    "yuan": (N_("{n} yuan"), N_("{n} yuan")),
}
"""What is counted → one of it and several."""

_STATUS_NAMES = {
    Status.OK: N_("value given"),
    Status.CAUTIOUS: N_("few events, read with caution"),
    Status.TOO_FEW: N_("too few to judge"),
    Status.UNDEFINED: N_("cannot be calculated"),
    Status.SUPPRESSED: N_("withheld for privacy"),
    Status.NOT_REPORTED: N_("not fully reported"),
    Status.NO_DATA: N_("no data"),
}

_VERDICT_NAMES = {
    Verdict.BETTER: N_("better"),
    Verdict.WORSE: N_("worse"),
    Verdict.SIMILAR: N_("no clear difference"),
    Verdict.LOWER: N_("lower"),
    Verdict.HIGHER: N_("higher"),
    Verdict.UNKNOWN: N_("not judged"),
}


def status_name(status: str) -> str:
    """Return the words for a state."""
    return _(_STATUS_NAMES[Status(status)])


def verdict_name(verdict: Verdict) -> str:
    """Return the words for a verdict against a benchmark."""
    return _(_VERDICT_NAMES[verdict])


def number(value: float, decimals: int = 0) -> str:
    """Return ``value`` with thousands separators, rounded half up; ``—`` where missing."""
    if isnan(value):
        return "—"
    if value == float("inf"):
        return "∞"
    # Most counts are whole: what does for any number takes ten times as long.
    whole = not decimals and value % 1 == 0
    return f"{int(value) if whole else printed(value, decimals):,}"


def value_text(value: float, indicator: Indicator) -> str:
    """Return the value with its unit: ``3.39‰``, ``98.0%``, ``144.8``, ``1,028 births``."""
    if isnan(value) or indicator.unit in _SIGNS:
        figure = number(value, indicator.decimals)
        return figure + ("" if isnan(value) else _SIGNS[indicator.unit])
    return count_text(value, indicator.unit, decimals=indicator.decimals)


def count_text(value: float, unit: str, *, decimals: int = 0) -> str:
    """Return a number of what a catalogue entry's ``unit`` counts: ``1,028 births``."""
    return counted(*_COUNT_UNITS[unit], value, text=number(value, decimals))


def difference_text(difference: Decimal, unit: str) -> str:
    """Return a difference of rates or ratios in points: ``2.5 percentage points``.

    Args:
        difference: As it is printed.
        unit: Unit of the rates, one of ``RATE_UNITS``.
    """
    return counted(*_POINTS[unit], float(difference), text=f"{difference:,f}")


def signed_text(value: float, decimals: int) -> str:
    """Return ``value`` with its sign: ``+12.3``, ``-1.9``, ``0.0``."""
    shown = printed(value, decimals)
    return f"{shown:+,}" if shown else f"{shown:,}"


def unit_name(indicator: Indicator) -> str:
    """Return what values are counted in: ``‰``, ``%``, ``births``; empty for a ratio."""
    if indicator.unit in _SIGNS:
        return _SIGNS[indicator.unit]
    return _(_COUNT_UNITS[indicator.unit][1]).format(n="").strip()


def cell_text(value: float, indicator: Indicator) -> str:
    """Return the value for a table, where counts go without their unit."""
    sign = "" if isnan(value) else _SIGNS.get(indicator.unit, "")
    return number(value, indicator.decimals) + sign


def interval_text(lower: float, upper: float, indicator: Indicator) -> str:
    """Return ``127.9–164.0``; an open upper end as "from", empty where there is none.

    Negative ends are joined by a word, since a dash would look like another sign.
    """
    if isnan(lower):
        return ""
    ends = {"lower": number(lower, indicator.decimals), "upper": number(upper, indicator.decimals)}
    if not isfinite(upper):
        return _("{lower} and above").format(**ends)
    if lower < 0:
        return _("{lower} to {upper}").format(**ends)
    return "{lower}–{upper}".format(**ends)


def events_text(row: Figure, indicator: Indicator) -> str:
    """Return the counts behind a value: boys and girls, or events of a population."""
    numerator, denominator = row.numerator, row.denominator
    if isnan(numerator) or not indicator.denominator or indicator.aggregation == "sum_of_ratios":
        return ""
    if indicator.interval == "sex_ratio":
        boys = counted(N_("{n} boy"), N_("{n} boys"), numerator, text=number(numerator))
        girls = counted(N_("{n} girl"), N_("{n} girls"), denominator, text=number(denominator))
        return localized("、", ", ").join([boys, girls])
    return _("{numerator} of {denominator}").format(
        numerator=number(numerator), denominator=number(denominator)
    )


def evidence_text(row: Figure, indicator: Indicator) -> str:
    """Return counts and 95% interval behind a figure, as far as there are any."""
    interval = interval_text(row.lower, row.upper, indicator)
    counts = events_text(row, indicator)
    if counts and interval:
        return _("{counts}; 95% interval {interval}").format(counts=counts, interval=interval)
    return counts or (_("95% interval {interval}").format(interval=interval) if interval else "")


def change_text(now: float, before: float, indicator: Indicator) -> str:
    """Return the change on the year in the official wording.

    Per-mille rates change by 千分点, percentages by 百分点, the sex ratio by 点, counts by
    an amount and a percentage. Equal after rounding: 持平. Empty where either value is
    missing, or the earlier one is zero.
    """
    change = comparable_change(now, before, decimals=indicator.decimals)
    if change.is_nan():
        return ""
    if change == 0:
        return _("level on the year")
    if indicator.unit not in _SIGNS:
        return _count_change(change, before, indicator)
    template = _("up {points} on the year") if change > 0 else _("down {points} on the year")
    return template.format(points=difference_text(abs(change).normalize(), indicator.unit))


def _count_change(change: Decimal, before: float, indicator: Indicator) -> str:
    amount = counted(*_COUNT_UNITS[indicator.unit], float(abs(change)), text=f"{abs(change):,}")
    ratio = float(abs(change) / printed(before, indicator.decimals))
    share = f"{printed(ratio * 100, _SHARE_DECIMALS)}%"
    template = (
        N_("up {amount} or {share} on the year")
        if change > 0
        else N_("down {amount} or {share} on the year")
    )
    return _(template).format(amount=amount, share=share)


def told_change(
    now: Figure, before: Figure, indicator: Indicator, *, significant: bool | None
) -> str:
    """Return ``change_text`` of two figures, and where it may be chance, that it may.

    Args:
        now: The figure.
        before: The figure of a year before.
        indicator: Catalogue entry.
        significant: Whether the change is beyond chance; None where it cannot be tested.
    """
    text = change_text(now.value, before.value, indicator)
    if not text or significant is not False or is_level(now, before, indicator):
        return text
    return text + _(" (within random variation)")


def is_level(now: Figure, before: Figure, indicator: Indicator) -> bool:
    """Return whether two figures are printed alike, so that there is no change to judge."""
    return comparable_change(now.value, before.value, decimals=indicator.decimals) == 0


def norm_text(value: float, lower: float, upper: float, indicator: Indicator) -> str:
    """Return where a value lies against the normal band, and whether beyond chance.

    Empty for an indicator without band or a missing value.
    """
    if indicator.band is None or isnan(value):
        return ""
    low, high = indicator.band
    shown = printed(value, indicator.decimals)
    if low <= shown <= high:
        return _("within the normal range {low:g}–{high:g}").format(low=low, high=high)
    above = shown > high
    distance = shown - Decimal(str(high)) if above else Decimal(str(low)) - shown
    certain = lower > high if above else upper < low
    template = {
        (True, True): N_("{points} above the upper limit of the norm, beyond chance"),
        (True, False): N_("{points} above the norm, which may be chance"),
        (False, True): N_("{points} below the lower limit of the norm, beyond chance"),
        (False, False): N_("{points} below the norm, which may be chance"),
    }[above, certain]
    return _(template).format(points=difference_text(distance.normalize(), "ratio"))


_PERIOD_NAMES = {
    "": N_("{year}"),
    "H1": N_("First half of {year}"),
    "H2": N_("Second half of {year}"),
    "Q1": N_("First quarter of {year}"),
    "Q2": N_("Second quarter of {year}"),
    "Q3": N_("Third quarter of {year}"),
    "Q4": N_("Fourth quarter of {year}"),
}


def period_name(period: Period, calendar: Calendar) -> str:
    """Return the name of a period; a statistical year that is no calendar year says so."""
    if period.grain is Grain.MONTH:
        return _("{year}-{month:02d}").format(year=period.start // 12, month=period.start % 12 + 1)
    year = calendar.year_of(period.start)
    named = localized(f"{year}年", str(year))
    if calendar.start_month != 1:
        named = _("statistical year {year}").format(year=year)
    suffix = calendar.label(period)[len(str(year)) :]
    return _(_PERIOD_NAMES[suffix]).format(year=named)


def period_dates(period: Period) -> str:
    """Return the first and last day: ``2025-10-01 to 2026-03-31``."""
    return _("{first} to {last}").format(first=period.first_day, last=period.last_day)
