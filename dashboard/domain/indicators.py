"""Indicator values: a catalogue formula on counts, with interval and state."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Indicator, Interval
from dashboard.domain import intervals
from dashboard.domain.rates import FloatArray, ratio, sum_of_ratios
from dashboard.domain.status import Status

SUPPRESSED = "suppressed"
"""Optional column of counts: whether a count of the row is withheld."""


@dataclass(frozen=True)
class _Counts:
    """The counts of a formula, a row a unit and period, a column a term."""

    added: FloatArray
    subtracted: FloatArray
    below: FloatArray

    @classmethod
    def of(cls, indicator: Indicator, counts: pd.DataFrame) -> "_Counts":
        minus = [term for term in indicator.numerator if term.startswith("-")]
        plus = [term for term in indicator.numerator if term not in minus]
        return cls(
            _columns(counts, plus),
            _columns(counts, [term.removeprefix("-") for term in minus]),
            _columns(counts, indicator.denominator),
        )

    @property
    def plus(self) -> FloatArray:
        return np.asarray(self.added.sum(axis=1))

    @property
    def minus(self) -> FloatArray:
        return np.asarray(self.subtracted.sum(axis=1))

    @property
    def numerator(self) -> FloatArray:
        return self.plus - self.minus

    @property
    def denominator(self) -> FloatArray:
        """Sum of the denominators, NaN for a plain count."""
        if not self.below.shape[1]:
            return np.full(len(self.below), np.nan)
        return np.asarray(self.below.sum(axis=1))

    @property
    def missing(self) -> npt.NDArray[np.bool_]:
        terms = np.hstack([self.added, self.subtracted, self.below])
        return np.asarray(np.isnan(terms).any(axis=1))


def evaluate(indicator: Indicator, counts: pd.DataFrame) -> pd.DataFrame:
    """Return the indicator's values on ``counts``.

    Args:
        indicator: Catalogue entry.
        counts: One row a unit and period; one float column per measure of the formula, NaN
            where it is not reported; optionally a column of truth values ``suppressed``.

    Returns:
        A frame of the same index with the columns ``numerator``, ``denominator``, ``value``,
        ``lower``, ``upper``, ``n`` and ``status``. The first two and ``n`` are counts: ``n``
        is the births of a sex ratio, the events of a rate, the denominator of a share.
        ``value``, ``lower`` and ``upper`` are in the indicator's unit, NaN unless ``status``
        is ``ok`` or ``cautious``; the ends are NaN without an interval method too, and where
        a part exceeds its whole. Of a suppressed row nothing is given. ``status`` holds
        values of ``Status``.

    Raises:
        KeyError: A measure of the formula has no column.
        ValueError: An event count is negative.
    """
    terms = _Counts.of(indicator, counts)
    withheld = _withheld(counts)
    n = _n(indicator, terms)
    status = _status(indicator, terms, n, withheld)
    given = np.isin(status, [Status.OK, Status.CAUTIOUS])
    lower, upper = _INTERVALS[indicator.interval](terms)
    columns = {
        "numerator": _without(terms.numerator, withheld),
        "denominator": _without(terms.denominator, withheld),
        "value": _without(_value(indicator, terms), ~given),
        "lower": _without(lower * indicator.factor, ~given),
        "upper": _without(upper * indicator.factor, ~given),
        "n": _without(n, withheld),
        "status": status,
    }
    return pd.DataFrame(columns, index=counts.index)


def _without(numbers: FloatArray, taken: npt.NDArray[np.bool_]) -> FloatArray:
    return np.where(taken, np.nan, numbers)


def _columns(counts: pd.DataFrame, measures: Sequence[str]) -> FloatArray:
    columns = [counts[name].to_numpy(dtype=float, na_value=np.nan) for name in measures]
    return np.stack(columns, axis=1) if columns else np.empty((len(counts), 0))


def _withheld(counts: pd.DataFrame) -> npt.NDArray[np.bool_]:
    if SUPPRESSED not in counts:
        return np.zeros(len(counts), dtype=bool)
    return counts[SUPPRESSED].to_numpy(dtype=bool)


def _value(indicator: Indicator, terms: _Counts) -> FloatArray:
    if indicator.aggregation == "sum":
        return terms.numerator * indicator.factor
    if indicator.aggregation == "sum_of_ratios":
        return sum_of_ratios(terms.added, terms.below, factor=indicator.factor)
    return ratio(terms.numerator, terms.denominator, factor=indicator.factor)


def _n(indicator: Indicator, terms: _Counts) -> FloatArray:
    if indicator.interval is Interval.SEX_RATIO:
        return terms.numerator + terms.denominator
    if indicator.interval in (Interval.POISSON, Interval.DIFFERENCE, Interval.SUM_OF_RATES):
        return terms.plus + terms.minus
    return terms.denominator if indicator.denominator else terms.numerator


def _status(
    indicator: Indicator, terms: _Counts, n: FloatArray, withheld: npt.NDArray[np.bool_]
) -> npt.NDArray[np.str_]:
    empty = (terms.below == 0).any(axis=1)
    sex_ratio = indicator.interval is Interval.SEX_RATIO
    states: Mapping[Status, npt.NDArray[np.bool_]] = {  # the first that holds
        Status.SUPPRESSED: withheld,
        Status.NOT_REPORTED: terms.missing,
        Status.UNDEFINED: empty & (not sex_ratio),
        Status.TOO_FEW: (n < indicator.minimum_n) | (empty & sex_ratio),
        Status.CAUTIOUS: n < indicator.cautious_n,
    }
    names = [str(status) for status in states]
    return np.select(list(states.values()), names, default=str(Status.OK))


def _share(terms: _Counts) -> intervals.Ends:
    part, whole = terms.numerator, terms.denominator
    plausible = (part >= 0) & (part <= whole)
    return intervals.wilson(np.where(plausible, part, np.nan), whole)


def _rate(terms: _Counts) -> intervals.Ends:
    lower, upper = intervals.poisson(terms.numerator)
    return ratio(lower, terms.denominator), ratio(upper, terms.denominator)


def _sex_ratio(terms: _Counts) -> intervals.Ends:
    lower, upper = intervals.sex_ratio(terms.numerator, terms.denominator)
    return lower / 100, upper / 100


def _difference(terms: _Counts) -> intervals.Ends:
    lower, upper = intervals.difference(terms.plus, terms.minus)
    return ratio(lower, terms.denominator), ratio(upper, terms.denominator)


def _sum_of_rates(terms: _Counts) -> intervals.Ends:
    return intervals.sum_of_rates(terms.added, terms.below)


def _no_interval(terms: _Counts) -> intervals.Ends:
    missing = np.full(len(terms.added), np.nan)
    return missing, missing


_INTERVALS: Mapping[Interval, Callable[[_Counts], intervals.Ends]] = {
    Interval.WILSON: _share,
    Interval.POISSON: _rate,
    Interval.SEX_RATIO: _sex_ratio,
    Interval.DIFFERENCE: _difference,
    Interval.SUM_OF_RATES: _sum_of_rates,
    Interval.NONE: _no_interval,
}
"""Methods that give both ends before the indicator's factor."""
