"""What a funnel says in sentences: who lies beyond chance, and who only seems to."""

from collections.abc import Sequence

from dashboard.catalogue import Indicator, Interval
from dashboard.domain import wording
from dashboard.domain.figure import Figure
from dashboard.i18n import N_, localized
from dashboard.i18n import gettext as _

_ABOVE = N_(
    "{units}: few births, and yet above the norm {low:g}–{high:g} by more than chance; but within "
    "chance of {area}'s own {value}."
)
_BELOW = N_(
    "{units}: few births, and yet below the norm {low:g}–{high:g} by more than chance; but within "
    "chance of {area}'s own {value}."
)
_REACHES = {
    (False, False): N_("around {area}, all {units} lie within the 95% limits, as chance explains."),
    (False, True): N_(
        "around {area}, {inner} of {units} lie beyond the 95% limits, where one in twenty does by "
        "chance; none beyond the 99.8% limits."
    ),
    (True, False): N_(
        "around {area}, {outer} of {units} lie beyond the 99.8% limits{named}, the others within "
        "the 95% limits."
    ),
    (True, True): N_(
        "around {area}, {outer} of {units} lie beyond the 99.8% limits{named}, {inner} more beyond "
        "the 95% limits, where one in twenty does by chance."
    ),
}
_MOST_NAMED = 6
_EXAMPLES = 2


def reach_finding(
    indicator: Indicator, *, area: str, units: str, outer: Sequence[str], inner: int
) -> str:
    """Return how many units lie beyond the limits around the area's value, and which.

    Args:
        indicator: Catalogue entry.
        area: The area's name and value: ``Yunling County 227.3``.
        units: The units as counted: ``18 townships``.
        outer: Names of the units beyond the 99.8% limits.
        inner: Number of units beyond the 95% limits, but not the others.
    """
    named = ""
    if 0 < len(outer) <= _MOST_NAMED:
        named = _(" ({names})").format(names=localized("、", ", ").join(outer))
    template = _REACHES[bool(outer), bool(inner)]
    finding = _(template).format(area=area, units=units, outer=len(outer), inner=inner, named=named)
    return _("{indicator}: {finding}").format(indicator=indicator.short_name, finding=finding)


def few_but_off_norm(
    indicator: Indicator, rows: Sequence[tuple[str, Figure]], *, area: str, value: float
) -> str:
    """Return who is beyond the norm though few, and yet not beyond the area's own value.

    27 boys to 5 girls are beyond the norm whatever chance does, and no surprise in a county
    that stands at 227 itself. The sentence keeps the two apart.

    Args:
        indicator: Catalogue entry with a normal band.
        rows: Names and figures of such units; the farthest from the norm are named.
        area: Name of the area.
        value: The area's value.
    """
    if not rows or indicator.band is None:
        return ""
    low, high = indicator.band
    farthest = sorted(rows, key=lambda row: _distance(row[1].value, low, high), reverse=True)
    above = farthest[0][1].value > high
    same_side = [(name, row) for name, row in farthest if (row.value > high) == above]
    units = localized("、", ", ").join(
        _("{unit} {value} ({counts})").format(
            unit=name,
            value=wording.value_text(row.value, indicator),
            counts=wording.events_text(row, indicator),
        )
        for name, row in same_side[:_EXAMPLES]
    )
    if len(same_side) > _EXAMPLES:
        units = _("{units} (of {count} such units)").format(units=units, count=len(same_side))
    template = _ABOVE if above else _BELOW
    own = wording.value_text(value, indicator)
    return _(template).format(low=low, high=high, units=units, area=area, value=own)


def _distance(value: float, low: float, high: float) -> float:
    return value / high if value > high else low / value


def no_funnel(indicator: Indicator) -> str:
    """Return why there is no funnel of an indicator."""
    if indicator.interval in (Interval.NONE, Interval.SUM_OF_RATES, Interval.DIFFERENCE):
        return _("{indicator} has no funnel: it is no share or rate of single events.").format(
            indicator=indicator.short_name
        )
    return _("There are no values to put into a funnel here.")
