"""The sentences that pages say of a selection, put together from reports.

Pages, titles of snapshots, speaker notes and the briefing say the same.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.catalogue import Interval
from dashboard.domain import findings, target_wording, wording
from dashboard.domain.figure import FIGURE_COLUMNS, Figure, figures_of
from dashboard.domain.funnel import Reach
from dashboard.domain.funnel_findings import few_but_off_norm, reach_finding
from dashboard.domain.names import level_name, units_text
from dashboard.domain.statistical_year import YearSoFar
from dashboard.domain.status import Status
from dashboard.domain.targets import Duty
from dashboard.domain.units import Unit, UnitTree
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports import choices, map_place
from dashboard.reports.comparisons import Headline
from dashboard.reports.contracts import Contracts
from dashboard.reports.funnel import Funnel
from dashboard.reports.level import LevelSummary
from dashboard.reports.overview import Standout
from dashboard.reports.sample_survey import sample_places_text
from dashboard.reports.selection import ALL, Selection
from dashboard.reports.targets import TargetLine, focus_of

_FIRST = 3
_MOST_PARTIES = 4


def headline_sentence(item: Headline) -> str:
    """Return the sentence on one indicator: value, change on a year before, norm."""
    return findings.value_finding(
        item.indicator, item.now, item.before, significant=item.significant
    )


def headline_sentences(headlines: Sequence[Headline]) -> list[str]:
    """Return one sentence for each of the first headlines."""
    return [headline_sentence(item) for item in headlines[:_FIRST]]


def standout_sentence(selection: Selection, standout: Standout) -> str:
    """Return why a unit stands out."""
    return findings.standout_reason(
        standout.indicator,
        standout.row,
        standout.area,
        area_name=selection.unit.label,
        norm=standout.norm,
        against=standout.against,
    )


def none_stands_out(selection: Selection) -> str:
    """Return that no unit directly below stands out; which units these are is said."""
    below = len(selection.edition.tree.children(selection.unit.code, selection.period))
    if not below:
        return _("There are no units below {unit}.").format(unit=selection.unit.label)
    return _("None of the {units} differs from the norm or from {area} beyond chance.").format(
        units=units_below(selection, below), area=selection.unit.label
    )


def units_below(selection: Selection, number: int) -> str:
    """Return a number of the units directly below the unit, as counted: ``8 counties``."""
    tree, kinds = selection.edition.tree, choices.level_kinds(selection.edition)
    level = tree.children(selection.unit.code, selection.period)[0].level
    return units_text(kinds[level], number)


def map_finding(selection: Selection) -> str:
    """Return what the map shows: period, place, how its units lie, where the indicator ends.

    Raises:
        BoundaryError: The territory has no boundaries.
    """
    indicator, summary = selection.indicator, map_place.summary(selection)
    _area, level = map_place.compared_units(selection)
    said = map_sentence(replace(selection, level=level), summary)
    period = wording.period_name(selection.period, selection.edition.settings.calendar)
    said = _("{period} · {finding}").format(period=period, finding=said)
    if level == selection.level:
        return said
    kinds = choices.level_kinds(selection.edition)
    units, below = (level_name(kinds[one]).lower() for one in (level, selection.level))
    ends = _("{indicator} is given for {units} only, not for {below}.").format(
        indicator=indicator.name, units=units, below=below
    )
    return _("{finding} {remark}").format(finding=said, remark=ends)


def map_sentence(selection: Selection, summary: LevelSummary) -> str:
    """Return how the units of the selected level lie against norm or area.

    It is of observed values, and says so where the map shows smoothed ones.
    """
    said = _map_sentence(selection, summary)
    if map_place.is_smoothed(selection, selection.indicator):
        return _("As reported, {finding}").format(finding=said)
    return said


def _map_sentence(selection: Selection, summary: LevelSummary) -> str:
    indicator, tree = selection.indicator, selection.edition.tree
    name = tree[summary.area.unit_code].label
    area = f"{name} {wording.value_text(summary.area.value, indicator)}"
    if indicator.interval is Interval.NONE and summary.most and summary.least:
        (most, largest), (least, smallest) = summary.most, summary.least
        ends = {"most": (tree[most].label, largest), "least": (tree[least].label, smallest)}
        return findings.range_finding(indicator, area=area, **ends)
    units = units_text(choices.level_kinds(selection.edition)[selection.level], summary.units)
    if indicator.band:  # else the area is named as the benchmark
        units = _("{units} of {area}").format(units=units, area=name)
    return findings.level_finding(
        indicator,
        units=units,
        above=[tree[code].label for code in summary.above],
        below=[tree[code].label for code in summary.below],
        unjudged=summary.unjudged,
        area=area,
    )


def named_units(selection: Selection, summary: LevelSummary) -> list[str]:
    """Return the codes of the units that ``map_sentence`` names."""
    if selection.indicator.interval is Interval.NONE and summary.most and summary.least:
        return [summary.most[0], summary.least[0]]
    return [*findings.told_by_name(summary.above), *findings.told_by_name(summary.below)]


def funnel_sentences(selection: Selection, found: Funnel, *, area: Unit, level: str) -> list[str]:
    """Return who lies beyond chance, and who only seems to."""
    indicator, tree, points = selection.indicator, selection.edition.tree, found.points
    outer = points.loc[points["reach"] == Reach.BEYOND_OUTER, "unit_code"]
    kind = choices.level_kinds(selection.edition)[level]
    finding = reach_finding(
        indicator,
        area=f"{area.label} {wording.value_text(found.area.value, indicator)}",
        units=units_text(kind, len(points)),
        outer=[tree[code].label for code in outer],
        inner=int((points["reach"] == Reach.BEYOND_INNER).sum()),
    )
    few = point_figures(points[points["unit_code"].isin(few_off_norm(found))])
    rows = [(tree[row.unit_code].label, row) for row in few]
    apart = few_but_off_norm(indicator, rows, area=area.label, value=found.area.value)
    return [sentence for sentence in (finding, apart) if sentence]


def few_off_norm(found: Funnel) -> list[str]:
    """Return the codes of units with few events, within the funnel, and yet beyond the norm."""
    points = found.points
    within = (points["reach"] == Reach.WITHIN) & (points["status"] == Status.CAUTIOUS)
    codes: list[str] = points.loc[within & points["off_norm"], "unit_code"].tolist()
    return codes


def point_figures(points: pd.DataFrame) -> list[Figure]:
    """Return the figures of a funnel's points."""
    return figures_of(points[list(FIGURE_COLUMNS)])


