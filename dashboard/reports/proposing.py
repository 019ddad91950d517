"""Proposals of the rules with the figures behind them, beside what persons decided."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import catalogue
from dashboard.domain.assessment.kinds import Measure, When
from dashboard.domain.assessment.proposals import Proposal
from dashboard.domain.assessment.register import Decision, State, history, in_force, latest
from dashboard.domain.assessment.rules import Condition
from dashboard.domain.assessment.sureness import exact_where_few
from dashboard.domain.periods import Grain, Period
from dashboard.reports.figures import figures
from dashboard.reports.pooling import pooled_figures, pooled_periods
from dashboard.reports.scoring import files_of
from dashboard.storage.store import Edition


@dataclass(frozen=True)
class Matter:
    """What is proposed or decided for one unit and measure.

    Attributes:
        unit_code: The unit.
        measure: Veto, yellow card or key management.
        proposals: What the rules find, with evidence; empty where only a decision holds.
        decision: What holds in the period; None where nobody has decided.
        history: All decisions so far, the earliest first.
    """

    unit_code: str
    measure: Measure
    proposals: tuple[Proposal, ...]
    decision: Decision | None
    history: tuple[Decision, ...]

    @property
    def open(self) -> bool:
        """Whether a proposal waits for a person."""
        return bool(self.proposals) and self.decision is None


def vetoed_units(edition: Edition, *, period: Period) -> set[str]:
    """Return the units with a confirmed veto in ``period``; proposals alone put nobody last."""
    return set(
        in_force(
            files_of(edition).register,
            measure=Measure.VETO,
            period=period,
            calendar=edition.settings.calendar,
        )
    )


def matters(
    edition: Edition, proposed: Sequence[Proposal], *, period: Period, units: Sequence[str]
) -> list[Matter]:
    """Return proposals together with decisions, the gravest first, units in the order given.

    Args:
        edition: Edition to read.
        proposed: Proposals of the period.
        period: The period.
        units: Codes of the units that are shown.
    """
    register, calendar = files_of(edition).register, edition.settings.calendar
    found: dict[tuple[Measure, str], list[Proposal]] = {}
    for proposal in proposed:
        found.setdefault((proposal.measure, proposal.unit_code), []).append(proposal)
    listed = []
    for measure in Measure:
        for unit in units:
            decision = latest(
                register, unit=unit, measure=measure, period=period, calendar=calendar
            )
            proposals = tuple(found.get((measure, unit), ()))
            holds = decision is not None and decision.state is State.CONFIRMED
            if proposals or holds:
                past = tuple(history(register, unit=unit, measure=measure))
                listed.append(Matter(unit, measure, proposals, decision, past))
    return listed


def condition_figures(
    edition: Edition, *, period: Period, units: Sequence[str]
) -> dict[Condition, list[pd.DataFrame]]:
    """Return the figures that conditions on an indicator look at, as ``Findings`` takes them."""
    tables: dict[Condition, list[pd.DataFrame]] = {}
    for _measure, condition in files_of(edition).rules.conditions():
        if condition.when is When.VALUE:
            indicator = catalogue.load().indicator(condition.indicator)
            table = figures(
                edition, indicator, periods=[period], units=units, scope=condition.scope
            )
            tables[condition] = [exact_where_few(indicator, table)]
        elif condition.when is When.YEARS:
            tables[condition] = _years(edition, condition, period=period, units=units)
    return tables


def _years(
    edition: Edition, condition: Condition, *, period: Period, units: Sequence[str]
) -> list[pd.DataFrame]:
    """Return the figures of each of the years that end with ``period``, then of all together."""
    indicator = catalogue.load().indicator(condition.indicator)
    windows = [
        pooled_periods(period.shifted(-back * Grain.YEAR), years=1)
        for back in range(condition.times)
    ]
    together = pooled_periods(period, years=condition.times)
    tables = (
        pooled_figures(edition, indicator, periods=periods, units=units, scope=condition.scope)
        for periods in (*windows, together)
    )
    return [exact_where_few(indicator, table) for table in tables]
