"""Whether a map is seen: its frame tells the server so, under a name.

A browser draws whatever comes on one thread. What a page has beside its map can be held back
until the map is seen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

_awaited: dict[str, Event] = {}


@contextmanager
def expected(name: str) -> Iterator[Event]:
    """Give an event that is set once a frame tells that its map is seen, while the block lasts.

    Args:
        name: What the frame calls itself; unlike any other's.
    """
    _awaited[name] = event = Event()
    try:
        yield event
    finally:
        _awaited.pop(name, None)  # a newer run of the same session may have ended before


def tell(name: str) -> None:
    """Take note that the map of a frame is seen; of one that nobody waits for, nothing is noted."""
    event = _awaited.get(name)
    if event:
        event.set()
