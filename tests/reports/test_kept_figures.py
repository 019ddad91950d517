"""Figures out of a level's table are those that a query gives."""

import pytest
from pandas.testing import assert_frame_equal

from dashboard import catalogue as catalogues
from dashboard.reports import kept_figures as kept
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition
from tests.reports.territory import CALENDAR, COUNTY, SOUTH, WEST

INDICATOR = catalogues.load().indicators["sex_ratio_at_birth"]
PERIODS = [CALENDAR.parse(label) for label in ("2025H1", "2026H1")]


@pytest.mark.parametrize("most", [0, 7, 20_000])
def test_they_are_the_figures_of_a_query_in_the_order_asked_for(
    county: Edition, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_MOST_ROWS", most)
    for units in ([WEST], [SOUTH, WEST]):
        asked = {"periods": PERIODS, "units": units, "scope": "all"}
        found = kept.kept_figures(county, INDICATOR, level="township", **asked)
        assert_frame_equal(found, figures(county, INDICATOR, **asked))


def test_a_unit_of_another_level_is_refused(county: Edition) -> None:
    with pytest.raises(KeyError, match=COUNTY):
        kept.kept_figures(
            county, INDICATOR, level="township", units=[COUNTY], periods=PERIODS, scope="all"
        )


def test_the_same_part_of_another_year_is_at_hand(
    county: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, before = reversed(PERIODS)
    asked = {"level": "township", "units": [WEST], "scope": "all"}
    kept.kept_figures(county, INDICATOR, periods=[now], **asked)
    expected = figures(county, INDICATOR, periods=[before], units=[WEST], scope="all")
    monkeypatch.setattr(kept, "figures", lambda *_args, **_kwargs: pytest.fail("read again"))
    found = kept.kept_figures(county, INDICATOR, periods=[before], **asked)
    assert_frame_equal(found, expected)
