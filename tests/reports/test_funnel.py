"""The funnel's tables of the small county and of the demonstration."""

from pathlib import Path

import numpy as np
import pytest

from dashboard import catalogue as catalogues
from dashboard.charts.funnel import POINTS
from dashboard.domain.figure import FIGURE_COLUMNS, figures_of
from dashboard.domain.funnel import Reach
from dashboard.domain.status import Position, Status
from dashboard.domain.unit_marks import STATES, Standing, UnitMark
from dashboard.exports.pictures.funnel import funnel_picture
from dashboard.reports.comparisons import against_area
from dashboard.reports.funnel import CURVE_COLUMNS, Funnel, funnel
from dashboard.reports.level import area_summary, level_maps, numbers_of
from dashboard.reports.selection import resolve
from dashboard.storage.store import Edition, Store
from tests.reports.territory import CALENDAR, COUNTY, EAST, SOUTH, WEST

CATALOGUE = catalogues.load()


def of(edition: Edition, name: str, *, area: str = COUNTY, level: str = "township") -> Funnel:
    return funnel(
        edition,
        CATALOGUE.indicators[name],
        period=CALENDAR.parse("2026H1"),
        area=area,
        level=level,
        scope="all",
    )


def test_units_with_a_value_are_points_and_the_others_are_counted(county: Edition) -> None:
    found = of(county, "sex_ratio_at_birth")
    assert found.area.unit_code == COUNTY
    assert found.points["unit_code"].tolist() == [EAST, WEST, SOUTH]
    assert found.points["size"].tolist() == [87, 32, 500]
    assert found.unjudged == 2  # merged in the middle of the half-year
    assert found.points["off_norm"].tolist() == [False, True, True]
    reach = dict(zip(found.points["unit_code"], found.points["reach"], strict=True))
    assert reach == {EAST: Reach.WITHIN, WEST: Reach.BEYOND_INNER, SOUTH: Reach.WITHIN}


def test_the_curve_spans_the_units_and_holds_the_centre(county: Edition) -> None:
    found = of(county, "sex_ratio_at_birth")
    curve, centre = found.curve, found.area.value
    assert tuple(curve.columns) == CURVE_COLUMNS
    assert curve["size"].is_monotonic_increasing
    assert curve["size"].iloc[0] < 32
    assert curve["size"].iloc[-1] > 500
    order = [curve[name] for name in CURVE_COLUMNS[1:]]
    assert ((order[0] <= order[1]) & (order[1] <= centre)).all()
    assert ((order[2] >= centre) & (order[3] >= order[2])).all()


@pytest.mark.parametrize("name", ["births", "natural_increase", "three_check"])
def test_without_limits_or_values_there_is_no_funnel(county: Edition, name: str) -> None:
    found = of(county, name)
    assert found.points.empty
    assert found.curve.empty


def test_villages_whose_value_is_withheld_are_no_points(county: Edition) -> None:
    assert of(county, "sex_ratio_at_birth", area=EAST, level="village").points.empty
    found = of(county, "birth_rate", area=EAST, level="village")
    assert len(found.points) + found.unjudged == 3
    assert found.points["value"].notna().all()
    assert found.unjudged >= 2


@pytest.mark.parametrize(
    "name", ["sex_ratio_at_birth", "sex_ratio_at_birth_parity_2", "birth_rate", "policy_compliance"]
)
@pytest.mark.parametrize("territory", ["county", "city"])
def test_map_panel_and_funnel_find_the_same_units_beyond_the_area(
    demo_home: Path, territory: str, name: str
) -> None:
    edition, entry = Store(demo_home).edition(territory), CATALOGUE.indicators[name]
    period, root = edition.settings.calendar.parse("2026H1"), edition.tree.root.code
    asked = {"period": period, "area": root, "level": "township", "scope": "all"}
    found = funnel(edition, entry, **asked)
    beyond = set(found.points.loc[found.points["reach"] != Reach.WITHIN, "unit_code"])
    rows = figures_of(found.points[list(FIGURE_COLUMNS)])
    told = {row.unit_code: against_area(row, found.area, entry) for row in rows}
    assert {code for code, place in told.items() if place is not Position.WITHIN} == beyond
    shown = level_maps(edition, entry, level="township", grain=period.grain, scope="all")
    standing = {
        code: UnitMark.of(number).standing
        for code, number in numbers_of(shown[period.start]).items()
        if number < STATES
    }
    sides = {Standing.ABOVE_AREA, Standing.BELOW_AREA}
    marked = {code for code, stands in standing.items() if stands in sides}
    off_norm = set(found.points.loc[found.points["off_norm"], "unit_code"])  # goes before the area
    assert marked == beyond - off_norm
    if entry.band is None:
        summaries = [shown[period.start].summary, area_summary(edition, entry, **asked)]
        assert all({*one.above, *one.below} == beyond for one in summaries)


def test_near_the_limit_the_demonstration_s_map_says_what_its_funnel_says(demo_home: Path) -> None:
    """Two townships with 16 boys to 21 girls: Wilson's interval ends below the county's value."""
    edition, entry = Store(demo_home).edition("county"), CATALOGUE.indicators["sex_ratio_at_birth"]
    period = edition.settings.calendar.parse("2026H1")
    shown = level_maps(edition, entry, level="township", grain=period.grain, scope="all")
    found = funnel(
        edition,
        entry,
        period=period,
        area=edition.tree.root.code,
        level="township",
        scope="all",
    )
    near = found.points[(found.points["numerator"] == 16) & (found.points["denominator"] == 21)]
    assert len(near) == 2
    assert (near["upper"] < found.area.value).all()
    assert set(near["reach"]) == {Reach.WITHIN}
    numbers = numbers_of(shown[period.start])
    assert {UnitMark.of(numbers[code]).standing for code in near["unit_code"]} == {Standing.CHANCE}


def test_units_with_the_same_counts_are_one_point_that_names_them_all(demo_home: Path) -> None:
    selection = resolve({"territory": "county"}, Store(demo_home), CATALOGUE)
    area = selection.edition.tree.root
    found = funnel(
        selection.edition,
        CATALOGUE.indicators["sex_ratio_at_birth"],
        period=selection.period,
        area=area.code,
        level="township",
        scope="all",
    )
    drawn = funnel_picture(selection, found, area=area).specification["datasets"][POINTS]
    alike = drawn[drawn.duplicated(["size", "value"], keep=False)]
    assert len(alike) == 2
    assert alike["name"].nunique() == 1
    labels = [selection.edition.tree[code].label for code in alike["code"]]
    assert all(tip.startswith("、".join(labels) + " · 76.2") for tip in alike["tip"])
    assert alike["shown_name"].tolist() == ["×2", ""]


def test_the_two_worst_townships_of_the_demonstration(demo_home: Path) -> None:
    edition = Store(demo_home).edition("county")
    found = funnel(
        edition,
        CATALOGUE.indicators["sex_ratio_at_birth_parity_2"],
        period=edition.settings.calendar.parse("2026H1"),
        area=edition.tree.root.code,
        level="township",
        scope="all",
    )
    worst = found.points.sort_values("value").tail(2)
    assert worst["numerator"].tolist() == [16, 27]
    assert worst["denominator"].tolist() == [3, 5]
    assert worst["off_norm"].all()
    assert set(worst["status"]) == {Status.CAUTIOUS}
    assert set(worst["reach"]) == {Reach.WITHIN}
    assert not (found.points["reach"] == Reach.BEYOND_OUTER).any()
    assert np.isclose(found.area.value, 227.3, atol=0.05)
