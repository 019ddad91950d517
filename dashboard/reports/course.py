"""The course of an indicator over all periods of a kind, beside county, peers, norm and targets."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard import catalogue
from dashboard.domain import wording
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Calendar, Grain, Period
from dashboard.domain.target_wording import limit_text
from dashboard.domain.targets import Target, is_cumulative, targets_of
from dashboard.domain.units import Unit
from dashboard.reports.area import drawn_beside
from dashboard.reports.breaks import breaks_of
from dashboard.reports.figures import figures
from dashboard.reports.ranking import peer_groups
from dashboard.reports.selection import Selection


@dataclass(frozen=True)
class Course:
    """What the course of an indicator shows; places ``at`` are in statistical years.

    Attributes:
        table: One row a period, oldest first: ``start``, ``at``, ``name``, ``value``, ``lower``,
            ``upper``, ``area`` (the wider area's value), ``n``, ``status``, ``like`` (the same
            part of its year as the period shown), ``shown`` (that period itself), ``tip``.
        peers: ``at``, ``unit``, ``value`` and ``tip`` of the units beside it; gaps stay gaps.
        targets: ``begin``, ``end`` and ``limit``, a row for each year and limit.
        target: The target of the year shown as text; empty without one.
        breaks: ``at``, ``sign`` and ``text`` of what changed.
        area_name: Name of the wider area; empty for the territory as a whole.
    """

    table: pd.DataFrame
    peers: pd.DataFrame
    targets: pd.DataFrame
    target: str
    breaks: pd.DataFrame
    area_name: str


def course(selection: Selection) -> Course:
    """Return the course of the selected indicator up to the period shown, and what came after."""
    edition, indicator, scope = selection.edition, selection.indicator, selection.scope
    unit, area, peers = selection.unit, drawn_beside(selection), peers_of(selection)
    shown = [unit, *([area] if area else []), *peers]
    periods = _periods(selection)
    table = figures(
        edition,
        indicator,
        periods=periods,
        units=[one.code for one in shown],
        scope=scope,
    )
    own = table[table["unit_code"] == unit.code].reset_index(drop=True)
    wider = table[table["unit_code"] == area.code]["value"].to_numpy() if area else np.nan
    return Course(
        table=_own_table(selection, own).assign(area=wider),
        peers=_peer_table(selection, table, peers),
        targets=target_lines(selection, periods),
        target=target_text(selection),
        breaks=_break_table(selection, periods),
        area_name=area.label if area else "",
    )


def peers_of(selection: Selection) -> list[Unit]:
    """Return the units beside the selected one: of its peer group, if it belongs to one.

    None of a plain count, of which a larger unit has more.
    """
    unit, tree = selection.unit, selection.edition.tree
    if unit.parent is None or not selection.indicator.denominator:
        return []
    groups = [set(group.units) for group in peer_groups(selection.edition)]
    members = next((group for group in groups if unit.code in group), None)
    beside = tree.children(unit.parent, selection.period)
    return [peer for peer in beside if peer != unit and (members is None or peer.code in members)]


def place(calendar: Calendar, month: int) -> float:
    """Return where the first month of a period lies on an axis of statistical years."""
    year = calendar.year_of(month)
    return year + (month - calendar.year_start(year)) / Grain.YEAR


def target_of(selection: Selection, year: int) -> Target | None:
    """Return the target of the selected unit, indicator and population in a year."""
    indicator = selection.indicator
    found = targets_of(
        selection.edition.targets().targets,
        [selection.unit.code],
        year=year,
        tree=selection.edition.tree,
        indicators={indicator.id: indicator},
    )
    return found.get((indicator.id, selection.scope), {}).get(selection.unit.code)


def target_text(selection: Selection) -> str:
    """Return the target of the year shown, its kind and limit; empty without one."""
    year = selection.edition.settings.calendar.year_of(selection.period.start)
    target = target_of(selection, year)
    return limit_text(target, selection.indicator) if target else ""


def target_lines(selection: Selection, periods: Sequence[Period]) -> pd.DataFrame:
    """Return the targets of the years of ``periods``.

    What grows over a year has one among whole years only, where the running year's is added:
    its forecast is held against it.
    """
    calendar, grain = selection.edition.settings.calendar, selection.period.grain
    grows = is_cumulative(selection.indicator, catalogue.load().measures)
    listed = [*periods, periods[-1].shifted(Grain.YEAR)] if grows else periods
    years = sorted({calendar.year_of(period.start) for period in listed})
    half = grain / Grain.YEAR / 2
    first, last = (place(calendar, period.start) for period in (listed[0], listed[-1]))
    rows = [
        (max(year, first) - half, min(year + 1, last + 2 * half) - half, limit)
        for year in years
        if (grain is Grain.YEAR or not grows) and (target := target_of(selection, year))
        for limit in target.limits
        if np.isfinite(limit)
    ]
    return pd.DataFrame(rows, columns=["begin", "end", "limit"], dtype=float)


def _periods(selection: Selection) -> list[Period]:
    """Return all periods of the kind shown, from the unit's first figure to its last."""
    shown, edition = selection.period, selection.edition
    known = edition.periods(
        measures=selection.indicator.measures,
        scope=selection.scope,
        months=shown.months,
        unit=selection.unit.code,
    )
    starts = [shown.start, *(period.start for period in known)]
    return [
        Period(start, shown.months) for start in range(min(starts), max(starts) + 1, shown.months)
    ]


