"""What is missing is named, in few lines."""

from pathlib import Path

import pytest

from dashboard import catalogue
from dashboard.domain.periods import Calendar
from dashboard.storage.checks import Names
from dashboard.storage.gaps import MOST_LINES, missing_reports
from dashboard.storage.problems import Problems
from tests.storage.forms import Rows, lin_tree, read_facts, sentences, write_csv

EAST, TOWN, OLD = "990101001", "990101102", "990101103"
MONTHS = ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03"]


def missing(folder: Path, rows: Rows, head: tuple[str, ...] = ("出生人数",)) -> list[str]:
    """Return what is missing in a table of units, periods and counts."""
    path = write_csv(folder / "a.csv", [["单位代码", "统计期", *head], *rows])
    tables, problems = read_facts(path)
    assert problems == []
    names = Names(lin_tree(folder), Calendar(10), catalogue.load().measures)
    found = Problems()
    found.extend(missing_reports(tables, names=names))
    return sentences(found)


def rows(*units: str, months: list[str] = MONTHS) -> list[list[object]]:
    return [[unit, month, 1] for unit in units for month in months]


def test_complete_reports_have_no_gap(tmp_path: Path) -> None:
    old = rows(OLD, months=MONTHS[:3])  # it exists until 2025-12
    assert missing(tmp_path, rows(EAST, TOWN) + old) == []


@pytest.mark.parametrize(
    ("absent", "period"),
    [
        (["2025-11"], "2025-11"),
        (["2025-10", "2025-11", "2025-12"], "2026Q1"),
        (["2025-11", "2026-01", "2026-02"], "2025-11, 2026-01–2026-02"),
        (["2025-11", "2025-12", "2026-01"], "2025-11–2026-01"),
    ],
)
def test_months_that_others_report_are_named_as_widely_as_fits(
    tmp_path: Path, absent: list[str], period: str
) -> None:
    given = rows(EAST) + rows(OLD, months=MONTHS[:3])
    given += rows(TOWN, months=[month for month in MONTHS if month not in absent])
    assert missing(tmp_path, given) == [f"warning: Not reported by Town, {period} (all): Births."]


def test_a_unit_that_never_reports_beside_ones_that_do_is_named(tmp_path: Path) -> None:
    assert missing(tmp_path, rows(EAST, TOWN)) == [
        "warning: Not reported by Old Town, 2026Q1 (all): Births."
    ]


def test_units_and_measures_that_miss_the_same_share_a_line(tmp_path: Path) -> None:
    given = [[EAST, "2025-10", 1, 1], [EAST, "2025-11", 1, 1]]
    given += [[unit, "2025-10", 1, 1] for unit in (TOWN, OLD)]
    assert missing(tmp_path, given, ("出生人数", "死亡人数")) == [
        "warning: Not reported by Town, Old Town, 2025-11 (all): Births, Deaths."
    ]


def test_what_nobody_reports_is_named_for_the_whole(tmp_path: Path) -> None:
    given = rows(EAST, TOWN, OLD, months=["2025-10", "2025-12"])
    assert missing(tmp_path, given) == ["warning: Not reported by Lin, 2025-11 (all): Births."]


def test_a_half_year_covers_its_months(tmp_path: Path) -> None:
    given = [*rows(EAST), [TOWN, "2026H1", 6], *rows(OLD, months=MONTHS[:3])]
    assert missing(tmp_path, given) == []


def test_villages_are_expected_where_one_beside_them_reports(tmp_path: Path) -> None:
    given = [["990101102001", "2025-10", 1], [EAST, "2025-10", 1], [OLD, "2025-10", 1]]
    assert missing(tmp_path, given) == ["warning: Not reported by 二村, 2025-10 (all): Births."]


def test_lines_are_few_and_the_longest_gaps_come_first(tmp_path: Path) -> None:
    months = [f"{year}-{month:02d}" for year in range(2010, 2014) for month in range(1, 13)]
    measures = [m for m in catalogue.load().measures.values() if m.kind == "flow"][:30]
    head = tuple(measure.name_zh for measure in measures)
    given = [[unit, month, *([1] * 30)] for unit in (EAST, OLD) for month in months]
    given += [
        [TOWN, month, *(1 if position >= number else "" for number in range(1, 31))]
        for position, month in enumerate(months)
    ]
    found = missing(tmp_path, given, head)
    assert len(found) == MOST_LINES + 1
    assert measures[-1].name_en in found[0]
    assert "2010Q2–2012Q3" in found[0]
    assert found[-1] == "warning: Further kinds of missing reports, not listed: 10."
