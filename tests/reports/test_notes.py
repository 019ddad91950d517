"""The import's remarks that a meeting may read."""

from dashboard.reports.notes import import_notes
from dashboard.storage.store import Edition


def test_missing_reports_and_polygons_are_named_in_the_language_asked_for(
    county: Edition,
) -> None:
    notes = import_notes(county, language="en")
    assert any("South, 2025-05" in note for note in notes)
    assert any("New (990201005)" in note for note in notes)
    chinese = import_notes(county, language="zh")
    assert len(chinese) == len(notes)
    assert any("南镇" in note for note in chinese)


def test_without_boundaries_it_is_said(census: Edition) -> None:
    assert any("no map" in note for note in import_notes(census, language="en"))
