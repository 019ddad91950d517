"""What a map is told of a unit: its class, whether its events are few, and how it stands.

All of it is one small number, and one character on its way to the browser.
"""

from dataclasses import dataclass
from enum import IntEnum

from dashboard.domain.status import Status

CLASSES = 8
"""Numbers of a class are below this one."""


class Standing(IntEnum):
    """Beyond which benchmark a unit's interval lies; the norm goes before the wider area."""

    CHANCE = 0  # beyond neither, or it cannot be told
    ABOVE_AREA = 1
    BELOW_AREA = 2
    ABOVE_NORM = 3
    BELOW_NORM = 4


FEW, STANDING = CLASSES, 2 * CLASSES
"""What few events, and a step of ``Standing``, add to the number of a unit's class."""
STATES = STANDING * len(Standing)
"""From this number on a state without value."""
STATE_NUMBERS = {
    Status.TOO_FEW: STATES,
    Status.UNDEFINED: STATES + 1,
    Status.SUPPRESSED: STATES + 2,
    Status.NOT_REPORTED: STATES + 3,
    Status.NO_DATA: STATES + 4,
}
STATE_OF = {number: status for status, number in STATE_NUMBERS.items()}
_FIRST_SIGN = ord("(")  # all signs are ASCII


@dataclass(frozen=True)
class UnitMark:
    """What is told of a unit that has a value.

    Attributes:
        place: Number of its class.
        few: Whether its events are few.
        standing: Where its interval lies.
    """

    place: int
    few: bool
    standing: Standing

    @classmethod
    def of(cls, number: int) -> "UnitMark":
        """Return what a number below ``STATES`` says."""
        standing, rest = divmod(number, STANDING)
        return cls(rest % CLASSES, rest >= FEW, Standing(standing))


def sign(number: int) -> str:
    """Return the character that stands for a number."""
    return chr(_FIRST_SIGN + number)


def signs(numbers: bytes) -> str:
    """Return the characters of numbers, a byte each."""
    return bytes(number + _FIRST_SIGN for number in numbers).decode("ascii")


def number_of(character: str) -> int:
    """Return the number that a character stands for."""
    return ord(character) - _FIRST_SIGN
