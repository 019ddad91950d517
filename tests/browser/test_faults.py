"""What people see when the store is broken or empty: a sentence, never a traceback."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import serving
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("file", ["facts.parquet", "settings.json"])
def test_a_damaged_edition_gives_one_sentence(
    screens: Callable[[str], Screen], demo_home: Path, tmp_path: Path, file: str
) -> None:
    shutil.copytree(demo_home / "store" / "district", tmp_path / "store" / "district")
    (damaged,) = (tmp_path / "store" / "district" / "editions").glob(f"*/{file}")
    damaged.write_bytes(damaged.read_bytes()[:100])
    _one_sentence(screens, tmp_path)


def test_an_empty_home_says_what_to_do(screens: Callable[[str], Screen], tmp_path: Path) -> None:
    _one_sentence(screens, tmp_path)


def _one_sentence(screens: Callable[[str], Screen], home: Path) -> None:
    with serving.dashboard(home, log=home / "log") as server:
        screen = screens(server.url).open()
        expect(screen.page.get_by_test_id("stAlert")).to_have_count(1)
        said = screen.page.locator("body").inner_text()
        assert "Traceback" not in said
        assert ".py" not in said
        assert str(home) not in said
