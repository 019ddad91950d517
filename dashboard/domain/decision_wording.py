"""Decisions in words: how long they are due or overdue, and what has become of them."""

from collections.abc import Sequence
from datetime import date

from dashboard.domain.decisions import Decision, DecisionState
from dashboard.i18n import N_, counted
from dashboard.i18n import gettext as _

_STATES = {
    DecisionState.OPEN: N_("open"),
    DecisionState.DONE: N_("done"),
    DecisionState.DROPPED: N_("dropped"),
}


def state_name(state: DecisionState) -> str:
    """Return the words for a state."""
    return _(_STATES[state])


def standing_text(decision: Decision, day: date) -> str:
    """Return how a decision stands on a day: ``45 days overdue``, ``12 days left``, ``done``."""
    if not decision.is_open:
        return _("{state} on {day}").format(state=state_name(decision.state), day=decision.closed)
    left = decision.days_left(day)
    if left < 0:
        return counted(N_("{n} day overdue"), N_("{n} days overdue"), -left)
    return counted(N_("{n} day left"), N_("{n} days left"), left) if left else _("due today")


def summary(decisions: Sequence[Decision], day: date) -> str:
    """Return how many decisions are open and overdue on a day, in one sentence."""
    still_open = [decision for decision in decisions if decision.is_open]
    overdue = sum(decision.is_overdue(day) for decision in still_open)
    values = {"n": len(still_open), "overdue": overdue, "day": day, "all": len(decisions)}
    if not decisions:
        return _("No decision has been entered yet.")
    if not still_open:
        return _("No decision is open of {all} in all, as of {day}.").format(**values)
    if not overdue:
        return _("Open decisions: {n} of {all}, none overdue, as of {day}.").format(**values)
    return _("Open decisions: {n} of {all}, {overdue} overdue, as of {day}.").format(**values)
