"""Files to sheets of text: encodings, kinds, row numbers, broken files."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.storage.problems import Problems
from dashboard.storage.tables import Sheet, find_header, read_sheets, table_below
from tests.storage.forms import sentences, write_csv

ROWS = [
    ["单位名称", "统计期", "出生人数"],
    ["东关街道", "2025-10", "12"],
    ["鄠邑镇", "2025-10", ""],
]


def read(path: Path, encoding: str = "") -> tuple[list[Sheet], list[str]]:
    problems = Problems()
    sheets = read_sheets(path, shown=path.name, problems=problems, encoding=encoding)
    return sheets, sentences(problems)


def texts(sheet: Sheet) -> list[tuple[int, Sequence[str]]]:
    return sheet.top(len(sheet.cells))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_the_encodings_that_people_use(tmp_path: Path, encoding: str) -> None:
    (sheet,), problems = read(write_csv(tmp_path / "a.csv", ROWS, encoding=encoding))
    assert texts(sheet) == list(enumerate(ROWS, start=1))
    assert (sheet.file, sheet.name, problems) == ("a.csv", "", [])


def test_a_forced_encoding_wins(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["é", "b"]], encoding="latin-1")
    (sheet,), _ = read(path, "latin-1")
    assert texts(sheet) == [(1, ["é", "b"])]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"a\tb\n1,5\t2\n", [["a", "b"], ["1,5", "2"]]),
        (b"a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        (b"a,b\n1,2", [["a", "b"], ["1", "2"]]),
        (b"title\n\na,b\n1,2,3\n", [["title", "", ""], ["", "", ""], ["a", "b", ""], list("123")]),
        (b'a,b\n"1\n2",3\n', [["a", "b"], ["1\n2", "3"]]),
        (b'a,b\n"1 ""x""",3\n', [["a", "b"], ['1 "x"', "3"]]),
    ],
    ids=["tabs", "Windows", "no last line end", "uneven", "line break in a cell", "quotes"],
)
def test_rows_keep_the_numbers_of_the_spreadsheet(
    tmp_path: Path, content: bytes, rows: list[list[str]]
) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    (sheet,), problems = read(tmp_path / "a.csv")
    assert texts(sheet) == list(enumerate(rows, start=1))
    assert problems == []


cell = st.text(st.sampled_from('一a1," \n\t—'), max_size=4)


@settings(max_examples=60)
@given(st.lists(st.lists(cell, min_size=2, max_size=4), min_size=1, max_size=6))
def test_whatever_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    rows = [["x", "y", *rows[0]], *rows]
    path = write_csv(tmp_path_factory.mktemp("any") / "a.csv", rows)
    (sheet,), problems = read(path)
    width = max(len(row) for row in rows)
    assert [row for _, row in texts(sheet)] == [row + [""] * (width - len(row)) for row in rows]
    assert problems == []


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "a.csv: The file is empty."),
        ("a.csv", b"\xef\xbb\xbf", "a.csv: The file is empty."),
        ("a.csv", b",,\n,,\n", "a.csv: The file is empty."),
        (
            "a.csv",
            "单位,数".encode("utf-16"),
            "a.csv: The text is not in the encoding UTF-8 / GB18030; save the file as “CSV UTF-8”.",
        ),
        (
            "a.csv",
            b"PK\x03\x04\x00\x00",
            "a.csv: The text is not in the encoding UTF-8 / GB18030; save the file as “CSV UTF-8”.",
        ),
        ("a.pdf", b"%PDF", "a.pdf: This kind of file cannot be read; expected one of .csv, .tsv,"),
    ],
    ids=["empty", "mark only", "separators only", "UTF-16", "workbook named csv", "PDF"],
)
def test_a_file_that_cannot_be_read_is_one_error(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    sheets, problems = read(tmp_path / name)
    assert sheets == []
    (problem,) = problems
    assert problem.startswith(f"error: {sentence}")


def test_a_text_in_another_encoding_than_the_forced_one_is_an_error(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ROWS, encoding="gb18030")
    assert read(path, "utf-8")[1] == [
        "error: a.csv: The text is not in the encoding utf-8; save the file as “CSV UTF-8”."
    ]


def test_the_header_is_looked_for_among_the_top_rows_only(tmp_path: Path) -> None:
    rows = [["title", ""]] * 70 + [["head", "er"]]
    (sheet,), _ = read(write_csv(tmp_path / "a.csv", rows))
    assert find_header(sheet, lambda row: row[0] == "head") is None
    assert find_header(sheet, lambda row: row[0] == "title") == 1


def test_a_table_is_what_stands_below_its_header(tmp_path: Path) -> None:
    (sheet,), _ = read(write_csv(tmp_path / "a.csv", [["t", ""], [" 单位 ", "x"], ["a", "1"]]))
    table = table_below(sheet, 2)
    assert table.headers == ("单位", "x")
    assert table.cells.index.tolist() == [3]


def test_a_long_table_is_read_whole(tmp_path: Path) -> None:
    rows = [["", ""], *([str(number), "x"] for number in range(40_000))]
    (sheet,), _ = read(write_csv(tmp_path / "a.csv", [*rows[:1], ["a"], *rows[1:]]))
    assert sheet.cells.shape == (40_002, 2)
    assert sheet.cells.loc[40_002].tolist() == ["39999", "x"]
