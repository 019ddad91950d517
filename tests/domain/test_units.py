"""The tree of units: codes, levels, the way up and down, existence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.periods import Calendar
from dashboard.domain.units import Unit, UnitTree, significant_code
from dashboard.errors import UnknownNameError
from dashboard.i18n import using

CALENDAR = Calendar(10)


def unit(code: str, level: str, **fields: object) -> Unit:
    return Unit(code, f"名{code}", level, **fields)  # type: ignore[arg-type]


CITY = UnitTree.of(
    [
        unit("4401", "city"),
        unit("440103", "county"),
        unit("440104", "county"),
        unit("440103001", "township"),
        unit("440103002", "township"),
        unit("440103002001", "village"),
    ]
)


@pytest.mark.parametrize(
    ("code", "significant"),
    [
        ("440000", "44"),
        ("440100", "4401"),
        ("440103", "440103"),
        ("440103000", "440103"),
        ("440103001000", "440103001"),
        ("440103001002", "440103001002"),
        ("000000", "00"),
        ("441900003", "441900003"),  # a city without counties: only groups at the end go
        ("44-01", "44-01"),
        ("12345", "12345"),
    ],
)
def test_groups_of_zeros_at_the_end_of_a_code_say_nothing(code: str, significant: str) -> None:
    assert significant_code(code) == significant


def test_units_hang_below_the_longest_code_they_extend() -> None:
    assert {unit.code: unit.parent for unit in CITY} == {
        "4401": None,
        "440103": "4401",
        "440104": "4401",
        "440103001": "440103",
        "440103002": "440103",
        "440103002001": "440103002",
    }


def test_padded_codes_give_the_same_tree() -> None:
    padded = UnitTree.of(
        [unit("440100", "city"), unit("440103", "county"), unit("440103001000", "township")]
    )
    assert padded["440103"].parent == "440100"
    assert padded["440103001000"].parent == "440103"


def test_a_parent_that_is_given_wins_over_the_code() -> None:
    tree = UnitTree.of([*CITY, unit("990001", "county", parent="4401")])
    assert tree["990001"].parent == "4401"
    assert [child.code for child in tree.children("4401")] == ["440103", "440104", "990001"]


def test_ways_up_and_down() -> None:
    assert CITY.root.code == "4401"
    assert [u.code for u in CITY.ancestors("440103002001")] == ["4401", "440103", "440103002"]
    assert CITY.ancestors("4401") == []
    below = [u.code for u in CITY.descendants("440103")]
    assert below == ["440103001", "440103002", "440103002001"]
    assert [u.code for u in CITY.descendants("4401", "village")] == ["440103002001"]
    assert CITY.children("440104") == []
    assert CITY.levels == ["city", "county", "township", "village"]
    assert len(CITY) == 6


def test_units_of_a_level_with_those_above_that_have_none_cover_the_territory() -> None:
    assert [u.code for u in CITY.covering("county")] == ["440103", "440104"]
    # county 440104 has no townships, so it stands in for its own
    assert [u.code for u in CITY.covering("township")] == ["440103001", "440103002", "440104"]
    assert [u.code for u in CITY.covering("city")] == ["4401"]


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "exists", "throughout"),
    [
        (None, None, True, True),
        ("2025-10", None, True, True),
        ("2026-03", None, True, False),  # in the last month of the half-year
        ("2026-04", None, False, False),
        (None, "2026-04", True, True),  # month after the last one
        (None, "2025-11", True, False),
        (None, "2025-10", False, False),
        ("2025-11", "2025-12", True, False),
        ("2024-10", "2025-10", False, False),
    ],
)
def test_a_unit_exists_in_a_period_that_it_shares_a_month_with(
    valid_from: str | None,
    valid_to: str | None,
    exists: bool,  # noqa: FBT001
    throughout: bool,  # noqa: FBT001
) -> None:
    bounds = [CALENDAR.parse(label).start if label else None for label in (valid_from, valid_to)]
    township = unit("440103001", "township", valid_from=bounds[0], valid_to=bounds[1])
    half = CALENDAR.parse("2026H1")
    assert township.exists_in(half) is exists
    assert township.exists_throughout(half) is throughout
    tree = UnitTree.of([unit("440103", "county"), township])
    assert tree.children("440103", half) == ([tree["440103001"]] if exists else [])
    assert tree.children("440103") == [tree["440103001"]]


def test_names_are_in_the_language_in_use_or_the_one_there_is() -> None:
    both = Unit("1", "云岭县", "county", name_en="Yunling County")
    with using("zh"):
        assert both.label == "云岭县"
    with using("en"):
        assert both.label == "Yunling County"
        assert unit("2", "county").label == "名2"


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as refused:
        CITY["440193"]
    assert "440103" in refused.value.nearest
    assert "440193" not in CITY
    assert "440103" in CITY


def test_a_name_in_place_of_a_code_is_answered_with_the_codes_of_that_name() -> None:
    town, village = Unit("1001", "明溪镇", "township"), Unit("1001001", "明溪镇村", "village")
    tree = UnitTree.of([Unit("1", "云岭县", "county"), village, town])
    with pytest.raises(UnknownNameError) as refused:
        tree["明溪镇"]
    assert refused.value.nearest == ["1001", "1001001"]
    assert "1001 明溪镇, 1001001 明溪镇村" in str(refused.value)


numbers = st.integers(1, 3)


@given(st.sets(st.tuples(numbers, numbers, numbers), min_size=1, max_size=12))
def test_descendants_are_the_units_whose_ancestors_include_the_unit(
    villages: set[tuple[int, int, int]],
) -> None:
    codes = [f"4401{county:02}{town:03}{village:03}" for county, town, village in villages]
    listed = {"4401", *(code[:end] for code in codes for end in (6, 9, 12))}
    tree = UnitTree.of(unit(code, "village") for code in sorted(listed))
    for code in listed:
        above = {u.code for u in tree.ancestors(code)}
        assert above == {other for other in listed if code.startswith(other) and other != code}
        below = {u.code for u in tree.descendants(code)}
        assert below == {other for other in listed if other.startswith(code) and other != code}
