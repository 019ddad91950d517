"""The pictures and tables of every page as exhibits, and the sentences that pages say."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits import area, funnel, map_panes, overview, targets
from dashboard.i18n import using
from dashboard.reports.selection import Selection

_EXHIBITS: Mapping[str, Callable[[Selection], list[Exhibit]]] = MappingProxyType(
    {
        "overview": overview.exhibits,
        "map": lambda selection: [*map_panes.exhibits(selection), *funnel.exhibits(selection)],
        "targets": targets.exhibits,
        "area": area.exhibits,
    }
)
_FINDINGS: Mapping[str, Callable[[Selection], list[str]]] = MappingProxyType(
    {
        "overview": overview.sentences,
        "map": map_panes.sentences,
        "targets": targets.sentences,
        "area": area.sentences,
    }
)


def exhibits_of(page: str, selection: Selection) -> list[Exhibit]:
    """Return what a page shows, picture by picture, in the selection's language.

    A page that shows nothing to hand out, or that nobody knows, has none.
    """
    with using(selection.language):
        return _EXHIBITS[page](selection) if page in _EXHIBITS else []


def findings_of(page: str, selection: Selection) -> list[str]:
    """Return the sentences that a page says, in the selection's language."""
    with using(selection.language):
        return _FINDINGS[page](selection) if page in _FINDINGS else []
