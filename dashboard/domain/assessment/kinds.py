"""Kinds of things in an assessment: ways to make points, measures, classes."""

from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """How an indicator makes points."""

    MET = "met"  # all or nothing
    STEPS = "steps"  # points off for each step short of the target
    CASES = "cases"  # points off for each case
    THRESHOLD = "threshold"  # full at the target, none beyond the threshold, even between
    BAND = "band"  # points off for each step outside a band, on either side
    PROGRESS = "progress"  # a share for the level, the rest for progress on a year before


class Better(StrEnum):
    """Which way is better under a rule."""

    HIGHER = "higher"
    LOWER = "lower"


class Measure(StrEnum):
    """What may be proposed, and decided by a person: the gravest first."""

    VETO = "veto"
    YELLOW_CARD = "yellow_card"
    KEY_MANAGEMENT = "key_management"


class When(StrEnum):
    """What a proposal looks at."""

    VALUE = "value"  # an indicator beyond a limit
    YEARS = "years"  # an indicator beyond a limit in years running
    REPEATED = "repeated"  # the same target missed in periods running
    SCORE = "score"  # a score below a limit
    CLASS = "class"  # a class, or a lower one
    FALL = "fall"  # a fall into a lower class
    LAST = "last"  # one of the last places


class Class(IntEnum):
    """Class of a unit; 0 for one without a score."""

    NONE = 0
    FIRST = 1
    SECOND = 2
    THIRD = 3


class Yardstick(StrEnum):
    """What values of one indicator are held against: the first of these that there is."""

    TARGET = "target"  # of the units and the year
    NORM = "norm"  # the normal range of the catalogue
    AREA = "area"  # the wider area's own value


class Movement(StrEnum):
    """How a unit's class moved since the period before."""

    UP = "up"
    LEVEL = "level"
    DOWN = "down"
    UNKNOWN = "unknown"  # no class now, or none before


def movement(before: int, now: int) -> Movement:
    """Return how a unit moved between two classes, values of ``Class``."""
    if Class.NONE in (before, now):
        return Movement.UNKNOWN
    if before == now:
        return Movement.LEVEL
    return Movement.UP if now < before else Movement.DOWN
