"""What stands behind a proposal, in words."""

from collections.abc import Callable, Mapping
from math import isnan

from dashboard.catalogue import Indicator, Interval
from dashboard.domain import wording
from dashboard.domain.assessment.kinds import Better, When
from dashboard.domain.assessment.names import class_name, points_text, rule_name
from dashboard.domain.assessment.proposals import Proposal
from dashboard.domain.assessment.rules import Assessment
from dashboard.domain.figure import Figure
from dashboard.i18n import N_
from dashboard.i18n import gettext as _

Indicators = Mapping[str, Indicator]

_UNSURE = N_("{found}; may be chance, to be verified")
_UNSURE_NOW = N_("{found}; this period's miss alone may be chance, to be verified")


def evidence(proposal: Proposal, rules: Assessment, indicators: Indicators) -> str:
    """Return what a rule found, with the figures; its name first where it has one.

    What chance may explain is said to be so: somebody has to verify it before it is confirmed.
    """
    found = _FOUND[proposal.condition.when](proposal, rules, indicators)
    if not proposal.sure:
        again = proposal.condition.when is When.REPEATED
        found = _(_UNSURE_NOW if again else _UNSURE).format(found=found)
    name = proposal.condition.name
    return _("{name}: {found}").format(name=name, found=found) if name else found


def _value(proposal: Proposal, _rules: Assessment, indicators: Indicators) -> str:
    indicator, figure = indicators[proposal.condition.indicator], proposal.figures[0]
    return _("{indicator} {value}, {side} {limit} ({counts})").format(
        indicator=indicator.short_name,
        value=wording.value_text(figure.value, indicator),
        side=_side(proposal),
        limit=_limit(proposal, indicator),
        counts=wording.evidence_text(figure, indicator),
    )


def _years(proposal: Proposal, _rules: Assessment, indicators: Indicators) -> str:
    indicator = indicators[proposal.condition.indicator]
    years = [_with_number(figure, indicator) for figure in reversed(proposal.figures[:-1])]
    return _(
        "{indicator} {side} {limit} {years} years running: {values}; together {together}"
    ).format(
        indicator=indicator.short_name,
        side=_side(proposal),
        limit=_limit(proposal, indicator),
        years=len(years),
        values=_(", ").join(years),
        together=_together(proposal.figures[-1], indicator),
    )


def _with_number(figure: Figure, indicator: Indicator) -> str:
    """Return a value and how many it is of: births, for a sex ratio."""
    value = wording.value_text(figure.value, indicator)
    if indicator.interval is Interval.SEX_RATIO:
        births = wording.count_text(figure.n, "births")
        return _("{value} ({births})").format(value=value, births=births)
    return _("{value} (n = {n})").format(value=value, n=wording.number(figure.n))


def _together(figure: Figure, indicator: Indicator) -> str:
    """Return the value of all years added up, its counts and its interval."""
    value = _with_number(figure, indicator)
    interval = wording.interval_text(figure.lower, figure.upper, indicator)
    if not interval:
        return value
    return _("{value}, 95% interval {interval}").format(value=value, interval=interval)


def _side(proposal: Proposal) -> str:
    higher = proposal.condition.better is Better.HIGHER
    return _("below") if higher else _("above")


def _limit(proposal: Proposal, indicator: Indicator) -> str:
    unit = {"percent": "%", "permille": "‰"}.get(indicator.unit, "")
    return f"{proposal.condition.limit:g}{unit}"


def _repeated(proposal: Proposal, rules: Assessment, indicators: Indicators) -> str:
    problem = proposal.repeated
    assert problem is not None  # noqa: S101  proposals by repetition carry it
    rule = next(rule for rule in rules.rules if rule.id == problem.rule)
    return _("{name} missed its target {n} periods running").format(
        name=rule_name(rule, indicators[rule.indicator]), n=problem.periods
    )


def _score(proposal: Proposal, _rules: Assessment, _indicators: Indicators) -> str:
    return _("score {score}, below {limit}").format(
        score=points_text(proposal.score), limit=f"{proposal.condition.limit:g}"
    )


def _class(proposal: Proposal, _rules: Assessment, _indicators: Indicators) -> str:
    return class_name(proposal.class_now)


def _fall(proposal: Proposal, _rules: Assessment, _indicators: Indicators) -> str:
    return _("fell from {before} to {now}").format(
        before=class_name(proposal.class_before), now=class_name(proposal.class_now)
    )


def _last(proposal: Proposal, _rules: Assessment, _indicators: Indicators) -> str:
    rank = "—" if isnan(proposal.rank) else f"{proposal.rank:.0f}"
    return _("rank {rank}, among the last {n}").format(rank=rank, n=proposal.condition.times)


_Found = Callable[[Proposal, Assessment, Indicators], str]
_FOUND: Mapping[When, _Found] = {
    When.VALUE: _value,
    When.YEARS: _years,
    When.REPEATED: _repeated,
    When.SCORE: _score,
    When.CLASS: _class,
    When.FALL: _fall,
    When.LAST: _last,
}
