"""Reasons: where a unit lost its points, in one sentence with the figures."""

from collections.abc import Mapping, Sequence
from math import isnan

import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.assessment.kinds import Kind
from dashboard.domain.assessment.names import (
    cases_text,
    names_text,
    points_text,
    rule_name,
    target_text,
)
from dashboard.domain.assessment.parts import Part
from dashboard.domain.assessment.rules import Assessment, Rule
from dashboard.domain.figure import FIGURE_COLUMNS, figures_of
from dashboard.i18n import N_
from dashboard.i18n import gettext as _

_LEAST_LOST = 0.05
"""Points that are printed as none."""
_MOST_CLAUSES = {True: 2, False: 1}
"""With the evidence, and in a table's cell."""


def reason(
    parts: Sequence[Part],
    rules: Assessment,
    indicators: Mapping[str, Indicator],
    *,
    evidence: bool = False,
) -> str:
    """Return in one sentence where a unit lost its points, with the figures.

    Args:
        parts: The unit's parts, one a rule in the order of the rules.
        rules: The rules.
        indicators: Catalogue entries by id.
        evidence: Whether to add counts, interval and whether chance explains it.
    """
    by_id = {rule.id: rule for rule in rules.rules}
    rows = sorted(parts, key=_lost, reverse=True)
    lost = [row for row in rows if _lost(row) >= _LEAST_LOST][: _MOST_CLAUSES[evidence]]
    clauses = [
        _clause(row, by_id[row["rule"]], indicators[by_id[row["rule"]].indicator], evidence)
        for row in lost
    ]
    clauses += _missing_clauses(parts, rules, indicators)
    if not clauses:
        return _("All targets met.") if evidence else _("all targets met")
    text = _("; ").join(clauses)
    return text + _(".") if evidence else text


def _missing_clauses(
    parts: Sequence[Part], rules: Assessment, indicators: Mapping[str, Indicator]
) -> list[str]:
    """Return what could not be scored and what became of its points; empty where all could."""
    scored = zip(rules.rules, parts, strict=True)
    missing = [rule for rule, part in scored if isnan(part["points"])]
    if not missing:
        return []
    names = [rule_name(rule, indicators[rule.indicator]) for rule in missing]
    left = rules.full - sum(rule.weight for rule in missing)
    template = (
        N_("{parts} not scored; the other points, {left}, are scaled up to {full}")
        if rules.missing == "rescale"
        else N_("{parts} not scored: no points")
    )
    listed = names_text(names, most=len(names))
    return [_(template).format(parts=listed, left=f"{left:g}", full=f"{rules.full:g}")]


def _lost(row: Part) -> float:
    return 0.0 if isnan(row["points"]) else float(row["weight"] - row["points"])


def _clause(row: Part, rule: Rule, indicator: Indicator, evidence: bool) -> str:  # noqa: FBT001
    values = {
        "name": rule_name(rule, indicator),
        "value": _value(row, rule, indicator),
        "target": target_text(rule, indicator),
        "entered": _(", ") + _entered(row) if row["entered"] else "",
        "off": points_text(_lost(row)),
    }
    if row["met"] == 1 and row["entered"]:
        return _("{name} {value}, target met{entered}, {off} points off").format(**values)
    if row["met"] == 1:  # the target is met, but each case costs points
        cases = cases_text(row["cases"])
        return _("{name} {value}, {cases}, {off} points off").format(**values, cases=cases)
    if not evidence:
        return _("{name} {value} (target {target}), {off} points off").format(**values)
    return _(
        "{name} {value} misses the target {target} ({counts}), {chance}{entered}, {off} points off"
    ).format(**values, counts=_counts(row, indicator), chance=_chance(row, rule))


def _entered(row: Part) -> str:
    return _("dated entries {points}").format(points=f"{row['entered']:+g}".replace("-", "−"))


def _value(row: Part, rule: Rule, indicator: Indicator) -> str:
    if rule.kind is Kind.CASES:
        return cases_text(row["cases"])
    return wording.value_text(row["value"], indicator)


def _counts(row: Part, indicator: Indicator) -> str:
    figure = figures_of(pd.DataFrame([{name: row[name] for name in FIGURE_COLUMNS}]))[0]
    return wording.evidence_text(figure, indicator)


def _chance(row: Part, rule: Rule) -> str:
    if row["beyond"]:
        return _("beyond chance")
    holds = rule.target is not None and row["lower"] <= rule.target <= row["upper"]
    return _("which may be chance") if row["telling"] or holds else _("by little")
