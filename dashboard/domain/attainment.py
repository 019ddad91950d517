"""Whether targets are met: rates by their value, what grows over the year by its progress."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.comparison import beyond, rounded
from dashboard.domain.rates import FloatArray, ratio
from dashboard.domain.statistical_year import YearSoFar
from dashboard.domain.status import Status

PERCENT_DECIMALS = 1
"""Decimals of completion and scheduled progress, in per cent."""

ATTAINMENT_COLUMNS = ("state", "distance", "beyond", "share", "needed")
_Truths = npt.NDArray[np.bool_]


class TargetState(StrEnum):
    """What can be said of a target."""

    ATTAINED = "attained"
    ON_SCHEDULE = "on_schedule"  # not there yet, and not behind the year
    BEHIND = "behind"  # not there yet, and behind the year
    MISSED = "missed"
    TOO_FEW = "too_few"  # too few events to judge
    NOT_REPORTED = "not_reported"
    NO_TARGET = "no_target"


@dataclass(frozen=True)
class Asked:
    """What is asked of units in one indicator; arrays of one value a unit.

    Attributes:
        low: Least values; minus infinity where there is none.
        high: Greatest values; infinity where there is none. A unit with neither has no target.
        by_year_end: Whether it has to be met by the end of the year only.
    """

    low: FloatArray
    high: FloatArray
    by_year_end: _Truths


@dataclass(frozen=True)
class Attainment:
    """How one target stands.

    Attributes:
        state: What can be said of it.
        distance: How far the printed value lies outside the target, 0 inside; NaN without
            value.
        beyond: Whether it lies outside beyond chance, by the 95% interval; None where it does
            not lie outside or there is no interval.
        share: Completion in per cent, as it is printed; NaN for a rate of done over due.
        needed: What is still needed a month until the year ends, or what room is left a
            month under a limit; NaN where nothing is.
    """

    state: TargetState
    distance: float
    beyond: bool | None
    share: float
    needed: float


def attainments(
    indicator: Indicator,
    figures: pd.DataFrame,
    *,
    asked: Asked,
    so_far: YearSoFar,
    cumulative: bool,
) -> pd.DataFrame:
    """Return how the targets of units stand, judged on the printed values.

    Args:
        indicator: Catalogue entry.
        figures: One row a unit, columns ``FIGURE_COLUMNS``: the year so far.
        asked: What is asked of the same units.
        so_far: How far the year has gone.
        cumulative: Whether the value grows over the year; then it is held against the share
            of the target that is due by now (序时进度).

    Returns:
        Columns ``ATTAINMENT_COLUMNS`` as ``Attainment`` has them; ``beyond`` is 1, 0 or
        missing.
    """
    value = rounded(figures["value"], decimals=indicator.decimals)
    judge = _progress_states if cumulative else _level_states
    states = judge(value, asked, so_far)
    due = so_far.gone if cumulative and not so_far.is_over else 1.0
    share = completion(value, asked) if cumulative else np.full(len(value), np.nan)
    outside = rounded(
        np.maximum(np.maximum(asked.low - value, value - asked.high), 0.0),
        decimals=indicator.decimals,
    )
    lagging = np.isin(states, [TargetState.BEHIND, TargetState.MISSED])
    return pd.DataFrame(
        {
            "state": _with_reasons(states, figures, asked),
            "distance": outside,
            "beyond": np.where(lagging, _beyond(figures, asked, due), np.nan),
            "share": share,
            "needed": _needed(value, asked, so_far) if cumulative else np.nan,
        },
        index=figures.index,
    )


def attainments_of(table: pd.DataFrame) -> list[Attainment]:
    """Return the rows of a table with the columns ``ATTAINMENT_COLUMNS``."""
    rows = table[list(ATTAINMENT_COLUMNS)].itertuples(index=False, name=None)
    return [
        Attainment(
            TargetState(state), distance, None if np.isnan(chance) else bool(chance), share, needed
        )
        for state, distance, chance, share, needed in rows
    ]


def completion(value: FloatArray, asked: Asked) -> FloatArray:
    """Return what part of the least value is done, or of a limit used, in printed per cent."""
    whole = np.where(np.isfinite(asked.low), asked.low, asked.high)
    whole = np.where(np.isfinite(whole), whole, np.nan)
    return rounded(ratio(value, whole, factor=100), decimals=PERCENT_DECIMALS)


def scheduled(so_far: YearSoFar) -> float:
    """Return scheduled progress in printed per cent: 50.0 at the end of a first half-year."""
    return float(rounded(100 * so_far.gone, decimals=PERCENT_DECIMALS))


def _level_states(value: FloatArray, asked: Asked, so_far: YearSoFar) -> npt.NDArray[np.str_]:
    within = (value >= asked.low) & (value <= asked.high)
    open_still = asked.by_year_end & (not so_far.is_over)
    return np.select(
        [within, open_still],
        [str(TargetState.ATTAINED), str(TargetState.BEHIND)],
        default=str(TargetState.MISSED),
    )


def _progress_states(value: FloatArray, asked: Asked, so_far: YearSoFar) -> npt.NDArray[np.str_]:
    """Return states of what grows: once a limit is passed it is missed for good."""
    over, reached = value > asked.high, value >= asked.low
    limited = np.isfinite(asked.high)
    on_time = scheduled(so_far)
    slow = _percent(value, asked.low) < on_time
    fast = _percent(value, asked.high) > on_time
    met = reached & (~limited | so_far.is_over)
    return np.select(
        [over, met, np.full(len(value), so_far.is_over), slow | fast],
        [
            str(TargetState.MISSED),
            str(TargetState.ATTAINED),
            str(TargetState.MISSED),
            str(TargetState.BEHIND),
        ],
        default=str(TargetState.ON_SCHEDULE),
    )


def _percent(value: FloatArray, whole: FloatArray) -> FloatArray:
    finite = np.where(np.isfinite(whole), whole, np.nan)
    return rounded(ratio(value, finite, factor=100), decimals=PERCENT_DECIMALS)


def _with_reasons(
    states: npt.NDArray[np.str_], figures: pd.DataFrame, asked: Asked
) -> npt.NDArray[np.str_]:
    """Return the states, those without target or value replaced by the reason."""
    status = figures["status"]
    unasked = ~np.isfinite(asked.low) & ~np.isfinite(asked.high)
    unreported = status.isin([Status.NOT_REPORTED, Status.NO_DATA]).to_numpy()
    unjudged = ~status.isin([Status.OK, Status.CAUTIOUS]).to_numpy()
    return np.select(
        [unasked, unreported, unjudged],
        [
            str(TargetState.NO_TARGET),
            str(TargetState.NOT_REPORTED),
            str(TargetState.TOO_FEW),
        ],
        default=states,
    )


def _beyond(figures: pd.DataFrame, asked: Asked, due: float) -> FloatArray:
    """Return 1 where the interval lies outside what is due by now, 0 where not, else missing."""
    lower, upper = (figures[end].to_numpy(dtype=float) for end in ("lower", "upper"))
    above, below, unplaced = beyond(lower, upper, low=asked.low * due, high=asked.high * due)
    return np.where(unplaced, np.nan, (above | below).astype(float))


def _needed(value: FloatArray, asked: Asked, so_far: YearSoFar) -> FloatArray:
    if so_far.is_over:
        return np.full(len(value), np.nan)
    way = np.where(value < asked.low, asked.low, asked.high) - value
    return np.where(np.isfinite(way) & (way > 0), way / so_far.months_left, np.nan)
