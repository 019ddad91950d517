"""The map as slides: the map with its finding, or what stands beside it."""

from dashboard.domain.funnel_findings import no_funnel
from dashboard.exports.pictures.funnel import funnel_picture
from dashboard.reports.map_place import (
    CONTRIBUTION,
    FUNNEL,
    compared_units,
    panel,
)
from dashboard.reports.page_findings import funnel_sentences, map_finding
from dashboard.reports.selection import Selection
from dashboard.views import cached, contribution_panel
from dashboard.views.slides.slide import Slide, Told, draw_sentences, told_slide


def slides(selection: Selection) -> list[Slide]:
    """Return the map, and what stands beside it where that is more than the unit."""
    sentence = map_finding(selection)
    found = [Slide("map", lambda: draw_sentences([sentence]), is_map=True)]
    if panel(selection) == FUNNEL:
        found.append(told_slide(FUNNEL, lambda: _funnel(selection), chart=True))
    if panel(selection) == CONTRIBUTION:
        tell = lambda: Told(*contribution_panel.told(selection))  # noqa: E731
        found.append(told_slide(CONTRIBUTION, tell, chart=True))
    return found


def _funnel(selection: Selection) -> Told:
    area, level = compared_units(selection)
    found = cached.funnel(
        selection.edition,
        selection.indicator,
        period=selection.period,
        area=area.code,
        level=level,
        scope=selection.scope,
    )
    if found.points.empty:
        return Told([no_funnel(selection.indicator)])
    sentences = funnel_sentences(selection, found, area=area, level=level)
    return Told(sentences, funnel_picture(selection, found, area=area))
