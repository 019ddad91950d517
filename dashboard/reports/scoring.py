"""Scores of a territory's units in a period, by the rules of its edition."""

from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard import catalogue
from dashboard.domain.assessment.entries import WHOLE, Entry, of_the_year, points_of
from dashboard.domain.assessment.kinds import Kind
from dashboard.domain.assessment.parts import scored_part
from dashboard.domain.assessment.rules import Assessment, Rule
from dashboard.domain.assessment.scores import Scores, scored
from dashboard.domain.periods import Grain, Period
from dashboard.domain.rates import FloatArray
from dashboard.errors import SettingsError
from dashboard.i18n import N_
from dashboard.reports.figures import figures
from dashboard.reports.pooling import pooled_figures, pooled_periods
from dashboard.storage.assessment import AssessmentFiles
from dashboard.storage.store import Edition

_BIRTHS = "births"


def rules_of(edition: Edition) -> Assessment | None:
    """Return the rules of an edition, None where its territory has no assessment."""
    files = edition.assessment()
    return files.rules if files else None


def has_scores(edition: Edition, *, period: Period, level: str) -> bool:
    """Return whether units of ``level`` are scored in this kind of period."""
    rules = rules_of(edition)
    return rules is not None and rules.level == level and period.grain.id in rules.grains


def files_of(edition: Edition) -> AssessmentFiles:
    """Return the assessment of an edition.

    Raises:
        SettingsError: It has none.
    """
    files = edition.assessment()
    if files is None:
        raise SettingsError(
            N_("{territory} has no assessment.toml, so nothing is scored."),
            territory=edition.settings.name,
        )
    return files


@lru_cache(maxsize=64)
def scores(edition: Edition, period: Period) -> Scores:
    """Return the scores of all units of the assessed level, in the order of the unit list.

    The same units in every period, so that periods compare; a unit that does not exist in
    ``period`` has no score. Shared: not to be changed.

    Raises:
        SettingsError: There is no assessment.
        UnknownNameError: The catalogue has no longer an indicator that a rule names.
    """
    files = files_of(edition)
    units = assessed_units(edition)
    entries = of_the_year(files.entries, period=period, calendar=edition.settings.calendar)
    parts = {
        rule.id: _part(edition, rule, period=period, units=units, entries=entries)
        for rule in files.rules.rules
    }
    births = figures(
        edition,
        catalogue.load().indicator(_BIRTHS),
        periods=[period],
        units=units,
        scope="all",
    )
    return scored(
        files.rules,
        parts,
        births=births["numerator"].to_numpy(dtype=float),
        entered=points_of(entries, units=units, rule=WHOLE),
    )


def assessed_units(edition: Edition) -> list[str]:
    """Return the codes of all units of the assessed level, past and present."""
    level = files_of(edition).rules.level
    return [unit.code for unit in edition.tree if unit.level == level]


def _part(
    edition: Edition, rule: Rule, *, period: Period, units: list[str], entries: list[Entry]
) -> pd.DataFrame:
    return scored_part(
        rule,
        catalogue.load().indicator(rule.indicator),
        rule_figures(edition, rule, period=period, units=units),
        before=_before(edition, rule, period=period, units=units),
        entered=points_of(entries, units=units, rule=rule.id),
    )


def rule_figures(edition: Edition, rule: Rule, *, period: Period, units: list[str]) -> pd.DataFrame:
    """Return the figures that a rule scores, of the period or of the years up to its end."""
    indicator = catalogue.load().indicator(rule.indicator)
    if not rule.pooled_years:
        return figures(edition, indicator, periods=[period], units=units, scope=rule.scope)
    periods = pooled_periods(period, years=rule.pooled_years)
    return pooled_figures(edition, indicator, periods=periods, units=units, scope=rule.scope)


def _before(edition: Edition, rule: Rule, *, period: Period, units: list[str]) -> FloatArray:
    if rule.kind is not Kind.PROGRESS:
        return np.full(len(units), np.nan)
    earlier = period.shifted(-Grain.YEAR)
    table = rule_figures(edition, rule, period=earlier, units=units)
    return table["value"].to_numpy(dtype=float)
