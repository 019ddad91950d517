"""Targets that units miss again and again (同样问题屡次出现)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.domain.assessment.scores import Scores


@dataclass(frozen=True)
class Repeated:
    """One target that a unit missed in periods running, this one the last.

    Attributes:
        unit_code: The unit.
        rule: Id of the rule.
        periods: How many periods running.
        beyond: Whether this period's miss is beyond chance.
    """

    unit_code: str
    rule: str
    periods: int
    beyond: bool


def repeated_problems(history: Sequence[Scores]) -> list[Repeated]:
    """Return the targets that units miss by enough to matter, two or more periods running.

    Rules that pool years are left out: their periods share most of their counts, so that one
    bad year would count again and again.

    Args:
        history: Scores of the same units in periods in turn, this one first.
    """
    now = history[0]
    found = []
    for rule in now.assessment.rules:
        if rule.pooled_years:
            continue
        missed = np.stack(
            [period.parts[rule.id]["telling"].to_numpy(dtype=bool) for period in history]
        )
        running = np.cumprod(missed, axis=0).sum(axis=0)
        beyond = now.parts[rule.id]["beyond"].to_numpy(dtype=bool)
        found += [
            Repeated(now.codes[unit], rule.id, int(running[unit]), bool(beyond[unit]))
            for unit in np.flatnonzero(running >= 2)  # noqa: PLR2004  once is no repetition
        ]
    return found
