"""Lines of text: no line wider than its room, nothing lost, punctuation where it belongs."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.drawing import typeface

CHINESE = st.text(alphabet="云岭县出生人口性别比，。（）上升10.6个点 abc", max_size=80)


@given(CHINESE, st.integers(60, 400))
def test_lines_fit_and_lose_nothing_but_spaces(text: str, room: int) -> None:
    lines = typeface.wrapped(text, 16, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    unbroken = typeface.longest(text, 16)
    assert all(typeface.width(line, 16) <= max(room, unbroken) + 0.01 for line in lines)


def test_no_line_begins_with_a_stop() -> None:
    for room in range(40, 200, 7):
        lines = typeface.wrapped("出生率3.39‰，同比上升（变化在随机波动范围内）。", 16, room)
        assert not any(line[:1] in "，。）%‰" for line in lines)


def test_outlines_are_those_of_the_letters() -> None:
    assert typeface.outline("鄠邑区") != typeface.outline("浉河镇")
    assert typeface.has("鄠")
    assert not typeface.has("\ue000")
