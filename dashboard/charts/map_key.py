"""The key of a map: what colours, shades, dots, outlines and states mean, on screen and paper."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dashboard.catalogue import Interval
from dashboard.charts import palette, theme
from dashboard.charts.key import KeyForm, KeyItem
from dashboard.charts.map_looks import MapView, dots
from dashboard.domain import wording
from dashboard.domain.against_area import most_by_chance
from dashboard.domain.class_names import class_name
from dashboard.domain.status import Status
from dashboard.domain.unit_marks import STATE_NUMBERS, STATES, Standing, UnitMark
from dashboard.i18n import gettext as _

_VALUED = frozenset(range(STATES))
_PATTERNS: dict[str, KeyForm] = {"dots": "dots", "hatch": "hatch", "cross": "cross"}


@dataclass(frozen=True)
class MapKeyItem:
    """An entry of the key and the units that it counts.

    Attributes:
        item: The entry, without count.
        numbers: Numbers of these units, as of ``domain.unit_marks``.
        always: Whether it stands there without any unit.
        judged: Numbers of the units of which chance alone would put some among those counted;
            empty where that says nothing.
    """

    item: KeyItem
    numbers: frozenset[int]
    always: bool = False
    judged: frozenset[int] = frozenset()


def map_key(view: MapView, *, area: str) -> list[MapKeyItem]:
    """Return the key of a map.

    Args:
        view: What it shows.
        area: Name of the wider area, the benchmark where there is no norm.
    """
    signs = [*_outlines(view, area), *_shades(view)] if view.breaks.count else []
    return [*_classes(view), *signs, *_states()]


def counted(key: Sequence[MapKeyItem], numbers: Iterable[int]) -> list[KeyItem]:
    """Return the entries with the number of units of each, without those that have none."""
    known = list(numbers)
    counts = [sum(number in entry.numbers for number in known) for entry in key]
    return [
        replace(entry.item, count=count, words=entry.item.words + _chance(entry, known))
        for entry, count in zip(key, counts, strict=True)
        if count or entry.always
    ]


def by_chance(expected: str) -> str:
    """Return how many units chance alone would put there, as words after an entry's own."""
    return _(" (by chance ≤{expected})").format(expected=expected)


def _chance(entry: MapKeyItem, known: Sequence[int]) -> str:
    expected = most_by_chance(sum(number in entry.judged for number in known))
    return by_chance(f"{expected:g}") if expected else ""


def _classes(view: MapView) -> list[MapKeyItem]:
    """Return the classes; where pale shades stand on the map alone, with both."""
    both = view.normed and not view.tested
    return [
        MapKeyItem(
            KeyItem(
                "pale" if both else "area",
                colour,
                class_name(view.breaks, place, view.indicator),
                ink=palette.paler(colour),
            ),
            _numbers(partial(_in_class, view, place)),
            always=True,
        )
        for place, colour in enumerate(view.colours)
    ]


def _outlines(view: MapView, area: str) -> list[MapKeyItem]:
    if not (view.normed or view.tested):
        words = _("unlike {area} beyond chance").format(area=area)
        beyond = _numbers(lambda mark: mark.standing is not Standing.CHANCE)
        told = [MapKeyItem(KeyItem("words", theme.INK, words), beyond, judged=_VALUED)]
        return told if view.indicator.interval is not Interval.NONE else []
    norm, other = _("strong outline: beyond the norm, not by chance"), ""
    if view.smoothed:
        norm = _("strong outline: above ↑ or below ↓ the norm, not by chance")
    if view.tested:
        norm = _("colour, strong outline: above ↑ or below ↓ the norm")
        other = (
            _("colour, dashes: above ↑ or below ↓ {area}")
            if view.normed
            else _("colour, strong outline: above ↑ or below ↓ {area}")
        ).format(area=area)
    forms: list[tuple[KeyForm, str, str]] = [
        ("outline", "strong", norm if view.normed else other),
        ("dashed_outline", "dashed", other),
    ]
    return [
        MapKeyItem(
            KeyItem(form, theme.INK, words),
            _numbers(partial(_outlined, view, outline)),
            judged=_VALUED,
        )
        for form, outline, words in forms
    ]


def _shades(view: MapView) -> list[MapKeyItem]:
    """Return what may be chance, and few events."""
    middle = view.colours[len(view.colours) // 2]
    pale, caution = palette.paler(middle), wording.status_name(Status.CAUTIOUS)
    few = _("dots: {words}") if view.normed or view.tested else _("pale with dots: {words}")
    ground, ink = (middle, pale) if view.tested else (pale, dots(middle))
    items = [
        MapKeyItem(
            KeyItem("few", ground, few.format(words=caution), ink=ink),
            _numbers(lambda mark: mark.few and _classed(mark, view)),
        )
    ]
    if view.tested:
        chance = KeyItem("area", palette.FAINT, _("not beyond chance"))
        items.insert(0, MapKeyItem(chance, _numbers(lambda mark: not _classed(mark, view))))
    elif view.normed:
        chance = KeyItem("area", pale, _("pale: not beyond chance"))
        items.insert(0, MapKeyItem(chance, _numbers(view.pale)))
    return items


def _states() -> list[MapKeyItem]:
    return [
        MapKeyItem(
            KeyItem(_PATTERNS.get(look.pattern, "area"), look.fill, wording.status_name(status)),
            frozenset([number]),
        )
        for status, number in STATE_NUMBERS.items()
        for look in [palette.STATE_LOOKS[status]]
    ]


def _classed(mark: UnitMark, view: MapView) -> bool:
    return mark.standing is not Standing.CHANCE or not view.tested


def _in_class(view: MapView, place: int, mark: UnitMark) -> bool:
    return mark.place == place and _classed(mark, view)


def _outlined(view: MapView, outline: str, mark: UnitMark) -> bool:
    return view.outline(mark.standing) == outline


def _numbers(wanted: Callable[[UnitMark], bool]) -> frozenset[int]:
    return frozenset(number for number in range(STATES) if wanted(UnitMark.of(number)))
