"""Rows that report what another row has reported already."""

from pathlib import Path

from tests.storage.forms import check, write_book, write_csv, write_territory

HEAD = ["单位名称", "统计期", "出生人数"]


def duplicates(folder: Path) -> list[str]:
    return [problem for problem in check(folder) if "stands already" in problem]


def test_the_same_row_twice_in_a_file_is_an_error(tmp_path: Path) -> None:
    folder = write_territory(tmp_path)
    rows = [HEAD, ["城关镇", "2025-10", 3], ["东关街道", "2025-10", 1], ["城关镇", "2025年10月", 3]]
    write_csv(folder / "facts" / "a.csv", rows)
    (problem,) = duplicates(folder)
    assert problem == (
        "error: facts/a.csv, row 4, column “出生人数”: Town, 2025-10, all: stands already in "
        "facts/a.csv, row 2."
    )


def test_the_same_in_another_file_or_sheet_names_that_one(tmp_path: Path) -> None:
    folder = write_territory(tmp_path)
    other = [["代码", "期间", "出生"], ["990101001", "2025-10", 3]]
    sheets = {"一": [HEAD, ["东关街办", "2025-10", 3]], "二": [HEAD, ["东关街道", "2025-10", 3]]}
    write_book(folder / "facts" / "a.xlsx", sheets)
    write_csv(folder / "facts" / "b.csv", other)
    assert duplicates(folder) == [
        f"error: facts/{place}: East Gate, 2025-10, all: stands already in facts/a.xlsx [一], "
        "row 2."
        for place in ["a.xlsx, sheet “二”, row 2, column “出生人数”", "b.csv, row 2, column “出生”"]
    ]


def test_other_scopes_periods_and_measures_are_no_duplicates(tmp_path: Path) -> None:
    folder = write_territory(tmp_path)
    rows = [
        [*HEAD, "口径", "死亡人数"],
        ["城关镇", "2025-10", 3, "户籍", ""],
        ["城关镇", "2025-10", "", "户籍", 2],
        ["城关镇", "2025-10", 3, "常住", ""],
        ["城关镇", "2026Q1", 9, "户籍", ""],
        ["城关镇", "2025-11", "—", "户籍", ""],
        ["城关镇", "2025-11", 4, "户籍", ""],
    ]
    write_csv(folder / "facts" / "a.csv", rows)
    assert duplicates(folder) == []


def test_a_row_that_repeats_several_measures_is_told_once(tmp_path: Path) -> None:
    folder = write_territory(tmp_path)
    rows = [[*HEAD, "死亡人数"], ["城关镇", "2025-10", 3, 2], ["城关镇", "2025-10", 3, 2]]
    write_csv(folder / "facts" / "a.csv", rows)
    assert len(duplicates(folder)) == 1


def test_a_file_dropped_in_twice_is_told_in_few_lines(tmp_path: Path) -> None:
    folder = write_territory(tmp_path)
    months = [f"{year}-{month:02d}" for year in range(1900, 2026) for month in range(1, 13)]
    rows = [HEAD, *(["城关镇", month, 3] for month in months)]
    write_csv(folder / "facts" / "a.csv", rows)
    write_csv(folder / "facts" / "a (1).csv", rows)
    found = duplicates(folder)
    assert len(found) == 20
    more = "Rows with the same problem beside the 20 listed ones: 1492."
    assert any(more in problem for problem in check(folder))
