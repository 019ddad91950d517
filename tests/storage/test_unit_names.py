"""Which unit a row speaks of."""

from pathlib import Path

import pytest

from dashboard.domain.units import Unit, UnitTree
from dashboard.i18n import using
from dashboard.storage.problems import SAME_KIND, Problem
from dashboard.storage.unit_names import Mention, UnitNames
from tests.storage.forms import lin_tree

SEVERAL = "Several units are called “一村”: 东关街道一村 (990101001001), 城关镇一村 (990101102001)"


@pytest.fixture
def names(tmp_path: Path) -> UnitNames:
    return UnitNames(lin_tree(tmp_path))


def remark(names: UnitNames, mention: Mention) -> str:
    match = names.find(mention)
    with using("en"):
        return str(Problem(match.severity, match.template, values=match.details))


@pytest.mark.parametrize(
    ("mention", "code"),
    [
        (Mention(code="990101102"), "990101102"),
        (Mention(code=" ９９０１０１１０２ "), "990101102"),
        (Mention(code="990101102000"), "990101102"),
        (Mention(code="990101", name="合计"), "990101"),
        (Mention(code="990101102", name="城关镇小计"), "990101102"),
        (Mention(name="城关镇"), "990101102"),
        (Mention(name="　城 关 镇"), "990101102"),
        (Mention(name="east gate"), "990101001"),
        (Mention(name="东关街道"), "990101001"),
        (Mention(name="东关街办"), "990101001"),
        (Mention(name="东关街道办"), "990101001"),
        (Mention(name="东关街道办事处"), "990101001"),
        (Mention(name="东关办事处"), "990101001"),
        (Mention(name="二村"), "990101102002"),
        (Mention(name="一村", parent="城关镇"), "990101102001"),
        (Mention(name="一村", parent="东关街办"), "990101001001"),
        (Mention(name="一村", parent="990101001"), "990101001001"),
        (Mention(name="小计", parent="城关镇"), "990101102"),
        (Mention(name="合计", parent="城关镇"), "990101102"),
        (Mention(parent="990101102"), "990101102"),
        (Mention(name="城关镇小计"), "990101102"),
        (Mention(name="临县合计"), "990101"),
        (Mention(name="合 计"), "990101"),
        (Mention(name="全县"), "990101"),
        (Mention(name="全县合计"), "990101"),
        (Mention(name="Total"), "990101"),
    ],
    ids=str,
)
def test_a_unit_is_found_by_code_or_by_name(names: UnitNames, mention: Mention, code: str) -> None:
    match = names.find(mention)
    assert match.unit is not None
    assert (match.unit.code, match.template) == (code, "")


@pytest.mark.parametrize(
    ("mention", "sentence"),
    [
        (
            Mention(name="一村"),
            f"{SEVERAL}; give the code or the unit above.",
        ),
        (
            Mention(name="城关真"),
            "The unit “城关真” is not in the unit list; nearest: Town (990101102).",
        ),
        (Mention(name="xyz"), "The unit “xyz” is not in the unit list."),
        (
            Mention(code="990101109", name="新镇"),
            "The unit “990101109 新镇” is not in the unit list; nearest: Old Town (990101103).",
        ),
        (
            Mention(name="二村", parent="东关街道"),
            "The unit “二村” is not in the unit list; nearest: 城关镇二村 (990101102002).",
        ),
        (Mention(), "The row names no unit; each row needs one."),
    ],
)  # fmt: skip
def test_what_is_not_one_unit_is_never_guessed(
    names: UnitNames, mention: Mention, sentence: str
) -> None:
    assert names.find(mention).unit is None
    assert names.find(mention).severity == "error"
    assert remark(names, mention) == sentence


def test_a_subtotal_of_nothing_is_a_warning(names: UnitNames) -> None:
    match = names.find(Mention(name="小计"))
    assert (match.unit, match.severity) == (None, "warning")


def test_a_name_that_is_not_the_codes_is_remarked(names: UnitNames) -> None:
    mention = Mention(code="990101102", name="城管镇")
    match = names.find(mention)
    assert match.unit is not None
    assert match.severity == "warning"
    assert remark(names, mention) == (
        "Unit 990101102 is “城关镇” in the unit list and “城管镇” here."
    )


def test_nearest_units_are_searched_for_as_often_as_they_are_listed() -> None:
    names = UnitNames(UnitTree.of([Unit("990101", "临县", "county")]))
    found = [names.find(Mention(name=f"临县{number}")) for number in range(SAME_KIND + 5)]
    assert ["nearest" in match.details for match in found] == [True] * SAME_KIND + [False] * 5
