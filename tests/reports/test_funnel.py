"""The funnel's tables of the small county and of the demonstration."""

from pathlib import Path

import numpy as np
import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.funnel import Reach
from dashboard.domain.status import Status
from dashboard.reports.funnel import CURVE_COLUMNS, Funnel, funnel
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
