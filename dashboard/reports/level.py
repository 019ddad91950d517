"""How the units of a level lie together: beyond norm or area, too few to judge."""

from collections import Counter
from dataclasses import dataclass

from dashboard.catalogue import Indicator
from dashboard.domain.comparison import position
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.domain.status import Position
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition


@dataclass(frozen=True)
class LevelSummary:
    """The units of a level against one benchmark.

    Attributes:
        level: Level of the units.
        area: The territory's own figure.
        units: Units that exist in the period.
        above, below: Units whose interval lies beyond the benchmark: the normal band where
            there is one, else the territory's value.
        unjudged: Units without a figure or an interval.
    """

    level: str
    area: Figure
    units: int
    above: int
    below: int
    unjudged: int


def level_summary(
    edition: Edition, indicator: Indicator, *, level: str, period: Period, scope: str
) -> LevelSummary:
    """Return how the units of ``level`` lie against the norm, or against the territory."""
    tree = edition.tree
    codes = [unit.code for unit in tree.covering(level) if unit.exists_in(period)]
    asked = list(dict.fromkeys([tree.root.code, *codes]))
    table = figures(edition, indicator, periods=[period], units=asked, scope=scope)
    area = figures_of(table.head(1))[0]
    low, high = indicator.band or (area.value, area.value)
    ends = table[["lower", "upper"]].tail(len(codes))
    places = Counter(
        position(lower, upper, low=low, high=high)
        for lower, upper in ends.itertuples(index=False, name=None)
    )
    return LevelSummary(
        level=level,
        area=area,
        units=len(codes),
        above=places[Position.ABOVE],
        below=places[Position.BELOW],
        unjudged=places[Position.UNKNOWN],
    )
