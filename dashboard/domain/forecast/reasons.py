"""Why there is no forecast: what cannot be forecast is said, never guessed."""

from enum import StrEnum


class Reason(StrEnum):
    """What stands in the way of a forecast."""

    NOT_EVENTS = "not_events"  # a share, a ratio, a difference or a stock: it does not add up
    COMPLETE = "complete"  # the year has been reported to its end
    NOT_REPORTED = "not_reported"  # a part of the year so far is missing
    SHORT = "short"  # too few earlier years to tell a forecast's error
