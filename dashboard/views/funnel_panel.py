"""The funnel beside the map: which units lie beyond chance, seen by their size."""

import pandas as pd
import streamlit as st

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator, Interval
from dashboard.charts.funnel import PICKED, FunnelLook, funnel_specification
from dashboard.domain import wording
from dashboard.domain.figure import FIGURE_COLUMNS, Figure, figures_of
from dashboard.domain.funnel import Reach
from dashboard.domain.funnel_findings import few_but_off_norm, no_funnel, reach_finding
from dashboard.domain.names import units_text
from dashboard.domain.status import Status
from dashboard.domain.units import Unit
from dashboard.i18n import gettext as _
from dashboard.i18n import localized
from dashboard.reports.funnel import Funnel
from dashboard.reports.selection import Selection
from dashboard.reports.tooltips import figure_lines
from dashboard.views import cached
from dashboard.views.compared_units import compared_units
from dashboard.views.legend import draw_funnel_key
from dashboard.views.selection import move

_KEY = "funnel"
_HEIGHT = 330


def draw(selection: Selection) -> None:
    """Draw the sentence that the funnel shows, the funnel and its key."""
    indicator = selection.indicator
    area, level = compared_units(selection)
    found = cached.funnel(
        selection.edition,
        indicator,
        period=selection.period,
        area=area.code,
        level=level,
        scope=selection.scope,
    )
    st.markdown(_("**Funnel: {indicator} by size**").format(indicator=indicator.short_name))
    if found.points.empty:
        st.markdown(no_funnel(indicator))
        return
    for sentence in _sentences(selection, found, area=area, level=level):
        st.markdown(sentence)
    st.vega_lite_chart(
        funnel_specification(
            _points(selection, found),
            found.curve,
            centre=found.area.value,
            look=_look(indicator),
        ),
        height=_HEIGHT,
        key=_KEY,
        on_select=_picked,
        selection_mode=PICKED,
    )
    draw_funnel_key(
        f"{area.label} {wording.value_text(found.area.value, indicator)}",
        band=indicator.band is not None,
    )


def _picked() -> None:
    """Move the selection to the unit whose point was clicked."""
    chosen = st.session_state[_KEY].selection.get(PICKED)
    if chosen:
        move(unit=chosen[0]["code"])


def _sentences(selection: Selection, found: Funnel, *, area: Unit, level: str) -> list[str]:
    indicator, tree, points = selection.indicator, selection.edition.tree, found.points
    outer = points.loc[points["reach"] == Reach.BEYOND_OUTER, "unit_code"]
    kind = cached.level_kinds(selection.edition)[level]
    finding = reach_finding(
        indicator,
        area=f"{area.label} {wording.value_text(found.area.value, indicator)}",
        units=units_text(kind, len(points)),
        outer=[tree[code].label for code in outer],
        inner=int((points["reach"] == Reach.BEYOND_INNER).sum()),
    )
    within = (points["reach"] == Reach.WITHIN) & (points["status"] == Status.CAUTIOUS)
    few = _figures(points[within & points["off_norm"]])
    rows = [(tree[row.unit_code].label, row) for row in few]
    apart = few_but_off_norm(indicator, rows, area=area.label, value=found.area.value)
    return [sentence for sentence in (finding, apart) if sentence]


def _figures(points: pd.DataFrame) -> list[Figure]:
    return figures_of(points[list(FIGURE_COLUMNS)])


def _points(selection: Selection, found: Funnel) -> pd.DataFrame:
    """Return what the chart draws of the units, with their words."""
    indicator, tree, points = selection.indicator, selection.edition.tree, found.points
    return pd.DataFrame(
        {
            "code": points["unit_code"],
            "name": [tree[code].label for code in points["unit_code"]],
            "size": points["size"],
            "value": points["value"],
            "reach": points["reach"].map(str),
            "focus": points["unit_code"] == selection.unit.code,
            "tip": [
                " · ".join([tree[row.unit_code].label, *figure_lines(row, indicator)])
                for row in _figures(points)
            ],
        }
    )


def _look(indicator: Indicator) -> FunnelLook:
    return FunnelLook(
        size_title=_size_title(indicator),
        band=indicator.band,
        ratio=indicator.interval is Interval.SEX_RATIO,
        decimals=indicator.decimals,
    )


def _size_title(indicator: Indicator) -> str:
    """Return what makes a value precise, in words."""
    if indicator.interval is Interval.SEX_RATIO:
        return _("Births (number)")
    if indicator.interval is Interval.POISSON:
        return _("Population (number)")
    measures = catalogues.load().measures
    names = [measures[term].name for term in indicator.denominator if term in measures]
    return localized("、", ", ").join(names)
