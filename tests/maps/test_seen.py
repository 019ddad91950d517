"""A page waits for its own map, and for no other."""

from dashboard.maps import seen


def test_an_awaited_map_that_is_seen_ends_the_waiting() -> None:
    with seen.expected("this") as told:
        seen.tell("another")
        assert not told.wait(0)
        seen.tell("this")
        assert told.wait(0)


def test_what_was_told_before_or_after_is_not_what_is_awaited() -> None:
    seen.tell("this")
    with seen.expected("this") as told:
        assert not told.wait(0)
    seen.tell("this")
    assert not told.wait(0)
