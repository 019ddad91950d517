"""A screen speaks one language."""

import re

import pytest

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

SWITCH = {"中", "EN"}
CHINESE = re.compile(r"[一-鿿]")
ENGLISH = re.compile(r"[A-Za-z]{2,}")
EDITION = re.compile(r"[0-9a-f]{8}$")
PAGES = {"zh": ("总览", "地图", "目标", "乡镇"), "en": ("Overview", "Map", "Targets", "Area")}
ICONS = {"expand_more"}
"""Names by which the icon font draws a picture; nobody sees the letters."""
VIEWS = [
    {"territory": "county", "unit": "990121108", "indicator": "policy_compliance"},
    {"territory": "district", "scope": "migrants"},
]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view["territory"])
@pytest.mark.parametrize(("lang", "foreign"), [("zh", ENGLISH), ("en", CHINESE)])
def test_no_page_has_a_word_of_the_other_language(
    screen: Screen, view: dict[str, str], lang: str, foreign: re.Pattern[str]
) -> None:
    screen.open(**view, lang=lang)
    for page in PAGES[lang]:
        texts = [EDITION.sub("", text) for text, _size in screen.go(page).texts()]
        assert len(texts) > 20
        assert [text for text in texts if text not in SWITCH | ICONS and foreign.search(text)] == []
        assert foreign.search(screen.page.title()) is None


def test_chinese_comes_first_and_is_told_to_readers_of_the_screen(screen: Screen) -> None:
    screen.open()
    assert screen.parameters["lang"] == "zh"
    assert screen.page.title() == "人口形势分析"
