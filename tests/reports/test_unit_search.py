"""Labels and keys by which units are found: letters in order, same names told apart."""

from pathlib import Path

import pytest

from dashboard.i18n import using
from dashboard.reports.unit_search import search_keys, search_labels, spellings
from dashboard.storage.store import Edition, Store
from tests.reports.territory import COUNTY, EAST, WEST


def finds(typed: str, label: str) -> bool:
    """Return whether the letters occur in their order, as Streamlit's choices look for them."""
    rest = iter(label.lower())
    return all(sign in rest for sign in typed.lower())


def test_a_unit_is_found_by_characters_initials_and_pinyin(county: Edition) -> None:
    labels = search_labels(county, [EAST, WEST])
    assert labels == {EAST: "东镇  dong zhen", WEST: "西镇  xi zhen"}
    for typed in ("东镇", "东", "dz", "DZ", "dongzhen", "dong zhen", "dongz"):
        assert [code for code, label in labels.items() if finds(typed, label)] == [EAST]


def test_an_english_label_has_the_characters_behind(county: Edition) -> None:
    with using("en"):
        assert search_labels(county, [EAST])[EAST] == "East  东镇"


def test_keys_hold_every_reading(county: Edition) -> None:
    assert search_keys(county, [COUNTY, EAST]) == {
        COUNTY: ("sx", "shixian"),
        EAST: ("dz", "dongzhen"),
    }


def test_spellings_are_made_once_an_edition(county: Edition) -> None:
    assert spellings(county) is spellings(county)


@pytest.mark.parametrize("territory", ["county", "district", "city"])
def test_every_unit_of_the_demonstrations_has_a_label_of_its_own(
    demo_home: Path, territory: str
) -> None:
    edition = Store(demo_home).edition(territory)
    codes = [unit.code for unit in edition.tree]
    labels = search_labels(edition, codes)
    assert len(set(labels.values())) == len(codes)
    for code, (initials, full) in search_keys(edition, codes).items():
        assert all(finds(typed, labels[code]) for typed in (*initials.split(), *full.split()))
