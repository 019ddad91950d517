"""Everything that leaves the server about the units of a territory, as texts and numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import product
from pathlib import Path

import orjson

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator
from dashboard.domain.periods import Grain, Period
from dashboard.domain.smoothing import can_smooth
from dashboard.errors import DashboardError
from dashboard.exports.exhibits import PARTS, exhibits_of, findings_of
from dashboard.map_files import (
    UnitsAddress,
    geometry_file,
    hotspots_file,
    series_file,
    tooltips_file,
)
from dashboard.reports import choices
from dashboard.reports.notes import import_notes
from dashboard.reports.printed_forecast import printed_forecast
from dashboard.reports.printed_ranking import printed_ranking
from dashboard.reports.printing import printed_figures
from dashboard.reports.selection import Selection, resolve
from dashboard.storage.store import Edition, Store

CATALOGUE = catalogues.load()
Sent = dict[str, str]
"""What was asked → what was answered."""
PANELS: tuple[dict[str, str], ...] = (
    {"panel": "funnel"},
    {"panel": "contribution", "parts": "makeup"},
    {"panel": "contribution", "parts": "change", "switches": "smoothed"},
)


def sent(
    home: Path, territory: str, *, level: str, units: Sequence[str], periods: Sequence[Period]
) -> Sent:
    """Return what map, command line, pages and pack tell of a level and of single units.

    Args:
        home: Folder of the store.
        territory: Id of the territory.
        level: Level that maps draw and tables list.
        units: Codes of the units whose profiles are opened, in the first of the periods; the
            other pages are opened for the first.
        periods: Periods that are asked for one by one.
    """
    store = Store(home)
    edition = store.edition(territory)
    said = {
        **dict(_map_files(store, edition, level=level, periods=periods)),
        **dict(_printed(edition, level=level, units=units, periods=periods)),
        **dict(_pages(store, edition, level=level, units=units, period=periods[0])),
        "notes": "\n".join(import_notes(edition, language="zh")),
    }
    # the edition's number differs with its tables
    return {
        asked: text.replace(edition.id, "").replace(edition.id[:8], "")
        for asked, text in said.items()
    }


def _offered(edition: Edition, scope: str) -> list[Indicator]:
    names = choices.indicators(edition, CATALOGUE, scope=scope)
    return [CATALOGUE.indicators[name] for name in names]


def _map_files(
    store: Store, edition: Edition, *, level: str, periods: Sequence[Period]
) -> Iterator[tuple[str, str]]:
    label = edition.settings.calendar.label
    asked = UnitsAddress(edition.territory, edition.id, level, edition.tree.root.code)
    yield "geometry", geometry_file(store, asked).decode()
    for scope in choices.scopes(edition):
        told = {"scope": scope, "language": "zh"}
        for entry in _offered(edition, scope):
            variants = ("observed", "smoothed") if can_smooth(entry) else ("observed",)
            grains = dict.fromkeys(period.grain for period in _meant(entry, periods))
            for grain, variant in product(grains, variants):
                shown = series_file(
                    store, asked, indicator=entry.id, grain=grain.id, variant=variant, **told
                )
                yield f"series {entry.id} {grain.id} {scope} {variant}", shown.decode()
            for period, variant in product(_meant(entry, periods), variants):
                address = {"indicator": entry.id, "period": label(period), **told}
                lines = tooltips_file(store, asked, variant=variant, **address).decode()
                yield f"tooltips {entry.id} {label(period)} {scope} {variant}", lines
                if variant == "smoothed":
                    spots = hotspots_file(store, asked, **address).decode()
                    yield f"hot spots {entry.id} {label(period)} {scope}", spots


def _meant(entry: Indicator, periods: Sequence[Period]) -> list[Period]:
    """Return the periods in which an indicator means something."""
    return [one for one in periods if not entry.grains or one.grain.id in entry.grains]


def _printed(
    edition: Edition, *, level: str, units: Sequence[str], periods: Sequence[Period]
) -> Iterator[tuple[str, str]]:
    label = edition.settings.calendar.label
    for scope in choices.scopes(edition):
        for entry in _offered(edition, scope):
            for period in _meant(entry, periods):
                when = {"period": label(period), "level": level, "scope": scope}
                named = f"{entry.id} {label(period)} {scope}"
                table = printed_figures(edition, CATALOGUE, indicator=entry.id, unit="", **when)
                yield f"figures {named}", table.to_csv()
                if period.grain in (Grain.HALF, Grain.YEAR):
                    ranked = printed_ranking(edition, CATALOGUE, by=entry.id, **when)
                    yield f"ranking {named}", ranked.to_csv()
    for unit in units:
        yield f"forecast {unit}", _forecast(edition, unit)


def _forecast(edition: Edition, unit: str) -> str:
    try:
        table = printed_forecast(
            edition, CATALOGUE, indicator="birth_rate", period="", unit=unit, scope="all"
        )
    except DashboardError as error:
        return str(error)
    return str(table.to_csv())


def _pages(
    store: Store, edition: Edition, *, level: str, units: Sequence[str], period: Period
) -> Iterator[tuple[str, str]]:
    asked = {
        "territory": edition.territory,
        "level": level,
        "period": edition.settings.calendar.label(period),
        "indicator": "birth_rate",
    }
    for unit in units:
        chosen = resolve({**asked, "unit": unit}, store, CATALOGUE)
        for page in PARTS if unit == units[0] else ("area",):
            yield f"{page} {unit}", _page(page, chosen)
    for view in PANELS:
        chosen = resolve({**asked, "unit": units[0], **view}, store, CATALOGUE)
        yield f"map {view}", _page("map", chosen)


def _page(page: str, chosen: Selection) -> str:
    try:
        shown = [
            [
                one.title,
                one.subtitle,
                one.table.to_csv(),
                one.printed().to_csv(),
                one.notes,
                one.chart,
                [asdict(item) for item in one.key],
            ]
            for one in exhibits_of(page, chosen)
        ]
        said = findings_of(page, chosen)
    except DashboardError as error:  # a page's one sentence
        return str(error)
    return orjson.dumps([shown, said], default=str, option=orjson.OPT_SERIALIZE_NUMPY).decode()
