"""The matrix of targets: who stands how, the unit above in the first row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.charts.key import KeyItem
from dashboard.charts.palette import MISSED_BY_CHANCE, TARGET_LOOKS
from dashboard.charts.target_matrix import (
    divided,
    matrix_specification,
    names_height,
    row_height,
)
from dashboard.domain import target_wording, wording
from dashboard.domain.attainment import TargetState
from dashboard.domain.statistical_year import YearSoFar
from dashboard.domain.targets import Key
from dashboard.domain.units import Unit
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import N_, active, counted
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.reports.targets import TargetLine, TargetMatrix

_BY_CHANCE = "by_chance"
_ROOM = 556
"""Pixels for the rows and the names above them."""
_MOST_UNITS = 40
_LINE = 3
"""Letters in a line of a column's Chinese name."""
_PARTS = re.compile(r"“[^”]*”|（?[^“”（）]）?")
"""What stays together in a line: a word in quotation marks, a letter with its bracket."""
_LAGGING = (TargetState.MISSED, TargetState.BEHIND)


@dataclass(frozen=True)
class MatrixRows:
    """The unit of the first row, and the units of the others."""

    above: Unit
    units: list[Unit]

    @property
    def codes(self) -> list[str]:
        """Codes of all rows."""
        return [self.above.code, *(unit.code for unit in self.units)]


def matrix_picture(
    matrix: TargetMatrix,
    rows: MatrixRows,
    *,
    focus: Unit,
    so_far: YearSoFar,
    room: int = _ROOM,
    letters: int = _LINE,
) -> Picture:
    """Return the matrix of the units below ``focus``, or of its neighbours.

    Args:
        matrix: How the targets of the rows stand.
        rows: The unit of the first row and the others.
        focus: Unit in focus.
        so_far: How far the year has gone.
        room: Pixels for the rows and the names above them.
        letters: Letters in a line of a column's Chinese name.
    """
    shown = most_lagging(matrix, rows.units)
    indicators = catalogues.load().indicators
    lines_of = column_names(
        [target_wording.line_name(indicators[key[0]], key[1]) for key in matrix.keys],
        letters=letters,
    )
    names = dict(zip(matrix.keys, lines_of, strict=True))
    data = _cells(matrix, [rows.above, *shown], focus, so_far, names)
    lines = data["target"].iloc[0].count("|") + 1 if active() == "zh" else 0
    step = row_height(len(shown) + 1, room=room - names_height(lines))
    return Picture(
        matrix_specification(data, step=step, lines=lines),
        key=_key(data, left_out=len(rows.units) - len(shown)),
        rows=divided(lines),
    )


def matrix_rows(selection: Selection, focus: Unit) -> MatrixRows:
    """Return the unit of the first row, and those below it that have targets."""
    tree, period = selection.edition.tree, selection.period
    above = focus
    below = [unit for unit in tree.children(focus.code, period) if unit.level != "village"]
    if not below and focus.parent:
        above = tree[focus.parent]
        below = tree.children(above.code, period)
    return MatrixRows(above, below)


def most_lagging(matrix: TargetMatrix, units: Sequence[Unit]) -> list[Unit]:
    """Return all units where they are few enough, else those with most targets behind."""
    if len(units) <= _MOST_UNITS:
        return list(units)
    behind = {
        unit.code: sum(
            line.attainment.state in _LAGGING
            for key in matrix.keys
            if (line := matrix.lines.get((unit.code, key)))
        )
        for unit in units
    }
    return sorted(units, key=lambda unit: -behind[unit.code])[:_MOST_UNITS]


