"""The text of an agenda's file: remarks stay with the step that they stand above."""

from dataclasses import replace

import pytest

from dashboard.domain.agenda import Agenda, Step
from dashboard.storage.agenda_text import agenda_text

FIRST, SECOND, THIRD = (
    Step("一", "map", {"unit": "1"}),
    Step("二", "targets", {"period": "2026H1"}),
    Step("三", "trends", {}),
)
AGENDA = Agenda("half-year", "分析会", (FIRST, SECOND, THIRD), seconds=20)
BEFORE = """\
# 由办公室维护
title = "分析会"  # 会前核对
seconds = 20

# 先看全县
[[steps]]
heading = "一"
page = "map"  # 不用散点图
selection = {unit = "1"}

# 局长要求
# 会前再确认
[[steps]]
heading = "二"
page = "targets"
selection = {period = "2026H1"}

[[steps]]
heading = "三"
page = "trends"
selection = {}

# 到此为止
"""


def lines(*steps: Step) -> list[str]:
    """Return the lines of the file with these steps, without blank ones."""
    text = agenda_text(replace(AGENDA, steps=steps), before=BEFORE)
    return [line for line in text.splitlines() if line]


def test_without_a_change_the_text_stays_as_it_is() -> None:
    assert agenda_text(AGENDA, before=BEFORE) == BEFORE


def test_a_step_that_moves_takes_its_remarks_along() -> None:
    moved = lines(SECOND, FIRST, THIRD)
    assert moved[3:7] == ["# 局长要求", "# 会前再确认", "[[steps]]", 'heading = "二"']
    assert moved[9:13] == [
        "# 先看全县",
        "[[steps]]",
        'heading = "一"',
        'page = "map"  # 不用散点图',
    ]
    assert moved[0] == "# 由办公室维护"
    assert moved[-1] == "# 到此为止"


@pytest.mark.parametrize(
    "changed", [replace(SECOND, heading="改"), replace(SECOND, parameters={"period": "2025H2"})]
)
def test_a_step_that_is_changed_keeps_its_remarks(changed: Step) -> None:
    kept = lines(FIRST, changed, THIRD)
    at = kept.index("# 局长要求")
    assert kept[at + 1 : at + 4] == ["# 会前再确认", "[[steps]]", f'heading = "{changed.heading}"']


def test_a_new_step_has_no_remarks_and_one_that_leaves_takes_its_own() -> None:
    left = lines(FIRST, Step("四", "area", {"unit": "2"}), THIRD)
    assert "# 局长要求" not in left
    at = left.index('heading = "四"')
    assert left[at - 2 : at] == ['selection = {unit = "1"}', "[[steps]]"]


def test_without_steps_only_their_remarks_are_gone() -> None:
    assert lines() == [
        "# 由办公室维护",
        'title = "分析会"  # 会前核对',
        "seconds = 20",
        "# 到此为止",
    ]
