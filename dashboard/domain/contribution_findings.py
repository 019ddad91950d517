"""What contributions say in sentences: which units make an area's value, or its change."""

from collections.abc import Sequence

from dashboard.catalogue import Indicator, Interval
from dashboard.domain import wording
from dashboard.domain.comparison import printed
from dashboard.domain.contribution import can_be_split
from dashboard.i18n import N_, localized
from dashboard.i18n import gettext as _

_TOO_MANY_BOYS = N_(
    "against the norm's upper limit {norm:g}, {units} have {events} boys too many, {share} of "
    "them in {names}"
)
_TOO_FEW_BOYS = N_(
    "against the norm's lower limit {norm:g}, {units} have {events} boys too few, {share} of "
    "them in {names}"
)
_SHORT_OF_ALL = N_("{units} are {events} short of 100%, {share} of it in {names}")
_OF_ALL = N_("of {events}, {share} are in {names}")


def without_text(indicator: Indicator, *, unit: str, area: str, value: float, left: float) -> str:
    """Return what the area's value would be without a unit.

    Args:
        indicator: Catalogue entry.
        unit: Name of the unit.
        area: Name of the area.
        value: The area's value.
        left: Its value without the unit.
    """
    return _("without {unit}, {area} would be at {left} instead of {value}").format(
        unit=unit,
        area=area,
        left=wording.value_text(left, indicator),
        value=wording.value_text(value, indicator),
    )


def share_text(
    indicator: Indicator,
    *,
    benchmark: float,
    units: str,
    names: Sequence[str],
    share: float,
    events: float,
    counted: str,
) -> str:
    """Return which units have how much of the events beyond the benchmark.

    Empty for a difference of two counts, which is no sum of single events.

    Args:
        indicator: Catalogue entry.
        benchmark: As of ``contribution.benchmark``.
        units: The units that have such events, as counted: ``14 townships``.
        names: Those with most of them.
        share: Share of these, a fraction.
        events: Events beyond the benchmark; below it negative.
        counted: What is counted, a unit of a measure.
    """
    if indicator.interval is Interval.DIFFERENCE:
        return ""
    number = wording.count_text(abs(events), counted)
    template = _SHORT_OF_ALL if benchmark else _OF_ALL
    if indicator.band:
        number = wording.number(abs(events))
        template = _TOO_MANY_BOYS if events > 0 else _TOO_FEW_BOYS
    return _(template).format(
        norm=benchmark,
        units=units,
        events=number,
        names=localized("、", ", ").join(names),
        share=f"{printed(100 * share, 0)}%",
    )


def effects_text(*, rate: str, mix: str) -> str:
    """Return what made a change.

    Args:
        rate: What the units' own values did, with its sign.
        mix: What their weights did.
    """
    return _("{rate} from the units' own values, {mix} from their weights").format(
        rate=rate, mix=mix
    )


def most_text(parts: Sequence[tuple[str, str]]) -> str:
    """Return which units did most, by their names and amounts."""
    named = localized("、", ", ").join(
        _("{unit} ({amount})").format(unit=name, amount=amount) for name, amount in parts
    )
    return _("most from {named}").format(named=named)


def no_contribution(indicator: Indicator) -> str:
    """Return why there is nothing to tell of an indicator."""
    if not can_be_split(indicator):
        return _("{indicator} is no sum of its units: it cannot be shared out.").format(
            indicator=indicator.short_name
        )
    return _("The area has no complete figure here that could be shared out.")
