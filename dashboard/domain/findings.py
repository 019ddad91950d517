"""Findings: what the figures of a unit say, one sentence each."""

from collections.abc import Sequence

from dashboard.catalogue import Direction, Indicator
from dashboard.domain import wording
from dashboard.domain.figure import Figure
from dashboard.domain.status import Position
from dashboard.domain.target_wording import names_text
from dashboard.i18n import N_, counted
from dashboard.i18n import gettext as _

_MOST_NAMED, _FIRST_NAMED = 5, 3
"""Names in brackets: all of up to so many, of more the first few."""


def joined(parts: list[str]) -> str:
    """Return clauses as one sentence; empty clauses are left out."""
    return _(", ").join(part for part in parts if part) + _(".")


def value_finding(
    indicator: Indicator,
    now: Figure,
    before: Figure,
    *,
    significant: bool | None,
) -> str:
    """Return the sentence on one indicator: value, change on a year before, norm.

    Args:
        indicator: Catalogue entry.
        now: The figure.
        before: The figure of a year before.
        significant: Whether the change is beyond chance; None where it cannot be tested.
    """
    if not now.given:
        status = wording.status_name(now.status)
        return joined(
            [_("{indicator}: {finding}").format(indicator=indicator.name, finding=status)]
        )
    change = wording.told_change(now, before, indicator, significant=significant)
    value = _("{indicator} {value}").format(
        indicator=indicator.name, value=wording.value_text(now.value, indicator)
    )
    norm = wording.norm_text(now.value, now.lower, now.upper, indicator)
    return joined([value, change, norm])


def standout_reason(
    indicator: Indicator,
    row: Figure,
    area: Figure,
    *,
    area_name: str,
    norm: Position,
    against: Position,
) -> str:
    """Return why a unit stands out: its figure, counts and interval, norm and wider area.

    The two benchmarks are kept apart: 27 boys to 5 girls is beyond the norm though not
    beyond a county that stands at 227 itself.
    """
    value = _("{indicator} {value}").format(
        indicator=indicator.name, value=wording.value_text(row.value, indicator)
    )
    if evidence := wording.evidence_text(row, indicator):
        value = _("{value} ({counts})").format(value=value, counts=evidence)
    beyond_norm = {
        Position.ABOVE: _("above the norm beyond chance"),
        Position.BELOW: _("below the norm beyond chance"),
    }.get(norm, "")
    compared = area_text(against, area, indicator, name=area_name)
    return joined([value, beyond_norm, compared])


def area_text(where: Position, area: Figure, indicator: Indicator, *, name: str) -> str:
    """Return how a unit lies against the wider area; empty where that cannot be told."""
    text = {
        Position.ABOVE: _("above {area}'s {value} beyond chance"),
        Position.BELOW: _("below {area}'s {value} beyond chance"),
        Position.WITHIN: _("within chance of {area}'s {value}"),
    }.get(where, "")
    return text.format(area=name, value=wording.value_text(area.value, indicator))


def level_finding(
    indicator: Indicator,
    *,
    units: str,
    above: Sequence[str],
    below: Sequence[str],
    unjudged: int,
    area: str,
) -> str:
    """Return how many units lie beyond the norm, or beyond the wider area, and which.

    The side that is worse comes first: where more is better, those below. A side without
    units never comes first, and where there is none on either it is one clause.

    Args:
        indicator: Catalogue entry.
        units: The units as counted: ``18 townships``.
        above: Names of units whose interval lies above the benchmark, the farthest first.
        below: Names of units whose interval lies below it, the farthest first.
        unjudged: Units without figure or interval.
        area: The wider area's name and value: ``Yunling County 3.39‰``; the benchmark of an
            indicator without a normal band.
    """
    benchmark = area
    if indicator.band:
        low, high = indicator.band
        benchmark = _("the norm {low:g}–{high:g}").format(low=low, high=high)
    sides = [
        (
            above,
            (
                N_("{n} of {units} lies above {benchmark} beyond chance"),
                N_("{n} of {units} lie above {benchmark} beyond chance"),
            ),
            _("{n} above") if above else _("none above"),
        ),
        (
            below,
            (
                N_("{n} of {units} lies below {benchmark} beyond chance"),
                N_("{n} of {units} lie below {benchmark} beyond chance"),
            ),
            _("{n} below") if below else _("none below"),
        ),
    ]
    worse, other = sorted(sides, key=lambda side: not side[0])
    if above and below and indicator.direction is Direction.HIGHER:
        worse, other = other, worse
    told = [
        counted(*worse[1], len(worse[0]), units=units, benchmark=benchmark) + _named(worse[0]),
        other[2].format(n=len(other[0])) + _named(other[0]),
    ]
    if not (above or below):
        nothing = _("none of {units} lies above or below {benchmark} beyond chance")
        told = [nothing.format(units=units, benchmark=benchmark)]
    parts = [
        *told,
        _("{unjudged} cannot be judged").format(unjudged=unjudged) if unjudged else "",
    ]
    return _("{indicator}: {finding}").format(indicator=indicator.name, finding=joined(parts))


def range_finding(
    indicator: Indicator, *, area: str, most: tuple[str, float], least: tuple[str, float]
) -> str:
    """Return where most and least are, for an indicator without interval: it says no more.

    Args:
        indicator: Catalogue entry.
        area: The wider area's name and value.
        most: Name and value of the unit with the largest value.
        least: Name and value of the unit with the smallest value.
    """
    parts = [area]
    for (name, value), words in ((most, _("most: {unit}")), (least, _("least: {unit}"))):
        parts.append(words.format(unit=f"{name} {wording.cell_text(value, indicator)}"))
    return _("{indicator}: {finding}").format(indicator=indicator.name, finding=joined(parts))


def told_by_name(units: Sequence[str]) -> Sequence[str]:
    """Return the units of one side that a finding names: all, of many the first few."""
    return units if len(units) <= _MOST_NAMED else units[:_FIRST_NAMED]


def _named(names: Sequence[str]) -> str:
    """Return the names in brackets; of many the first few, and how many there are."""
    told = names_text(told_by_name(names))
    if len(names) > _MOST_NAMED:
        return _(" ({names} … {total} in all)").format(names=told, total=len(names))
    return _(" ({names})").format(names=told) if names else ""
