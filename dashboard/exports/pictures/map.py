"""The map of one pane: classes, colours, states and names as on the screen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

import shapely

from dashboard.catalogue import Indicator
from dashboard.charts import palette, theme
from dashboard.charts.key import KeyItem
from dashboard.domain import wording
from dashboard.domain.class_names import class_name, scheme_text
from dashboard.domain.periods import Period
from dashboard.domain.status import Status
from dashboard.domain.units import Unit
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import gettext as _
from dashboard.maps.geoshape import MapShape, map_chart
from dashboard.maps.names import Nameable, placed_names
from dashboard.maps.projection import Projection
from dashboard.reports.drawn import drawn_units
from dashboard.reports.level import FEW, MARKED, STATE_NUMBERS, STATES, SURE, LevelMap, numbers_of
from dashboard.reports.selection import Selection
from dashboard.reports.series import smoothed_note

_STATES = {number: status for status, number in STATE_NUMBERS.items()}
_UNPAINTED = "#eef1f4"
_CLASS_BITS = FEW - 1
_SMOOTHED = "≈"


@dataclass(frozen=True)
class Pane:
    """What one map shows.

    Attributes:
        indicator: Catalogue entry.
        period: Period of the colours.
        area: Unit whose parts are coloured.
        level: Level of the parts.
        significant: Whether units that may differ by chance stand back.
        smoothed: Whether values are smoothed.
    """

    indicator: Indicator
    period: Period
    area: Unit
    level: str
    significant: bool = False
    smoothed: bool = False


def map_picture(
    selection: Selection, pane: Pane, *, inner: LevelMap, outer: LevelMap | None
) -> Picture:
    """Return the map of a pane.

    Args:
        selection: What is shown.
        pane: Which map of it.
        inner: The level of the parts.
        outer: The level of the area itself, whose units are drawn dimmed around it; None
            where the area is the whole territory.
    """
    tree, area = selection.edition.tree, pane.area
    shapes = dict(
        zip(
            (boundaries := selection.edition.boundaries())["unit_code"],
            boundaries.geometry,
            strict=True,
        )
    )
    codes = drawn_units(selection.edition, pane.level, area.code)
    painted = _painted(codes, inner, shapes, pane, selection)
    projection = Projection.fitted([shape.geometry for shape in painted])
    around = (
        [
            shape
            for shape in _painted(outer.units, outer, shapes, pane, selection)
            if shape.code != area.code
        ]
        if outer
        else []
    )
    values = dict(zip(inner.units, inner.values.tolist(), strict=True))
    names = placed_names(
        [
            Nameable(
                geometry=shape.geometry,
                name=tree[shape.code].label,
                value=_printed(values[shape.code], pane),
                dark=palette.is_dark(shape.fill),
                first=shape.code == selection.unit.code,
            )
            for shape in painted
        ],
        projection,
    )
    chart, datasets = map_chart(
        painted,
        projection=projection,
        around=around,
        borders=[shapes[code] for code in _borders(selection, pane)],
        names=names,
        selected=selection.unit.code,
    )
    numbers = numbers_of(inner)
    key = _key(pane, inner, [numbers[code] for code in codes])
    return Picture({**theme.configured(chart), "datasets": datasets}, key=key)


def _printed(value: float, pane: Pane) -> str:
    if isnan(value):
        return ""
    return _SMOOTHED * pane.smoothed + wording.cell_text(value, pane.indicator)


def _borders(selection: Selection, pane: Pane) -> tuple[str, ...]:
    """Return the widest units between an area and its parts, if there are several."""
    levels = selection.edition.tree.levels
    for between in levels[levels.index(pane.area.level) + 1 : levels.index(pane.level)]:
        drawn = drawn_units(selection.edition, between, pane.area.code)
        if len(drawn) > 1:
            return drawn
    return ()


def _painted(
    codes: Sequence[str],
    shown: LevelMap,
    shapes: Mapping[str, shapely.Geometry],
    pane: Pane,
    selection: Selection,
) -> list[MapShape]:
    colours = palette.class_colours(shown.breaks.count, middle=shown.breaks.middle)
    values = dict(zip(shown.units, shown.values.tolist(), strict=True))
    numbers = numbers_of(shown)
    painted = []
    for code in codes:
        number = numbers[code]
        fill, pattern, marked = _look(number, colours, significant=pane.significant)
        told = (
            wording.status_name(_STATES[number])
            if number >= STATES
            else _SMOOTHED * pane.smoothed + wording.value_text(values[code], pane.indicator)
        )
        name = selection.edition.tree[code].label
        painted.append(
            MapShape(code, shapes[code], fill, pattern, marked=marked, tip=f"{name} {told}")
        )
    return painted


def _look(number: int, colours: Sequence[str], *, significant: bool) -> tuple[str, str, bool]:
    """Return fill, pattern and whether the outline is strong, by the bits of ``reports.level``."""
    if number >= STATES:
        look = palette.STATE_LOOKS[_STATES[number]]
        return look.fill, look.pattern, False
    if not colours:
        return _UNPAINTED, "", False
    colour = colours[number & _CLASS_BITS]
    if significant and not number & SURE:
        return palette.paler(colour, palette.FAINT), "", False
    few = bool(number & FEW)
    return palette.paler(colour) if few else colour, "", bool(number & MARKED)


def _key(pane: Pane, shown: LevelMap, numbers: Sequence[int]) -> tuple[KeyItem, ...]:
    """Return classes, states and signs, each with the number of its units."""
    breaks = shown.breaks
    colours = palette.class_colours(breaks.count, middle=breaks.middle)
    valued = [number for number in numbers if number < STATES]
    classes = Counter(number & _CLASS_BITS for number in valued)
    items = [
        KeyItem("area", colour, class_name(breaks, place, pane.indicator), count=classes[place])
        for place, colour in enumerate(colours)
    ]
    states = Counter(_STATES[number] for number in numbers if number >= STATES)
    items += [_state(status, states[status]) for status in STATE_NUMBERS if states[status]]
    few = sum(bool(number & FEW) for number in valued)
    marked = sum(bool(number & MARKED) for number in valued)
    chance = sum(not number & SURE for number in valued)
    if few and colours:
        words = _("pale: {words}").format(words=wording.status_name(Status.CAUTIOUS))
        items.append(KeyItem("pale", colours[len(colours) // 2], words, count=few))
    if pane.significant:
        items.append(KeyItem("area", "#f5f6f8", _("not beyond chance"), count=chance))
    elif marked:
        words = _("strong outline: beyond the norm, not by chance")
        items.append(KeyItem("outline", theme.INK, words, count=marked))
    if pane.smoothed:
        items.append(KeyItem("words", theme.INK, smoothed_note()))
    if breaks.count:
        items.append(KeyItem("words", theme.MUTED, scheme_text(breaks)))
    return tuple(items)


def _state(status: Status, count: int) -> KeyItem:
    look = palette.STATE_LOOKS[status]
    words = wording.status_name(status)
    match look.pattern:
        case "dots" | "hatch" | "cross" as pattern:
            return KeyItem(pattern, look.fill, words, count=count)
        case _:
            return KeyItem("area", look.fill, words, count=count)
