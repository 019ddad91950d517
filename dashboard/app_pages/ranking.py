"""Ranking: by score or indicator, class movement, proposals with evidence, parts of scores."""

from dashboard.reports import asked_ranking
from dashboard.reports.selection import Selection
from dashboard.views import ranking_panel
from dashboard.views.selection import current


def draw(selection: Selection) -> None:
    """Draw the ranking that the selection asks for."""
    if asked_ranking.by_score(selection):
        ranking_panel.draw_by_score(selection)
    else:
        ranking_panel.draw_by_indicator(selection)


draw(current())
