"""Whether targets are met: worked examples for each kind, and what must hold for all."""

import csv
from collections.abc import Iterator
from math import inf, isnan, nan
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import catalogue
from dashboard.domain.attainment import (
    Asked,
    Attainment,
    TargetState,
    attainments,
    attainments_of,
    scheduled,
)
from dashboard.domain.indicators import evaluate
from dashboard.domain.periods import Calendar
from dashboard.domain.statistical_year import YearSoFar, year_so_far
from dashboard.domain.targets import is_cumulative

KNOWN = catalogue.load()
CALENDAR = Calendar(1)
FIXTURE = Path(__file__).parent.parent / "fixtures" / "attainment.csv"
YEARS = {
    label: year_so_far(CALENDAR, CALENDAR.parse(label), as_of=None)
    for label in ("2026H1", "2026Q3", "2026")
}
HALF, QUARTERS, WHOLE = YEARS.values()
S = TargetState


def judged(
    indicator: str,
    counts: tuple[float, ...],
    limits: tuple[float, float],
    *,
    year: YearSoFar = HALF,
    task: bool = False,
) -> Attainment:
    """Return how a target stands; counts are numerator and denominator."""
    entry = KNOWN.indicators[indicator]
    measures = (*entry.numerator, *entry.denominator)
    row = pd.DataFrame([dict(zip(measures, counts, strict=False))], dtype=float)
    figures = evaluate(entry, row).assign(unit_code="1", start=0)
    asked = Asked(*(np.array([limit]) for limit in limits), np.array([task]))
    cumulative = is_cumulative(entry, KNOWN.measures)
    table = attainments(entry, figures, asked=asked, so_far=year, cumulative=cumulative)
    (found,) = attainments_of(table)
    return found


def worked() -> Iterator[dict[str, str]]:
    with FIXTURE.open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def number(text: str, otherwise: float = nan) -> float:
    return float(text) if text else otherwise


@pytest.mark.parametrize("row", list(worked()), ids=lambda row: " ".join(list(row.values())[:7]))
def test_a_target_stands_as_worked_out_by_hand(row: dict[str, str]) -> None:
    entry = KNOWN.indicators[row["indicator"]]
    found = judged(
        entry.id,
        (number(row["numerator"]), number(row["denominator"])),
        (number(row["low"], -inf), number(row["high"], inf)),
        year=YEARS[row["period"]],
        task=row["duty"] == "task",
    )
    assert found.state == row["state"]
    assert found.beyond == {"yes": True, "no": False, "": None}[row["beyond"]]
    for name in ("distance", "share", "needed"):
        assert getattr(found, name) == pytest.approx(number(row[name]), nan_ok=True), name


def test_scheduled_progress_is_printed_with_one_decimal() -> None:
    assert [scheduled(year) for year in (HALF, QUARTERS, WHOLE)] == [50, 75, 100]
    third = year_so_far(CALENDAR, CALENDAR.parse("2026-04"), as_of=None)
    assert scheduled(third) == 33.3


ORDER = [S.BEHIND, S.ON_SCHEDULE, S.ATTAINED]


@given(
    done=st.integers(0, 200), more=st.integers(0, 50), low=st.integers(1, 150),
    year=st.sampled_from([HALF, QUARTERS]),
)  # fmt: skip
def test_more_done_is_never_a_worse_state(done: int, more: int, low: int, year: YearSoFar) -> None:
    less, rest = (
        judged("libraries", (number,), (low, inf), year=year, task=True)
        for number in (done, done + more)
    )
    assert ORDER.index(less.state) <= ORDER.index(rest.state)
    assert less.share <= rest.share


@given(done=st.integers(0, 500), low=st.integers(1, 500))
def test_what_is_needed_a_month_reaches_the_target(done: int, low: int) -> None:
    found = judged("libraries", (done,), (low, inf), task=True)
    if done < low:
        assert done + found.needed * HALF.months_left == pytest.approx(low)
    else:
        assert isnan(found.needed)
    assert found.distance == max(low - done, 0)


@given(done=st.integers(0, 2000), low=st.floats(0, 100), year=st.sampled_from([HALF, WHOLE]))
def test_only_a_value_outside_has_a_distance(done: int, low: float, year: YearSoFar) -> None:
    found = judged("three_check", (done, 2000), (low, inf), year=year)
    assert (found.state is S.ATTAINED) == (found.distance == 0) or found.distance < 0.05
    assert (found.beyond is None) == (found.state is S.ATTAINED)
