"""One figure: an indicator's value of a unit in a period, with everything behind it."""

from dataclasses import dataclass

import pandas as pd

from dashboard.domain.status import Status

FIGURE_COLUMNS = (
    "unit_code",
    "start",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "n",
    "status",
)


@dataclass(frozen=True)
class Figure:
    """A row of a table of figures.

    Attributes:
        unit_code: Code of the unit.
        start: First month of the period, an ordinal.
        numerator, denominator: Counts of the formula; NaN where missing or without one.
        value: Value in the indicator's unit; NaN unless ``given``.
        lower, upper: 95% interval; NaN where there is none, infinite where open.
        n: Events behind the value.
        status: What can be said of the value.
    """

    unit_code: str
    start: int
    numerator: float
    denominator: float
    value: float
    lower: float
    upper: float
    n: float
    status: Status

    @property
    def given(self) -> bool:
        """Whether there is a value to print."""
        return self.status in (Status.OK, Status.CAUTIOUS)

    @property
    def counts(self) -> dict[str, float]:
        """Counts behind the value, as tests of significance take them."""
        return {"numerator": self.numerator, "denominator": self.denominator, "n": self.n}


def figures_of(table: pd.DataFrame) -> list[Figure]:
    """Return the rows of a table with the columns ``FIGURE_COLUMNS``."""
    columns = [table[name].tolist() for name in FIGURE_COLUMNS]
    columns[-1] = [Status(status) for status in columns[-1]]
    return [Figure(*row) for row in zip(*columns, strict=True)]
