"""Targets in words: what is asked, what is done, how far it is still."""

from collections.abc import Sequence
from math import isfinite, isnan

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.attainment import PERCENT_DECIMALS, Attainment, TargetState, scheduled
from dashboard.domain.comparison import printed, printed_change
from dashboard.domain.names import scope_name
from dashboard.domain.statistical_year import YearSoFar
from dashboard.domain.targets import Duty, Target, TargetKind
from dashboard.i18n import N_, counted, localized
from dashboard.i18n import gettext as _

_STATES = {
    TargetState.ATTAINED: N_("attained"),
    TargetState.ON_SCHEDULE: N_("on schedule"),
    TargetState.BEHIND: N_("not yet attained"),
    TargetState.MISSED: N_("missed"),
    TargetState.TOO_FEW: N_("too few to judge"),
    TargetState.NOT_REPORTED: N_("not fully reported"),
    TargetState.NO_TARGET: N_("no target"),
}
_SIGNS = {"percent": "%", "permille": "‰"}
_MOST_NAMED = 5


def state_name(state: TargetState, *, cumulative: bool = False) -> str:
    """Return the words for a state; what grows over the year is behind, not yet attained."""
    if cumulative and state is TargetState.BEHIND:
        return _("behind schedule")
    return _(_STATES[state])


def line_name(indicator: Indicator, scope: str) -> str:
    """Return what a target is about: the indicator and, unless it is of all, the population."""
    if scope == "all":
        return indicator.short_name
    return _("{indicator} ({scope})").format(
        indicator=indicator.short_name, scope=scope_name(scope)
    )


def asked_text(target: Target, indicator: Indicator) -> str:
    """Return what is asked, as short as a table has it: ``≥ 95%``, ``≤ 109``, ``103–107``."""
    sign = _SIGNS.get(indicator.unit, "")
    low, high = (_limit(limit) for limit in (target.low, target.high))
    if target.kind is TargetKind.BAND:
        return f"{low}–{high}{sign}"
    return f"≥ {low}{sign}" if target.kind is TargetKind.AT_LEAST else f"≤ {high}{sign}"


def limit_text(target: Target, indicator: Indicator) -> str:
    """Return the kind of a target and what is asked: ``contract target ≤ 109``."""
    template = N_("contract target {asked}")
    if target.duty is Duty.TASK:
        template = N_("task of the year {asked}")
    return _(template).format(asked=asked_text(target, indicator))


def goal_text(target: Target, indicator: Indicator) -> str:
    """Return what is asked as a sentence has it: a count with its unit, ``40 sites``."""
    if indicator.denominator or target.kind is not TargetKind.AT_LEAST or target.low is None:
        return asked_text(target, indicator)
    return wording.value_text(target.low, indicator)


def _limit(limit: float | None) -> str:
    return "" if limit is None else f"{limit:,.10g}"


def distance_text(distance: float, indicator: Indicator) -> str:
    """Return a distance from a target with its unit: ``2.5 percentage points``, ``18 sites``."""
    if indicator.unit in wording.RATE_UNITS:
        return wording.difference_text(printed(distance, indicator.decimals), indicator.unit)
    return wording.value_text(distance, indicator)


def verdict_text(
    target: Target, indicator: Indicator, attainment: Attainment, *, cumulative: bool
) -> str:
    """Return how a target stands in the official words, without its value.

    Rates are attained, kept within the target or short of it by so much, and it is said
    where that may be chance; what grows is told by ``progress_text``.
    """
    state = attainment.state
    if state in (TargetState.TOO_FEW, TargetState.NOT_REPORTED, TargetState.NO_TARGET):
        return state_name(state)
    if state is TargetState.ATTAINED:
        limit = target.kind is TargetKind.AT_MOST
        return _("kept within the target") if limit else _("attained")
    if cumulative:
        return state_name(state, cumulative=True)
    return _short_of(target, indicator, attainment)


def _short_of(target: Target, indicator: Indicator, attainment: Attainment) -> str:
    beyond_limit = target.kind is TargetKind.AT_MOST
    template = {
        (TargetState.MISSED, False): N_("missed by {distance}"),
        (TargetState.MISSED, True): N_("{distance} above the target"),
        (TargetState.BEHIND, False): N_("{distance} to go"),
        (TargetState.BEHIND, True): N_("{distance} above the target so far"),
    }[attainment.state, beyond_limit]
    text = _(template).format(distance=distance_text(attainment.distance, indicator))
    return (
        _("{text}, which may be chance").format(text=text) if attainment.beyond is False else text
    )


