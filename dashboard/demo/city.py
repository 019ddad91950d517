"""A city with an October year: 8 counties, 120 townships that report every month."""

from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.demo import offers, plans
from dashboard.demo.assessment import write_city_assessment
from dashboard.demo.base import base_table
from dashboard.demo.counts import apportion
from dashboard.demo.decisions import write_city_decisions
from dashboard.demo.geometry import draw_territory
from dashboard.demo.history import vital_history
from dashboard.demo.mesh import Place
from dashboard.demo.names import Name
from dashboard.demo.plans import HALF, Span
from dashboard.demo.services import service_table
from dashboard.demo.settings import Outline, settings_text
from dashboard.demo.targets import write_city_targets
from dashboard.demo.tree import COUNTIES, TOWNSHIPS, Level, level_below, root_level
from dashboard.demo.vital import Habits
from dashboard.demo.writing import write_boundaries, write_facts, write_settings, write_units
from dashboard.domain.periods import Calendar

_COUNTIES = 8
_TOWNSHIPS = 120
_LEAST_TOWNSHIPS = 9
_ENTERING = 10_000
"""Women who enter childbearing age in half a year, less those who leave it."""

OUTLINE = Outline(
    id="city",
    name_zh="景川市（演示）",
    name_en="Jingchuan City (demo)",
    start_month=10,
    as_of="2026-03-31",
    population="mean",
    headline=(
        "birth_rate",
        "sex_ratio_at_birth",
        "policy_compliance",
        "natural_increase",
        "statistical_accuracy",
        "three_check",
    ),
    boundaries={"counties.shp": "county", "townships.shp": "township"},
)
SPAN = Span(Calendar(10), 2015 * 12 + 9, 126)


def write_city(out: Path, *, seed: int) -> None:
    """Write the city below ``out/data`` and ``out/shapefiles``."""
    rng = np.random.default_rng([seed, 3])
    levels = _levels(rng)
    folder = out / "data" / OUTLINE.id
    write_units(folder, levels)
    write_settings(folder, settings_text(OUTLINE))
    write_city_assessment(folder, levels[1], levels[2])
    write_city_targets(folder, levels, span=SPAN, seed=seed)
    write_city_decisions(folder, levels)
    _write_facts(folder, levels, rng)
    counts = [np.array([_COUNTIES]), levels[2].counts(_COUNTIES)]
    counties, townships = draw_territory(
        counts, place=Place(108.7, 33.1, 85), seed=seed + 3, detail=2
    )
    write_boundaries(
        out / "shapefiles" / OUTLINE.id,
        {"counties": (levels[1], counties), "townships": (levels[2], townships)},
    )


def _levels(rng: np.random.Generator) -> list[Level]:
    root = root_level("990200", Name("景川市", "Jingchuan City"), "city")
    counties = level_below(rng, root, level="county", kinds=COUNTIES, counts=np.array([_COUNTIES]))
    spare = np.array([_TOWNSHIPS - _LEAST_TOWNSHIPS * _COUNTIES])
    counts = _LEAST_TOWNSHIPS + apportion(spare, counties.weights**0.5)[0]
    townships = level_below(rng, counties, level="township", kinds=TOWNSHIPS, counts=counts)
    return [root, counties, townships]


def _write_facts(folder: Path, levels: list[Level], rng: np.random.Generator) -> None:
    _root, counties, townships = levels
    vital = vital_history(
        rng,
        plans.CITY,
        span=SPAN,
        habits=Habits.of(rng, townships.weights, townships.parent, bias=0.07),
        weights=townships.weights,
        second={},
    )
    monthly = vital.rename(columns={"month": "start"}).assign(months=1)
    own = np.arange(townships.size)
    quarters = base_table(rng, vital, above=own, first=SPAN.first, months=3)
    checks = service_table(rng, quarters, services=offers.THREE_CHECK, span=SPAN)
    halves = base_table(rng, vital, above=own, first=SPAN.first, months=HALF)
    services = service_table(
        rng,
        halves,
        services=offers.WOMEN + offers.PLANNING + offers.FAMILY + offers.RECORDS,
        counts=offers.CHILDCARE,
        span=SPAN,
    )
    tables = {
        "vital": (monthly, townships),
        "three_check": (offers.alone(checks, offers.THREE_CHECK), townships),
        "services": (offers.as_reported(services), townships),
        "counties": (_entering(counties), counties),
    }
    for name, (table, level) in tables.items():
        write_facts(folder, name, table, level=level, calendar=SPAN.calendar)


def _entering(counties: Level) -> pd.DataFrame:
    """Return what counties count for themselves: women who enter childbearing age."""
    women = apportion(np.full(len(SPAN.halves), _ENTERING), counties.weights)
    return pd.DataFrame(
        {
            "unit": np.tile(np.arange(counties.size), len(SPAN.halves)),
            "start": np.repeat(SPAN.halves, counties.size),
            "months": HALF,
            "women_entering_childbearing_age": women.ravel(),
        }
    )
