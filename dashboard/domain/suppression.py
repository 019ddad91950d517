"""Cell suppression: which counts to hide so that no small one can be recognised.

A group is the units below one parent in one period. Everybody knows the parent's totals, so
hiding a small count alone hides nothing: others are hidden with it (complementary
suppression) until an audit finds no hidden cell that has only one possible value.
Terms: Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapter 4.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]
Groups = NDArray[np.intp]
Pair = tuple[int, int]
"""Columns of a whole and of a part that cannot exceed it."""

LARGEST = 4
"""A count above zero and up to this one is small, and hidden."""

_LARGEST_MOVE = 3  # measures changed at once by one certificate of the audit
_STAGES = 5


def is_small(values: Values) -> Flags:
    """Return where a count is small; a missing one is not."""
    return (values > 0) & (values < LARGEST + 1)


def suppress(values: Values, *, groups: Groups, pairs: Sequence[Pair]) -> Flags:
    """Return which cells to hide.

    Hidden first are small counts and the parts that leave a small rest of their whole. Then
    each group with a cell that the audit finds pinned is hidden further, measure by measure:
    one more unit (the smallest count that is not small); the linked measures of the units
    hidden; all units; all units in all linked measures. The first of these that leaves
    nothing pinned ends it.

    A parent with one single unit below stays pinned: that unit's count is the parent's own
    published figure, and no pattern here can hide it.

    Args:
        values: Counts, one row a unit and period, one column a linked measure; NaN missing.
        groups: Group of each row, numbered from 0.
        pairs: Columns of wholes and their parts.

    Returns:
        Flags of the shape of ``values``.
    """
    hidden = is_small(values)
    for whole, part in pairs:
        hidden[:, part] |= is_small(values[:, whole] - values[:, part])
    shape = (int(groups.max(initial=-1)) + 1, values.shape[1])
    entire = np.zeros(shape, dtype=bool)
    stages = np.zeros(shape, dtype=int)
    while True:
        pinned = find_pinned(values, hidden=hidden, entire=entire, groups=groups, pairs=pairs)
        stuck = _any_by_group(pinned, groups, shape) & (stages < _STAGES)
        if not stuck.any():
            return hidden
        stages[stuck] += 1
        hidden |= _hidden_further(
            values, hidden=hidden, stages=np.where(stuck, stages, 0), groups=groups, pairs=pairs
        )
        entire |= stages >= 3  # noqa: PLR2004  the stage that hides all units
        entire |= (stages >= 4).any(axis=1, keepdims=True)  # noqa: PLR2004


def find_pinned(
    values: Values, *, hidden: Flags, entire: Flags, groups: Groups, pairs: Sequence[Pair]
) -> Flags:
    """Return hidden cells for which the audit finds no second possible value.

    The attacker knows all totals of the group, all shown cells, that parts do not exceed
    their wholes, and even which hidden counts are small, and so lie in 1..4 — this last one
    not where all units of a group are hidden (``entire``).

    A cell is free if one event can be moved from its unit to another one of the group, in
    the cell's measure and perhaps in linked ones, without contradicting any of this. That
    is enough for a second value and needed in practice. A part is pinned too where its
    whole less it is small and has no second value.

    Args:
        values: Counts as in ``suppress``.
        hidden: Flags of the shape of ``values``.
        entire: Flags by group and measure.
        groups: Group of each row as in ``suppress``.
        pairs: Columns of wholes and their parts.
    """
    free = np.zeros_like(hidden)
    free_rest = {pair: np.zeros(len(values), dtype=bool) for pair in pairs}
    for moved in _moves(values.shape[1]):
        up, down = (
            _possible(
                values,
                moved=moved,
                step=step,
                hidden=hidden,
                known=~entire[groups],
                pairs=pairs,
            )
            for step in (1, -1)
        )
        possible = (up & _elsewhere(down, groups)) | (down & _elsewhere(up, groups))
        free[:, list(moved)] |= possible[:, np.newaxis]
        for whole, part in pairs:
            if (whole in moved) != (part in moved):
                free_rest[whole, part] |= possible
    pinned = hidden & ~free
    for (whole, part), free_here in free_rest.items():
        small = is_small(values[:, whole] - values[:, part])
        pinned[:, part] |= small & ~free_here & (hidden[:, whole] | hidden[:, part])
    return pinned


def _moves(measures: int) -> Iterator[tuple[int, ...]]:
    sizes = range(1, min(measures, _LARGEST_MOVE) + 1)
    return chain.from_iterable(combinations(range(measures), size) for size in sizes)


def _possible(
    values: Values,
    *,
    moved: tuple[int, ...],
    step: int,
    hidden: Flags,
    known: Flags,
    pairs: Sequence[Pair],
) -> Flags:
    """Return units whose counts ``moved`` may all change by ``step`` for all that is known."""
    possible = np.ones(len(values), dtype=bool)
    for column in moved:
        count = values[:, column]
        possible &= hidden[:, column] & _allowed(count, step=step, known=known[:, column])
    for whole, part in pairs:
        change = step * ((whole in moved) - (part in moved))
        if change:
            rest = values[:, whole] - values[:, part]
            possible &= np.isnan(rest) | _allowed(rest, step=change, known=known[:, part])
    return possible


def _allowed(count: Values, *, step: int, known: Flags) -> Flags:
    """Return where ``count + step`` is possible: not negative, small where known as small."""
    changed = count + step
    return (changed >= 0) & (is_small(changed) | ~(is_small(count) & known))


def _elsewhere(flags: Flags, groups: Groups) -> Flags:
    """Return whether any other row of the group has its flag set."""
    counts = np.bincount(groups, weights=flags)
    return counts[groups] - flags > 0


def _any_by_group(flags: Flags, groups: Groups, shape: tuple[int, int]) -> Flags:
    found = np.zeros(shape, dtype=bool)
    rows, columns = np.nonzero(flags)
    found[groups[rows], columns] = True
    return found


def _hidden_further(
    values: Values,
    *,
    hidden: Flags,
    stages: NDArray[np.int_],
    groups: Groups,
    pairs: Sequence[Pair],
) -> Flags:
    """Return the cells that the stages just reached add; stage 0 adds nothing.

    A zero that anybody can infer is not hidden: of a parent whose total is zero, or of a
    part whose whole is shown as zero.
    """
    more = np.zeros_like(hidden)
    for column in range(values.shape[1]):
        stage = stages[groups, column]
        more[:, column] |= _smallest_shown(values, hidden, groups, column) & (stage == 1)
        more |= (hidden[:, column] & (stage == 2))[:, np.newaxis]  # noqa: PLR2004
        more[:, column] |= stage == 3  # noqa: PLR2004
        more |= (stage >= 4)[:, np.newaxis]  # noqa: PLR2004
    totals = np.zeros(stages.shape)
    np.add.at(totals, groups, np.nan_to_num(values))
    more &= ~np.isnan(values) & (totals[groups] > 0)
    for whole, part in pairs:
        more[:, part] &= (values[:, whole] != 0) | hidden[:, whole] | more[:, whole]
    return more


def _smallest_shown(values: Values, hidden: Flags, groups: Groups, column: int) -> Flags:
    """Return in each group the row with the smallest shown count that is not small."""
    chosen = np.zeros(len(values), dtype=bool)
    rows = np.flatnonzero(~hidden[:, column] & (values[:, column] > LARGEST))
    order = rows[np.lexsort((rows, values[rows, column], groups[rows]))]
    _, first = np.unique(groups[order], return_index=True)
    chosen[order[first]] = True
    return chosen
