"""The profile of a unit as slides: figure and trend, the spine chart in parts."""

from collections.abc import Sequence

from dashboard.exports.pictures.spine import shown_lines, spine_picture
from dashboard.exports.pictures.trend import trend_picture
from dashboard.reports.selection import Selection
from dashboard.reports.spine import SpineLine
from dashboard.views import area_panel, area_spine
from dashboard.views.slides.slide import Slide, draw_picture, parted

_LINES = 12
"""Most indicators of the spine chart on a slide."""


def slides(selection: Selection) -> list[Slide]:
    """Return the slides of a unit's profile."""
    lines = shown_lines(area_spine.spine_lines(selection))
    found = [Slide("summary", lambda: _draw_summary(selection))]
    return [*found, *(_spine(selection, shown) for shown in parted(lines, _LINES))]


def _draw_summary(selection: Selection) -> None:
    history = area_panel.draw_figure(selection)
    picture = trend_picture(selection, history)
    if picture is not None:
        draw_picture(picture, key="trend")


def _spine(selection: Selection, shown: Sequence[SpineLine]) -> Slide:
    def draw() -> None:
        picture = spine_picture(selection, shown)
        draw_picture(picture, key="spine", height=picture.height or "stretch")

    return Slide("spine", draw)
