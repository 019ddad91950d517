"""The font for browsers: all characters of the data in an eighth of the size."""

from pathlib import Path

from fontTools.ttLib import TTFont

from dashboard.fonts import browser_font, make_browser_font, needed_characters, whole_font
from tests.conftest import RARE, font_texts


def test_without_a_part_browsers_get_the_whole_font(tmp_path: Path) -> None:
    assert browser_font(tmp_path) == whole_font()
    assert set(map(ord, RARE)) <= set(TTFont(whole_font()).getBestCmap())


def test_the_part_has_common_and_rare_characters_and_is_small(demo_home: Path) -> None:
    path = browser_font(demo_home)
    characters = TTFont(path).getBestCmap()
    assert set(map(ord, f"{RARE}出生人口性别比‰％※▲▼＝↑↓·›")) <= set(characters)
    assert path.stat().st_size * 6 < whole_font().stat().st_size


def test_it_is_made_once_for_the_same_characters(demo_home: Path) -> None:
    assert not make_browser_font(demo_home, reversed(font_texts()))
    assert len(list(browser_font(demo_home).parent.iterdir())) == 1


def test_gb_2312_is_always_in_it() -> None:
    characters = needed_characters([])
    assert {"啊", "齄", "，", "A", "%"} <= characters
    assert "鄠" not in characters
    assert len([sign for sign in characters if "一" <= sign <= "鿿"]) == 6_763
