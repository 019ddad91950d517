"""Targets: inherited where a unit has none, and what grows over the year."""

from datetime import date

import pytest

from dashboard import catalogue
from dashboard.domain.targets import (
    Contract,
    Duty,
    Target,
    TargetKind,
    is_cumulative,
    is_momentary,
    targets_of,
)
from dashboard.domain.units import Unit, UnitTree

KNOWN = catalogue.load()
TREE = UnitTree.of(
    Unit(code, code, level)
    for code, level in (
        ("9901", "city"),
        ("990101", "county"),
        ("990102", "county"),
        ("990101001", "township"),
        ("990101002", "township"),
    )
)


def target(unit: str, indicator: str, low: float, *, year: int = 2026) -> Target:
    return Target(unit, year, indicator, "all", TargetKind.AT_LEAST, low, None, Duty.CONTRACT)


def asked(targets: list[Target], indicator: str) -> dict[str, float | None]:
    found = targets_of(targets, list(TREE.units), year=2026, tree=TREE, indicators=KNOWN.indicators)
    return {code: one.low for code, one in found.get((indicator, "all"), {}).items()}


def test_a_unit_without_target_has_that_of_the_nearest_unit_above() -> None:
    targets = [
        target("9901", "three_check", 95),
        target("990101", "three_check", 97),
        target("990101002", "three_check", 99),
        target("990102", "three_check", 50, year=2025),
    ]
    assert asked(targets, "three_check") == {
        "9901": 95,
        "990101": 97,
        "990102": 95,
        "990101001": 97,
        "990101002": 99,
    }


def test_a_count_is_asked_of_the_unit_as_a_whole_and_of_no_one_below() -> None:
    assert asked([target("990101", "libraries", 4)], "libraries") == {"990101": 4}


def test_targets_of_indicators_that_are_not_shown_are_left_out() -> None:
    found = targets_of(
        [target("9901", "three_check", 95)], ["9901"], year=2026, tree=TREE, indicators={}
    )
    assert found == {}


@pytest.mark.parametrize("indicator", ["births", "libraries", "birth_rate", "natural_increase"])
def test_events_grow_over_the_year(indicator: str) -> None:
    entry = KNOWN.indicators[indicator]
    assert is_cumulative(entry, KNOWN.measures)
    assert not is_momentary(entry, KNOWN.measures)


@pytest.mark.parametrize("indicator", ["three_check", "sex_ratio_at_birth", "parity_share_1"])
def test_shares_do_not_grow(indicator: str) -> None:
    entry = KNOWN.indicators[indicator]
    assert not is_cumulative(entry, KNOWN.measures)
    assert not is_momentary(entry, KNOWN.measures)


@pytest.mark.parametrize("indicator", ["childcare_places", "population"])
def test_what_is_counted_at_a_moment_is_neither_sum_nor_progress(indicator: str) -> None:
    entry = KNOWN.indicators[indicator]
    assert not is_cumulative(entry, KNOWN.measures)
    assert is_momentary(entry, KNOWN.measures)


def test_a_contract_is_signed_from_its_day_on_and_overdue_after_its_term() -> None:
    signed = Contract(2026, "财政局", False, date(2026, 2, 28), date(2026, 2, 3))
    assert [signed.is_signed(date(2026, 2, day)) for day in (2, 3)] == [False, True]
    missing = Contract(2026, "民政局", False, date(2026, 2, 28), None)
    assert [missing.is_overdue(day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == [
        False,
        True,
    ]
    assert not Contract(2026, "民政局", False, None, None).is_overdue(date(2030, 1, 1))
