"""The overview's exhibits: headline indicators, units that stand out."""

import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.domain import target_wording, wording
from dashboard.domain.comparison import comparable_change
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits.columns import indicators_table
from dashboard.i18n import N_, counted
from dashboard.i18n import gettext as _
from dashboard.reports import overview
from dashboard.reports.comparisons import Headline
from dashboard.reports.overview import Standout
from dashboard.reports.page_findings import headline_sentences, standout_sentence, units_below
from dashboard.reports.selection import Selection

_MOST_NAMED = 4


def sentences(selection: Selection) -> list[str]:
    """Return the findings of the headline indicators and on who stands out."""
    said = headline_sentences(_headlines(selection))
    tree = selection.edition.tree
    apart = [
        _("{indicator}: {finding}").format(
            indicator=tree[found.row.unit_code].label,
            finding=standout_sentence(selection, found),
        )
        for found in _standouts(selection)
    ]
    return [*said, *apart]


def _headlines(selection: Selection) -> list[Headline]:
    return overview.headlines(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )


def _standouts(selection: Selection) -> list[Standout]:
    return overview.standouts(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )


def headline_exhibit(selection: Selection) -> Exhibit | None:
    """Return the headline indicators with a year before and the change; None without any."""
    headlines = _headlines(selection)
    if not headlines:
        return None
    indicators = [item.indicator for item in headlines]
    columns = indicators_table(
        indicators,
        [item.now for item in headlines],
        {
            _("A year before"): [item.before.value for item in headlines],
            _("Change on the year"): [_change(item) for item in headlines],
        },
    )
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("headline indicators"),
        title=headline_sentences(headlines)[0],
        subtitle=_("Headline indicators · {where}").format(where=selection.title),
        table=columns.table,
        decimals=columns.decimals,
        shown=pd.DataFrame([_row(item) for item in headlines]),
    )


def _change(item: Headline) -> float:
    decimals = item.indicator.decimals
    return float(comparable_change(item.now.value, item.before.value, decimals=decimals))


def _row(item: Headline) -> dict[str, str]:
    indicator, now = item.indicator, item.now
    return {
        _("Indicator"): indicator.name,
        _("Value"): wording.value_text(now.value, indicator)
        if now.given
        else wording.status_name(now.status),
        _("95% interval"): wording.interval_text(now.lower, now.upper, indicator),
        _("Change on the year"): wording.told_change(
            now, item.before, indicator, significant=item.significant
        ),
        _("Against the norm"): wording.norm_text(now.value, now.lower, now.upper, indicator),
        _("Counts"): wording.events_text(now, indicator),
    }


def standout_exhibit(selection: Selection) -> Exhibit | None:
    """Return the units below that differ from norm or area beyond chance, None if none does."""
    found = _standouts(selection)
    if not found:
        return None
    tree = selection.edition.tree
    columns = indicators_table(
        [standout.indicator for standout in found],
        [standout.row for standout in found],
        {selection.unit.label: [standout.area.value for standout in found]},
    )
    table = columns.table
    table.insert(0, _("Unit code"), [standout.row.unit_code for standout in found])
    names = [tree[standout.row.unit_code].label for standout in found]
    table.insert(1, _("Unit"), names)
    reasons = [standout_sentence(selection, standout) for standout in found]
    units = list(dict.fromkeys(names))
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("units that stand out"),
        title=counted(
            N_("{differing} differs from norm or area beyond chance: {units}"),
            N_("{differing} differ from norm or area beyond chance: {units}"),
            len(units),
            differing=units_below(selection, len(units)),
            units=_named(units),
        ),
        subtitle=_("Units that stand out · {where}").format(where=selection.title),
        table=table,
        decimals=columns.decimals,
        shown=pd.DataFrame({_("Unit"): names, _("Reason"): reasons}),
    )


def _named(units: list[str]) -> str:
    named = target_wording.names_text(units, most=_MOST_NAMED)
    more = len(units) - _MOST_NAMED
    return named + (_(" and {count} more").format(count=more) if more > 0 else "")
