"""What contributions say in sentences: which units make an area's value, or its change."""

from collections.abc import Sequence

from dashboard.catalogue import Indicator, Interval
from dashboard.domain import wording
from dashboard.domain.comparison import printed
from dashboard.domain.contribution import benchmark, can_be_split
from dashboard.i18n import N_, localized
from dashboard.i18n import gettext as _

_NET = {
    (True, True): N_(
        "in {area} net {events} boys above the norm's limit {norm:g} ({distance} per 100 girls), "
        "beyond chance"
    ),
    (True, False): N_(
        "in {area} net {events} boys above the norm's limit {norm:g} ({distance} per 100 girls), "
        "which may be chance: no unit can be named as its cause"
    ),
    (False, True): N_(
        "in {area} net {events} boys below the norm's limit {norm:g} ({distance} per 100 girls), "
        "beyond chance"
    ),
    (False, False): N_(
        "in {area} net {events} boys below the norm's limit {norm:g} ({distance} per 100 girls), "
        "which may be chance: no unit can be named as its cause"
    ),
}
_DIFFER = {
    (True, True): N_("the {units} differ beyond chance"),
    (True, False): N_("the {units} differ no more than by chance"),
    (False, True): N_("yet the {units} differ beyond chance, as the funnel shows"),
}
_SHORT_OF_ALL = N_("{units} are {events} short of 100%, {share} of it in {names}")
_OF_ALL = N_("of {events}, {share} are in {names}")


def without_text(indicator: Indicator, *, unit: str, area: str, value: float, left: float) -> str:
    """Return what the area's value would be without a unit; empty where it is printed alike.

    Args:
        indicator: Catalogue entry.
        unit: Name of the unit.
        area: Name of the area.
        value: The area's value.
        left: Its value without the unit.
    """
    texts = {
        "left": wording.value_text(left, indicator),
        "value": wording.value_text(value, indicator),
    }
    if texts["left"] == texts["value"]:
        return ""
    template = _("without {unit}, {area} would be at {left} instead of {value}")
    return template.format(unit=unit, area=area, **texts)


def net_text(indicator: Indicator, *, area: str, value: float, events: float, sure: bool) -> str:
    """Return how many boys too many or too few an area has, all its units taken together.

    Net of the units that have fewer: adding up those with more than expected alone finds
    hundreds where the norm is kept to the point.

    Args:
        indicator: Catalogue entry with a normal band.
        area: Name of the area.
        value: Its value.
        events: Boys beyond the benchmark; below it negative.
        sure: Whether they are beyond chance.
    """
    low, high = indicator.band or (0.0, 0.0)
    shown = printed(value, indicator.decimals)
    if low <= shown <= high:
        inside = _("{area} {value} lies within the normal range {low:g}–{high:g}: no boys too many")
        return inside.format(
            area=area, value=wording.value_text(value, indicator), low=low, high=high
        )
    limit = benchmark(indicator, value)
    return _(_NET[shown > high, sure]).format(
        norm=limit,
        area=area,
        events=wording.number(abs(events)),
        distance=wording.number(abs(float(shown) - limit), indicator.decimals),
    )


def spread_text(*, names: Sequence[str], share: float, weight: float) -> str:
    """Return who has most of an area's net excess.

    Args:
        names: Units with most of it.
        share: Their share of it, a fraction.
        weight: Their share of all births: what they would have if all units were alike.
    """
    return _("{share} of it in {names} ({weight} of the births)").format(
        share=_percent(share), names=localized("、", ", ").join(names), weight=_percent(weight)
    )


def differ_text(*, units: str, differ: bool | None, sure: bool) -> str:
    """Return whether units differ beyond chance; empty where that adds nothing.

    Args:
        units: All units as counted: ``18 townships``.
        differ: Whether they differ; None where that is not known.
        sure: Whether the area's net excess is beyond chance.
    """
    template = _DIFFER.get((sure, bool(differ))) if differ is not None else None
    return _(template).format(units=units) if template else ""


def share_text(
    indicator: Indicator,
    *,
    all_of_it: bool,
    units: str,
    names: Sequence[str],
    share: float,
    events: float,
    counted: str,
) -> str:
    """Return which units have how much of an area's events, or of what it lacks of all.

    Empty for a difference of two counts, which is no sum of single events.

    Args:
        indicator: Catalogue entry without a normal band.
        all_of_it: Whether it is what lacks of 100% that is shared out.
        units: The units that have such events, as counted: ``14 townships``.
        names: Those with most of them.
        share: Share of these, a fraction.
        events: The area's events; those that lack negative.
        counted: What is counted, a unit of a measure.
    """
    if indicator.interval is Interval.DIFFERENCE:
        return ""
    return _(_SHORT_OF_ALL if all_of_it else _OF_ALL).format(
        units=units,
        events=wording.count_text(abs(events), counted),
        names=localized("、", ", ").join(names),
        share=_percent(share),
    )


def _percent(share: float) -> str:
    return f"{printed(100 * share, 0)}%"


def effects_text(*, rate: str, mix: str) -> str:
    """Return what made a change.

    Args:
        rate: What the units' own values did, with its sign.
        mix: What their weights did.
    """
    return _("{rate} from the units' own values, {mix} from their weights").format(
        rate=rate, mix=mix
    )


def most_text(parts: Sequence[tuple[str, str]], *, weighted: bool) -> str:
    """Return which units did most.

    Args:
        parts: Their names and amounts.
        weighted: Whether units have weights too, which the amounts leave out.
    """
    named = localized("、", ", ").join(
        _("{unit} ({amount})").format(unit=name, amount=amount) for name, amount in parts
    )
    template = _("most by their own values: {named}") if weighted else _("most from {named}")
    return template.format(named=named)


def no_contribution(indicator: Indicator) -> str:
    """Return why there is nothing to tell of an indicator."""
    if not can_be_split(indicator):
        return _("{indicator} is no sum of its units: it cannot be shared out.").format(
            indicator=indicator.short_name
        )
    return _("The area has no complete figure here that could be shared out.")
