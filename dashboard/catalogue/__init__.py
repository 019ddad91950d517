"""The catalogue: one small TOML entry per measure and indicator, validated at load.

Adding an indicator is adding an entry to ``indicators.toml``; no code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from dashboard.catalogue import headers
from dashboard.catalogue.entries import GROUPS, Direction, Indicator, Interval, Measure, Scheme
from dashboard.catalogue.loading import read_indicators, read_measures
from dashboard.errors import UnknownNameError
from dashboard.i18n import N_

__all__ = [
    "DIRECTORY",
    "GROUPS",
    "SCOPES",
    "Catalogue",
    "Direction",
    "Indicator",
    "Interval",
    "Measure",
    "Scheme",
    "load",
]

DIRECTORY = Path(__file__).parent
SCOPES = ("all", "registered", "resident", "migrants", "migrants_in", "migrants_out")
"""Populations that a fact may count (口径); ``all`` is the reporting population."""


@dataclass(frozen=True)
class Catalogue:
    """All measures and indicators by id, in the order of their files."""

    measures: Mapping[str, Measure]
    indicators: Mapping[str, Indicator]

    def indicator(self, name: str) -> Indicator:
        """Return the indicator with the id or the name ``name``.

        The names are the full and the short ones in both languages; width, case and spaces
        make no difference.

        Raises:
            UnknownNameError: There is none; says the nearest ids.
        """
        found = self.indicators.get(name) or self._indicators_by_name.get(headers.comparable(name))
        if found is None:
            known = {indicator.id: indicator.names for indicator in self.indicators.values()}
            raise UnknownNameError(N_("There is no indicator “{name}”."), name=name, known=known)
        return found

    @cached_property
    def _indicators_by_name(self) -> dict[str, Indicator]:
        return {
            headers.comparable(name): indicator
            for indicator in self.indicators.values()
            for name in indicator.names
            if name
        }

    def measure_named(self, header: str) -> Measure | None:
        """Return the measure that a column header means, None where nobody knows.

        Ids, names in both languages and aliases are known; width, case, spaces, kinds of
        dashes and a unit in brackets at the end (“出生人数（人）”) make no difference.
        """
        return headers.find(self._headers, header)

    def nearest_measures(self, header: str) -> list[Measure]:
        """Return up to three measures with names spelt most like an unknown ``header``."""
        return headers.nearest(self._headers, header)

    @cached_property
    def _headers(self) -> dict[str, Measure]:
        return headers.header_index(self.measures.values())[0]


@cache
def load(directory: Path = DIRECTORY) -> Catalogue:
    """Return the validated catalogue of ``directory``; read once.

    Raises:
        CatalogueError: An entry is invalid; names file, entry and field. Nothing is
            loaded then.
    """
    measures = read_measures(directory)
    return Catalogue(measures, read_indicators(directory, measures=measures))
