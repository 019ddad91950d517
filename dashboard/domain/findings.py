"""Findings: what the figures of a unit say, one sentence each."""

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.figure import Figure
from dashboard.domain.status import Position
from dashboard.i18n import gettext as _


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
    change = wording.change_text(now.value, before.value, indicator)
    if change and significant is False:
        change += _(" (within random variation)")
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
    interval = wording.interval_text(row.lower, row.upper, indicator)
    counts = _("{counts}; 95% interval {interval}").format(
        counts=wording.events_text(row, indicator), interval=interval
    )
    value = _("{indicator} {value} ({counts})").format(
        indicator=indicator.name,
        value=wording.value_text(row.value, indicator),
        counts=counts,
    )
    beyond_norm = {
        Position.ABOVE: _("above the norm beyond chance"),
        Position.BELOW: _("below the norm beyond chance"),
    }.get(norm, "")
    beyond_area = {
        Position.ABOVE: _("above {area}'s {value} beyond chance"),
        Position.BELOW: _("below {area}'s {value} beyond chance"),
        Position.WITHIN: _("not clearly different from {area}'s {value}"),
    }.get(against, "")
    compared = beyond_area.format(area=area_name, value=wording.value_text(area.value, indicator))
    return joined([value, beyond_norm, compared])


def level_finding(
    indicator: Indicator,
    *,
    units: str,
    above: int,
    below: int,
    unjudged: int,
    area: str,
) -> str:
    """Return how many units lie beyond the norm, or beyond the wider area, and how many not.

    Args:
        indicator: Catalogue entry.
        units: The units as counted: ``18 townships``.
        above: Units whose interval lies above the benchmark.
        below: Units whose interval lies below it.
        unjudged: Units without figure or interval.
        area: The wider area's name and value: ``Yunling County 3.39‰``; the benchmark of an
            indicator without a normal band.
    """
    benchmark = (
        _("the norm {low:g}–{high:g}").format(low=indicator.band[0], high=indicator.band[1])
        if indicator.band
        else area
    )
    parts = [
        _("{above} of {units} lie above {benchmark} beyond chance").format(
            above=above, units=units, benchmark=benchmark
        ),
        _("{below} below").format(below=below),
        _("{unjudged} cannot be judged").format(unjudged=unjudged) if unjudged else "",
    ]
    return _("{indicator}: {finding}").format(indicator=indicator.name, finding=joined(parts))
