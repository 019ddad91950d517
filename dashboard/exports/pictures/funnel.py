"""The funnel: which units lie beyond chance, seen by their size."""

import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator, Interval
from dashboard.charts import theme
from dashboard.charts.funnel import FunnelLook, funnel_specification
from dashboard.charts.key import KeyItem
from dashboard.domain import wording
from dashboard.domain.target_wording import names_text
from dashboard.domain.units import Unit
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import gettext as _
from dashboard.i18n import localized
from dashboard.reports.funnel import Funnel
from dashboard.reports.page_findings import few_off_norm, point_figures
from dashboard.reports.selection import Selection
from dashboard.reports.tooltips import figure_lines

_MOST_AT_ONE_PLACE = 3
"""Units with the same counts that are named; of more the first ones, and how many there are."""


def funnel_picture(selection: Selection, found: Funnel, *, area: Unit) -> Picture:
    """Return the funnel of the units of an area; it must have points."""
    indicator = selection.indicator
    key = [
        KeyItem(
            "dashed",
            theme.REFERENCE,
            f"{area.label} {wording.value_text(found.area.value, indicator)}",
        ),
        KeyItem("line", theme.MUTED, _("95% limits")),
        KeyItem("dashed", theme.MUTED, _("99.8% limits")),
    ]
    if indicator.band is not None:
        key.append(KeyItem("area", theme.NORM, _("normal range")))
    return Picture(
        funnel_specification(
            _points(selection, found),
            found.curve,
            centre=found.area.value,
            look=_look(indicator),
        ),
        key=tuple(key),
    )


def _points(selection: Selection, found: Funnel) -> pd.DataFrame:
    """Return what the chart draws of the units, with their words."""
    indicator, tree, points = selection.indicator, selection.edition.tree, found.points
    labels = points["unit_code"].map(lambda code: tree[code].label)
    alike = labels.groupby([points["numerator"], points["denominator"]])
    names = alike.transform(lambda units: _together(units.tolist()))
    return pd.DataFrame(
        {
            "code": points["unit_code"],
            "name": names,
            "size": points["size"],
            "value": points["value"],
            "reach": points["reach"].map(str),
            "focus": points["unit_code"] == selection.unit.code,
            "told": points["unit_code"].isin(few_off_norm(found)),
            "shared": alike.transform("size"),
            "tip": [
                " · ".join([name, *figure_lines(row, indicator)])
                for name, row in zip(names, point_figures(points), strict=True)
            ],
        }
    )


def _together(units: list[str]) -> str:
    """Return the names of units that are one point, of many the first ones."""
    more = len(units) - _MOST_AT_ONE_PLACE
    named = names_text(units, most=_MOST_AT_ONE_PLACE)
    return named + (_(" and {count} more").format(count=more) if more > 0 else "")


def _look(indicator: Indicator) -> FunnelLook:
    return FunnelLook(
        size_title=size_title(indicator),
        band=indicator.band,
        ratio=indicator.interval is Interval.SEX_RATIO,
        decimals=indicator.decimals,
    )


def size_title(indicator: Indicator) -> str:
    """Return what makes a value precise, in words."""
    if indicator.interval is Interval.SEX_RATIO:
        return _("Births (number)")
    if indicator.interval is Interval.POISSON:
        return _("Population (number)")
    measures = catalogues.load().measures
    names = [measures[term].name for term in indicator.denominator if term in measures]
    return localized("、", ", ").join(names)
