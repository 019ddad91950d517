"""What is proposed and decided, in words: who waits for a person, who decided, when and why."""

from collections.abc import Mapping, Sequence

from dashboard.domain.assessment.kinds import Class, Measure
from dashboard.domain.assessment.names import class_name, measure_name, names_text, state_name
from dashboard.domain.assessment.register import Decision, State
from dashboard.i18n import active
from dashboard.i18n import gettext as _

_MOST_NAMED, _MOST_PROBLEMS = 10, 5
_SIGNS = {State.CONFIRMED: "✓", State.REJECTED: "×", State.LIFTED: "—"}


def decision_text(decision: Decision | None) -> str:
    """Return what a person decided with day, office and reason; a proposal waits without.

    Office and reason are written in Chinese, and left out in English.
    """
    if decision is None:
        return _("○ waits for confirmation")
    if active() != "zh":
        return f"{_SIGNS[decision.state]} {state_name(decision.state)} {decision.day}"
    return _("{sign} {state} {day}, {by}: {reason}").format(
        sign=_SIGNS[decision.state],
        state=state_name(decision.state),
        day=decision.day,
        by=decision.by,
        reason=decision.reason,
    )


def decided_text(decision: Decision | None, history: Sequence[Decision]) -> str:
    """Return what holds, and what was decided before, the latest first."""
    now = decision_text(decision)
    earlier = [decision_text(past) for past in reversed(history) if past != decision]
    if not earlier:
        return now
    return _("{now}. Before: {earlier}").format(now=now, earlier=_("; ").join(earlier))


def problem_text(unit: str, target: str, periods: int) -> str:
    """Return one target that a unit missed in periods running."""
    return _("{unit} {target} ({n} periods)").format(unit=unit, target=target, n=periods)


def problems_text(problems: Sequence[str]) -> str:
    """Return the targets missed in periods running, the first few; empty for none."""
    if not problems:
        return ""
    return _("Same target missed in two or more periods running: {problems}").format(
        problems=names_text(problems, most=_MOST_PROBLEMS)
    )


def measures_text(waiting: Mapping[Measure, int], decided: Mapping[Measure, int]) -> str:
    """Return how many proposals wait and how many measures hold, kind by kind."""
    parts = [
        template.format(measures=_(", ").join(_counted(counts)))
        for template, counts in (
            (_("Waiting for confirmation: {measures}"), waiting),
            (_("in force: {measures}"), decided),
        )
        if any(counts.values())
    ]
    return _("; ").join(parts) if parts else _("Nothing is proposed and nothing is in force")


def _counted(counts: Mapping[Measure, int]) -> list[str]:
    return [
        _("{name} {n}").format(name=measure_name(measure), n=counts[measure])
        for measure in Measure
        if counts.get(measure)
    ]


def moved_text(up: int, down: int) -> str:
    """Return how many units rose and fell by class."""
    return _("up {up}, down {down}").format(up=up, down=down)


def movement_text(names: Sequence[str], before: Class, now: Class) -> str:
    """Return who moved between two classes, the first few by name."""
    return _("{before} → {now}, {n}: {units}").format(
        before=class_name(before),
        now=class_name(now),
        n=len(names),
        units=names_text(names, most=_MOST_NAMED),
    )


def lasting_text(names: Sequence[str]) -> str:
    """Return who has had a high sex ratio at birth in years running; empty for nobody."""
    if not names:
        return ""
    return _(
        "High sex ratio at birth in years running, beyond chance in all of them together: {units}"
    ).format(units=names_text(names, most=_MOST_NAMED))
