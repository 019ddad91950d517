"""The sentences of a forecast."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.forecast import wording
from dashboard.domain.forecast.methods import Method
from dashboard.domain.forecast.reasons import Reason
from dashboard.i18n import LANGUAGES, using

ENTRIES = catalogues.load().indicators
BIRTH_RATE, BIRTHS = ENTRIES["birth_rate"], ENTRIES["births"]


def test_the_headline_follows_the_official_wording() -> None:
    said = wording.headline(8.478, BIRTH_RATE, narrow=(8.279, 8.682), wide=(8.155, 8.814))
    assert said == "据测算，预计全年出生率将达到8.5‰左右（80%区间8.3–8.7，95%区间8.2–8.8）。"
    said = wording.headline(2569.6, BIRTHS, narrow=(2509.3, 2631.4), wide=(2471.7, 2671.4))
    assert (
        said
        == "据测算，预计全年出生人数将达到2,570人左右（80%区间2,509–2,631，95%区间2,472–2,671）。"
    )


@pytest.mark.parametrize(
    ("bias", "said"), [(-19.97, "偏低20.0%"), (4.1, "偏高4.1%"), (-0.01, "无"), (0.0, "无")]
)
def test_a_bias_is_low_high_or_none(bias: float, said: str) -> None:
    assert wording.bias_text(bias) == said


def test_the_choice_is_explained_and_the_worst_named() -> None:
    worst = ("上半年翻一番", 19.97, -19.97)
    assert wording.why_chosen(("往年同期占比", 1.26), methods=4, years=7, worst=worst) == (
        "采用“往年同期占比”法：对往年7个年度在同一时点回测，平均误差1.3%，为4种方法中最小。"
        "“上半年翻一番”平均误差20.0%（偏低20.0%）。"
    )
    alone = wording.why_chosen(worst[:2], methods=1, years=7, worst=worst)
    assert alone.endswith("为1种方法中最小。")


def test_doubling_is_called_so_only_of_half_a_year() -> None:
    assert wording.method_name(Method.DOUBLING, given=6) == "上半年翻一番"
    assert wording.method_name(Method.DOUBLING, given=3) == "按时间进度推算"


def test_every_method_and_reason_has_words_in_both_languages() -> None:
    for language in LANGUAGES:
        with using(language):
            names = [wording.method_name(method, given=3) for method in Method]
            reasons = [wording.reason_text(reason, BIRTHS) for reason in Reason]
            assert all(text and "{" not in text for text in [*names, *reasons])
            assert len(set(names)) == len(Method)
