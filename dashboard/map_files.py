"""What the map's frame fetches by address: geometry, series, texts of the pointer.

All are addressed by edition, which never changes, so they are made once and kept.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

import orjson

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator
from dashboard.charts import palette
from dashboard.charts.frame_looks import frame_looks
from dashboard.charts.map_looks import MapView
from dashboard.domain import spot_wording
from dashboard.domain.periods import Grain
from dashboard.domain.pinyin import spelling
from dashboard.domain.short_names import short_names
from dashboard.domain.smoothing import can_smooth
from dashboard.domain.units import LEVELS
from dashboard.errors import UnknownNameError
from dashboard.i18n import N_, Language, using
from dashboard.reports.drawn import drawn_units, units_below
from dashboard.reports.drill import unit_between
from dashboard.reports.hotspots import SIGNS, hot_spots
from dashboard.reports.series import OBSERVED, SMOOTHED, series
from dashboard.reports.tooltips import tooltips
from dashboard.storage.boundaries import geometry_json
from dashboard.storage.store import Store


@dataclass(frozen=True)
class UnitsAddress:
    """The units of a level that are, or lie below, one unit, as an address names them."""

    territory: str
    edition: str
    level: str
    within: str


@lru_cache(maxsize=64)
def geometry_file(store: Store, asked: UnitsAddress) -> bytes:
    """Return the polygons of a level within a unit.

    Raises:
        UnknownNameError: There is no such level or unit.
    """
    opened = store.edition(asked.territory, asked.edition)
    units = drawn_units(opened, asked.level, asked.within)
    below = units_below(opened)
    through = [unit_between(opened, code, area=asked.within) for code in units]
    further: dict[str, Sequence[object]] = {
        "below": [below.get(code, 0) for code in units],
        "through": [between and between.name for between in through],
        "through_en": [between and between.name_en for between in through],
        "short": short_names([opened.tree[code].name for code in units]),
        "short_en": short_names([opened.tree[code].name_en for code in units]),
    }
    return geometry_json(opened.boundaries(), units=units, further=further)


@lru_cache(maxsize=8)
def units_file(store: Store, *, territory: str, edition: str) -> bytes:
    """Return the names of all units and how they are typed, the widest first.

    ``above`` is the code of the unit that holds each.
    """
    tree = store.edition(territory, edition).tree
    ordered = sorted(tree, key=lambda unit: LEVELS.index(unit.level))
    return orjson.dumps(
        [
            {
                "code": unit.code,
                "above": unit.parent,
                "name": unit.name,
                "name_en": unit.name_en,
                "initials": spelt.initials,
                "pinyin": spelt.full,
            }
            for unit in ordered
            for spelt in [spelling(unit.name)]
        ]
    )


@lru_cache(maxsize=256)
def series_file(
    store: Store,
    asked: UnitsAddress,
    *,
    indicator: str,
    grain: str,
    scope: str,
    variant: str,
    language: str,
) -> bytes:
    """Return the classes, values and words of all periods of one kind.

    Raises:
        UnknownNameError: There is no such level, unit, indicator or kind of period, or the
            indicator is not given in the variant.
    """
    entry = catalogues.load().indicator(indicator)
    opened = store.edition(asked.territory, asked.edition)
    known = {one.id: one for one in Grain}
    if grain not in known:
        raise UnknownNameError(
            N_("There is no kind of period “{name}”."), name=grain, known=list(known)
        )
    with using(_language(language)):
        shown = series(
            opened,
            entry,
            level=asked.level,
            within=asked.within,
            grain=known[grain],
            scope=scope,
            smoothed=_smoothed(variant, entry),
        )
        view = MapView(entry, shown.breaks, smoothed=variant == SMOOTHED)
        looks = frame_looks(view, shown.codes, area=opened.tree.root.label)
        told = {name: value for name, value in vars(shown).items() if name != "breaks"}
        return orjson.dumps({**told, **looks})


@lru_cache(maxsize=128)
def tooltips_file(
    store: Store,
    asked: UnitsAddress,
    *,
    indicator: str,
    period: str,
    scope: str,
    variant: str,
    language: str,
) -> bytes:
    """Return the lines that the pointer shows, by unit.

    Raises:
        UnknownNameError: There is no such level, unit or indicator, or the indicator is not
            given in the variant.
        PeriodError: The label is no period of the territory.
    """
    entry = catalogues.load().indicator(indicator)
    texts = tooltips(
        store.edition(asked.territory, asked.edition),
        entry,
        level=asked.level,
        within=asked.within,
        period=period,
        scope=scope,
        language=_language(language),
        smoothed=_smoothed(variant, entry),
    )
    return orjson.dumps(texts)


@lru_cache(maxsize=256)
def hotspots_file(
    store: Store,
    asked: UnitsAddress,
    *,
    indicator: str,
    period: str,
    scope: str,
    language: str,
) -> bytes:
    """Return which units stand together beyond chance in a period, with looks and words.

    Raises:
        UnknownNameError: There is no such level, unit or indicator.
        PeriodError: The label is no period of the territory.
    """
    opened = store.edition(asked.territory, asked.edition)
    shown = hot_spots(
        opened,
        catalogues.load().indicator(indicator),
        level=asked.level,
        within=asked.within,
        period=opened.settings.calendar.parse(period),
        scope=scope,
    )
    with using(_language(language)):
        kinds = {
            SIGNS[spot]: {**asdict(palette.SPOT_LOOKS[spot]), "words": words}
            for spot, words in spot_wording.spot_names().items()
        }
        said = spot_wording.statement(found=shown.found, tested=shown.tested)
        how = spot_wording.method(shown.tested)
    return orjson.dumps({"codes": shown.codes, "kinds": kinds, "statement": said, "method": how})


def _smoothed(variant: str, indicator: Indicator) -> bool:
    """Return whether a variant is that of smoothed values."""
    known = [OBSERVED, *([SMOOTHED] if can_smooth(indicator) else [])]
    if variant not in known:
        raise UnknownNameError(
            N_("There are no values of the kind “{name}”."), name=variant, known=known
        )
    return variant == SMOOTHED


def _language(name: str) -> Language:
    return "en" if name == "en" else "zh"
