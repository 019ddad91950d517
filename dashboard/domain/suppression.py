"""Suppression: of which units a family of counts is hidden, so that no small one is found.

A family is a whole and a chain of parts (births, compliant births). A group is the units
below one parent in one period. Everybody knows the group's totals in every detail (by month,
sex, mother's age), the counts that are shown, and this rule. Of each unit a family is shown
or hidden as one:

1. A unit is *sensitive* where one of its counts, or a whole less one of its parts, is from 1
   to 4, or where it is the only unit of several that has any. All sensitive units are hidden.
2. With them the least of the others that has any event is hidden, and all that equal it:
   the *companions*.
3. Where there is no companion, all units of the group are hidden.

Why nobody can compute a small count, rest or detail:

- The rule sees which counts there are in a group, not whose they are. So if two hidden units
  exchanged all their records, the totals, what is shown and what is hidden would stay as they
  are. What is small in one unit is not in a companion: it could as well be the other's.
- Without companions every unit is sensitive or without event. Two that differ may exchange
  their records as before; where all are alike one record may move to another unit, and all
  stay hidden.
- A detail of a shown unit: another unit has records of the same kind (say, compliant), or the
  unit would be the only one. If the detail is true of some of these records and not of others,
  two units may exchange two of them unnoticed. If it is true of all or none, it is nothing,
  or as many as a count or rest that is shown, and not small.

A single unit below its parent is its parent, in every detail; it is hidden where small.
Terms: Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapter 4. Why a rule
must withstand those who know it: Wong et al., Minimality attack in privacy preserving data
publishing, VLDB 2007.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]
Groups = NDArray[np.intp]
Pair = tuple[int, int]
"""Columns of a whole and of a part that cannot exceed it."""

LARGEST = 4
"""A count above zero and up to this one is small, and hidden."""


def is_small(values: Values) -> Flags:
    """Return where a count is small; a missing one is not."""
    return (values > 0) & (values < LARGEST + 1)


def suppress(values: Values, *, groups: Groups, pairs: Sequence[Pair]) -> Flags:
    """Return which counts to hide.

    A column that only some units of a group report is hidden for the whole group and left
    out of the rule there: units that report different things cannot be taken for each other.

    Args:
        values: Counts of one family, one row a unit and period, one column a measure; NaN
            missing.
        groups: Group of each row, numbered from 0.
        pairs: Columns of each whole and each of its parts, and of their parts.

    Returns:
        Flags of the shape of ``values``; not set where nothing is reported.
    """
    missing = np.isnan(values)
    partial = _count_in_groups(missing, groups) > 0
    compared = np.where(partial, 0.0, values)
    rests = [
        np.where(partial[:, whole] | partial[:, part], 0.0, values[:, whole] - values[:, part])
        for whole, part in pairs
    ]
    sensitive = _sensitive(np.column_stack([compared, *rests]), groups=groups)
    hidden = _hidden_units(compared, sensitive=sensitive, groups=groups)
    return (hidden[:, np.newaxis] | partial) & ~missing


def _sensitive(values: Values, *, groups: Groups) -> Flags:
    """Return the rows with a small count or rest, or the only one that several units have."""
    some = values > 0
    units = np.bincount(groups)[groups]
    only = some & (_count_in_groups(some, groups) == 1) & (units > 1)[:, np.newaxis]
    return np.asarray((is_small(values) | only).any(axis=1))


def _hidden_units(values: Values, *, sensitive: Flags, groups: Groups) -> Flags:
    """Return the rows that are sensitive, companions, or of a group that has none."""
    eligible = ~sensitive & (values > 0).any(axis=1)
    # The place of each row among all different rows, in order of first, second, ... column.
    place = np.unique(values, axis=0, return_inverse=True)[1].reshape(-1)
    least = np.full(groups.max(initial=-1) + 1, len(values))
    np.minimum.at(least, groups[eligible], place[eligible])
    alone = least[groups] == len(values)
    companion = eligible & (place == least[groups])
    touched = _count_in_groups(sensitive, groups) > 0
    return np.asarray(sensitive | (touched & (companion | alone)))


def _count_in_groups(flags: Flags, groups: Groups) -> NDArray[np.intp]:
    """Return for each row how many rows of its group have their flag set, by column."""
    counts = np.zeros((groups.max(initial=-1) + 1, *flags.shape[1:]), dtype=np.intp)
    np.add.at(counts, groups, flags)
    return counts[groups]
