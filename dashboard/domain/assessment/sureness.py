"""How sure a rule can be of a figure before it proposes anything.

Wilson's interval, which the pages draw, is right on average and too short for a few events
beside a share near 0 or 1: 2 of 11 lie beyond 5% by it (5.1-47.7) and not by the exact test
(2.3-51.8). A proposal has to stand up, so its few events are tested exactly.
"""

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator, Interval
from dashboard.domain.intervals import EXACT_BELOW, binomial
from dashboard.domain.rates import ratio


def exact_where_few(indicator: Indicator, figures: pd.DataFrame) -> pd.DataFrame:
    """Return figures with exact intervals where fewer than 10 events stand on either side.

    Intervals of counts and of rates are exact there already.

    Args:
        indicator: Catalogue entry.
        figures: Columns ``FIGURE_COLUMNS``.
    """
    if indicator.interval not in (Interval.WILSON, Interval.SEX_RATIO):
        return figures
    part, other = (figures[name].to_numpy(dtype=float) for name in ("numerator", "denominator"))
    if indicator.interval is Interval.WILSON:
        other = other - part
    few = (np.minimum(part, other) < EXACT_BELOW) & figures["lower"].notna() & (other >= 0)
    lower, upper = binomial(part[few], (part + other)[few])
    if indicator.interval is Interval.SEX_RATIO:
        lower, upper = ratio(lower, 1 - lower), ratio(upper, 1 - upper)
        upper = np.where(other[few] == 0, np.inf, upper)
    exact = figures.copy()
    exact.loc[few, "lower"] = lower * indicator.factor
    exact.loc[few, "upper"] = upper * indicator.factor
    return exact
