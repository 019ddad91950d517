"""What a forecast may know: earlier years' counts step by step, and the running year's first."""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.domain.rates import FloatArray


@dataclass(frozen=True)
class Women:
    """Women of childbearing age, one value a year as in ``History``; missing where not known.

    Attributes:
        at_origin: Last count at or before the origin.
        at_end: Count at the year's end; missing for the running year.
        entering: Women who enter childbearing age between origin and year's end, less those
            who leave it; missing for the running year.
    """

    at_origin: FloatArray
    at_end: FloatArray
    entering: FloatArray


@dataclass(frozen=True)
class History:
    """Counts of events that add up over the statistical year.

    Attributes:
        counts: (years, steps) events by equal steps of the statistical year, the running year
            last; missing from the origin on, and where a step was not reported.
        given: Steps of the running year before the origin, at least one.
        women: Women of childbearing age; None where they are not counted.
    """

    counts: FloatArray
    given: int
    women: Women | None = None

    @property
    def so_far(self) -> float:
        """Events of the running year up to the origin."""
        return float(self.counts[-1, : self.given].sum())

    @property
    def parts(self) -> FloatArray:
        """(years - 1,) events of the earlier years up to the same origin."""
        return np.asarray(self.counts[:-1, : self.given].sum(axis=1))

    @property
    def wholes(self) -> FloatArray:
        """(years - 1,) events of the earlier years as a whole; missing with any step."""
        return np.asarray(self.counts[:-1].sum(axis=1))

    def as_of(self, year: int) -> "History":
        """Return what was known at the same origin of an earlier ``year``, by its position."""
        counts = self.counts[: year + 1].copy()
        counts[-1, self.given :] = np.nan
        return replace(self, counts=counts, women=self.women and _until(self.women, year))


def _until(women: Women, year: int) -> Women:
    at_end, entering = women.at_end[: year + 1].copy(), women.entering[: year + 1].copy()
    at_end[-1] = entering[-1] = np.nan
    return Women(women.at_origin[: year + 1], at_end, entering)
