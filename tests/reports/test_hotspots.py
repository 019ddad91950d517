"""Hot spots of an edition: who borders on whom, what may have a say, parts of the whole."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.hotspots import LEAST_UNITS
from dashboard.errors import UnknownNameError
from dashboard.reports import hotspots as reports
from dashboard.reports.hotspots import SIGNS, HotSpots, contiguity, hot_spots
from dashboard.storage.store import Edition, Store
from tests.reports.territory import CALENDAR, COUNTY, EAST

ENTRIES = catalogues.load().indicators


def of(edition: Edition, name: str, level: str = "township", within: str = COUNTY) -> HotSpots:
    return hot_spots(
        edition,
        ENTRIES[name],
        level=level,
        within=within,
        period=CALENDAR.parse("2026H1"),
        scope="all",
    )


def test_units_border_where_they_share_a_side_or_a_corner(county: Edition) -> None:
    """East lies below south, west beside east, old beside west and at south's corner."""
    near = [set(those.tolist()) for those in contiguity(county, "township")]
    east, west, south, old = range(4)
    assert near == [{west, south}, {east, south, old}, {east, west, old}, {west, south}]


def test_layers_that_are_drawn_together_border_across_them(county: Edition) -> None:
    large, small, largest, west, *_others = contiguity(county, "village")
    assert 3 in small.tolist()  # the township to the right has no villages
    assert 3 in largest.tolist()
    assert 3 not in large.tolist()
    assert {1, 2} <= set(west.tolist())


def test_a_handful_of_units_is_not_tested(county: Edition) -> None:
    assert of(county, "birth_rate") == HotSpots(codes="----", tested=0)


def test_withheld_villages_have_no_say(demo_home, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = Store(demo_home).edition("county")
    seen: list[pd.DataFrame] = []
    real = reports.standardised_values
    monkeypatch.setattr(
        reports,
        "standardised_values",
        lambda entry, table: seen.append(table) or real(entry, table),
    )
    reports._spots_of.cache_clear()
    shown = of(edition, "births", "village", edition.tree.root.code)
    (table,) = seen
    withheld = (table["status"] == "suppressed").to_numpy()
    assert withheld.sum() > 10
    assert table.loc[withheld, ["numerator", "value"]].isna().all(axis=None)
    assert {sign for sign, gone in zip(shown.codes, withheld, strict=True) if gone} == {"-"}
    assert shown.tested >= LEAST_UNITS
    assert of(edition, "sex_ratio_at_birth", "village", edition.tree.root.code).tested == 0


def test_a_part_shows_what_the_whole_level_found(demo_home) -> None:
    edition = Store(demo_home).edition("city")
    calendar = edition.settings.calendar
    root, first = edition.tree.root.code, edition.tree.children(edition.tree.root.code)[0].code
    asked = {"level": "township", "period": calendar.parse("2025H1"), "scope": "all"}
    whole = hot_spots(edition, ENTRIES["natural_increase"], within=root, **asked)
    part = hot_spots(edition, ENTRIES["natural_increase"], within=first, **asked)
    assert whole.codes.startswith(part.codes)
    assert whole.tested == part.tested == 120
    assert set(whole.codes) <= set(SIGNS.values())


def test_whether_anything_was_found() -> None:
    nothing = HotSpots("00-0", tested=3)
    assert not nothing.found
    assert replace(nothing, codes="0h-0").found


def test_unknown_names_are_refused(county: Edition) -> None:
    with pytest.raises(UnknownNameError):
        of(county, "births", level="parish")
    with pytest.raises(UnknownNameError):
        of(county, "births", within="999")
    assert np.array_equal(of(county, "births", within=EAST).codes, "-")
