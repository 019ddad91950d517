"""The map of one pane: classes, colours, states, names and hot spots as on the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isnan

import shapely

from dashboard.charts import palette, theme
from dashboard.charts.map_looks import MapLook, look_of
from dashboard.domain import wording
from dashboard.domain.hotspots import Spot
from dashboard.domain.unit_marks import STATE_OF, STATES
from dashboard.exports.pictures.map_key import pane_key
from dashboard.exports.pictures.map_pane import SMOOTHED, Pane, PaneFigures
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import gettext as _
from dashboard.maps.furniture import Furniture, furniture
from dashboard.maps.geoshape import MapShape, Ring, map_chart
from dashboard.maps.layers import Words
from dashboard.maps.names import Nameable, placed_names
from dashboard.maps.projection import Projection
from dashboard.reports.drawn import drawn_units
from dashboard.reports.level import LevelMap, numbers_of
from dashboard.reports.selection import Selection

Shapes = Mapping[str, shapely.Geometry]


def map_picture(selection: Selection, pane: Pane, found: PaneFigures) -> Picture:
    """Return the map of a pane.

    Args:
        selection: What is shown.
        pane: Which map of it.
        found: What was found of its units.
    """
    boundaries = selection.edition.boundaries()
    shapes = dict(zip(boundaries["unit_code"], boundaries.geometry, strict=True))
    codes = drawn_units(selection.edition, pane.level, pane.area.code)
    spots = found.spots(codes)
    painted = _painted(codes, found.inner, shapes, pane, selection, spots)
    projection = Projection.fitted([shape.geometry for shape in painted])
    furnished = _furniture(projection, pane)
    chart, datasets = map_chart(
        painted,
        projection=projection,
        furniture=furnished,
        around=_around(found.outer, shapes, pane, selection),
        borders=[shapes[code] for code in _borders(selection, pane)],
        names=_names(painted, found.inner, pane, selection, projection, furnished, spots),
        selected=selection.unit.code,
    )
    key = pane_key(pane, found, codes, area=selection.edition.tree.root.label)
    return Picture({**theme.configured(chart), "datasets": datasets}, key=key)


def _furniture(projection: Projection, pane: Pane) -> Furniture:
    badge = _("Smoothed values") if pane.smoothed else ""
    return furniture(projection, north=_("N\n▲"), kilometres=_("km"), metres=_("m"), badge=badge)


def _around(
    outer: LevelMap | None, shapes: Shapes, pane: Pane, selection: Selection
) -> list[MapShape]:
    """Return the neighbours of the area; of them all are shown in full, as on the screen."""
    if outer is None:
        return []
    codes = [code for code in outer.units if code != pane.area.code]
    return _painted(codes, outer, shapes, replace(pane, significant=False), selection, {})


def _names(
    painted: Sequence[MapShape],
    shown: LevelMap,
    pane: Pane,
    selection: Selection,
    projection: Projection,
    furnished: Furniture,
    spots: Mapping[str, Spot],
) -> list[Words]:
    """Return the names that have room beside the furniture, those of hot spots with signs."""
    values = dict(zip(shown.units, shown.values.tolist(), strict=True))
    view, numbers = pane.view(shown.breaks), numbers_of(shown)
    looks = {code: palette.SPOT_LOOKS.get(spot) for code, spot in spots.items()}
    units = [
        Nameable(
            geometry=shape.geometry,
            name=selection.edition.tree[shape.code].label,
            value=_printed(values[shape.code], pane, look_of(numbers[shape.code], view)),
            dark=palette.is_dark(shape.fill),
            first=bool(shape.outline) or shape.code == selection.unit.code,
            sign=look.sign if (look := looks.get(shape.code)) else "",
        )
        for shape in painted
    ]
    return placed_names(units, projection, taken=furnished.boxes)


def _printed(value: float, pane: Pane, look: MapLook) -> str:
    if isnan(value):
        return ""
    return look.arrow + SMOOTHED * pane.smoothed + wording.cell_text(value, pane.indicator)


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
    shapes: Shapes,
    pane: Pane,
    selection: Selection,
    spots: Mapping[str, Spot],
) -> list[MapShape]:
    view = pane.view(shown.breaks)
    values = dict(zip(shown.units, shown.values.tolist(), strict=True))
    numbers = numbers_of(shown)
    painted = []
    for code in codes:
        number = numbers[code]
        look = look_of(number, view)
        told = (
            wording.status_name(STATE_OF[number])
            if number >= STATES
            else SMOOTHED * pane.smoothed + wording.value_text(values[code], pane.indicator)
        )
        name = selection.edition.tree[code].label
        ring = _ring(spots.get(code, Spot.NONE))
        tip = f"{name} {told}"
        painted.append(
            MapShape(
                code,
                shapes[code],
                look.fill,
                look.pattern,
                ink=look.ink,
                outline=look.outline,
                tip=tip,
                ring=ring,
            )
        )
    return painted


def _ring(spot: Spot) -> Ring | None:
    look = palette.SPOT_LOOKS.get(spot)
    return Ring(look.colour, tuple(map(float, look.dash.split()))) if look else None
