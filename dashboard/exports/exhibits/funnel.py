"""The funnel's exhibit: units by size and value between the limits of chance."""

from dataclasses import replace

from dashboard.domain.funnel import Reach
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits.columns import units_table
from dashboard.exports.inlined import inlined
from dashboard.exports.pictures.funnel import funnel_picture, size_title
from dashboard.i18n import N_
from dashboard.i18n import gettext as _
from dashboard.reports.funnel import funnel
from dashboard.reports.map_place import compared_units
from dashboard.reports.page_findings import funnel_sentences, point_figures
from dashboard.reports.selection import Selection

_REACHES = {
    Reach.WITHIN: N_("within the 95% limits"),
    Reach.BEYOND_INNER: N_("beyond the 95% limits"),
    Reach.BEYOND_OUTER: N_("beyond the 99.8% limits"),
}


def funnel_exhibit(selection: Selection) -> Exhibit | None:
    """Return the funnel of the map's units, None where the indicator has none."""
    indicator, (area, level) = selection.indicator, compared_units(selection)
    found = funnel(
        selection.edition,
        indicator,
        period=selection.period,
        area=area.code,
        level=level,
        scope=selection.scope,
    )
    if found.points.empty:
        return None
    seen = replace(selection, unit=area)
    said = funnel_sentences(selection, found, area=area, level=level)
    columns = units_table(selection, indicator, point_figures(found.points))
    table = columns.table
    reach = [_(_REACHES[place]) for place in found.points["reach"]]
    table.insert(len(table.columns) - 1, _("Place in the funnel"), reach)
    picture = funnel_picture(selection, found, area=area)
    unjudged = _("{unjudged} cannot be judged").format(unjudged=found.unjudged) + _(".")
    return Exhibit(
        selection=seen,
        kind=_("funnel"),
        subject=indicator.name,
        title=said[0],
        subtitle=_("{indicator} by size: {size} · {where}").format(
            indicator=indicator.name, size=size_title(indicator), where=seen.title
        ),
        table=table,
        decimals=columns.decimals,
        chart=inlined(picture.specification),
        notes=(*said[1:], *([unjudged] if found.unjudged else [])),
        key=picture.key,
    )
