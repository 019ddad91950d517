"""The exhibits of the targets page: gauges, rates, the matrix of units."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.domain import target_wording, wording
from dashboard.domain.attainment import PERCENT_DECIMALS, TargetState, scheduled
from dashboard.domain.statistical_year import YearSoFar
from dashboard.domain.targets import Duty
from dashboard.domain.units import Unit
from dashboard.exports.exhibit import Exhibit, NativeChart, Tone
from dashboard.exports.exhibits.columns import unit_sign
from dashboard.exports.inlined import inlined
from dashboard.exports.pictures.gauges import gauges_picture, grown
from dashboard.exports.pictures.target_matrix import (
    MatrixRows,
    matrix_picture,
    matrix_rows,
)
from dashboard.exports.pictures.target_rates import rate_lines, rate_row
from dashboard.i18n import N_, counted
from dashboard.i18n import gettext as _
from dashboard.reports import targets
from dashboard.reports.contracts import contracts
from dashboard.reports.page_findings import target_sentences
from dashboard.reports.selection import Selection
from dashboard.reports.targets import TargetLine, TargetMatrix

_MOST_NAMED = 3
_TONES: dict[TargetState, Tone] = {
    TargetState.ATTAINED: "good",
    TargetState.ON_SCHEDULE: "good",
    TargetState.BEHIND: "bad",
    TargetState.MISSED: "bad",
}
_LAGGING = (TargetState.MISSED, TargetState.BEHIND)


@dataclass(frozen=True)
class _Seen:
    """What the page knows of a selection."""

    selection: Selection
    focus: Unit
    so_far: YearSoFar
    lines: list[TargetLine]

    @property
    def where(self) -> str:
        """Unit, period and the day up to which the year is told."""
        period = wording.period_name(
            self.selection.period, self.selection.edition.settings.calendar
        )
        return _("{unit} · {period}, up to {day}").format(
            unit=self.focus.label, period=period, day=self.so_far.day
        )


def sentences(selection: Selection) -> list[str]:
    """Return what the page says of the unit's targets and contracts."""
    seen = _seen(selection)
    signed = contracts(selection.edition, seen.so_far, unit=seen.focus.code)
    if not seen.lines and not signed.due:
        return []
    return target_sentences(selection, seen.lines, seen.so_far, signed)


def _seen(selection: Selection) -> _Seen:
    focus = targets.focus_of(selection)
    lines = targets.unit_targets(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=focus.code,
        scope=selection.scope,
    )
    return _Seen(selection, focus, targets.so_far(selection.edition, selection.period), lines)


def gauges_exhibit(selection: Selection) -> Exhibit | None:
    """Return the gauges of what grows over the year, None where nothing does."""
    seen = _seen(selection)
    picture = gauges_picture(seen.lines, seen.so_far)
    if picture is None:
        return None
    lines = grown(seen.lines)
    table = _table(lines, seen.so_far)
    completion = _("Completion (%)")
    return Exhibit(
        selection=seen.selection,
        kind=_("gauges"),
        subject=_("tasks of the year"),
        title=_("Of what adds up over the year: {finding}").format(finding=_finding(lines)),
        subtitle=_("Completion against scheduled progress · {where}").format(where=seen.where),
        table=table,
        decimals={**_decimals(lines), completion: PERCENT_DECIMALS},
        chart=inlined(picture.specification),
        native=NativeChart(
            "column",
            _("Indicator"),
            (completion,),
            levels={_("Scheduled progress (%)"): "schedule"},
            states=_("State"),
            tones={_state_name(state): tone for state, tone in _TONES.items()},
        ),
        key=picture.key,
        summed_up=True,
    )


def rates_exhibit(selection: Selection) -> Exhibit | None:
    """Return the table of rates and their targets, None without any."""
    seen = _seen(selection)
    lines = rate_lines(seen.lines)
    if not lines:
        return None
    return Exhibit(
        selection=seen.selection,
        kind=_("table"),
        subject=_("targets"),
        title=_("Of rates and values: {finding}").format(
            finding=_finding([line for line in seen.lines if line in lines])
        ),
        subtitle=_("Values and targets · {where}").format(where=seen.where),
        table=_table(lines, seen.so_far),
        decimals=_decimals(lines),
        shown=pd.DataFrame([rate_row(line) for line in lines]),
        summed_up=True,
    )


def _state_name(state: TargetState) -> str:
    """Return the name of the state of what grows over the year."""
    return target_wording.state_name(state, cumulative=True)


