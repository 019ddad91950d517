"""Which ranking a selection asks for: by score or indicator, of which area, level and peers.

The page, its exhibits and tests read it here alike.
"""

from dataclasses import replace
from functools import lru_cache

from dashboard import catalogue
from dashboard.domain.disclosure import LEVEL as VILLAGE
from dashboard.domain.names import scope_name
from dashboard.domain.periods import Period
from dashboard.domain.units import Unit
from dashboard.i18n import gettext as _
from dashboard.reports.indicator_ranking import IndicatorRanking, indicator_ranking
from dashboard.reports.ranking import (
    EVERYBODY,
    ScoreRanking,
    peer_groups,
    score_ranking,
    units_of_level,
)
from dashboard.reports.scoring import has_scores, rules_of
from dashboard.reports.selection import ALL, Selection
from dashboard.storage.store import Edition

PAGE = "ranking"
"""Name of the page."""
SCORE, INDICATOR = "score", "indicator"
"""What units can be ranked by."""
_FALLBACK_LEVEL = "township"


def assessed_level(edition: Edition) -> str:
    """Return the level that is assessed; townships where nothing is."""
    rules = rules_of(edition)
    return rules.level if rules else _FALLBACK_LEVEL


def can_score(selection: Selection) -> bool:
    """Return whether there are scores of periods of the selected kind."""
    level = assessed_level(selection.edition)
    return has_scores(selection.edition, period=selection.period, level=level)


def ranked_by(selection: Selection) -> str:
    """Return what units are ranked by: the score, unless there is none or it is not asked for."""
    usual = SCORE if can_score(selection) else INDICATOR
    offered = (SCORE, INDICATOR) if usual == SCORE else (INDICATOR,)
    return selection.option("by", offered, usual=usual)


def by_score(selection: Selection) -> bool:
    """Return whether units are ranked by their scores."""
    return ranked_by(selection) == SCORE


def counted(selection: Selection, *, page: str) -> Selection:
    """Return the selection with the population that a page really counts, and a notice of it.

    Scores count what the rules name, whatever population is asked for; every other page counts
    what is asked for.

    Args:
        selection: What is asked for.
        page: Name of the page.
    """
    if page != PAGE or selection.scope == ALL or not by_score(selection):
        return selection
    notice = _(
        "Scores are of the reporting population; they are not made for “{scope}” alone."
    ).format(scope=scope_name(selection.scope))
    return replace(selection, scope=ALL, notices=(*selection.notices, notice))


def ranked_level(selection: Selection) -> str:
    """Return the level of the units: the assessed one, or for an indicator the map's.

    Villages are not ranked: they are too small, and most of their counts are withheld.
    """
    level = assessed_level(selection.edition)
    if ranked_by(selection) == SCORE or selection.level == VILLAGE:
        return level
    return selection.level


def ranked_area(selection: Selection) -> Unit:
    """Return the unit whose parts are ranked: the selected one, else the whole territory."""
    tree, unit = selection.edition.tree, selection.unit
    return unit if tree.descendants(unit.code, ranked_level(selection)) else tree.root


def asked_peers(selection: Selection) -> str:
    """Return the peer group that is asked for, ``EVERYBODY`` for none."""
    if ranked_level(selection) != assessed_level(selection.edition):
        return EVERYBODY
    known = [group.id for group in peer_groups(selection.edition)]
    return selection.option("peers", known, usual=EVERYBODY)


def asked_scores(selection: Selection) -> ScoreRanking:
    """Return the ranking by score that a selection asks for.

    Raises:
        SettingsError: There is no assessment.
    """
    return score_ranking(
        selection.edition,
        period=selection.period,
        area=ranked_area(selection).code,
        peers=asked_peers(selection),
    )


def whole_scores(selection: Selection) -> ScoreRanking:
    """Return the ranking of the whole territory: proposals do not depend on what is shown.

    Raises:
        SettingsError: There is no assessment.
    """
    edition = selection.edition
    return score_ranking(edition, period=selection.period, area=edition.tree.root.code)


def scores_of_unit(selection: Selection) -> ScoreRanking | None:
    """Return the ranking of the whole territory; None where the selected unit is not in it."""
    edition, unit = selection.edition, selection.unit
    if unit.level != assessed_level(edition) or not can_score(selection):
        return None
    found = whole_scores(selection)
    return found if unit.code in set(found.table["unit_code"]) else None


def asked_indicator(selection: Selection) -> IndicatorRanking:
    """Return the ranking by the selected indicator."""
    return _by_indicator(
        selection.edition,
        selection.indicator.id,
        period=selection.period,
        area=ranked_area(selection).code,
        level=ranked_level(selection),
        peers=asked_peers(selection),
        scope=selection.scope,
    )


@lru_cache(maxsize=32)
def _by_indicator(
    edition: Edition,
    indicator: str,
    *,
    period: Period,
    area: str,
    level: str,
    peers: str,
    scope: str,
) -> IndicatorRanking:
    units = units_of_level(edition, period=period, area=area, level=level, peers=peers)
    entry = catalogue.load().indicator(indicator)
    return indicator_ranking(edition, entry, period=period, units=units, area=area, scope=scope)
