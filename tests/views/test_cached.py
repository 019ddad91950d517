"""Reports kept between reruns: one for each language in use."""

from pathlib import Path

import pytest

from dashboard import catalogue, i18n
from dashboard.storage.store import Store
from dashboard.views import cached

LANGUAGES: tuple[i18n.Language, ...] = ("zh", "en", "zh")


@pytest.fixture
def tips(demo_home: Path) -> dict[str, list[str]]:
    """Return the pointer's texts of the county's births, by the language that was in use."""
    edition = Store(demo_home).edition("county")
    births = catalogue.load().indicator("births")
    period = edition.settings.calendar.parse("2026H1")
    county = edition.tree.root.code
    told = {}
    for language in LANGUAGES:
        with i18n.using(language):
            _focus, trend = cached.unit_in_focus(
                edition, births, period=period, unit=county, area=county, scope="all"
            )
        told[language] = list(trend["tip"])
    return told


def test_words_are_those_of_the_language_in_use(tips: dict[str, list[str]]) -> None:
    assert tips["zh"][-1] == "1,028人"
    assert tips["en"][-1] == "1,028 births"
