"""The default agenda of a territory: results, problems, causes, tasks."""

from collections.abc import Container, Iterator

from dashboard.catalogue import Catalogue
from dashboard.domain.agenda import DEFAULT, MEETING, PAGES, Agenda, Step
from dashboard.domain.periods import Period
from dashboard.domain.units import Unit
from dashboard.errors import UnknownNameError
from dashboard.i18n import N_
from dashboard.i18n import gettext as _
from dashboard.reports import choices
from dashboard.reports.overview import standouts
from dashboard.reports.parities import parities
from dashboard.reports.ranking import ScoreRanking, score_ranking
from dashboard.storage.agendas import AgendaFolder
from dashboard.storage.store import Edition, Store

_ALL = "all"
_IN_FOCUS = "sex_ratio_at_birth"


def default_agenda(edition: Edition, catalogue: Catalogue, *, pages: Container[str]) -> Agenda:
    """Return the agenda of a territory that nobody has written one for.

    Args:
        edition: Edition that is shown; the period is the latest of its main kind.
        catalogue: Measures and indicators.
        pages: Pages that there are; others are left out.
    """
    offered = choices.indicators(edition, catalogue, scope=_ALL)
    name = _IN_FOCUS if _IN_FOCUS in offered else offered[0]
    period = choices.latest_period(edition, catalogue.indicator(name), scope=_ALL)
    views = _Views(edition, catalogue, name, period)
    steps = tuple(step for step in views.steps() if step.page in pages)
    return Agenda(DEFAULT, _("Population analysis meeting"), steps)


def agenda_of(store: Store, catalogue: Catalogue, *, territory: str, name: str) -> Agenda:
    """Return an agenda by its name; the default one by rules where it has no file.

    Raises:
        UnknownNameError: There is no such agenda or territory; says which there are.
        SettingsError: Its file is not as expected.
    """
    edition = store.edition(territory)
    folder = AgendaFolder(store.home, territory)
    names = list(dict.fromkeys([DEFAULT, *folder.names()]))
    if name not in names:
        raise UnknownNameError(N_("There is no agenda “{name}”."), name=name, known=names)
    kept = folder.read(name)
    return kept.agenda if kept else default_agenda(edition, catalogue, pages=PAGES)


class _Views:
    """The views of a default agenda in their order."""

    def __init__(
        self, edition: Edition, catalogue: Catalogue, indicator: str, period: Period
    ) -> None:
        self._edition = edition
        self._catalogue = catalogue
        self._indicator = indicator
        self._period = period

    def steps(self) -> Iterator[Step]:
        """Yield results, problems, causes, tasks."""
        name = self._catalogue.indicator(self._indicator).name
        ranking = self._ranking()
        worst = self._worst(ranking)
        yield self._step(_("Results: where we stand"), "overview", part="findings,cards")
        yield self._step(_("Results: the year's targets"), "targets", part="findings,gauges,rates")
        yield self._step(_("Problems: {indicator} on the map").format(indicator=name), "map")
        yield self._step(_("Problems: who lags behind"), "ranking", part="ranks")
        yield self._step(_("Problems: units that stand out"), "overview", part="units")
        if worst:
            heading = _("Problems: a closer look at {unit}").format(unit=worst.label)
            yield self._step(heading, "area", unit=worst.code, part="summary,spine")
        yield self._step(_("Causes: how it came about"), "trends")
        yield self._step(_("Causes: what is beyond chance"), "map", panel="funnel", part="funnel")
        yield self._step(
            _("Causes: who makes the difference"), "map", panel="contribution", part="contribution"
        )
        if self._has_parities():
            yield self._step(_("Causes: which births differ"), "area", part="parities")
        yield self._step(_("Tasks: what is left to do"), "targets", part="matrix")
        if ranking and ranking.matters:
            yield self._step(_("Tasks: what is proposed"), "ranking", part="proposals")
        yield self._step(_("Tasks: what meetings decided"), MEETING)

    def _step(self, heading: str, page: str, **changes: str) -> Step:
        usual = {
            "unit": self._edition.tree.root.code,
            "period": self._edition.settings.calendar.label(self._period),
            "indicator": self._indicator,
            "scope": _ALL,
            **({"beside": "none"} if page == "map" else {}),
        }
        return Step(heading, page, {**usual, **changes})

    def _has_parities(self) -> bool:
        root = self._edition.tree.root.code
        found = parities(self._edition, self._catalogue, period=self._period, unit=root, scope=_ALL)
        return bool(found)

    def _ranking(self) -> ScoreRanking | None:
        """Return the units by score; None where the territory has no rules of assessment."""
        edition, root = self._edition, self._edition.tree.root.code
        if not edition.assessment():
            return None
        return score_ranking(edition, period=self._period, area=root)

    def _worst(self, ranking: ScoreRanking | None) -> Unit | None:
        """Return the last of the ranking; without one, who stands out most clearly."""
        tree = self._edition.tree
        if ranking and ranking.table["rank"].notna().any():
            ranked = ranking.table.dropna(subset="rank")
            return tree[str(ranked["unit_code"].iloc[-1])]
        found = standouts(
            self._edition, self._catalogue, period=self._period, unit=tree.root.code, scope=_ALL
        )
        return tree[found[0].row.unit_code] if found else None
