"""A district with a calendar year: 10 streets with communities, registered people and migrants."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.demo import offers, plans
from dashboard.demo.ages import GROUPS
from dashboard.demo.assessment import write_district_assessment
from dashboard.demo.base import base_table
from dashboard.demo.counts import apportion
from dashboard.demo.decisions import write_district_decisions
from dashboard.demo.geometry import draw_territory
from dashboard.demo.history import vital_history
from dashboard.demo.mesh import Place
from dashboard.demo.names import Name
from dashboard.demo.plans import HALF, Span, VitalPlan
from dashboard.demo.services import Count, Service, service_table
from dashboard.demo.settings import Outline, settings_text
from dashboard.demo.targets import write_district_targets
from dashboard.demo.tree import COMMUNITIES, SUBDISTRICTS, Level, level_below, root_level
from dashboard.demo.vital import Habits
from dashboard.demo.writing import write_boundaries, write_facts, write_settings, write_units
from dashboard.domain.periods import Calendar

_STREETS = 10
_COMMUNITIES = 84
_LEAST_COMMUNITIES = 5
_AGREEMENTS = 70
_SURVEY_POINTS = 30
_BELOW_HALF = {1: 1, 7: 2, 8: 1}
"""Street → places of the sample survey with under half of contraceptive measures on time."""

OUTLINE = Outline(
    id="district",
    name_zh="江湾区（演示）",
    name_en="Jiangwan District (demo)",
    start_month=1,
    as_of="2026-06-30",
    population="mean",
    headline=(
        "birth_rate",
        "sex_ratio_at_birth",
        "policy_compliance",
        "statistical_accuracy",
        "three_check",
        "timely_measures",
    ),
    boundaries={"streets.shp": "township", "communities.shp": "village"},
)
SPAN = Span(Calendar(1), 2016 * 12, 126)


@dataclass(frozen=True)
class _Scope:
    """A part of the people that streets report beside the whole."""

    id: str
    name: str
    plan: VitalPlan
    bias: float
    services: Sequence[Service]
    counts: Sequence[Count] = ()


_SCOPES = (
    _Scope("registered", "户籍", plans.REGISTERED, 0.06, offers.REGISTERED_SERVICES),
    _Scope(
        "migrants",
        "流动",
        plans.MIGRANTS,
        0.1,
        offers.MIGRANT_SERVICES,
        offers.MIGRANT_COUNTS,
    ),
)


def write_district(out: Path, *, seed: int) -> None:
    """Write the district below ``out/data`` and ``out/shapefiles``."""
    rng = np.random.default_rng([seed, 2])
    levels = _levels(rng)
    folder = out / "data" / OUTLINE.id
    write_units(folder, levels)
    write_settings(folder, settings_text(OUTLINE))
    write_district_assessment(folder, levels[1])
    write_district_targets(folder, levels, span=SPAN, seed=seed)
    write_district_decisions(folder, levels)
    _write_facts(folder, levels, rng)
    for scope in _SCOPES:
        _write_scope(folder, levels[1], rng, scope)
    counts = [np.array([_STREETS]), levels[2].counts(_STREETS)]
    streets, communities = draw_territory(
        counts, place=Place(113.42, 30.21, 11), seed=seed + 2, detail=2
    )
    write_boundaries(
        out / "shapefiles" / OUTLINE.id,
        {"streets": (levels[1], streets), "communities": (levels[2], communities)},
    )


def _levels(rng: np.random.Generator) -> list[Level]:
    root = root_level("990302", Name("江湾区", "Jiangwan District"), "county")
    streets = level_below(
        rng, root, level="township", kinds=SUBDISTRICTS, counts=np.array([_STREETS])
    )
    spare = np.array([_COMMUNITIES - _LEAST_COMMUNITIES * _STREETS])
    counts = _LEAST_COMMUNITIES + apportion(spare, streets.weights)[0]
    communities = level_below(rng, streets, level="village", kinds=COMMUNITIES, counts=counts)
    return [root, streets, communities]


def _write_facts(folder: Path, levels: list[Level], rng: np.random.Generator) -> None:
    root, streets, communities = levels
    vital = vital_history(
        rng,
        plans.DISTRICT,
        span=SPAN,
        habits=Habits.of(rng, communities.weights, communities.parent, bias=0.06),
        weights=communities.weights,
        second={},
    )
    monthly = vital.rename(columns={"month": "start"}).assign(months=1)
    quarters = base_table(rng, vital, above=communities.parent, first=SPAN.first, months=3)
    checks = service_table(rng, quarters, services=offers.THREE_CHECK, span=SPAN)
    halves = base_table(rng, vital, above=communities.parent, first=SPAN.first, months=HALF)
    services = service_table(
        rng,
        halves,
        services=(
            *offers.WOMEN,
            *offers.PLANNING,
            *offers.FAMILY[:-2],
            *offers.DISTRICT_RECORDS,
        ),
        counts=offers.CHILDCARE,
        span=SPAN,
    )
    once = service_table(
        rng,
        halves[halves["start"] == SPAN.halves[-1]],
        services=offers.DISTRICT_ONCE,
        counts=offers.DISTRICT_ONCE_COUNTS,
        span=SPAN,
    )
    tables = {
        "vital": (monthly, communities),
        "three_check": (offers.alone(checks, offers.THREE_CHECK), streets),
        "services": (offers.as_reported(services), streets),
        "records": (once[_ONCE], streets),
    }
    for name, (table, level) in tables.items():
        write_facts(folder, name, table, level=level, calendar=SPAN.calendar)
    write_facts(
        folder, "agreements", _agreements(), level=root, calendar=SPAN.calendar, scope="流动"
    )
    write_facts(folder, "sample_survey", _sample_survey(), level=streets, calendar=SPAN.calendar)


def _agreements() -> pd.DataFrame:
    """Return what only the district as a whole counts: agreements on migrants."""
    row = {"unit": 0, "start": SPAN.halves[-1], "months": HALF}
    return pd.DataFrame([row | {"cooperation_agreements": _AGREEMENTS}])


def _sample_survey() -> pd.DataFrame:
    """Return what the sample survey of the half-year found at its places, street by street."""
    streets = range(_STREETS)
    return pd.DataFrame(
        {
            "unit": streets,
            "start": SPAN.halves[-1],
            "months": HALF,
            "survey_points": _SURVEY_POINTS // _STREETS,
            "survey_points_below_half": [_BELOW_HALF.get(street, 0) for street in streets],
        }
    )


_ONCE = [
    *("unit", "start", "months"),
    *("birth_records_entered", "birth_records_uploaded", "resident_records_uploaded"),
]


def _write_scope(folder: Path, streets: Level, rng: np.random.Generator, scope: _Scope) -> None:
    vital = vital_history(
        rng,
        scope.plan,
        span=SPAN,
        habits=Habits.of(rng, streets.weights, streets.parent, bias=scope.bias),
        weights=streets.weights,
        second={},
    )
    halves = base_table(rng, vital, above=np.arange(streets.size), first=SPAN.first, months=HALF)
    services = service_table(rng, halves, services=scope.services, counts=scope.counts, span=SPAN)
    monthly = vital.rename(columns={"month": "start"}).assign(months=1)
    reported = offers.as_reported(services).drop(columns=_AGES, errors="ignore")
    for name, table in (("vital", monthly), ("services", reported)):
        write_facts(folder, f"{scope.id}_{name}", table, level=streets, calendar=SPAN.calendar,
                    scope=scope.name)  # fmt: skip


_AGES = [f"{what}_age_{group}" for what in ("births", "women") for group in GROUPS]
