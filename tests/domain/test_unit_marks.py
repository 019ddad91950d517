"""What a map is told of a unit: every mark has a number and a character of its own."""

from itertools import product

from dashboard.domain.unit_marks import (
    CLASSES,
    FEW,
    STANDING,
    STATE_NUMBERS,
    STATE_OF,
    Standing,
    UnitMark,
    number_of,
    sign,
    signs,
)


def test_every_mark_and_state_has_a_character_that_says_it() -> None:
    marks = {
        place + FEW * few + STANDING * standing: UnitMark(place, few, standing)
        for place, few, standing in product(range(CLASSES), (False, True), Standing)
    }
    assert all(UnitMark.of(number) == mark for number, mark in marks.items())
    numbers = [*marks, *STATE_OF]
    characters = signs(bytes(numbers))
    assert characters == "".join(map(sign, numbers))
    assert [number_of(one) for one in characters] == numbers
    assert len(set(characters)) == len(marks) + len(STATE_NUMBERS)
    assert characters.isascii()
    assert characters.isprintable()