def _own_table(selection: Selection, own: pd.DataFrame) -> pd.DataFrame:
    calendar, shown = selection.edition.settings.calendar, selection.period
    names = [
        wording.period_name(Period(int(start), shown.months), calendar) for start in own["start"]
    ]
    columns = ["start", "value", "lower", "upper", "n", "status"]
    return own[columns].assign(
        at=[place(calendar, int(start)) for start in own["start"]],
        name=names,
        upper=own["upper"].replace(np.inf, np.nan),
        like=(own["start"] - shown.start) % Grain.YEAR == 0,
        shown=own["start"] == shown.start,
        tip=[
            figure_tip(name, row, selection)
            for name, row in zip(names, figures_of(own), strict=True)
        ],
    )


def figure_tip(name: str, row: Figure, selection: Selection) -> str:
    """Return period, value and interval of a figure, or why there is none."""
    if not row.given:
        return f"{name}: {wording.status_name(row.status)}"
    interval = wording.interval_text(row.lower, row.upper, selection.indicator)
    value = wording.value_text(row.value, selection.indicator)
    return f"{name}: {value} ({interval})" if interval else f"{name}: {value}"


def _peer_table(selection: Selection, table: pd.DataFrame, peers: Sequence[Unit]) -> pd.DataFrame:
    labels = {peer.code: peer.label for peer in peers}
    rows = table[table["unit_code"].isin(labels)]
    calendar = selection.edition.settings.calendar
    units = rows["unit_code"].map(labels).astype(str)
    return pd.DataFrame(
        {
            "at": [place(calendar, int(start)) for start in rows["start"]],
            "unit": units.tolist(),
            "value": rows["value"].astype(float).tolist(),
            "tip": [
                f"{unit}: {wording.value_text(value, selection.indicator)}"
                for unit, value in zip(units, rows["value"], strict=True)
            ],
        }
    )


def _break_table(selection: Selection, periods: Sequence[Period]) -> pd.DataFrame:
    """Return the breaks, each before the first period that it touches."""
    calendar, grain = selection.edition.settings.calendar, selection.period.grain
    first, end = periods[0].end - 1, periods[-1].end
    found = breaks_of(selection, first=first, end=end)
    starts = [calendar.enclosing(one.month, grain).start for one in found]
    return pd.DataFrame(
        {
            "at": [place(calendar, start) - grain / Grain.YEAR / 2 for start in starts],
            "sign": [chr(ord("①") + number) for number in range(len(found))],
            "month": [calendar.label(Period(one.month, Grain.MONTH)) for one in found],
            "text": [one.text for one in found],
        }
    )
