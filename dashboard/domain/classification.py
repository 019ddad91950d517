"""Classes of a map: fixed limits around the norm where the catalogue has them, else quantiles.

Values are compared as they are printed, so that a unit whose figure reads 107.0 is in the
class whose legend ends at 107.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
import numpy.typing as npt

from dashboard.catalogue import Indicator
from dashboard.domain.comparison import rounded
from dashboard.domain.rates import FloatArray

CLASSES = 5
"""Classes of equal numbers of units, where limits are not fixed."""


@dataclass(frozen=True)
class ClassBreaks:
    """Limits of classes, ascending.

    A class holds its lower limit and not its upper one; the last class holds both, and so
    does the normal band, whose upper limit the class above leaves out.

    Attributes:
        edges: Lower limit of the first class, limits between, upper limit of the last one;
            infinite ends are open. Empty where there is nothing to classify.
        decimals: Decimals of the limits and of the values that are compared with them.
        band: Normal range; one of the classes where it is given.
    """

    edges: tuple[float, ...]
    decimals: int
    band: tuple[float, float] | None = None

    @property
    def count(self) -> int:
        """Number of classes."""
        return max(len(self.edges) - 1, 0)

    @property
    def middle(self) -> int | None:
        """Number of the class that is the normal band, None without one."""
        return None if self.band is None else self.edges.index(self.band[0])

    def limits(self, number: int) -> tuple[float, float]:
        """Return lower and upper limit of a class, numbered from 0.

        Equal limits mean a class of that one printed value.
        """
        return self.edges[number], self.edges[number + 1]

    def closed(self, number: int) -> tuple[bool, bool]:
        """Return whether a class holds its lower and its upper limit."""
        lower, upper = self.limits(number)
        after_band = self.middle is not None and number == self.middle + 1
        last = number == self.count - 1
        return lower != -inf and not after_band, upper != inf and (last or number == self.middle)


def class_breaks(indicator: Indicator, values: npt.ArrayLike) -> ClassBreaks:
    """Return the class limits for an indicator on a map.

    Args:
        indicator: Catalogue entry; its ``breaks`` win.
        values: All values that the map may show, over all periods so that colours compare;
            missing ones are left out.

    Returns:
        Fixed limits with open ends, or at most ``CLASSES`` quantile classes whose limits are
        printed values that occur; equal limits are merged. Where there are no more distinct values
        than classes, each gets its own.
    """
    if indicator.breaks:
        return ClassBreaks((-inf, *indicator.breaks, inf), indicator.decimals, indicator.band)
    shown = rounded(values, decimals=indicator.decimals)
    edges = _quantile_edges(shown[np.isfinite(shown)])
    return ClassBreaks(tuple(edges.tolist()), indicator.decimals)


def _quantile_edges(values: FloatArray) -> FloatArray:
    distinct = np.unique(values)
    if len(distinct) <= CLASSES:
        return np.append(distinct, distinct[-1:])
    # limits are values that occur, so that no class is empty
    return np.unique(np.quantile(values, np.linspace(0, 1, CLASSES + 1), method="higher"))


def classify(values: npt.ArrayLike, breaks: ClassBreaks) -> npt.NDArray[np.int64]:
    """Return the number of the class of each value, -1 where a value is missing.

    A value outside the limits counts to the outermost class.
    """
    shown = rounded(values, decimals=breaks.decimals)
    codes = np.searchsorted(breaks.edges[1:-1], shown, side="right")
    if breaks.band is not None:
        codes = codes - (shown == breaks.band[1])
    return np.where(np.isnan(shown) | (breaks.count == 0), -1, codes)
