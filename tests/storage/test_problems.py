"""Problems: one sentence with its place, many of a kind counted, kept as JSON."""

import json

import pytest

from dashboard.errors import SettingsError
from dashboard.i18n import using
from dashboard.storage.problems import SAME_KIND, ImportRefusedError, Problem, Problems, problem_of

AT = {"file": "a.xlsx", "sheet": "一", "row": 3, "column": "男孩"}


def test_a_sentence_begins_with_the_place_as_far_as_it_is_known() -> None:
    with using("en"):
        assert str(Problem("error", "Broken.", **AT)) == (
            "a.xlsx, sheet “一”, row 3, column “男孩”: Broken."
        )
        assert str(Problem("error", "Broken.", file="a.csv")) == "a.csv: Broken."
        assert str(Problem("error", "Broken.")) == "Broken."


def test_names_are_said_in_the_language_of_the_reader() -> None:
    unit = {"zh": "东关街道", "en": "East Gate"}
    nameless = {"zh": "城关镇", "en": ""}
    problem = Problem(
        "warning", "{unit}: {units}", values={"unit": unit, "units": [unit, nameless]}
    )
    with using("en"):
        assert str(problem) == "East Gate: East Gate, 城关镇"
    with using("zh"):
        assert str(problem) == "东关街道: 东关街道，城关镇"


def test_a_problem_survives_json() -> None:
    problem = Problem("warning", "{a}", values={"a": [{"zh": "一", "en": "one"}]}, **AT)
    assert Problem.from_json(json.loads(json.dumps(problem.to_json()))) == problem


def test_errors_come_first_each_in_the_order_found() -> None:
    problems = Problems()
    for severity, text in [("warning", "a"), ("error", "b"), ("warning", "c"), ("error", "d")]:
        problems.add(Problem(severity, text))
    assert [problem.template for problem in problems.all] == ["b", "d", "a", "c"]
    assert [problem.template for problem in problems.errors] == ["b", "d"]


def test_many_of_a_kind_in_a_column_are_counted() -> None:
    problems = Problems()
    for row in range(10_000):
        problems.error("Broken: {found}.", values={"found": row}, **{**AT, "row": row})
        problems.error(
            "Broken: {found}.", values={"found": row}, **{**AT, "column": "女孩", "row": row}
        )
    problems.warning("Other.", **AT)
    with using("en"):
        found = [str(problem) for problem in problems.all]
    assert len(found) == 2 * (SAME_KIND + 1) + 1
    more = "Rows with the same problem beside the 20 listed ones: 9980."
    assert f"a.xlsx, sheet “一”, column “男孩”: {more}" in found


def test_as_many_of_a_kind_as_are_listed_are_not_counted() -> None:
    problems = Problems()
    problems.extend(Problem("error", "Broken.", row=row) for row in range(SAME_KIND))
    assert len(problems.all) == SAME_KIND


def test_only_errors_stop_an_import() -> None:
    problems = Problems()
    problems.warning("Odd.")
    problems.refuse_errors()
    problems.error("First.", **AT)
    problems.error("Second.")
    with pytest.raises(ImportRefusedError) as caught:
        problems.refuse_errors()
    assert [problem.template for problem in caught.value.problems] == ["First.", "Second.", "Odd."]
    with using("en"):
        assert str(caught.value) == (
            "Nothing was imported; errors: 2. The first: a.xlsx, sheet “一”, row 3, column “男孩”: "
            "First."
        )


def test_an_error_is_a_problem_with_the_same_sentence() -> None:
    error = SettingsError("{file} is broken: {reason}.", file="a.toml", reason=ValueError("x"))
    problem = problem_of(error, file="a.toml")
    json.dumps(problem.to_json())
    with using("en"):
        assert problem.sentence() == "a.toml: a.toml is broken: x."
