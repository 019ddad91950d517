"""How many units lie beyond the norm, or beyond the county."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.reports.level import level_maps
from dashboard.storage.store import Edition
from tests.reports.territory import CALENDAR, COUNTY

ENTRIES = catalogues.load().indicators


@pytest.mark.parametrize(
    ("name", "level", "period", "counted"),
    [
        # east within, west and south above; old and new have no whole half-year
        ("sex_ratio_at_birth", "township", "2026H1", (5, 2, 0, 2)),
        ("sex_ratio_at_birth", "township", "2025H1", (4, 0, 0, 0)),
        # against the county's 37.88‰: south above, east and west below
        ("birth_rate", "township", "2026H1", (5, 1, 2, 2)),
        ("births", "township", "2026H1", (5, 0, 0, 5)),  # counts have no interval
        # the villages of east and the townships without villages
        ("sex_ratio_at_birth", "village", "2026H1", (7, 2, 0, 5)),
        ("birth_rate", "county", "2026H1", (1, 0, 0, 0)),
    ],
)
def test_units_are_counted_against_their_benchmark(
    county: Edition, name: str, level: str, period: str, counted: tuple[int, int, int, int]
) -> None:
    shown = CALENDAR.parse(period)
    maps = level_maps(county, ENTRIES[name], level=level, grain=shown.grain, scope="all")
    found = maps[shown.start].summary
    assert (found.units, len(found.above), len(found.below), found.unjudged) == counted
    assert found.area.unit_code == COUNTY
