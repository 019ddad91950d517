"""What stands behind a proposal, in words."""

from collections.abc import Callable, Mapping
from math import isnan

from dashboard.catalogue import Indicator, Interval
from dashboard.domain import wording
from dashboard.domain.assessment.kinds import Better, When
from dashboard.domain.assessment.names import class_name, points_text, rule_name
from dashboard.domain.assessment.proposals import Proposal
from dashboard.domain.assessment.rules import Assessment
from dashboard.i18n import gettext as _

Indicators = Mapping[str, Indicator]


def evidence(proposal: Proposal, rules: Assessment, indicators: Indicators) -> str:
    """Return what a rule found, with the figures; its name first where it has one."""
    found = _FOUND[proposal.condition.when](proposal, rules, indicators)
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
    births = indicator.interval is Interval.SEX_RATIO
    template = _("{value} ({n} births)") if births else _("{value} (n = {n})")
    years = [
        template.format(
            value=wording.value_text(figure.value, indicator), n=wording.number(figure.n)
        )
        for figure in reversed(proposal.figures)
    ]
    return _("{indicator} {side} {limit} {years} years running: {values}").format(
        indicator=indicator.short_name,
        side=_side(proposal),
        limit=_limit(proposal, indicator),
        years=len(years),
        values=_(", ").join(years),
    )


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
