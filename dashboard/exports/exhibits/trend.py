"""The exhibit of the unit in focus: its trend over like periods."""

from dashboard.domain import wording
from dashboard.exports.exhibit import Exhibit, NativeChart
from dashboard.exports.exhibits.columns import FigureTable, with_levels
from dashboard.exports.inlined import inlined
from dashboard.exports.pictures.trend import trend_picture
from dashboard.i18n import gettext as _
from dashboard.reports import trend
from dashboard.reports.area import benchmark, drawn_beside
from dashboard.reports.page_findings import headline_sentence
from dashboard.reports.selection import Selection


def trend_exhibit(selection: Selection) -> Exhibit | None:
    """Return the unit's trend; None where there are fewer than two points."""
    indicator, unit, area = selection.indicator, selection.unit, benchmark(selection)
    item, history = trend.unit_in_focus(
        selection.edition,
        indicator,
        period=selection.period,
        unit=unit.code,
        area=area.code,
        scope=selection.scope,
    )
    picture = trend_picture(selection, history)
    if picture is None:
        return None
    names = {
        "label": _("Period"),
        "value": unit.label,
        "lower": _("Lower end of the 95% interval"),
        "upper": _("Upper end of the 95% interval"),
        "area": area.label,
    }
    if area == unit:
        names.pop("area")
    decimals = dict.fromkeys(list(names.values())[1:], indicator.decimals)
    columns, levels = with_levels(
        FigureTable(history[list(names)].rename(columns=names), decimals), indicator
    )
    known = history["lower"].notna().any()
    series = (unit.label, *([beside.label] if (beside := drawn_beside(selection)) else []))
    return Exhibit(
        selection=selection,
        kind=_("trend"),
        subject=indicator.name,
        title=_("{indicator}: {finding}").format(
            indicator=unit.label, finding=headline_sentence(item)
        ),
        subtitle=_("{indicator}, the same period of each year · {where}").format(
            indicator=indicator.name, where=selection.title
        ),
        table=columns.table,
        decimals=columns.decimals,
        chart=inlined(picture.specification),
        native=NativeChart(
            "line",
            _("Period"),
            series,
            interval=(names["lower"], names["upper"]) if known else None,
            levels=levels,
        ),
        notes=tuple(filter(None, [wording.events_text(item.now, indicator)])),
        key=picture.key,
    )


def unit_sentence(selection: Selection) -> str:
    """Return the finding of the unit in focus."""
    item, _history = trend.unit_in_focus(
        selection.edition,
        selection.indicator,
        period=selection.period,
        unit=selection.unit.code,
        area=benchmark(selection).code,
        scope=selection.scope,
    )
    return headline_sentence(item)
