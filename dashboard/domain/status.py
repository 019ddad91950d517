"""What can be said of a value: a meaning; words and colours come later."""

from enum import StrEnum


class Status(StrEnum):
    """State of one indicator value.

    Only ``OK`` and ``CAUTIOUS`` carry a value.
    """

    OK = "ok"
    CAUTIOUS = "cautious"  # few events: drawn pale, with n
    TOO_FEW = "too_few"  # too few events to judge
    UNDEFINED = "undefined"  # the denominator is zero
    SUPPRESSED = "suppressed"  # withheld so that nobody can be recognised
    NOT_REPORTED = "not_reported"  # reported at other times, missing or incomplete here
    NO_DATA = "no_data"  # never reported by this unit in this scope, or it did not exist


class Position(StrEnum):
    """Where an interval lies against a benchmark."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """A position read by the indicator's direction."""

    BETTER = "better"
    WORSE = "worse"
    SIMILAR = "similar"
    LOWER = "lower"  # no judgement applies: lower than the benchmark
    HIGHER = "higher"
    UNKNOWN = "unknown"
