"""Counts of a year added up as the roll-up adds whole periods."""

import numpy as np
import pytest

from dashboard import catalogue
from dashboard.domain.cumulation import averaged_stocks, cumulated

MEASURES = catalogue.load().measures
COUNTS = {
    "births": np.array([[1.0, 2, 3, 4], [5, np.nan, 7, 8]]),
    "population": np.array([[100.0, 102, 104, 106], [110, 112, 114, 120]]),
}


def added(name: str, population: str = "end") -> list[list[float]]:
    table = cumulated(COUNTS, name, measures=MEASURES, population=population)  # type: ignore[arg-type]
    return [list(row) for row in table]


def test_events_add_up_and_what_is_missing_stays_so() -> None:
    first, second = added("births")
    assert first == [1, 3, 6, 10]
    assert second == pytest.approx([5, np.nan, np.nan, np.nan], nan_ok=True)


def test_a_stock_is_that_of_the_end() -> None:
    assert added("population") == COUNTS["population"].tolist()


def test_its_average_is_the_end_or_the_mean_with_the_end_of_the_year_before() -> None:
    assert averaged_stocks(MEASURES)["mean_population"] == "population"
    assert added("mean_population") == COUNTS["population"].tolist()
    first, second = added("mean_population", "mean")
    assert np.isnan(first).all()
    assert second == [108, 109, 110, 113]
