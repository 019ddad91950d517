"""What one map shows, and what was found of its units."""

from dataclasses import dataclass

from dashboard.catalogue import Indicator
from dashboard.charts.map_looks import MapView
from dashboard.domain.classification import ClassBreaks
from dashboard.domain.hotspots import Spot
from dashboard.domain.periods import Period
from dashboard.domain.units import Unit
from dashboard.reports.hotspots import HotSpots
from dashboard.reports.level import LevelMap

SMOOTHED = "≈"
"""Stands before a smoothed value."""


@dataclass(frozen=True)
class Pane:
    """What one map shows.

    Attributes:
        indicator: Catalogue entry.
        period: Period of the colours.
        area: Unit whose parts are coloured.
        level: Level of the parts.
        significant: Whether units that may differ by chance stand back.
        smoothed: Whether values are smoothed.
        hotspots: Whether units that stand out among their neighbours are marked.
    """

    indicator: Indicator
    period: Period
    area: Unit
    level: str
    significant: bool = False
    smoothed: bool = False
    hotspots: bool = False

    def view(self, breaks: ClassBreaks) -> MapView:
        """Return what decides how its units look."""
        return MapView(self.indicator, breaks, significant=self.significant, smoothed=self.smoothed)


@dataclass(frozen=True)
class PaneFigures:
    """What was found of the units of a pane.

    Attributes:
        inner: The level of the parts.
        outer: The level of the area itself, whose units are drawn dimmed around it; None
            where the area is the whole territory.
        hotspots: Which parts stand out among their neighbours; None where that is not asked.
    """

    inner: LevelMap
    outer: LevelMap | None = None
    hotspots: HotSpots | None = None

    def spots(self, codes: tuple[str, ...]) -> dict[str, Spot]:
        """Return where each of the drawn parts stands; empty where that is not asked."""
        return dict(zip(codes, self.hotspots.spots, strict=True)) if self.hotspots else {}
