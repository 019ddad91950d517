"""What the map page shows of a selection."""

from pathlib import Path

import pytest

from dashboard import catalogue as catalogues
from dashboard.reports.map_place import other_period, played_to
from dashboard.reports.selection import Selection, resolve
from dashboard.storage.store import Store


def selected(home: Path, **asked: str) -> Selection:
    asked = {"territory": "county", "beside": "period", **asked}
    return resolve(asked, Store(home), catalogues.load())


def label_of_other(selection: Selection) -> str:
    return selection.edition.settings.calendar.label(other_period(selection))


@pytest.mark.parametrize(
    ("period", "other", "to", "then"),
    [
        ("2026H1", "2024H1", "2023H2", "2021H2"),
        ("2026H1", "2025H2", "2023H2", "2023H1"),
        ("2024H1", "2026H1", "2023H1", "2025H1"),
        ("2026-01", "2025-12", "2025-01", "2024-12"),
        ("2025", "2016", "2024", "2015"),  # before the first figures
    ],
)
def test_a_period_chosen_for_the_second_map_keeps_its_distance(
    demo_home: Path, period: str, other: str, to: str, then: str
) -> None:
    before = selected(demo_home, period=period, other=other)
    changed = played_to(before, to)
    assert changed == {"period": to, "other": then}
    assert label_of_other(selected(demo_home, **changed)) == then


def test_unless_chosen_it_is_the_year_before(demo_home: Path) -> None:
    before = selected(demo_home, period="2026H1")
    assert label_of_other(before) == "2025H1"
    assert played_to(before, "2023H2") == {"period": "2023H2"}
    assert label_of_other(selected(demo_home, period="2023H2")) == "2022H2"
