"""Breaks in a series, in words."""

from dashboard import catalogue
from dashboard.domain.breaks import Break, definition_breaks, unit_breaks
from dashboard.domain.units import Unit
from dashboard.i18n import using

ENTRIES = catalogue.load().indicators


def unit(name: str, begins: int | None = None, ends: int | None = None) -> Unit:
    return Unit(name, name, "township", valid_from=begins, valid_to=ends)


def test_a_merger_is_one_break_that_names_both() -> None:
    month = 2026 * 12
    units = [unit("旧乡", None, month), unit("新镇", month), unit("常在镇")]
    assert unit_breaks(units) == [Break(month, "旧乡撤销，新镇设立")]


def test_many_units_are_counted() -> None:
    (found,) = unit_breaks([unit(name, 24_000) for name in ("甲", "乙", "丙", "丁")])
    assert found.text == "甲、乙、丙等4个单位设立"
    with using("en"):
        (found,) = unit_breaks([unit(name, 24_000) for name in ("a", "b", "c", "d")])
    assert found.text == "a, b, c and others, 4 units in all, set up"


def test_the_years_of_a_definition_are_breaks() -> None:
    compliance = definition_breaks(ENTRIES["policy_compliance"])
    assert [one.month for one in compliance] == [2002 * 12, 2022 * 12]
    assert compliance[1].text == "口径适用至2021年，此后为历史指标"
    assert definition_breaks(ENTRIES["birth_rate"]) == []
