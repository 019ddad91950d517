"""The exhibits below an area profile: parities, two populations, the units below."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.names import scope_name
from dashboard.exports.exhibit import Decimals, Exhibit
from dashboard.exports.exhibits.columns import indicators_table, units_table, with_unit
from dashboard.exports.pictures.area_tables import (
    below_notes,
    below_table,
    parity_norm,
    parity_table,
    population_table,
)
from dashboard.i18n import gettext as _
from dashboard.reports import area, choices, parities, populations
from dashboard.reports.level import area_summary
from dashboard.reports.page_findings import map_sentence
from dashboard.reports.parities import YEARS, ParityLine
from dashboard.reports.populations import MIGRANTS, REGISTERED
from dashboard.reports.selection import Selection


def parities_exhibit(selection: Selection) -> Exhibit | None:
    """Return the sex ratio by parity, None without one."""
    lines = parities.parities(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )
    if not lines:
        return None
    pooled = _("{years} years together").format(years=YEARS)
    columns = indicators_table(
        [line.indicator for line in lines],
        [line.now for line in lines],
        {
            pooled: [line.pooled.value for line in lines],
            _("{years} years: lower end").format(years=YEARS): [
                line.pooled.lower for line in lines
            ],
            _("{years} years: upper end").format(years=YEARS): [
                _closed(line.pooled.upper) for line in lines
            ],
        },
    )
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("sex ratio at birth by parity"),
        title=_highest(selection, lines),
        subtitle=_("Sex ratio at birth by parity · {where}").format(where=selection.title),
        table=columns.table,
        decimals=columns.decimals,
        shown=parity_table(lines),
    )


def _closed(value: float) -> float:
    return float("nan") if value == float("inf") else value


def _highest(selection: Selection, lines: Sequence[ParityLine]) -> str:
    """Return where the ratio is highest of all parities, years together where they are known."""

    def shown(line: ParityLine) -> Figure:
        return line.pooled if line.pooled.given else line.now

    given = [line for line in lines if shown(line).given]
    top = max(given, key=lambda line: shown(line).value)
    told = _("{indicator} {value}").format(
        indicator=top.indicator.name, value=wording.value_text(shown(top).value, top.indicator)
    )
    years = _("{years} years together").format(years=YEARS) if top.pooled.given else ""
    parts = [told, years, parity_norm(top)]
    return _("{unit}: highest is {finding}").format(
        unit=selection.unit.label, finding=_(", ").join(filter(None, parts)) + _(".")
    )


def populations_exhibit(selection: Selection) -> Exhibit | None:
    """Return registered people beside migrants, None where they are not told apart."""
    lines = populations.populations(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=selection.unit.code,
    )
    if not lines:
        return None
    decimals = tuple(line.indicator.decimals for line in lines)
    names = (scope_name(REGISTERED), scope_name(MIGRANTS))
    shown = population_table(lines)
    difference = shown.columns[-1]
    table = pd.DataFrame(
        {
            _("Indicator"): [with_unit(line.indicator) for line in lines],
            names[0]: [line.registered.value for line in lines],
            names[1]: [line.migrants.value for line in lines],
            difference: shown[difference],
        }
    )
    differ = [line.indicator.short_name for line in lines if line.significant]
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("two populations"),
        title=_(
            "{unit}: in {n} of {total} indicators migrants differ from registered people "
            "beyond chance."
        ).format(unit=selection.unit.label, n=len(differ), total=len(lines)),
        subtitle=_("Registered people and migrants · {where}").format(where=selection.title),
        table=table,
        decimals=dict.fromkeys(names, decimals),
        shown=shown,
    )


def below_exhibit(selection: Selection) -> Exhibit | None:
    """Return the table of the units directly below, None where there are none."""
    edition, unit = selection.edition, selection.unit
    children = edition.tree.children(unit.code, selection.period)
    if not children:
        return None
    known = catalogues.load()
    offered = choices.indicators(edition, known, scope=selection.scope)
    wanted = dict.fromkeys([selection.indicator.id, *edition.settings.headline])
    indicators = [known.indicators[name] for name in wanted if name in offered]
    table = area.below(
        edition, indicators, period=selection.period, unit=unit.code, scope=selection.scope
    )
    numbers = _below_numbers(selection, table, indicators)
    return replace(
        numbers,
        subject=_("units below"),
        title=map_sentence(
            replace(selection, level=children[0].level),
            area_summary(
                edition,
                selection.indicator,
                period=selection.period,
                area=unit.code,
                level=children[0].level,
                scope=selection.scope,
            ),
        ),
        subtitle=_("Units below {unit}").format(unit=selection.title),
        shown=below_table(table, indicators, children),
        notes=tuple(below_notes(table)),
    )


def _below_numbers(
    selection: Selection, table: pd.DataFrame, indicators: Sequence[Indicator]
) -> Exhibit:
    """Return the figures of the units below, every indicator with all that is behind it."""
    parts: list[pd.DataFrame] = []
    decimals: dict[str, Decimals] = {}
    for number, indicator in enumerate(indicators):
        rows = figures_of(table[table["indicator"] == indicator.id])
        columns = units_table(selection, indicator, rows)
        part = columns.table
        if number:
            lead = [_("Unit code"), _("Unit")]
            part = part.drop(columns=lead)
        named = {
            name: _("{column} · {indicator}").format(column=name, indicator=indicator.short_name)
            for name in part.columns
            if name not in (_("Unit code"), _("Unit"), with_unit(indicator))
        }
        parts.append(part.rename(columns=named))
        decimals |= {named.get(name, name): places for name, places in columns.decimals.items()}
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject="",
        title="",
        subtitle="",
        table=pd.concat(parts, axis=1),
        decimals=decimals,
    )
