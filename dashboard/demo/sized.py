"""A territory of any number of townships and months, for benchmarks."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from dashboard.demo.assessment import write_sized_assessment
from dashboard.demo.counts import apportion
from dashboard.demo.geometry import draw_territory
from dashboard.demo.history import vital_history
from dashboard.demo.mesh import Place
from dashboard.demo.names import Name
from dashboard.demo.plans import HALF, Span, Trend, VitalPlan
from dashboard.demo.settings import Outline, settings_text
from dashboard.demo.tree import TOWNSHIPS, Kind, Level, level_below, root_level
from dashboard.demo.vital import Habits
from dashboard.demo.writing import write_boundaries, write_facts, write_settings, write_units
from dashboard.domain.periods import Calendar

_LAST = 2026 * 12 + 2
_PEOPLE = 16_800
"""In a township, on average."""
_TOWNSHIPS_A_COUNTY = 20
_MOST_COUNTIES = 79
"""Below one city: the numbers 21 to 99."""

_CITIES = (Kind("市", 1, 1.0),)
_COUNTIES = (Kind("县", 21, 1.0),)


def write_sized(out: Path, *, units: int, months: int, seed: int) -> None:
    """Write the territory ``sized`` below ``out/data`` and ``out/shapefiles``."""
    rng = np.random.default_rng([seed, 4])
    levels = _levels(rng, units)
    folder = out / "data" / "sized"
    files = {level.id: f"{level.id}.shp" for level in levels[1:]}
    outline = Outline(
        id="sized",
        name_zh=f"演示（{units}个乡镇）",
        name_en=f"Demonstration ({units} townships)",
        start_month=10,
        as_of="",
        population="end",
        headline=("birth_rate", "sex_ratio_at_birth", "natural_increase"),
        boundaries={file: level for level, file in files.items()},
    )
    write_units(folder, levels)
    write_settings(folder, settings_text(outline))
    write_sized_assessment(folder)
    _write_facts(folder, levels[-1], rng, months=months)
    drawn = draw_territory(
        [level.counts(above.size) for above, level in pairwise(levels)],
        place=Place(108.0, 33.0, 2.4 * units**0.5),
        seed=seed,
        cells_each=8,
        detail=2,
    )
    write_boundaries(
        out / "shapefiles" / "sized",
        {level.id: (level, shapes) for level, shapes in zip(levels[1:], drawn, strict=True)},
    )


def _levels(rng: np.random.Generator, units: int) -> list[Level]:
    """Return root and townships, with counties and cities between where there are many."""
    counties = units // _TOWNSHIPS_A_COUNTY
    if counties < 2:  # noqa: PLR2004  one county is the territory itself
        levels = [root_level("990121", Name("演示县", "Demonstration County"), "county")]
    else:
        levels = [root_level("990000", Name("演示省", "Demonstration Province"), "province")]
        cities = -(-counties // _MOST_COUNTIES)
        levels.append(_below(rng, levels[-1], "city", _CITIES, cities))
        levels.append(_below(rng, levels[-1], "county", _COUNTIES, counties))
    return [*levels, _below(rng, levels[-1], "township", TOWNSHIPS, units)]


def _below(
    rng: np.random.Generator, above: Level, level: str, kinds: Sequence[Kind], units: int
) -> Level:
    counts = apportion(np.array([units]), np.ones(above.size))[0]
    return level_below(rng, above, level=level, kinds=kinds, counts=counts)


def _write_facts(folder: Path, level: Level, rng: np.random.Generator, *, months: int) -> None:
    calendar = Calendar(10)
    whole = -(-months // HALF) * HALF
    span = Span(calendar, _LAST + 1 - whole, whole)
    rates = dict(zip(span.years, np.linspace(12, 8, len(span.years)).tolist(), strict=True))
    people = _PEOPLE * level.size
    vital = vital_history(
        rng,
        VitalPlan(population=Trend(0.97 * people, people), birth_rates=rates),
        span=span,
        habits=Habits.of(rng, level.weights, level.parent, bias=0.1),
        weights=level.weights,
        second={},
    )
    monthly = vital.rename(columns={"month": "start"}).assign(months=1)
    asked = monthly[monthly["start"] > _LAST - months]
    write_facts(folder, "vital", asked, level=level, calendar=calendar)