def progress_text(target: Target, attainment: Attainment, so_far: YearSoFar) -> str:
    """Return completion against scheduled progress: ``55.0% …, level with the schedule``.

    Empty where there is no completion to tell.
    """
    if isnan(attainment.share):
        return ""
    done = _("{share}% of the year's task done")
    if target.kind is TargetKind.AT_MOST:
        done = _("{share}% of the year's limit used")
    share = wording.number(attainment.share, PERCENT_DECIMALS)
    return _(", ").join([done.format(share=share), schedule_text(attainment, so_far)])


def schedule_text(attainment: Attainment, so_far: YearSoFar) -> str:
    """Return how far completion is ahead of scheduled progress or behind it."""
    if isnan(attainment.share):
        return ""
    change = printed_change(attainment.share, scheduled(so_far), decimals=PERCENT_DECIMALS)
    if change == 0:
        return _("level with the schedule")
    template = _("{points} above schedule") if change > 0 else _("{points} below schedule")
    return template.format(points=wording.difference_text(abs(change), "percent"))


def needed_text(
    target: Target, indicator: Indicator, attainment: Attainment, *, so_far: YearSoFar
) -> str:
    """Return the pace until the year ends, ``3.0 sites a month to go``; empty for none.

    Of what is counted there is no part: less than one a month is told for all the months left.
    """
    if not isfinite(attainment.needed):
        return ""
    is_limit = target.kind is TargetKind.AT_MOST
    if not indicator.denominator and attainment.needed < 1:
        amount = wording.value_text(attainment.needed * so_far.months_left, indicator)
        return (_("{amount} left") if is_limit else _("{amount} to go")).format(amount=amount)
    finer = indicator.model_copy(update={"decimals": max(indicator.decimals, 1)})
    pace = wording.value_text(attainment.needed, finer)
    if is_limit:
        return _("{pace} a month left").format(pace=pace)
    return _("{pace} a month to go").format(pace=pace)


def time_text(so_far: YearSoFar) -> str:
    """Return how far the year has gone and how long it still is."""
    if so_far.is_over:
        return _("The statistical year {year} is over").format(year=so_far.year)
    return _("Scheduled progress {share}%, until the year ends: {days}").format(
        share=wording.number(scheduled(so_far), PERCENT_DECIMALS),
        days=counted(N_("{n} day"), N_("{n} days"), so_far.days_left),
    )


def group_finding(duty: Duty, scope: str, named: Sequence[tuple[str, TargetState]]) -> str:
    """Return how many targets of a kind stand how: ``9 contract targets: all attained``.

    Args:
        duty: When the targets have to be met.
        scope: Population that they are of.
        named: Name and state of each.
    """
    one, many = (
        (N_("{n} contract target"), N_("{n} contract targets"))
        if duty is Duty.CONTRACT
        else (N_("{n} task of the year"), N_("{n} tasks of the year"))
    )
    head = counted(one, many, len(named))
    if scope != "all":
        head = _("{scope}: {head}").format(scope=scope_name(scope), head=head)
    by_state: dict[TargetState, list[str]] = {}
    for name, state in named:
        by_state.setdefault(state, []).append(name)
    if list(by_state) == [TargetState.ATTAINED]:
        return _("{head}, all attained").format(head=head)
    parts = [
        _("{n} {state}").format(n=len(by_state[state]), state=state_name(state))
        + _names(by_state[state], state)
        for state in TargetState
        if state in by_state
    ]
    return _("{head}: {parts}").format(head=head, parts=_(", ").join(parts))


def names_text(names: Sequence[str], *, most: int | None = None) -> str:
    """Return names in a row, at most ``most`` of them."""
    return localized("、", ", ").join(names[:most])


def _names(names: Sequence[str], state: TargetState) -> str:
    """Return the names in brackets of what is missed or behind, where they are few."""
    if state not in (TargetState.MISSED, TargetState.BEHIND) or len(names) > _MOST_NAMED:
        return ""
    return _(" ({names})").format(names=names_text(names))
