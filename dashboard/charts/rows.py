"""Charts of rows: what must be known to lay their rows out anew, or to part them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChartRows:
    """The rows of a chart.

    Attributes:
        dataset: Name of the dataset with one datum or more a row.
        key: Field that tells rows apart, in drawing order.
        above: Pixels that the chart takes besides its rows.
    """

    dataset: str
    key: str
    above: int
