"""Decisions of a territory's meetings as pages and files tell them."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from dashboard.domain.periods import Period
from dashboard.domain.units import Unit
from dashboard.storage.decisions import DecisionFile
from dashboard.storage.edition import OPEN_EDITIONS
from dashboard.storage.store import Edition


@lru_cache(maxsize=OPEN_EDITIONS)
def decision_file(home: Path, edition: Edition) -> DecisionFile:
    """Return the table of an edition's territory; it goes on while the edition stands."""
    return DecisionFile(home / "data" / edition.territory, edition.tree, edition.settings)


def counted_from(edition: Edition, period: Period) -> date:
    """Return the day from which days overdue count: that of the figures, never the clock's."""
    return edition.settings.as_of or period.last_day


def units_to_choose(edition: Edition, unit: Unit, period: Period) -> list[Unit]:
    """Return the units that a new decision may be about: the one in focus, above it and below."""
    tree = edition.tree
    return [unit, *reversed(tree.ancestors(unit.code)), *tree.children(unit.code, period)]
