"""What is missing: months that others report and a unit does not, named in few lines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from dashboard.domain.periods import Calendar, Grain, Period
from dashboard.domain.units import UnitTree
from dashboard.i18n import N_
from dashboard.storage.checks import Names
from dashboard.storage.facts import FactTable
from dashboard.storage.problems import Problem

MOST_LINES = 20
_MOST_UNITS = 40
_MOST_MEASURES = 6
_MOST_RUNS = 6

Array = np.ndarray[Any, Any]


class _Missing(NamedTuple):
    """Measures of one scope that one unit lacks in the same months."""

    scope: int
    months: tuple[tuple[int, int], ...]  # runs of month ordinals, the end left out
    measures: tuple[str, ...]


def missing_reports(tables: Sequence[FactTable], *, names: Names) -> list[Problem]:
    """Return warnings that name the missing reports, at most ``MOST_LINES`` and a count.

    Expected of every unit without reporting units below it is each month that any of them
    reports, while it exists; a unit that never reports counts where one beside it does.
    Months that nobody reports between the first and the last are named once, for the whole.
    """
    lacking: dict[tuple[int, str, tuple[tuple[int, int], ...]], list[str]] = defaultdict(list)
    for measure, scope in _reported(tables):
        for code, runs in _gaps(tables, measure, scope, names.tree):
            lacking[scope, code, runs].append(measure)
    units: dict[_Missing, list[str]] = defaultdict(list)
    for (scope, code, runs), measures in lacking.items():
        units[_Missing(scope, runs, tuple(measures))].append(code)
    lines = sorted(units.items(), key=lambda item: -_size(*item))
    problems = [_line(missing, codes, names) for missing, codes in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        template = N_("Further kinds of missing reports, not listed: {count}.")
        problems.append(Problem("warning", template, {"count": len(lines) - MOST_LINES}))
    return problems


def _reported(tables: Sequence[FactTable]) -> list[tuple[str, int]]:
    """Return the measures and scopes that occur."""
    found = {
        (measure, int(scope))
        for table in tables
        for scope in np.unique(table.rows["scope"])
        for measure in table.headers
        if table.rows.loc[table.rows["scope"] == scope, measure].notna().any()
    }
    return sorted(found)


def _gaps(
    tables: Sequence[FactTable], measure: str, scope: int, tree: UnitTree
) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """Yield unit codes and the runs of months in which they lack ``measure``."""
    reported, first = _months_reported(tables, measure, scope, len(tree))
    units = list(tree)
    lowest, silent = _expected_reporters(reported, tree)
    expected = np.asarray(reported[lowest].any(axis=0))
    exists = _existing(tree, first, reported.shape[1])
    missing = (lowest | silent)[:, None] & expected & exists & ~reported
    for position in np.flatnonzero(missing.any(axis=1)):
        yield units[position].code, _runs(missing[position], first)
    if not expected.all():
        yield tree.root.code, _runs(~expected, first)


def _months_reported(
    tables: Sequence[FactTable], measure: str, scope: int, units: int
) -> tuple[Array, int]:
    """Return a matrix unit × month of what is reported, and the ordinal of its first month."""
    parts = []
    for table in tables:
        if measure in table.headers:
            rows = table.rows
            wanted = rows[(rows["scope"] == scope) & rows[measure].notna()]
            parts.append(wanted[["unit", "start", "months"]].to_numpy(dtype=np.int64))
    unit, start, months = np.concatenate(parts).T
    first = int(start.min())
    matrix = np.zeros((units, int((start + months).max()) - first), dtype=bool)
    for grain in Grain:
        chosen = months == grain
        for month in range(grain):
            matrix[unit[chosen], start[chosen] + month - first] = True
    return matrix, first


def _expected_reporters(reported: Array, tree: UnitTree) -> tuple[Array, Array]:
    """Return units that report with nothing reported below, and silent ones beside them."""
    reports = np.asarray(reported.any(axis=1))
    codes = [unit.code for unit in tree]
    position = {code: index for index, code in enumerate(codes)}
    parent = np.array([position.get(unit.parent or "", -1) for unit in tree])
    depth = np.array([len(tree.ancestors(code)) for code in codes])
    below = np.zeros(len(codes), dtype=bool)
    for level in range(int(depth.max()), 0, -1):
        above = parent[(depth == level) & (reports | below)]
        below[above] = True
    silent = ~reports & ~below & (parent >= 0) & below[parent]
    return reports & ~below, silent


def _existing(tree: UnitTree, first: int, months: int) -> Array:
    """Return a matrix unit × month of whether the unit exists."""
    month = np.arange(first, first + months)
    begins = np.array([-1 if unit.valid_from is None else unit.valid_from for unit in tree])
    ends = np.array([first + months if u.valid_to is None else u.valid_to for u in tree])
    found: Array = (begins[:, None] <= month) & (month < ends[:, None])
    return found


def _runs(months: Array, first: int) -> tuple[tuple[int, int], ...]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], months, [False]]).astype(np.int8)))
    return tuple((int(a) + first, int(b) + first) for a, b in edges.reshape(-1, 2))


def _size(missing: _Missing, codes: Sequence[str]) -> int:
    return len(codes) * len(missing.measures) * sum(end - start for start, end in missing.months)


def _line(missing: _Missing, codes: Sequence[str], names: Names) -> Problem:
    spans = [_span(start, end, names.calendar) for start, end in missing.months]
    measures = [names.measure(measure) for measure in missing.measures]
    return Problem(
        "warning",
        N_("Not reported by {units}, {periods} ({scope}): {measures}."),
        values={
            "units": _shortened([names.unit(code) for code in codes], _MOST_UNITS),
            "periods": _shortened(spans, _MOST_RUNS),
            "scope": names.scope(missing.scope),
            "measures": _shortened(measures, _MOST_MEASURES),
        },
    )


def _shortened(items: Sequence[Any], most: int) -> list[Any]:
    rest = len(items) - most
    more = [{"zh": f"另有 {rest} 项", "en": f"and {rest} more"}] if rest > 0 else []
    return [*items[:most], *more]


def _span(start: int, end: int, calendar: Calendar) -> str:
    """Return the label of a run of months, in the widest kind of period that fits."""
    for grain in reversed(Grain):
        first, last = calendar.enclosing(start, grain), calendar.enclosing(end - 1, grain)
        if first.start == start and last.end == end:
            break
    labels = [calendar.label(Period(period.start, period.months)) for period in (first, last)]
    return "–".join(dict.fromkeys(labels))