def _finding(lines: Sequence[TargetLine]) -> str:
    """Return how many of the targets stand how, kind by kind."""
    groups: dict[tuple[Duty, str], list[tuple[str, TargetState]]] = {}
    for line in lines:
        named = (line.indicator.short_name, line.attainment.state)
        groups.setdefault((line.target.duty, line.target.scope), []).append(named)
    said = [target_wording.group_finding(*group, named) for group, named in groups.items()]
    return _("; ").join(said) + _(".")


def _table(lines: Sequence[TargetLine], so_far: YearSoFar) -> pd.DataFrame:
    """Return one row a target: value, limits, completion, schedule, state."""
    rows = [
        {
            _("Indicator"): target_wording.line_name(line.indicator, line.target.scope),
            _("Unit of values"): unit_sign(line.indicator),
            _("Value"): line.figure.value if line.figure.given else float("nan"),
            _("Lower limit asked"): line.target.low,
            _("Upper limit asked"): line.target.high,
            _("Completion (%)"): line.attainment.share,
            _("Scheduled progress (%)"): scheduled(so_far) if line.cumulative else None,
            _("State"): target_wording.state_name(
                line.attainment.state, cumulative=line.cumulative
            ),
        }
        for line in lines
    ]
    table = pd.DataFrame(rows)
    numbers = table.columns.difference([_("Indicator"), _("Unit of values"), _("State")])
    return table.astype(dict.fromkeys(numbers, float))


def _decimals(lines: Sequence[TargetLine]) -> dict[str, int | tuple[int | None, ...]]:
    return {
        **dict.fromkeys(
            [_("Value"), _("Lower limit asked"), _("Upper limit asked")],
            tuple(line.indicator.decimals for line in lines),
        ),
        _("Completion (%)"): PERCENT_DECIMALS,
        _("Scheduled progress (%)"): PERCENT_DECIMALS,
    }


def matrix_exhibit(selection: Selection) -> Exhibit | None:
    """Return the matrix of units and targets, None where there are none."""
    seen = _seen(selection)
    rows = matrix_rows(seen.selection, seen.focus)
    if not rows.units:
        return None
    matrix = targets.target_matrix(
        seen.selection.edition,
        catalogues.load(),
        period=seen.selection.period,
        units=rows.codes,
        scope=seen.selection.scope,
    )
    if not matrix.keys:
        return None
    picture = matrix_picture(matrix, rows, focus=seen.focus, so_far=seen.so_far)
    return Exhibit(
        selection=seen.selection,
        kind=_("matrix"),
        subject=_("targets of units"),
        title=_lagging(matrix, rows),
        subtitle=_("Units and targets · {where}").format(where=seen.where),
        table=_matrix_table(matrix, rows),
        chart=inlined(picture.specification),
        rows=picture.rows,
        key=picture.key,
    )


def _lagging(matrix: TargetMatrix, rows: MatrixRows) -> str:
    """Return which units have most targets missed or not yet attained."""
    counts = {
        unit.label: sum(
            line.attainment.state in _LAGGING
            for key in matrix.keys
            if (line := matrix.lines.get((unit.code, key)))
        )
        for unit in rows.units
    }
    most = sorted((name for name in counts if counts[name]), key=lambda name: -counts[name])
    if not most:
        return _("No unit has a target missed or not yet attained.")
    named = [_("{unit} ({n})").format(unit=name, n=counts[name]) for name in most[:_MOST_NAMED]]
    return counted(
        N_("{n} of {units} units has targets missed or not yet attained, most of all {named}."),
        N_("{n} of {units} units have targets missed or not yet attained, most of all {named}."),
        len(most),
        units=len(rows.units),
        named=target_wording.names_text(named),
    )


def _matrix_table(matrix: TargetMatrix, rows: MatrixRows) -> pd.DataFrame:
    """Return one row a unit, one column a target, states in words."""
    indicators = catalogues.load().indicators
    units = [rows.above, *rows.units]
    columns: dict[str, list[str]] = {
        _("Unit code"): [unit.code for unit in units],
        _("Unit"): [unit.label for unit in units],
    }
    for key in matrix.keys:
        lines = [matrix.lines.get((unit.code, key)) for unit in units]
        columns[target_wording.line_name(indicators[key[0]], key[1])] = [
            target_wording.state_name(line.attainment.state, cumulative=line.cumulative)
            if line
            else target_wording.state_name(TargetState.NO_TARGET)
            for line in lines
        ]
    return pd.DataFrame(columns)
