"""What scores are made of: points lost by item, and the parts of one unit's score in words."""

import numpy as np
import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.assessment.entries import Entry, of_the_year
from dashboard.domain.assessment.kinds import Kind
from dashboard.domain.assessment.names import (
    cases_text,
    points_text,
    rule_name,
    source_name,
    target_text,
)
from dashboard.domain.assessment.parts import Part
from dashboard.domain.assessment.rules import Rule
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.ranking import ScoreRanking
from dashboard.reports.scoring import files_of
from dashboard.reports.selection import Selection

_MOST_NAMED = 2


def rule_names(found: ScoreRanking) -> dict[str, str]:
    """Return the names of the rules by their ids."""
    indicators = catalogues.load().indicators
    return {rule.id: rule_name(rule, indicators[rule.indicator]) for rule in found.assessment.rules}


def lost_by_rule(found: ScoreRanking) -> dict[str, float]:
    """Return the points that all units together lost by each rule, the most first."""
    lost = {
        rule.id: float(np.nansum(rule.weight - found.scores.parts[rule.id]["points"].to_numpy()))
        for rule in found.assessment.rules
    }
    return dict(sorted(lost.items(), key=lambda item: -item[1]))


def parts_title(found: ScoreRanking) -> str:
    """Return by what most points were lost."""
    lost, names = lost_by_rule(found), rule_names(found)
    together = sum(lost.values())
    if not together:
        return _("No points were lost.")
    told = [
        _("{name} {share}%").format(
            name=names[rule], share=wording.number(100 * points / together, 1)
        )
        for rule, points in list(lost.items())[:_MOST_NAMED]
    ]
    return _("Most points are lost by {items} of all points lost.").format(items=_(", ").join(told))


def unit_parts_table(selection: Selection, found: ScoreRanking, unit: str) -> pd.DataFrame:
    """Return one row a rule: value and target, points of the weight, dated entries."""
    indicators = catalogues.load().indicators
    entries = _entries(selection, unit)
    rows = []
    for rule, part in zip(found.assessment.rules, found.parts_of(unit), strict=True):
        indicator = indicators[rule.indicator]
        missing = pd.isna(part["points"])
        rows.append(
            {
                _("Item"): rule_name(rule, indicator),
                _("Value"): _value(part, rule, indicator),
                _("Asked"): target_text(rule, indicator),
                _("Points made"): "—" if missing else points_text(part["points"]),
                _("Of"): f"{rule.weight:g}",
                _("Dated entries"): _("; ").join(
                    entry_text(entry) for entry in entries if entry.rule == rule.id
                ),
            }
        )
    whole = [entry_text(entry) for entry in entries if entry.rule == ""]
    if whole:
        rows.append(
            dict.fromkeys(rows[0], "")
            | {
                _("Item"): _("whole score"),
                _("Dated entries"): _("; ").join(whole),
            }
        )
    return pd.DataFrame(rows)


def _value(part: Part, rule: Rule, indicator: Indicator) -> str:
    if rule.kind is Kind.CASES and not pd.isna(part["cases"]):
        return cases_text(part["cases"])
    if pd.isna(part["value"]):
        return wording.status_name(str(part["status"]))
    return wording.value_text(part["value"], indicator)


def _entries(selection: Selection, unit: str) -> list[Entry]:
    files = files_of(selection.edition)
    calendar = selection.edition.settings.calendar
    entries = of_the_year(files.entries, period=selection.period, calendar=calendar)
    return [entry for entry in entries if entry.unit_code == unit]


def entry_text(entry: Entry) -> str:
    """Return a dated entry: points, day, source and, in Chinese as it is written, what for."""
    if active() != "zh":
        return _("{points} ({day}, {source})").format(
            points=_signed(entry), day=entry.day, source=source_name(entry.source)
        )
    return _("{points} ({day}, {source}: {note})").format(
        points=_signed(entry),
        day=entry.day,
        source=source_name(entry.source),
        note=entry.note,
    )


def _signed(entry: Entry) -> str:
    return f"{entry.points:+g}".replace("-", "−")
