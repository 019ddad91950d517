"""What a trend says: every sentence in the official words."""

import pytest

from dashboard import catalogue
from dashboard.domain.figure import Figure
from dashboard.domain.status import Status
from dashboard.domain.trend import Trend
from dashboard.domain.trend_findings import change_finding, trend_text
from dashboard.i18n import using

ENTRIES = catalogue.load().indicators
NAN = float("nan")


def figure(value: float, status: Status = Status.OK) -> Figure:
    return Figure("1", 0, NAN, NAN, value, NAN, NAN, NAN, status)


def said(
    name: str, now: float, before: float, *, significant: bool | None, status: Status = Status.OK
) -> str:
    return change_finding(
        ENTRIES[name],
        figure(now, status),
        figure(before),
        significant=significant,
        where="云岭县　2026年上半年",
    )


@pytest.mark.parametrize(
    ("name", "now", "before", "tested", "words"),
    [
        ("birth_rate", 3.39, 3.21, False,
         "出生率3.39‰，同比上升0.18个千分点，变化在随机波动范围内。"),
        ("policy_compliance", 99.0, 98.9, True,
         "符合政策生育率99.0%，同比上升0.1个百分点，变化超出随机波动范围。"),
        ("sex_ratio_at_birth", 144.8, 148.0, None, "出生人口性别比144.8，同比下降3.2个点。"),
        ("birth_rate", 3.391, 3.389, False,
         "出生率3.39‰，与去年同期持平。"),
        ("birth_rate", 3.39, NAN, None, "出生率3.39‰。"),
        ("birth_rate", 3.39, 0, True, "出生率3.39‰。"),
    ],
)  # fmt: skip
def test_the_title_says_value_change_and_chance(
    name: str,
    now: float,
    before: float,
    tested: bool | None,  # noqa: FBT001  a parameter of the test
    words: str,
) -> None:
    assert said(name, now, before, significant=tested) == f"云岭县　2026年上半年{words}"


def test_too_few_births_are_said_without_a_number() -> None:
    sentence = said("sex_ratio_at_birth", NAN, 110, significant=None, status=Status.TOO_FEW)
    assert sentence == "云岭县　2026年上半年出生人口性别比：数量过少，不作判断。"


@pytest.mark.parametrize(
    ("trend", "words"),
    [
        (None, ""),
        (Trend(5, True, True, True, 3.0, 5.0), "5年来持续上升，超出随机波动"),
        (Trend(5, True, True, False, 3.0, 5.0), "5年来总体上升，超出随机波动"),
        (Trend(4, False, True, True, 5.0, 3.0), "4年来持续下降，超出随机波动"),
        (Trend(5, False, True, False, 5.0, 3.0), "5年来总体下降，超出随机波动"),
        (Trend(5, True, False, True, 3.0, 5.0), "5年来有升有降，没有持续上升或下降"),
        (Trend(5, True, True, True, 5.0, 5.01), "5年来变化很小"),
    ],
)
def test_a_trend_is_said_plainly(trend: Trend | None, words: str) -> None:
    assert trend_text(trend, ENTRIES["birth_rate"]) == words


def test_in_english() -> None:
    with using("en"):
        words = trend_text(Trend(5, True, True, True, 3.0, 5.0), ENTRIES["birth_rate"])
    assert words == "rising steadily for 5 years, beyond random variation"
