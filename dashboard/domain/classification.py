"""Classes of a map by the catalogue's scheme: around the norm, fixed, quantile, Jenks, equal.

Values are compared as they are printed, so that a unit whose figure reads 107.0 is in the
class whose legend ends at 107, and units whose figures read the same are in one class.
"""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf

import numpy as np
import numpy.typing as npt

from dashboard.catalogue import Indicator, Scheme
from dashboard.domain.comparison import rounded
from dashboard.domain.rates import FloatArray

_SAMPLE = 200
"""Values that natural breaks are sought among: the search grows with their square."""


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
        scheme: How the limits arose.
        recent: Whether the limits between the classes are those of recent values only.
    """

    edges: tuple[float, ...]
    decimals: int
    band: tuple[float, float] | None = None
    scheme: Scheme = Scheme.QUANTILE
    recent: bool = False

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


def class_breaks(
    indicator: Indicator, values: npt.ArrayLike, *, recent: npt.ArrayLike | None = None
) -> ClassBreaks:
    """Return the class limits for an indicator on a map.

    Args:
        indicator: Catalogue entry; its scheme, number of classes and fixed limits.
        values: All values that the map may show, over all periods so that colours compare;
            missing ones are left out.
        recent: Those of them that the limits are sought among, for limits that suited ten
            years of falling figures leave one colour for those of today. All of them where
            it is not given or holds too few distinct values. The outer classes reach to the
            least and the largest of all values.

    Returns:
        The catalogue's limits with open ends, or as many classes as it asks for, fewer where
        limits are equal as printed. Where there are no more distinct values than classes,
        each gets its own.
    """
    if indicator.breaks:
        edges = (-inf, *indicator.breaks, inf)
        return ClassBreaks(edges, indicator.decimals, indicator.band, indicator.scheme)
    every, latest = _known(values, indicator), _known([] if recent is None else recent, indicator)
    if len(np.unique(latest)) <= indicator.classes:
        found, latest = _edges(every, indicator), every[:0]
    else:
        inner = _edges(latest, indicator)[1:-1]
        found = np.concatenate([every[:1], inner[inner > every[0]], every[-1:]])
    return ClassBreaks(
        tuple(found.tolist()), indicator.decimals, scheme=indicator.scheme, recent=bool(len(latest))
    )


def _known(values: npt.ArrayLike, indicator: Indicator) -> FloatArray:
    """Return the values that there are, as printed, in ascending order."""
    shown = rounded(values, decimals=indicator.decimals)
    return np.sort(shown[np.isfinite(shown)])


def _edges(values: FloatArray, indicator: Indicator) -> FloatArray:
    """Return the limits of classes of ascending ``values``."""
    distinct = np.unique(values)
    if len(distinct) <= indicator.classes:
        return np.append(distinct, distinct[-1:])
    edges = rounded(
        _EDGES[indicator.scheme](values, indicator.classes), decimals=indicator.decimals
    )
    return np.append(np.unique(edges[:-1]), edges[-1:])


def _quantile_edges(values: FloatArray, classes: int) -> FloatArray:
    """Return limits between about as many values each.

    By numpy, since the limits of ``mapclassify.Quantiles`` lie between values and leave
    classes empty where many values are equal. Here they are values that occur.
    """
    return np.asarray(np.quantile(values, np.linspace(0, 1, classes + 1), method="higher"))


def _equal_edges(values: FloatArray, classes: int) -> FloatArray:
    """Return limits at equal distances; a class may be empty."""
    from mapclassify import EqualInterval  # noqa: PLC0415  imports scikit-learn, over a second

    return np.append(values[:1], EqualInterval(values, k=classes).bins)


def _natural_edges(values: FloatArray, classes: int) -> FloatArray:
    """Return natural breaks: least sum of squared distances from the classes' means.

    Fisher, Journal of the American Statistical Association 1958;53:789-798, which Jenks
    brought to maps; exact by dynamic programming. Of many values a sample at equal ranks
    stands for all, least and largest included: it takes 0.1 s where 2,000 values take 6 s,
    and, unlike ``FisherJenksSampled``, which draws by chance, it gives the same map each time.
    """
    from mapclassify import FisherJenks  # noqa: PLC0415  imports scikit-learn, over a second

    sample = _at_equal_ranks(values)
    if len(np.unique(sample)) <= classes:
        sample = _at_equal_ranks(np.unique(values))
    scaled = (sample - sample.mean()) / sample.std()  # it calculates in single precision
    # without numba it is slow, which the sample makes up for
    warnings.filterwarnings("ignore", message="Numba not installed", category=UserWarning)
    bins = FisherJenks(scaled, k=classes).bins
    lasts = sample[np.searchsorted(scaled, bins[:-1], side="right") - 1]
    firsts = values[np.searchsorted(values, lasts, side="right")]
    return np.concatenate([values[:1], firsts, values[-1:]])


def _at_equal_ranks(values: FloatArray) -> FloatArray:
    """Return at most ``_SAMPLE`` of ascending values, both ends among them."""
    places = np.linspace(0, len(values) - 1, min(len(values), _SAMPLE))
    return np.asarray(values[places.round().astype(int)])


_EDGES: Mapping[Scheme, Callable[[FloatArray, int], FloatArray]] = {
    Scheme.QUANTILE: _quantile_edges,
    Scheme.EQUAL: _equal_edges,
    Scheme.JENKS: _natural_edges,
}


def classify(values: npt.ArrayLike, breaks: ClassBreaks) -> npt.NDArray[np.int64]:
    """Return the number of the class of each value, -1 where a value is missing.

    A value outside the limits counts to the outermost class.
    """
    shown = rounded(values, decimals=breaks.decimals)
    codes = np.searchsorted(breaks.edges[1:-1], shown, side="right")
    if breaks.band is not None:
        codes = codes - (shown == breaks.band[1])
    return np.where(np.isnan(shown) | (breaks.count == 0), -1, codes)
