"""What a territory's edition offers to choose from: scopes, indicators, periods, levels."""

from functools import lru_cache

from dashboard.catalogue import SCOPES, Catalogue, Indicator, load
from dashboard.domain.periods import Grain, Period
from dashboard.reports.drawn import levels_with_polygon
from dashboard.storage.store import Edition

_SHOWN_GRAINS = (Grain.HALF, Grain.YEAR, Grain.QUARTER, Grain.MONTH)


def scopes(edition: Edition) -> list[str]:
    """Return the scopes in which there is an indicator to show, in the catalogue's order."""
    known = load()
    return [scope for scope in SCOPES if indicators(edition, known, scope=scope)]


def indicators(edition: Edition, catalogue: Catalogue, *, scope: str) -> list[str]:
    """Return the ids of indicators that the territory can show in ``scope``.

    An indicator is offered where some unit has all its measures in a period; a historical
    one only where the territory enables it.
    """
    reported = _reported(edition, scope)
    return [
        indicator.id
        for indicator in catalogue.indicators.values()
        if (indicator.status == "current" or edition.settings.historical)
        and reported.issuperset(indicator.measures)
        and _has_period(edition, indicator, scope)
    ]


def _has_period(edition: Edition, indicator: Indicator, scope: str) -> bool:
    """Return whether the indicator has any figure; the territory's own is looked at first."""
    if not indicator.grains and any(
        together.issuperset(indicator.measures) for together in _of_the_whole(edition, scope)
    ):
        return True
    return bool(grains(edition, indicator, scope=scope))


@lru_cache(maxsize=64)
def _reported(edition: Edition, scope: str) -> set[str]:
    """Return the measures that any unit ever reported; kept, since large territories list many."""
    return edition.reported_measures(scope)


@lru_cache(maxsize=64)
def _of_the_whole(edition: Edition, scope: str) -> list[set[str]]:
    """Return the measures that the territory as a whole has in each period of its main grain."""
    rows = edition.counts(
        measures=sorted(_reported(edition, scope)),
        scope=scope,
        months=_main_grain(edition),
        units=[edition.tree.root.code],
    )
    return [set(measures) for _, measures in rows.groupby("start")["measure"]]


def shown_in(
    period: Period, edition: Edition, catalogue: Catalogue, *, scope: str
) -> list[Indicator]:
    """Return the indicators offered that mean something in this kind of period."""
    offered = [catalogue.indicators[name] for name in indicators(edition, catalogue, scope=scope)]
    return [entry for entry in offered if not entry.grains or period.grain.id in entry.grains]


def periods(edition: Edition, indicator: Indicator, *, scope: str, grain: Grain) -> list[Period]:
    """Return the periods in which any unit has the indicator, the latest first."""
    if indicator.grains and grain.id not in indicator.grains:
        return []
    known = edition.periods(measures=indicator.measures, scope=scope, months=grain, unit=None)
    return sorted(known, reverse=True)


def grains(edition: Edition, indicator: Indicator, *, scope: str) -> list[Grain]:
    """Return the kinds of period in which the indicator can be shown, half-years first."""
    return [
        grain for grain in _SHOWN_GRAINS if periods(edition, indicator, scope=scope, grain=grain)
    ]


def span(edition: Edition, indicator: Indicator, *, scope: str) -> tuple[int, int]:
    """Return the first month of the indicator's figures, and the month after the last."""
    known = [
        period
        for grain in Grain
        for period in periods(edition, indicator, scope=scope, grain=grain)
    ]
    return min(period.start for period in known), max(period.end for period in known)


def latest_period(edition: Edition, indicator: Indicator, *, scope: str) -> Period:
    """Return the latest period of the territory's main grain, else of any grain."""
    main = _main_grain(edition)
    offered = grains(edition, indicator, scope=scope)
    grain = main if main in offered else offered[0]
    return periods(edition, indicator, scope=scope, grain=grain)[0]


def _main_grain(edition: Edition) -> Grain:
    return Grain[edition.settings.main_grain.upper()]


def map_levels(edition: Edition) -> list[str]:
    """Return the levels below the root that have polygons, the widest first."""
    drawn = levels_with_polygon(edition)
    return [level for level in edition.tree.levels if level in drawn][1:] or edition.tree.levels[:1]


def level_kinds(edition: Edition) -> dict[str, str]:
    """Return what the units of each level are: the level, or the one kind that they all are.

    All townships of a city district are subdistricts, and its villages communities.
    """
    endings = {"township": ("街道", "subdistrict"), "village": ("社区", "community")}
    kinds = {}
    for level in edition.tree.levels:
        ending, kind = endings.get(level, ("", level))
        names = [unit.name for unit in edition.tree if unit.level == level]
        kinds[level] = kind if all(name.endswith(ending) for name in names) else level
    return kinds
