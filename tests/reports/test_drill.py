"""Ways up and down the map."""

from types import SimpleNamespace
from typing import cast

import pandas as pd
import pytest

from dashboard.domain.units import Unit, UnitTree
from dashboard.reports.drill import Place, into, out_to, place, straight_to, unit_between, up
from dashboard.storage.store import Edition
from tests.reports.territory import COUNTY, EAST, LARGE, NEW, WEST


def at(edition: Edition, unit: str, level: str, within: str = "") -> Place:
    return place(edition, unit=edition.tree[unit], level=level, within=within)


def where(found: Place | None) -> tuple[str, str, str] | None:
    return found and (found.unit.code, found.area.code, found.level)


def test_a_unit_wider_than_the_level_is_filled_with_its_parts(county: Edition) -> None:
    assert where(at(county, COUNTY, "township")) == (COUNTY, COUNTY, "township")
    assert where(at(county, EAST, "village")) == (EAST, EAST, "village")
    assert where(at(county, EAST, "township")) == (EAST, COUNTY, "township")
    assert where(at(county, LARGE, "village", EAST)) == (LARGE, EAST, "village")


def test_an_area_that_does_not_hold_the_unit_is_not_taken(county: Edition) -> None:
    assert where(at(county, WEST, "township", EAST)) == (WEST, COUNTY, "township")
    assert where(at(county, EAST, "township", "nowhere")) == (EAST, COUNTY, "township")


def test_a_click_leads_into_a_unit_and_stays_where_nothing_lies_below(county: Edition) -> None:
    start = at(county, COUNTY, "township")
    inside = into(county, county.tree[EAST], now=start)
    assert where(inside) == (EAST, EAST, "village")
    assert where(into(county, county.tree[LARGE], now=inside)) == (LARGE, EAST, "village")
    assert where(into(county, county.tree[WEST], now=start)) == (WEST, COUNTY, "township")


def test_of_a_whole_county_s_villages_a_click_shows_one_in_its_township(county: Edition) -> None:
    villages = at(county, COUNTY, "village")
    assert where(into(county, county.tree[LARGE], now=villages)) == (LARGE, EAST, "village")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (EAST, (EAST, EAST, "village")),
        (LARGE, (LARGE, EAST, "village")),
        (WEST, (WEST, COUNTY, "township")),
        (NEW, (NEW, COUNTY, "township")),  # not drawn itself
    ],
)
@pytest.mark.parametrize("start", [COUNTY, EAST])
def test_a_unit_that_was_searched_for_is_shown_wherever_one_stands(
    county: Edition, start: str, found: str, expected: tuple[str, str, str]
) -> None:
    now = at(county, start, "village" if start == EAST else "township")
    assert where(straight_to(county, county.tree[found], now=now)) == expected


class _Province:
    """A province whose only city has two counties."""

    tree = UnitTree.of(
        Unit(code=code, name=code, name_en=code, level=level)
        for code, level in [
            ("99", "province"), ("990200", "city"), ("990201", "county"), ("990202", "county"),
            ("990202001", "township"),
        ]
    )  # fmt: skip


class _City:
    """A city whose every unit is drawn, with all four levels."""

    tree = UnitTree.of(
        Unit(code=code, name=code, name_en=code, level=level)
        for code, level in [
            ("990200", "city"), ("990201", "county"), ("990202", "county"),
            ("990201001", "township"), ("990202001", "township"),
            ("990201001201", "village"), ("990202001201", "village"),
        ]
    )  # fmt: skip

    def boundaries(self) -> pd.DataFrame:
        return pd.DataFrame({"unit_code": list(self.tree.units)})


def test_a_unit_that_is_all_of_an_area_is_no_step_of_its_own() -> None:
    edition = cast("Edition", SimpleNamespace(tree=_Province.tree))
    for area in ("99", "990200"):
        between = unit_between(edition, "990202001", area=area)
        assert between == _Province.tree["990202"]
    assert unit_between(edition, "990202001", area="990202") is None


@pytest.mark.parametrize("level", ["county", "township"])
def test_clicks_lead_from_a_city_to_a_village_and_backspace_all_the_way_up(level: str) -> None:
    city = cast("Edition", _City())
    now: Place | None = at(city, "990200", level)
    steps = []
    for code in ("990201" if level == "county" else "990201001", "990201001", "990201001201"):
        assert now
        now = into(city, city.tree[code], now=now)
        steps.append((now.area.code, now.level))
    assert steps == [
        ("990201", "township"), ("990201001", "village"), ("990201001", "village"),
    ]  # fmt: skip
    above = []
    while now := up(city, now=now) if now else None:
        above.append(now.unit.code)
    assert above == ["990201001", "990201", "990200"]


def test_up_goes_to_the_area_then_out_of_it_and_ends_at_the_top(county: Edition) -> None:
    village = at(county, LARGE, "village", EAST)
    township = up(county, now=village)
    assert where(township) == (EAST, EAST, "village")
    assert township
    top = up(county, now=township)
    assert where(top) == (COUNTY, COUNTY, "township")
    assert top
    assert up(county, now=top) is None


def test_out_to_a_unit_above_shows_all_its_parts(county: Edition) -> None:
    village = at(county, LARGE, "village", EAST)
    assert where(out_to(county, COUNTY, now=village)) == (COUNTY, COUNTY, "township")
    assert where(out_to(county, EAST, now=village)) == (EAST, EAST, "village")