def target_sentences(
    selection: Selection, lines: Sequence[TargetLine], so_far: YearSoFar, contracts: Contracts
) -> list[str]:
    """Return a sentence for each kind of targets, one on the year and one on the contracts.

    What the sample survey found stands beside targets that are met by what was reported.
    """
    groups: dict[tuple[Duty, str], list[TargetLine]] = {}
    for line in lines:
        groups.setdefault((line.target.duty, line.target.scope), []).append(line)
    sentences = [
        target_wording.group_finding(
            duty, scope, [(line.indicator.short_name, line.attainment.state) for line in listed]
        )
        for (duty, scope), listed in groups.items()
    ]
    sentences = _with_sample_places(selection, sentences)
    year = [target_wording.time_text(so_far)]
    if contracts.due:
        year.append(_contracts_text(selection, contracts))
    sentences.append(_("; ").join(year))
    stop = _(".")
    return [sentence + stop for sentence in sentences]


def _with_sample_places(selection: Selection, sentences: list[str]) -> list[str]:
    """Return the sentences, what the sample survey found added to the one on contract targets."""
    if selection.scope != ALL:
        return sentences
    found = sample_places_text(selection.edition, period=selection.period, unit=focus_of(selection))
    if not found:
        return sentences
    return [_("; ").join([*sentences[:1], found]), *sentences[1:]]


def _contracts_text(selection: Selection, contracts: Contracts) -> str:
    """Return how many units and departments have signed, and who has not."""
    tree, parts = selection.edition.tree, []
    if contracts.due == 1 and contracts.units.due:  # of one unit alone
        return _("contract signed") if contracts.signed else _("contract not signed yet")
    for template, signed in (
        (_("units {signed} of {due}"), contracts.units),
        (_("departments {signed} of {due}"), contracts.departments),
    ):
        text = template.format(signed=signed.signed, due=signed.due)
        names = [_party(tree, party) for party in signed.missing]
        if names and all(names):
            listed = target_wording.names_text(names, most=_MOST_PARTIES)
            text += _(" (not yet: {names})").format(names=listed)
        if signed.due:
            parts.append(text)
    return _("contracts signed: {parts}").format(parts=_(", ").join(parts))


def _party(tree: UnitTree, party: str) -> str:
    """Return the name of a unit or department; departments have Chinese names only."""
    if party in tree:
        return tree[party].label
    return party if active() == "zh" else ""
