"""What things in an assessment are called: measures, classes, ranks, rules, targets."""

from collections.abc import Sequence
from math import isnan

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.assessment.entries import Source
from dashboard.domain.assessment.kinds import Better, Class, Kind, Measure
from dashboard.domain.assessment.register import State
from dashboard.domain.assessment.rules import Rule
from dashboard.domain.assessment.scores import DECIMALS, LeftOut
from dashboard.i18n import N_, counted, localized
from dashboard.i18n import gettext as _

_MEASURES = {
    Measure.VETO: N_("Veto"),
    Measure.YELLOW_CARD: N_("Yellow card"),
    Measure.KEY_MANAGEMENT: N_("Key management"),
}
_STATES = {
    State.CONFIRMED: N_("confirmed"),
    State.REJECTED: N_("rejected"),
    State.LIFTED: N_("lifted"),
}
_SOURCES = {
    Source.REPORT: N_("report"),
    Source.SURVEY: N_("sample survey"),
    Source.CHECK: N_("unannounced check"),
    Source.QUESTIONNAIRE: N_("questionnaire"),
    Source.COMPLAINT: N_("complaint"),
}
_CLASSES = {
    Class.NONE: N_("Not classed"),
    Class.FIRST: N_("Class I"),
    Class.SECOND: N_("Class II"),
    Class.THIRD: N_("Class III"),
}
_LEFT_OUT = {
    LeftOut.NO: "",
    LeftOut.TOO_FEW: N_("too few births"),
    LeftOut.NOT_REPORTED: N_("not fully reported"),
}


def measure_name(measure: Measure) -> str:
    """Return the name of a veto, yellow card or key management."""
    return _(_MEASURES[measure])


def state_name(state: State) -> str:
    """Return the words for what a person decided."""
    return _(_STATES[state])


def source_name(source: Source) -> str:
    """Return the name of where an entry comes from."""
    return _(_SOURCES[source])


def class_name(number: int) -> str:
    """Return the name of a class: 一类."""
    return _(_CLASSES[Class(number)])


def left_out_text(reason: str) -> str:
    """Return why a unit has no score; empty for one that has."""
    name = _LEFT_OUT[LeftOut(reason)]
    return _(name) if name else ""


def points_text(points: float) -> str:
    """Return points with one decimal."""
    return wording.number(points, DECIMALS)


def cases_text(cases: float) -> str:
    """Return a number of cases."""
    return counted(N_("{n} case"), N_("{n} cases"), cases, text=wording.number(cases))


def rank_text(rank: float, best: float, worst: float) -> str:
    """Return a rank with its 95% range: ``4 (1–17)``; empty for none."""
    if isnan(rank):
        return ""
    return _("{rank} ({best}–{worst})").format(
        rank=f"{rank:.0f}", best=f"{best:.0f}", worst=f"{worst:.0f}"
    )


def rule_name(rule: Rule, indicator: Indicator) -> str:
    """Return the name of a rule: its own, else its indicator's; pooled years are said."""
    name = rule.name or indicator.short_name
    if rule.pooled_years:
        return _("{name} over {years} years").format(name=name, years=rule.pooled_years)
    return name


def target_text(rule: Rule, indicator: Indicator) -> str:
    """Return what a rule asks for: ``≥ 96.0%``, ``≤ 107.0``, ``103–107``."""
    if rule.kind is Kind.CASES:
        if not rule.free:
            return _("no case")
        return _("no more than {cases}").format(cases=cases_text(rule.free))
    if rule.band is not None:
        return f"{rule.band[0]:g}–{rule.band[1]:g}"
    sign = "≥" if rule.better is Better.HIGHER else "≤"
    unit = {"percent": "%", "permille": "‰"}.get(indicator.unit, "")
    return f"{sign}{rule.target:g}{unit}"


def names_text(names: Sequence[str], *, most: int) -> str:
    """Return names in a row, the number of further ones where there are more than ``most``."""
    listed = localized("、", ", ").join(names[:most])
    if len(names) <= most:
        return listed
    return _("{names} and {n} more").format(names=listed, n=len(names) - most)
