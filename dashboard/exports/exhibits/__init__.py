"""The pictures and tables of every page as exhibits, and the sentences that pages say."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits import (
    area,
    area_details,
    area_score,
    contribution,
    decisions,
    funnel,
    map_panes,
    overview,
    ranking,
    ranking_tables,
    targets,
    trends,
)
from dashboard.exports.exhibits.trend import trend_exhibit
from dashboard.i18n import using
from dashboard.reports import asked_ranking
from dashboard.reports.selection import Selection

Maker = Callable[[Selection], Sequence[Exhibit] | Exhibit | None]

PARTS: Mapping[str, Mapping[str, Maker]] = MappingProxyType(
    {
        "overview": {
            "headlines": overview.headline_exhibit,
            "standouts": overview.standout_exhibit,
        },
        "map": {
            "maps": map_panes.exhibits,
            "funnel": funnel.funnel_exhibit,
            "contribution": contribution.panel_exhibit,
        },
        "trends": {
            "course": trends.course_exhibit,
            "year": trends.year_exhibit,
            "methods": trends.methods_exhibit,
            "like_periods": trends.like_periods_exhibit,
        },
        "ranking": {
            "ranks": ranking.ranks_exhibit,
            "classes": ranking.classes_exhibit,
            "proposals": ranking_tables.proposals_exhibit,
            "repeated": ranking_tables.repeated_exhibit,
            "parts": ranking.parts_exhibit,
            "entries": ranking_tables.entries_exhibit,
        },
        "targets": {
            "gauges": targets.gauges_exhibit,
            "rates": targets.rates_exhibit,
            "matrix": targets.matrix_exhibit,
        },
        "area": {
            "trend": trend_exhibit,
            "spine": area.spine_exhibit,
            "profile": area.profile_exhibit,
            "decisions": decisions.unit_exhibit,
            "parities": area_details.parities_exhibit,
            "populations": area_details.populations_exhibit,
            "score": area_score.score_exhibit,
            "matters": area_score.matters_exhibit,
            "below": area_details.below_exhibit,
        },
        "meeting": {"decisions": decisions.open_exhibit},
    }
)
"""Pages → their parts in the order of the screen → what makes the exhibits of a part."""

_FINDINGS: Mapping[str, Callable[[Selection], list[str]]] = MappingProxyType(
    {
        "overview": overview.sentences,
        "map": map_panes.sentences,
        "trends": trends.sentences,
        "ranking": ranking.sentences,
        "targets": targets.sentences,
        "area": area.sentences,
    }
)


def exhibits_of(page: str, selection: Selection, *, parts: Sequence[str] = ()) -> list[Exhibit]:
    """Return what a page shows, picture by picture, in the selection's language.

    A page that shows nothing to hand out, or that nobody knows, has none.

    Args:
        page: Name of a page, as in addresses.
        selection: What it shows.
        parts: Parts of the page that are wanted; none for all.
    """
    makers = PARTS.get(page, {})
    found: list[Exhibit] = []
    with using(selection.language):
        counted = asked_ranking.counted(selection, page=page)
        for part in parts or makers:
            made = makers[part](counted)
            found += [made] if isinstance(made, Exhibit) else made or []
    return found


def findings_of(page: str, selection: Selection) -> list[str]:
    """Return the sentences that a page says, in the selection's language."""
    with using(selection.language):
        return _FINDINGS[page](selection) if page in _FINDINGS else []
