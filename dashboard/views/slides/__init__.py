"""Pages as slides: what fits the smallest projector at once, in large type, one after the other."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.reports.selection import Selection
from dashboard.views.slides import (
    area,
    map,  # noqa: A004
    meeting,
    overview,
    ranking,
    targets,
    trends,
)
from dashboard.views.slides.slide import Slide

_SLIDES: Mapping[str, Callable[[Selection], list[Slide]]] = MappingProxyType(
    {
        "overview": overview.slides,
        "map": map.slides,
        "trends": trends.slides,
        "ranking": ranking.slides,
        "targets": targets.slides,
        "area": area.slides,
        "meeting": meeting.slides,
    }
)


def slides_of(page: str, selection: Selection, *, parts: str = "") -> list[Slide]:
    """Return the slides of a page.

    Args:
        page: Name of the page.
        selection: What it shows.
        parts: Names of the parts wanted, parted by commas; empty, or none that the page has,
            for all.
    """
    found = _SLIDES[page](selection)
    wanted = [slide for slide in found if slide.part in parts.split(",")]
    return wanted or found
