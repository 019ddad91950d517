"""The exhibits of the map page: a picture for each map, a table of the units."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.names import level_name
from dashboard.domain.periods import Period
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits.columns import units_table
from dashboard.exports.inlined import inlined
from dashboard.exports.pictures.map import map_picture
from dashboard.exports.pictures.map_pane import Pane, PaneFigures
from dashboard.i18n import gettext as _
from dashboard.reports import choices, map_place
from dashboard.reports.drawn import drawn_units
from dashboard.reports.figures import figures
from dashboard.reports.hotspots import hot_spots
from dashboard.reports.level import LevelMap, area_summary, level_maps
from dashboard.reports.page_findings import map_finding, map_sentence
from dashboard.reports.selection import Selection

_MOST_NAMES = 6


def exhibits(selection: Selection) -> list[Exhibit]:
    """Return each map of the page, and its units with their figures."""
    panes = [pane for pane in _panes(selection) if _drawn(selection, pane)]
    pictures = [_picture(selection, pane) for pane in panes]
    tables = {pane.indicator.id: picture for pane, picture in zip(panes, pictures, strict=True)}
    return [*pictures, *(_table(picture) for picture in tables.values())]


def sentences(selection: Selection) -> list[str]:
    """Return what the map says: how units lie against norm or area."""
    return [map_finding(selection)]


def _panes(selection: Selection) -> list[Pane]:
    known = catalogues.load()
    second = map_place.beside(selection, known)
    panes = [_pane(selection, selection.indicator, selection.period)]
    if second == map_place.OTHER_PERIOD:
        panes.append(_pane(selection, selection.indicator, map_place.other_period(selection)))
    elif second != map_place.ALONE:
        panes.append(_pane(selection, known.indicator(second), selection.period))
    return panes


def _pane(selection: Selection, indicator: Indicator, period: Period) -> Pane:
    """Return one map: an indicator that is never shown of villages stays a level higher."""
    area, level = map_place.compared_units(replace(selection, indicator=indicator))
    switches = map_place.switched_on(selection)
    return Pane(
        indicator,
        period,
        area,
        level,
        significant=map_place.SIGNIFICANT in switches,
        smoothed=map_place.is_smoothed(selection, indicator),
        hotspots=map_place.HOTSPOTS in switches,
    )


def _drawn(selection: Selection, pane: Pane) -> bool:
    return bool(drawn_units(selection.edition, pane.level, pane.area.code))


def _picture(selection: Selection, pane: Pane) -> Exhibit:
    edition, area = selection.edition, pane.area
    seen = replace(
        selection, unit=area, indicator=pane.indicator, period=pane.period, level=pane.level
    )
    found = _found(selection, pane)
    inner = found.inner
    picture = map_picture(replace(selection, period=pane.period), pane, found)
    columns = units_table(selection, pane.indicator, _rows(seen))
    table, decimals = columns.table, dict(columns.decimals)
    if pane.smoothed:
        name = _("{indicator} (smoothed)").format(indicator=pane.indicator.name)
        smoothed = dict(zip(inner.units, inner.values.tolist(), strict=True))
        table.insert(3, name, table[_("Unit code")].map(smoothed).astype(float))
        decimals[name] = pane.indicator.decimals
    summary = area_summary(
        edition,
        pane.indicator,
        period=pane.period,
        area=area.code,
        level=pane.level,
        scope=selection.scope,
    )
    kinds = choices.level_kinds(edition)
    return Exhibit(
        selection=seen,
        kind=_("map"),
        subject=pane.indicator.name,
        title=map_sentence(seen, summary),
        subtitle=_("{indicator} by {level} · {where}").format(
            indicator=pane.indicator.name,
            level=level_name(kinds[pane.level]).lower(),
            where=seen.title,
        ),
        table=table,
        decimals=decimals,
        chart=inlined(picture.specification),
        notes=_notes(seen, summary.area, inner),
        key=picture.key,
    )


def _found(selection: Selection, pane: Pane) -> PaneFigures:
    area = pane.area
    spots = (
        hot_spots(
            selection.edition,
            pane.indicator,
            level=pane.level,
            within=area.code,
            period=pane.period,
            scope=selection.scope,
        )
        if pane.hotspots
        else None
    )
    whole = area == selection.edition.tree.root
    outer = None if whole else _level(selection, pane, area.level)
    return PaneFigures(_level(selection, pane, pane.level), outer, spots)


def _level(selection: Selection, pane: Pane, level: str) -> LevelMap:
    edition, indicator, scope = selection.edition, pane.indicator, selection.scope
    known = choices.periods(edition, indicator, scope=scope, grain=pane.period.grain)
    maps = level_maps(
        edition,
        indicator,
        level=level,
        grain=pane.period.grain,
        scope=scope,
        smoothed=pane.smoothed,
        **({} if pane.period in known else {"also": pane.period}),
    )
    return maps[pane.period.start]


def _rows(seen: Selection) -> Sequence[Figure]:
    """Return the figures of the map's units, those without polygon among them."""
    edition, tree = seen.edition, seen.edition.tree
    inside = {seen.unit.code, *(unit.code for unit in tree.descendants(seen.unit.code))}
    codes = [
        unit.code
        for unit in tree.covering(seen.level)
        if unit.code in inside and unit.exists_in(seen.period)
    ]
    table = figures(edition, seen.indicator, periods=[seen.period], units=codes, scope=seen.scope)
    return figures_of(table)


def _notes(seen: Selection, area: Figure, inner: LevelMap) -> tuple[str, ...]:
    tree = seen.edition.tree
    counts = wording.events_text(area, seen.indicator)
    inside = {unit.code for unit in tree.descendants(seen.unit.code)}
    undrawn = [tree[code].label for code in inner.undrawn if code in inside]
    notes = [_("{area}: {counts}").format(area=seen.unit.label, counts=counts)] if counts else []
    if undrawn:
        more = len(undrawn) - _MOST_NAMES
        rest = _(" and {count} more").format(count=more) if more > 0 else ""
        names = _(", ").join(undrawn[:_MOST_NAMES]) + rest
        notes.append(_("Without a polygon, so not on the map: {units}").format(units=names))
    return tuple(notes)


def _table(picture: Exhibit) -> Exhibit:
    return replace(picture, kind=_("table"), chart=None, key=())
