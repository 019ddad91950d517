"""Ranks that ties share, their ranges, classes, movement. Rank 1 is the best."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import scipy

from dashboard.domain.assessment.kinds import Class
from dashboard.domain.assessment.rules import ClassLimits
from dashboard.domain.rates import FloatArray

Flags = npt.NDArray[np.bool_]

_TAIL = 0.025


def ranks(scores: npt.ArrayLike, *, vetoed: npt.ArrayLike = False) -> FloatArray:
    """Return the ranks of scores along the last axis, the highest first.

    Equal scores share the better rank. A veto comes after every unit without one, whatever
    its score.

    Returns:
        Ranks from 1; NaN where the score is missing, which no rank counts.
    """
    values = np.asarray(scores, dtype=float)
    reach = 1 + np.nanmax(np.abs(values), initial=0.0, where=~np.isnan(values))
    behind = values - np.where(vetoed, 2 * reach, 0.0)
    placed = scipy.stats.rankdata(
        np.where(np.isnan(behind), np.inf, -behind), method="min", axis=-1
    )
    return np.where(np.isnan(behind), np.nan, placed)


def rank_range(
    drawn: FloatArray, observed: FloatArray, *, vetoed: npt.ArrayLike = False
) -> tuple[FloatArray, FloatArray]:
    """Return the best and the worst rank that chance explains: 95% of the draws lie within.

    Args:
        drawn: (draws, units) scores.
        observed: (units,) ranks; the range is widened to hold them where the score sits at
            a bound that few draws reach, as full points do.
        vetoed: (units,) which units a veto puts last.
    """
    placed = ranks(drawn, vetoed=vetoed)
    low = np.quantile(placed, _TAIL, axis=0, method="inverted_cdf")
    high = np.quantile(placed, 1 - _TAIL, axis=0, method="inverted_cdf")
    return np.fmin(low, observed), np.fmax(high, observed)


def last_places(observed: FloatArray, places: int) -> Flags:
    """Return which units hold the last places.

    Units that share a rank stand or fall together, so there may be more of them; where all
    ranked units share one rank nobody is last.
    """
    ranked = ~np.isnan(observed)
    behind = (observed[None, :] > observed[:, None]).sum(axis=1)
    return np.asarray(ranked & (behind < places) & (observed > 1))


def tell_apart(best: FloatArray, worst: FloatArray) -> bool:
    """Return whether ranks tell units apart: not where every 95% range spans every place.

    Ranks without ranges, of figures without chance, do.

    Args:
        best: (units,) best ranks that chance explains; NaN without rank or range.
        worst: (units,) worst ones.
    """
    known = ~np.isnan(best)
    if not known.any():
        return True
    spans = (best[known] == best[known].min()) & (worst[known] == worst[known].max())
    return not bool(spans.all())


def classes_of(
    scores: FloatArray, *, limits: ClassLimits, vetoed: npt.ArrayLike = False
) -> npt.NDArray[np.int_]:
    """Return the classes of scores, values of ``Class``; a veto puts any unit in the third."""
    reached = np.where(scores >= limits.first, Class.FIRST, Class.THIRD)
    reached = np.where((scores >= limits.second) & (scores < limits.first), Class.SECOND, reached)
    reached = np.where(vetoed, Class.THIRD, reached)
    return np.where(np.isnan(scores), Class.NONE, reached)


def to_next_class(
    scores: FloatArray, classes: npt.NDArray[np.int_], *, limits: ClassLimits
) -> FloatArray:
    """Return the points missing to the next class.

    NaN in the first class, without a score, and where the score is there already: then a
    veto holds the unit back, not its points.
    """
    wanted = np.select(
        [classes == Class.SECOND, classes == Class.THIRD], [limits.first, limits.second], np.nan
    )
    missing = np.round(wanted - scores, 6)
    return np.where(missing > 0, missing, np.nan)


def transitions(before: npt.ArrayLike, now: npt.ArrayLike) -> pd.DataFrame:
    """Return how many units moved from each class (rows) to each class (columns).

    All classes of ``Class`` in their order, ``NONE`` for units without a score.
    """
    table = np.zeros((len(Class), len(Class)), dtype=int)
    np.add.at(table, (np.asarray(before, dtype=int), np.asarray(now, dtype=int)), 1)
    return pd.DataFrame(table, index=list(Class), columns=list(Class))


def share_in(classes: Sequence[int] | npt.NDArray[np.int_], wanted: Class) -> tuple[int, int]:
    """Return how many units are in a class, and how many have one."""
    counted = np.asarray(classes)
    return int((counted == wanted).sum()), int((counted != Class.NONE).sum())
