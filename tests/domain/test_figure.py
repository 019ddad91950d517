"""Rows of a table as figures."""

from math import isnan, nan

import pandas as pd

from dashboard.domain.figure import FIGURE_COLUMNS, figures_of
from dashboard.domain.status import Status

ROWS = pd.DataFrame(
    [
        ("990121001", 24312, 27.0, 5.0, 540.0, 214.9, 1356.8, 32.0, "cautious"),
        ("990121002", 24312, 2.0, 5.0, nan, nan, nan, 7.0, "too_few"),
    ],
    columns=list(FIGURE_COLUMNS),
)


def test_a_figure_knows_its_state_and_whether_it_has_a_value() -> None:
    row, few = figures_of(ROWS[ROWS.columns[::-1]])  # columns in any order
    assert (row.unit_code, row.start, row.value) == ("990121001", 24312, 540.0)
    assert row.status is Status.CAUTIOUS
    assert row.given
    assert few.status is Status.TOO_FEW
    assert not few.given
    assert isnan(few.value)


def test_its_counts_go_to_tests_of_significance() -> None:
    assert figures_of(ROWS)[0].counts == {"numerator": 27, "denominator": 5, "n": 32}
