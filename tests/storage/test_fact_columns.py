"""Columns to arrays: each distinct text is read once, faults get their row."""

from pathlib import Path

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard import catalogue
from dashboard.domain.periods import Calendar
from dashboard.storage import fact_columns
from dashboard.storage.cells import COUNT_EXPECTED, count
from dashboard.storage.columns import Columns
from dashboard.storage.fact_columns import Parsed
from dashboard.storage.problems import Problems
from dashboard.storage.tables import Table, read_sheets, table_below
from tests.storage.forms import lin_tree, sentences, write_csv


def table(path: Path, *rows: list[str]) -> Table:
    (sheet,) = read_sheets(write_csv(path / "a.csv", rows), shown="a.csv", problems=Problems())
    return table_below(sheet, 1)


@given(st.lists(st.sampled_from(["1", "2", "—", "x", "1,000"]), min_size=1))
def test_each_row_gets_what_its_own_text_means(texts: list[str]) -> None:
    asked: list[str] = []

    def parse(text: str) -> float | None:
        asked.append(text)
        return count(text)

    parsed = Parsed.of(pd.Series(texts, dtype="category"), parse)
    values = parsed.each(lambda item: -1 if item is None else item, float)
    expected = [count(text) for text in texts]
    np.testing.assert_array_equal(values, [-1 if item is None else item for item in expected])
    assert len(asked) == len(set(texts))
    keep = np.arange(len(texts)) % 2 == 0
    np.testing.assert_array_equal(
        parsed.rows(keep).where(lambda item: item is None), [e is None for e in expected[::2]]
    )


def test_money_may_have_a_fraction_and_counts_may_not(tmp_path: Path) -> None:
    found = table(tmp_path, ["a", "b"], ["12.5", "x"])
    measures = catalogue.load().measures
    money = fact_columns.numbers(found, 0, measures["benefits_amount_paid"])
    persons = fact_columns.numbers(found, 0, measures["births"])
    assert (money.found, persons.found) == ([12.5], [None])


def test_faults_name_row_and_column(tmp_path: Path) -> None:
    found = table(tmp_path, ["单位", "出生"], ["a", "1"], ["b", " x "], ["c", "1"], ["d", " x "])
    parsed = fact_columns.numbers(found, 1, catalogue.load().measures["births"])
    problems = Problems()
    fact_columns.report(parsed, found, 1, template=COUNT_EXPECTED, problems=problems)
    assert sentences(problems) == [
        f"error: a.csv, row {row}, column “出生”: Expected a whole number of 0 or more, found “x”."
        for row in (3, 5)
    ]


def test_each_way_to_name_a_unit_is_reported_once(tmp_path: Path) -> None:
    rows = [["990101102", "城管镇"], ["990101102", "城关镇"], ["", "新村"], ["990101102", "城管镇"],
            ["", "新村"]]  # fmt: skip
    found = table(tmp_path, ["代码", "名称"], *rows)
    columns = Columns({"unit_code": 0, "unit_name": 1}, {})
    tree = lin_tree(tmp_path)
    units = fact_columns.units(found, columns, tree=tree)
    codes = [unit.code for unit in tree]
    positions = fact_columns.positions(units, tree).tolist()
    assert [codes[p] if p >= 0 else None for p in positions] == [
        "990101102", "990101102", None, "990101102", None,
    ]  # fmt: skip
    problems = Problems()
    fact_columns.report_units(units, found, columns, problems=problems)
    first, second = sentences(problems)
    assert first.startswith(
        "error: a.csv, row 4, column “代码”: The unit “新村” is not in the unit"
    )
    assert second.startswith("warning: a.csv, row 2, column “代码”: Unit 990101102 is “城关镇”")


def test_empty_scopes_are_the_default_and_periods_follow_the_calendar(tmp_path: Path) -> None:
    found = table(tmp_path, ["口径", "期"], ["", "2026H1"], ["户籍", "上半年"])
    assert fact_columns.scopes(found, 0, "resident").found == ["resident", "registered"]
    calendar = Calendar(10)
    parsed = fact_columns.periods(found, 1, calendar)
    assert dict(zip(parsed.texts, parsed.found, strict=True)) == {
        "2026H1": calendar.parse("2026H1"),
        "上半年": None,
    }


def test_notes_are_known_by_any_column_that_names_units(tmp_path: Path) -> None:
    rows = [["城关镇", "一村"], ["注：略", ""], ["", "填表人：张三"]]
    found = table(tmp_path, ["乡镇", "村"], *rows)
    columns = Columns({"parent_name": 0, "unit_name": 1}, {})
    assert fact_columns.notes(found, columns).tolist() == [False, True, True]
