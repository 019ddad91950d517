"""The font for browsers: all characters of the data in an eighth of the size."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from dashboard.fonts import browser_font, make_browser_font, needed_characters, whole_font

RARE = "鄠浉瀍垵堽"
"""Of real place names, and not in GB 2312."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    assert make_browser_font(folder, [f"{RARE}区"])
    return folder


def test_without_a_part_browsers_get_the_whole_font(tmp_path: Path) -> None:
    assert browser_font(tmp_path) == whole_font()
    assert set(map(ord, RARE)) <= set(TTFont(whole_font()).getBestCmap())


def test_the_part_has_common_and_rare_characters_and_is_small(home: Path) -> None:
    path = browser_font(home)
    characters = TTFont(path).getBestCmap()
    assert set(map(ord, f"{RARE}出生人口性别比‰％※▲▼＝↑↓·›")) <= set(characters)
    assert path.stat().st_size * 6 < whole_font().stat().st_size


def test_it_is_made_once_for_the_same_characters(home: Path) -> None:
    assert not make_browser_font(home, [f"区{RARE}"])
    assert len(list(browser_font(home).parent.iterdir())) == 1


def test_gb_2312_is_always_in_it() -> None:
    characters = needed_characters([])
    assert {"啊", "齄", "，", "A", "%"} <= characters
    assert "鄠" not in characters
    assert len([sign for sign in characters if "一" <= sign <= "鿿"]) == 6_763
