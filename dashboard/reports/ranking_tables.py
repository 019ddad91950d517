"""Tables of the ranking page in words: proposals with decisions, problems, entries, movements."""

from collections.abc import Sequence

import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.domain.assessment import decision_words
from dashboard.domain.assessment.entries import WHOLE, Entry, of_the_year
from dashboard.domain.assessment.evidence import evidence
from dashboard.domain.assessment.kinds import Measure, When
from dashboard.domain.assessment.names import measure_name, rule_name, source_name
from dashboard.domain.assessment.problems import Repeated
from dashboard.domain.assessment.register import State
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.proposing import Matter
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.scoring import files_of
from dashboard.reports.selection import Selection
from dashboard.storage.store import Edition


def shown_matters(found: ScoreRanking, whole: ScoreRanking) -> list[Matter]:
    """Return what is proposed or decided for the units shown, as the whole territory has it.

    Args:
        found: The ranking that is shown.
        whole: That of the territory: last places among a few would be others.
    """
    shown = set(found.table["unit_code"])
    return [matter for matter in whole.matters if matter.unit_code in shown]


def matters_title(matters: Sequence[Matter]) -> str:
    """Return how many proposals wait for a person and what is in force."""
    waiting = {kind: sum(m.open and m.measure is kind for m in matters) for kind in Measure}
    holding = {kind: sum(_holds(m) and m.measure is kind for m in matters) for kind in Measure}
    return decision_words.measures_text(waiting, holding) + _(".")


def _holds(matter: Matter) -> bool:
    return matter.decision is not None and matter.decision.state is State.CONFIRMED


def lasting_sentence(edition: Edition, matters: Sequence[Matter]) -> str:
    """Return who has had a high sex ratio at birth in years running; empty for nobody."""
    names = [
        edition.tree[matter.unit_code].label
        for matter in matters
        if any(
            proposal.condition.when is When.YEARS
            and proposal.condition.indicator == "sex_ratio_at_birth"
            and proposal.sure
            for proposal in matter.proposals
        )
    ]
    text = decision_words.lasting_text(list(dict.fromkeys(names)))
    return text + _(".") if text else ""


def matters_table(edition: Edition, found: ScoreRanking, matters: Sequence[Matter]) -> pd.DataFrame:
    """Return one row a measure and unit: what the rules find, what a person decided, history."""
    indicators = catalogues.load().indicators
    rows = [
        {
            _("Measure"): measure_name(matter.measure),
            _("Unit"): edition.tree[matter.unit_code].label,
            _("Evidence of the proposal"): _("; ").join(
                evidence(proposal, found.assessment, indicators) for proposal in matter.proposals
            )
            or _("none of the rules; see the decision"),
            _("Decision"): decision_words.decided_text(matter.decision, matter.history),
        }
        for matter in matters
    ]
    return pd.DataFrame(rows)


def unit_matters_table(selection: Selection, found: ScoreRanking) -> pd.DataFrame:
    """Return what is proposed and decided for the selected unit; empty for nothing."""
    matters = [matter for matter in found.matters if matter.unit_code == selection.unit.code]
    table = matters_table(selection.edition, found, matters)
    return table.drop(columns=_("Unit")) if matters else table


def repeated_sentence(edition: Edition, found: ScoreRanking) -> str:
    """Return which units missed which target in periods running; empty for none."""
    indicators = catalogues.load().indicators
    rules = {rule.id: rule for rule in found.assessment.rules}
    problems = [
        decision_words.problem_text(
            edition.tree[problem.unit_code].label,
            rule_name(rules[problem.rule], indicators[rules[problem.rule].indicator]),
            problem.periods,
        )
        for problem in _longest_first(found)
    ]
    text = decision_words.problems_text(problems)
    return text + _(".") if text else ""


def _longest_first(found: ScoreRanking) -> list[Repeated]:
    return sorted(found.repeated, key=lambda problem: (-problem.periods, problem.unit_code))


def repeated_table(edition: Edition, found: ScoreRanking) -> pd.DataFrame:
    """Return the targets that units missed in periods running, the longest first."""
    rules = {rule.id: rule for rule in found.assessment.rules}
    indicators = catalogues.load().indicators
    return pd.DataFrame(
        [
            {
                _("Unit"): edition.tree[problem.unit_code].label,
                _("Target missed"): rule_name(
                    rules[problem.rule], indicators[rules[problem.rule].indicator]
                ),
                _("Periods running"): problem.periods,
                _("By chance?"): _("● beyond chance") if problem.beyond else _("○ may be chance"),
            }
            for problem in _longest_first(found)
        ]
    )


def entries_title(selection: Selection, units: list[str]) -> str:
    """Return how many entries took points off and how many added some."""
    points = [entry.points for entry in _entries(selection, units)]
    return _("Dated entries of the year: {off} took points off, {on} added points.").format(
        off=sum(each < 0 for each in points), on=sum(each > 0 for each in points)
    )


def _entries(selection: Selection, units: list[str]) -> list[Entry]:
    edition = selection.edition
    entries = of_the_year(
        files_of(edition).entries, period=selection.period, calendar=edition.settings.calendar
    )
    return [entry for entry in reversed(entries) if entry.unit_code in units]


def entries_table(selection: Selection, units: list[str]) -> pd.DataFrame:
    """Return the dated entries that count in the period for ``units``, the latest first.

    What an entry is for is written in Chinese, and left out in English.
    """
    edition, indicators = selection.edition, catalogues.load().indicators
    rules = {rule.id: rule for rule in files_of(edition).rules.rules}
    return pd.DataFrame(
        [
            {
                _("Date"): str(entry.day),
                _("Unit"): edition.tree[entry.unit_code].label,
                _("Item"): _("whole score")
                if entry.rule == WHOLE
                else rule_name(rules[entry.rule], indicators[rules[entry.rule].indicator]),
                _("Source"): source_name(entry.source),
                _("Points"): f"{entry.points:+g}".replace("-", "−"),
                **({_("What for"): entry.note} if active() == "zh" else {}),
            }
            for entry in _entries(selection, units)
        ]
    )
