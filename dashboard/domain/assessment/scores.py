"""Scores: parts added up, with what is missing said and never scored silently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain.assessment.draws import DRAWS, generator
from dashboard.domain.assessment.parts import drawn_points
from dashboard.domain.assessment.ranks import rank_range, ranks
from dashboard.domain.assessment.rules import Assessment
from dashboard.domain.comparison import rounded
from dashboard.domain.rates import FloatArray

DECIMALS = 1
"""Of a score; ranks and classes go by the printed score."""
_TAILS = (0.025, 0.975)
LEAST_SHARE = 0.5
"""Of all points: where less can be scored there is no score."""


class LeftOut(StrEnum):
    """Why a unit has no score."""

    NO = ""
    TOO_FEW = "too_few"  # births
    NOT_REPORTED = "not_reported"  # less than half of all points can be scored


@dataclass(frozen=True)
class Scores:
    """The scores of all assessed units in one period.

    Attributes:
        assessment: The rules.
        parts: Rule id → its part, as of ``scored_part``; the same units in the same order.
        units: One row a unit: ``unit_code``, ``births`` (NaN where not reported), ``entered``
            (points of dated entries on the whole), ``judged`` (points that could be scored at
            most), ``score`` (missing where left out), ``left_out`` (values of ``LeftOut``).
    """

    assessment: Assessment
    parts: Mapping[str, pd.DataFrame]
    units: pd.DataFrame

    @property
    def codes(self) -> list[str]:
        """Codes of the units."""
        return self.units["unit_code"].tolist()

    @property
    def totals(self) -> FloatArray:
        """Scores of the units, NaN for those left out."""
        return self.units["score"].to_numpy(dtype=float)

    def of(self, codes: Sequence[str]) -> "Scores":
        """Return the scores of some of the units, which do not depend on the others."""
        keep = self.units["unit_code"].isin(codes).to_numpy()
        parts = {name: part[keep].reset_index(drop=True) for name, part in self.parts.items()}
        return Scores(self.assessment, parts, self.units[keep].reset_index(drop=True))


def scored(
    assessment: Assessment,
    parts: Mapping[str, pd.DataFrame],
    *,
    births: FloatArray,
    entered: FloatArray,
) -> Scores:
    """Return the scores of units.

    Args:
        assessment: The rules.
        parts: Rule id → part of the same units.
        births: (units,) births of the period; NaN where not reported.
        entered: (units,) points of dated entries on the whole score.
    """
    first = next(iter(parts.values()))
    made = [parts[rule.id]["points"].to_numpy(dtype=float) for rule in assessment.rules]
    loose = entered + _entered_on_missing(assessment, parts)
    judged = _judged(assessment, made)
    score = _total(assessment, made, judged=judged, entered=loose)
    too_few = births < assessment.minimum_births
    left_out = np.where(too_few, LeftOut.TOO_FEW, LeftOut.NO).astype(object)
    left_out[np.isnan(score) & ~too_few] = LeftOut.NOT_REPORTED
    units = pd.DataFrame(
        {
            "unit_code": first["unit_code"],
            "births": births,
            "entered": loose,
            "judged": judged,
            "score": np.where(too_few, np.nan, score),
            "left_out": [str(reason) for reason in left_out],
        }
    )
    return Scores(assessment, parts, units)


def drawn_scores(
    scores: Scores, indicators: Mapping[str, Indicator], *, draws: int = DRAWS
) -> FloatArray:
    """Return (draws, units) scores as chance might have made them, the same on every call.

    Args:
        scores: The scores.
        indicators: Catalogue entries by id.
        draws: At most ``DRAWS``; fewer are the first of them.
    """
    rng, assessment = generator(), scores.assessment
    made = [
        drawn_points(rng, rule, indicators[rule.indicator], scores.parts[rule.id])[:draws]
        for rule in assessment.rules
    ]
    units = scores.units
    judged, entered = (units[name].to_numpy(dtype=float) for name in ("judged", "entered"))
    drawn = _total(assessment, made, judged=judged, entered=entered)
    return np.where(np.isnan(scores.totals), np.nan, drawn)


def ranked(
    scores: Scores, indicators: Mapping[str, Indicator], *, vetoed: npt.NDArray[np.bool_]
) -> pd.DataFrame:
    """Return rank and range of the units among themselves.

    Args:
        scores: Scores of units that are alike.
        indicators: Catalogue entries by id.
        vetoed: (units,) which units a confirmed veto puts behind all others.

    Returns:
        ``rank``, ``best`` and ``worst``, its 95% range, and ``reach``, the upper end of the
        score's 95% range; missing for units left out.
    """
    observed = ranks(scores.totals, vetoed=vetoed)
    drawn = drawn_scores(scores, indicators)
    best, worst = rank_range(drawn, observed, vetoed=vetoed)
    reach = score_range(drawn, scores.totals)[1]
    return pd.DataFrame({"rank": observed, "best": best, "worst": worst, "reach": reach})


def score_range(drawn: FloatArray, observed: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return both ends of the 95% range of scores.

    A range is widened to hold its score where that sits at full points, which few draws reach.

    Args:
        drawn: (draws, units) scores.
        observed: (units,) scores.
    """
    lower, upper = np.quantile(drawn, _TAILS, axis=0)
    return np.fmin(lower, observed), np.fmax(upper, observed)


def _judged(assessment: Assessment, made: Sequence[FloatArray]) -> FloatArray:
    weights = np.array([rule.weight for rule in assessment.rules])
    return np.asarray((weights[:, None] * ~np.isnan(np.stack(made))).sum(axis=0))


def _entered_on_missing(assessment: Assessment, parts: Mapping[str, pd.DataFrame]) -> FloatArray:
    """Return the entries on parts that cannot be scored: they count for the whole."""
    loose = [
        np.where(parts[rule.id]["points"].isna(), parts[rule.id]["entered"], 0.0)
        for rule in assessment.rules
    ]
    return np.asarray(np.sum(loose, axis=0))


def _total(
    assessment: Assessment, made: Sequence[FloatArray], *, judged: FloatArray, entered: FloatArray
) -> FloatArray:
    """Return points added up, printed; missing parts scaled or zero as the rules say."""
    total = np.zeros(1)
    for points in made:
        total = total + np.nan_to_num(points)
    enough = judged >= LEAST_SHARE * assessment.full
    if assessment.missing == "rescale":
        total = total * assessment.full / np.where(judged > 0, judged, np.nan)
    whole = np.clip(total + entered, 0, assessment.full)
    return rounded(np.where(enough, whole, np.nan), decimals=DECIMALS)
