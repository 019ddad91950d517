"""What tests share: a home folder with the demonstration territories imported."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, settings

from dashboard import i18n
from dashboard.fonts import make_browser_font
from dashboard.storage.importing import import_territory

REPOSITORY = Path(__file__).parent.parent
TERRITORIES = ("county", "district", "city")
RARE = "鄠浉瀍垵堽"
"""Characters of real place names that are not in GB 2312."""
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")

_UNTIMED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
"""A busy machine is no fault."""
settings.register_profile("repeatable", derandomize=True, **_UNTIMED)
settings.register_profile("search", max_examples=1000, **_UNTIMED)  # for who looks for more
settings.load_profile("repeatable")  # the same commit is never right once and wrong once


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home folder whose store holds the committed demonstration territories.

    It has the small font, as users have it: whatever opens a page would load 8 MB else. Each
    process of the tests has a copy of its own; all prepare it together, from both ends.
    """
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if WORKER else base) / "imported"
    for part in (*TERRITORIES, "fonts")[:: 1 if WORKER in ("", "gw0") else -1]:
        with _locked(shared / f"{part}.lock"):
            if (shared / "store" / part).exists():
                continue
            if part == "fonts":
                make_browser_font(shared, font_texts())
            else:
                import_territory(REPOSITORY / "data" / part, territory=part, home=shared)
    home = tmp_path_factory.mktemp("home")
    copytree(shared / "store", home / "store")
    return home


def font_texts() -> list[str]:
    """Return what the small font of ``demo_home`` is made for."""
    tables = sorted((REPOSITORY / "data").glob("*/units.csv"))
    return [RARE, *(table.read_text(encoding="utf-8") for table in tables)]


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other processes out."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as file:
        flock(file, LOCK_EX)
        yield


@pytest.fixture(autouse=True)
def _chinese_first() -> None:
    """Begin every test in the product's first language."""
    i18n.activate("zh")
