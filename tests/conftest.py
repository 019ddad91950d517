"""What tests share: a home folder with the demonstration territories imported."""

from pathlib import Path

import pytest
from hypothesis import settings

from dashboard import i18n
from dashboard.storage.importing import import_territory

REPOSITORY = Path(__file__).parent.parent
TERRITORIES = ("county", "district", "city")

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home folder whose store holds the committed demonstration territories."""
    home = tmp_path_factory.mktemp("home")
    for territory in TERRITORIES:
        import_territory(REPOSITORY / "data" / territory, territory=territory, home=home)
    return home


@pytest.fixture(autouse=True)
def _chinese_first() -> None:
    """Begin every test in the product's first language."""
    i18n.activate("zh")
