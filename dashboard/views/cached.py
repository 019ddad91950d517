"""Reports kept between reruns.

Keys are small: an edition is its id, a catalogue entry is its id; the language in use belongs
to every key. Editions never change, so nothing here goes stale; the oldest entries make room.
"""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import streamlit as st

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.periods import Period
from dashboard.i18n import Language, active, using
from dashboard.reports import (
    agendas,
    area,
    choices,
    contracts,
    drawn,
    notes,
    overview,
    parities,
    populations,
    trends,
)
from dashboard.reports import contribution as contribution_reports
from dashboard.reports import course as course_reports
from dashboard.reports import funnel as funnel_reports
from dashboard.reports import revisions as revision_reports
from dashboard.reports import spine as spine_reports
from dashboard.reports import targets as target_reports
from dashboard.reports import trend as trend_reports
from dashboard.reports import within_year as within_year_reports
from dashboard.reports.selection import Selection
from dashboard.storage.store import Edition, Store

_P = ParamSpec("_P")
_R = TypeVar("_R")


_HASHES: dict[type | str, Callable[[Any], object]] = {
    Edition: lambda edition: (edition.territory, edition.id),
    Catalogue: lambda catalogue: len(catalogue.indicators),
    Indicator: lambda indicator: indicator.id,
    Period: lambda period: (period.start, period.months),
    Selection: lambda chosen: (
        (chosen.edition.territory, chosen.edition.id),
        (chosen.unit.code, chosen.indicator.id, chosen.scope),
        (chosen.period.start, chosen.period.months),
    ),
}


def _kept(report: Callable[_P, _R]) -> Callable[_P, _R]:
    """Keep a report's results; each reader gets a copy of its own."""
    keep = st.cache_data(show_spinner=False, max_entries=2000, hash_funcs=_HASHES)
    return _by_language(report, keep)


def _shared(report: Callable[_P, _R]) -> Callable[_P, _R]:
    """Keep a report's large, immutable results; all readers get the same."""
    keep = st.cache_resource(show_spinner=False, max_entries=64, hash_funcs=_HASHES)
    return _by_language(report, keep)


def _by_language(report: Callable[_P, _R], keep: Callable[..., Any]) -> Callable[_P, _R]:
    """Keep results apart by the language in use: many hold names or words."""

    @wraps(report)
    def told(language: Language, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with using(language):
            return report(*args, **kwargs)

    kept = cast("Callable[..., _R]", keep(told))

    def asked(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        return kept(active(), *args, **kwargs)

    return asked


scopes = _kept(choices.scopes)
indicators = _kept(choices.indicators)
periods = _kept(choices.periods)
grains = _kept(choices.grains)
span = _kept(choices.span)
latest_period = _kept(choices.latest_period)
map_levels = _kept(choices.map_levels)
level_kinds = _kept(choices.level_kinds)
headlines = _kept(overview.headlines)
standouts = _kept(overview.standouts)
profile = _kept(area.profile)
below = _kept(area.below)
unit_in_focus = _kept(trend_reports.unit_in_focus)
drawn_units = _kept(drawn.drawn_units)
import_notes = _kept(notes.import_notes)
makeup = _kept(contribution_reports.makeup)
change = _kept(contribution_reports.change)
funnel = _kept(funnel_reports.funnel)
default_agenda = _kept(agendas.default_agenda)


year_so_far = target_reports.so_far  # quick, and nothing to keep
signed_contracts = contracts.contracts
unit_targets = _kept(target_reports.unit_targets)
target_matrix = _shared(target_reports.target_matrix)
spine = _kept(spine_reports.spine)
revisions = _shared(revision_reports.revisions)
parities_of = _kept(parities.parities)
populations_of = _kept(populations.populations)
course = _shared(course_reports.course)
within_year = _shared(within_year_reports.within_year)
trend_finding = _kept(trends.trend_finding)
forecast = _kept(trends.forecast_of)


@st.cache_resource(show_spinner=False)
def store(home: Path) -> Store:
    """Return the store of editions below ``home``, one for the process."""
    return Store(home)
