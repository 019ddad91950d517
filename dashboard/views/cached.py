"""Reports kept between reruns.

Keys are small: an edition is its id, a catalogue entry is its id. Editions never change,
so nothing here goes stale; the oldest entries make room.
"""

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

import streamlit as st

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.classification import ClassBreaks
from dashboard.domain.periods import Period
from dashboard.domain.units import Unit
from dashboard.reports import area, choices, comparisons, figures, level, overview
from dashboard.reports import map as map_reports
from dashboard.reports import trend as trend_reports
from dashboard.storage.store import Edition, Store

_P = ParamSpec("_P")
_R = TypeVar("_R")


def _kept(report: Callable[_P, _R]) -> Callable[_P, _R]:
    keep = st.cache_data(
        show_spinner=False,
        max_entries=2000,
        hash_funcs={
            Edition: lambda edition: (edition.territory, edition.id),
            Catalogue: lambda catalogue: len(catalogue.indicators),
            Indicator: lambda indicator: indicator.id,
            Period: lambda period: (period.start, period.months),
            Unit: lambda unit: unit.code,
            ClassBreaks: repr,
        },
    )
    kept = keep(report)
    return cast("Callable[_P, _R]", kept)


scopes = _kept(choices.scopes)
indicators = _kept(choices.indicators)
periods = _kept(choices.periods)
grains = _kept(choices.grains)
span = _kept(choices.span)
latest_period = _kept(choices.latest_period)
map_levels = _kept(choices.map_levels)
headline = _kept(comparisons.headline)
headlines = _kept(overview.headlines)
standouts = _kept(overview.standouts)
profile = _kept(area.profile)
below = _kept(area.below)
figure = _kept(figures.figure)
trend = _kept(trend_reports.unit_trend)
level_breaks = _kept(map_reports.level_breaks)
map_table = _kept(map_reports.map_table)
drawn_units = _kept(map_reports.drawn_units)
bounds = _kept(map_reports.bounds)
level_summary = _kept(level.level_summary)


@st.cache_resource(show_spinner=False)
def store(home: Path) -> Store:
    """Return the store of editions below ``home``, one for the process."""
    return Store(home)
