"""Ways up and down the map."""

from dashboard.reports.drill import Place, into, out_to, place, up
from dashboard.storage.store import Edition
from tests.reports.territory import COUNTY, EAST, LARGE, WEST


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
