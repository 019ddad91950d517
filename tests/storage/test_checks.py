"""Checks across cells, by ``check_territory`` on real files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.forms import Rows, check, write_book, write_csv, write_territory

HEAD = ["单位代码", "统计期", "出生人数", "男婴", "女婴", "符合政策出生人数"]
NAMED = ["单位名称", "统计期", "出生人数"]
VILLAGE, TOWN, EAST, OLD = "990101102001", "990101102", "990101001", "990101103"
SUM = "is not the sum of Boys born, Girls born"

Check = Callable[..., list[str]]


@pytest.fixture
def checked(tmp_path: Path) -> Check:
    def run(*tables: Rows) -> list[str]:
        """Write tables as facts/1.csv, 2.csv ... and return the problems, gaps left out."""
        folder = write_territory(tmp_path)
        for number, rows in enumerate(tables, start=1):
            write_csv(folder / "facts" / f"{number}.csv", rows, encoding="utf-8-sig")
        return [problem for problem in check(folder) if "Not reported by" not in problem]

    return run


def births(*rows: list[object], columns: int = 3) -> Rows:
    return [HEAD[:columns], *rows]


def test_counts_that_agree_have_no_problem(checked: Check) -> None:
    agreeing = births(
        [TOWN, "2025-10", 12, 7, 5, 12],
        [EAST, "2025-10", 0, 0, 0, 0],
        [TOWN, "2025-11", 12, 7, "—", ""],  # the girls are not reported: no sum
        [OLD, "2025-12", 3, "", "", ""],  # the last month in which it exists
        columns=6,
    )
    other_scopes = [
        [*NAMED, "口径", "符合政策出生人数"],
        ["城关镇", "2025-10", 3, "户籍", ""],
        ["城关镇", "2025-10", "", "流动", 5],
        ["城关镇", "2025-11", "", "户籍", 5],
    ]
    partly_existing = [["单位代码", "统计期", "死亡人数"], [OLD, "2026Q1", 1]]
    assert checked(agreeing, other_scopes, partly_existing) == []


@pytest.mark.parametrize("girls", [4, 6])
def test_boys_and_girls_are_the_births(checked: Check, girls: int) -> None:
    (problem,) = checked(births([TOWN, "2025-10", 12, 7, girls], columns=5))
    assert problem == f"error: facts/1.csv, row 2, column “出生人数”: 12 {SUM}: {7 + girls}."


def test_boys_and_girls_may_stand_in_another_file(checked: Check) -> None:
    boys = [["单位名称", "月份", "男孩", "女孩"], ["城关镇", "2025年10月", 7, 4]]
    (problem,) = checked(births([TOWN, "2025-10", 12]), boys)
    assert problem == f"error: facts/1.csv, row 2, column “出生人数”: 12 {SUM}: 11."


def test_parities_are_the_births_too(checked: Check) -> None:
    head = ["单位代码", "统计期", "出生人数", "一孩", "二孩", "多孩"]
    (problem,) = checked([head, [TOWN, "2025-10", 12, 7, 4, 0]])
    assert problem == (
        "error: facts/1.csv, row 2, column “出生人数”: 12 is not the sum of First births, Second "
        "births, Third and higher births: 11."
    )


def test_compliant_births_are_no_more_than_births(checked: Check) -> None:
    rows = [[TOWN, "2025-10", 12, 7, 5, 13], [EAST, "2025-10", 3, 2, 1, 3]]
    (problem,) = checked(births(*rows, columns=6))
    assert problem == (
        "error: facts/1.csv, row 2, column “符合政策出生人数”: 13 is more than Births: 12."
    )


def test_a_unit_reports_only_while_it_exists(checked: Check) -> None:
    rows = [[OLD, "2025-12", 3], [OLD, "2026-01", 3], [OLD, "2026Q2", 9]]
    assert checked(births(*rows)) == [
        f"error: facts/1.csv, row {row}: Old Town does not exist in {period}, says the unit list."
        for row, period in [(3, "2026-01"), (4, "2026Q2")]
    ]


def test_periods_later_than_the_territory_are_errors_once_a_row(tmp_path: Path) -> None:
    folder = write_territory(tmp_path, settings="as_of = 2026-03-20\n")
    periods = ["2026-03", "2026H1", "2026-04", "2026Q3", "2026", "2030-01"]
    rows = births(*([TOWN, period, 12, 7, 5] for period in periods), columns=5)
    write_csv(folder / "facts" / "a.csv", rows)
    assert check(folder) == [  # and no unit lacks a month that nobody can have
        f"error: facts/a.csv, row {row}: Town, {period}: later than the territory's date"
        " 2026-03-20."
        for row, period in enumerate(periods, start=2)
        if row >= 4  # the month of the date itself and what ends with it are no later
    ]


def test_many_rows_that_are_too_late_are_few_lines(tmp_path: Path) -> None:
    folder = write_territory(tmp_path, settings="as_of = 2026-03-31\n")
    months = [f"{year}-{month:02d}" for year in (2030, 2031) for month in range(1, 13)]
    write_csv(folder / "facts" / "a.csv", births(*([TOWN, month, 12] for month in months)))
    found = check(folder)
    assert len(found) == 21
    assert found[-1].endswith("Rows with the same problem beside the 20 listed ones: 4.")


def test_without_a_date_no_period_is_too_late(checked: Check) -> None:
    assert checked(births([TOWN, "2030-01", 12])) == []


def test_printed_totals_are_compared_and_a_difference_is_a_warning(checked: Check) -> None:
    months = [f"2025-{month}" for month in (10, 11, 12)]
    county = [
        NAMED,
        ["合计", "2025-10", 6],  # agrees
        ["合计", "2025-11", 9],
        *([unit, month, 2] for unit in ("东关街办", "旧镇") for month in months),
        ["东关街道", "2026Q1", 6],  # agrees
        ["旧镇", "2026Q1", 7],
    ]
    # The total of a township's own file is that of the township.
    town = [NAMED, ["二村", "2025-10", 1], ["小计", "2025-10", 1], ["合计", "2025-10", 4]]
    rest = births([VILLAGE, "2025-10", 1], [TOWN, "2025-11", 2])
    assert [problem for problem in checked(county, town, rest) if "of which" not in problem] == [
        f"warning: facts/{place}: the printed total is {printed}, the sum of the reports {reports}."
        for place, printed, reports in [
            ("1.csv, row 3, column “出生人数”: Lin, 2025-11", 9, 6),
            ("1.csv, row 11, column “出生人数”: Old Town, 2026Q1", 7, 6),
            ("2.csv, row 4, column “出生人数”: Town, 2025-10", 4, 2),
        ]
    ]


def test_problems_of_workbooks_name_the_sheet(tmp_path: Path) -> None:
    folder = write_territory(tmp_path)
    rows = births([TOWN, "2025-10", 12, 7, 4], columns=5)
    write_book(folder / "facts" / "a.xlsx", {"出生": rows})
    expected = f"error: facts/a.xlsx, sheet “出生”, row 2, column “出生人数”: 12 {SUM}: 11."
    assert expected in check(folder)


def test_many_broken_sums_are_few_lines(checked: Check) -> None:
    months = [f"{year}-{month:02d}" for year in range(1990, 2026) for month in range(1, 13)]
    found = checked(births(*([TOWN, month, 12, 7, 4] for month in months), columns=5))
    assert len(found) == 21
    assert "Rows with the same problem beside the 20 listed ones: 412." in found[-1]
