"""Selections of the demonstration territories."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import catalogue, i18n
from dashboard.exports.section import Pack
from dashboard.reports.selection import Selection, resolve
from dashboard.storage.store import Store
from tests.exports.made import made_pack

Selected = Callable[..., Selection]


@pytest.fixture(scope="session")
def demo_store(demo_home: Path) -> Store:
    """Return the store of the demonstration territories."""
    return Store(demo_home)


@pytest.fixture
def selected(demo_store: Store) -> Selected:
    """Return a function that makes a selection of the parameters of a link."""

    def made(**parameters: str) -> Selection:
        asked = {"territory": "county", "lang": "zh", **parameters}
        i18n.activate(asked["lang"])  # type: ignore[arg-type]
        return resolve(asked, demo_store, catalogue.load())

    return made


@pytest.fixture(scope="session")
def packs(demo_store: Store) -> dict[str, Pack]:
    """Return a pack of exhibits made by hand, by language."""
    with i18n.using("zh"):
        return {lang: made_pack(demo_store, lang=lang) for lang in ("zh", "en")}


@pytest.fixture(params=["zh", "en"])
def pack(request: pytest.FixtureRequest, packs: dict[str, Pack]) -> Pack:
    """Return a pack of exhibits made by hand, its language in use."""
    i18n.activate(request.param)
    return packs[request.param]
