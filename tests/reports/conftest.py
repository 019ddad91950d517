"""Two territories, each imported once."""

import pytest

from dashboard.storage.importing import import_territory
from dashboard.storage.store import Edition, Store
from tests.reports.territory import write_census, write_county


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition of the small county."""
    home = tmp_path_factory.mktemp("county")
    import_territory(write_county(home), territory="test", home=home)
    return Store(home).edition("test")


@pytest.fixture(scope="session")
def census(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition of the territory with two years and no map."""
    home = tmp_path_factory.mktemp("census")
    import_territory(write_census(home), territory="census", home=home)
    return Store(home).edition("census")
