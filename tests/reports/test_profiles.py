"""What an area profile adds: the spine, pooled parities, two populations."""

from pathlib import Path

import pytest

from dashboard import catalogue
from dashboard.domain.status import Verdict
from dashboard.reports.figures import figures
from dashboard.reports.parities import parities
from dashboard.reports.populations import populations
from dashboard.reports.spine import SpineLine, spine
from dashboard.storage.store import Edition, Store

KNOWN = catalogue.load()
MINGXI = "990121108"


@pytest.fixture
def county_demo(demo_home: Path) -> Edition:
    return Store(demo_home).edition("county")


def spine_of(edition: Edition, unit: str) -> dict[str, SpineLine]:
    period = edition.settings.calendar.parse("2026H1")
    found = spine(edition, KNOWN, period=period, unit=unit, scope="all")
    return {line.indicator.id: line for line in found}


def test_the_spine_of_the_worst_township_judges_by_the_interval(county_demo: Edition) -> None:
    """27 boys to 5 girls is the outermost of all, and not beyond the county's own 227."""
    lines = spine_of(county_demo, MINGXI)
    second = lines["sex_ratio_at_birth_parity_2"]
    assert second.verdict is Verdict.SIMILAR
    assert second.spine.value == second.spine.most == 1
    assert second.spine.lower < 0
    assert lines["reproductive_health_check"].verdict is Verdict.WORSE
    assert lines["reproductive_health_check"].spine.upper < 0


def test_every_line_lies_within_the_range_of_its_siblings(county_demo: Edition) -> None:
    lines = spine_of(county_demo, MINGXI)
    assert len(lines) > 20
    for line in lines.values():
        place = line.spine
        assert -1 <= place.least <= place.first_quarter <= place.third_quarter <= place.most <= 1
        assert place.least <= place.value <= place.most
        assert max(abs(place.least), abs(place.most)) == pytest.approx(1)
        assert line.indicator.denominator


@pytest.mark.parametrize("unit", ["990121", "990121108001"])
def test_the_territory_and_villages_have_no_spine(county_demo: Edition, unit: str) -> None:
    assert spine_of(county_demo, unit) == {}


def test_parities_are_pooled_over_three_years(county_demo: Edition) -> None:
    period = county_demo.settings.calendar.parse("2026H1")
    lines = {
        line.indicator.id: line
        for line in parities(county_demo, KNOWN, period=period, unit=MINGXI, scope="all")
    }
    second = lines["sex_ratio_at_birth_parity_2"]
    assert (second.now.numerator, second.now.denominator) == (27, 5)
    halves = [period.shifted(-6 * back) for back in range(6)]
    table = figures(county_demo, second.indicator, periods=halves, units=[MINGXI], scope="all")
    assert second.periods == 6
    assert second.pooled.numerator == table["numerator"].sum()
    assert second.pooled.denominator == table["denominator"].sum()
    assert second.pooled.n > second.now.n


def test_villages_show_no_sex_ratio(county_demo: Edition) -> None:
    period = county_demo.settings.calendar.parse("2026H1")
    found = parities(county_demo, KNOWN, period=period, unit="990121108001", scope="all")
    assert found == []


def test_migrants_lie_below_registered_people_beyond_chance(demo_home: Path) -> None:
    edition = Store(demo_home).edition("district")
    period = edition.settings.calendar.parse("2026H1")
    lines = {
        line.indicator.id: line
        for line in populations(edition, KNOWN, period=period, unit=edition.tree.root.code)
    }
    for name in ("three_check", "timely_measures"):
        assert lines[name].migrants.value < lines[name].registered.value
        assert lines[name].significant is True
    assert "births" not in lines


def test_a_territory_of_one_population_has_nothing_side_by_side(county_demo: Edition) -> None:
    period = county_demo.settings.calendar.parse("2026H1")
    assert populations(county_demo, KNOWN, period=period, unit="990121") == []
