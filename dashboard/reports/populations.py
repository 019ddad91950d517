"""Two populations side by side: registered people and migrants of one unit."""

from dataclasses import dataclass

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.comparison import significant_change
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Period
from dashboard.reports import choices
from dashboard.reports.figures import figure_tables
from dashboard.storage.store import Edition

REGISTERED, MIGRANTS = "registered", "migrants"


@dataclass(frozen=True)
class PopulationLine:
    """One indicator of registered people and of migrants.

    Attributes:
        indicator: Catalogue entry.
        registered: Figure of registered people.
        migrants: Figure of migrants.
        significant: Whether they differ beyond chance; None where that cannot be tested.
    """

    indicator: Indicator
    registered: Figure
    migrants: Figure
    significant: bool | None


def populations(
    edition: Edition, catalogue: Catalogue, *, period: Period, unit: str
) -> list[PopulationLine]:
    """Return the rates that both populations have; nothing where the territory parts them not."""
    if not {REGISTERED, MIGRANTS} <= set(choices.scopes(edition)):
        return []
    offered = [
        {entry.id for entry in choices.shown_in(period, edition, catalogue, scope=scope)}
        for scope in (REGISTERED, MIGRANTS)
    ]
    shared = [
        entry
        for entry in catalogue.indicators.values()
        if entry.denominator and all(entry.id in ids for ids in offered)
    ]
    registered, migrants = (
        figure_tables(edition, shared, periods=[period], units=[unit], scope=scope)
        for scope in (REGISTERED, MIGRANTS)
    )
    lines = [
        _line(entry, figures_of(registered[entry.id])[0], figures_of(migrants[entry.id])[0])
        for entry in shared
    ]
    return [line for line in lines if line.registered.given and line.migrants.given]


def _line(indicator: Indicator, registered: Figure, migrants: Figure) -> PopulationLine:
    differ = significant_change(indicator, now=migrants.counts, before=registered.counts)
    return PopulationLine(indicator, registered, migrants, differ)