def _cells(
    matrix: TargetMatrix,
    units: Sequence[Unit],
    focus: Unit,
    so_far: YearSoFar,
    names: Mapping[Key, str],
) -> pd.DataFrame:
    """Return one row a cell as the chart draws it."""
    indicators = catalogues.load().indicators
    labels = distinct_labels(units)
    cells = []
    for unit in units:
        mark = "▶ " if unit == focus and unit != units[0] else ""
        for key in matrix.keys:
            line = matrix.lines.get((unit.code, key))
            state = line.attainment.state if line else TargetState.NO_TARGET
            chance = state is TargetState.MISSED and line and line.attainment.beyond is False
            look = MISSED_BY_CHANCE if chance else TARGET_LOOKS[state]
            cells.append(
                {
                    "unit_code": unit.code,
                    "unit": mark + labels[unit.code],
                    "target": names[key],
                    "state": _BY_CHANCE if chance else str(state),
                    "sign": look.sign,
                    "fill": look.fill,
                    "ink": look.ink,
                    "tip": _tip(unit, indicators[key[0]], key, line, so_far),
                }
            )
    return pd.DataFrame(cells)


def distinct_labels(units: Sequence[Unit]) -> dict[str, str]:
    """Return the units' names, those of the same name with their codes."""
    labels = [unit.label for unit in units]
    return {
        unit.code: f"{unit.label} {unit.code}" if labels.count(unit.label) > 1 else unit.label
        for unit in units
    }


def column_names(names: Sequence[str], *, letters: int = _LINE) -> list[str]:
    """Return the names of columns; Chinese ones in lines parted by bars, as many in each."""
    if active() != "zh":
        return list(names)
    lines = [_lines(name, letters) for name in names]
    most = max(map(len, lines), default=0)
    return ["|".join([*[" "] * (most - len(part)), *part]) for part in lines]


def _lines(name: str, letters: int) -> list[str]:
    """Return a Chinese name in lines of a few letters."""
    lines = [""]
    for part in _PARTS.findall(name):
        joined = lines[-1] + part
        lines = [*lines[:-1], joined] if _width(joined) <= letters else [*lines, part]
    return [line for line in lines if line]


def _width(text: str) -> float:
    """Return the width of a line in letters; quotation marks and brackets take half of one."""
    return len(text) - sum(sign in "“”（）" for sign in text) / 2


def _tip(
    unit: Unit,
    indicator: catalogues.Indicator,
    key: Key,
    line: TargetLine | None,
    so_far: YearSoFar,
) -> str:
    name = target_wording.line_name(indicator, key[1])
    if line is None:
        verdict = target_wording.state_name(TargetState.NO_TARGET)
        return _("{unit} · {indicator}: {finding}").format(
            unit=unit.label, indicator=name, finding=verdict
        )
    value = wording.value_text(line.figure.value, indicator) if line.figure.given else ""
    asked = target_wording.asked_text(line.target, indicator)
    verdict = target_wording.verdict_text(
        line.target, indicator, line.attainment, cumulative=line.cumulative
    )
    progress = target_wording.progress_text(line.target, line.attainment, so_far)
    found = _(", ").join(filter(None, (value, asked, verdict, progress)))
    return _("{unit} · {indicator}: {finding}").format(
        unit=unit.label, indicator=name, finding=found
    )


def _key(data: pd.DataFrame, *, left_out: int) -> tuple[KeyItem, ...]:
    """Return what the signs mean, with how many cells of the units below have each."""
    below = data[data["unit_code"] != data["unit_code"].iloc[0]]
    counts = below["state"].value_counts()
    looks = {
        str(state): (look, target_wording.state_name(state)) for state, look in TARGET_LOOKS.items()
    }
    looks[_BY_CHANCE] = (MISSED_BY_CHANCE, _("missed, may be chance"))
    last = [TargetState.NO_TARGET, TargetState.NOT_REPORTED, TargetState.TOO_FEW]
    order = sorted(filter(counts.__contains__, looks), key=last.__contains__)
    items = [
        KeyItem("sign", look.fill, words, sign=look.sign, ink=look.ink, count=int(counts[state]))
        for state, (look, words) in ((state, looks[state]) for state in order)
    ]
    if left_out:
        words = counted(
            N_("{n} unit with fewer targets behind is left out."),
            N_("{n} units with fewer targets behind are left out."),
            left_out,
        )
        items.append(KeyItem("words", "", words))
    return tuple(items)
